#!/usr/bin/env bash
# Throughput of reading and writing a GeoTIFF of 4096² floats, by Finegrid's own code and by GDAL
# through its Java bindings, in turn within one process. Prints a Markdown table of medians.
#
#   scripts/benchmark-formats.sh [RUNS]      9 runs of each by default
#
# Needs the bindings: scripts/install-gdal-java.sh. Run it on a quiet machine.
set -euo pipefail
runs=${1:-9}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-benchmark.XXXXXX")
trap 'rm -rf "$work"' EXIT

echo "building" >&2
mvn -q -B -f "$home/pom.xml" -DskipTests package -pl engine/cli -am >&2
java -Xmx1g -XX:+UseParallelGC -Djava.awt.headless=true \
  "-Djava.library.path=${FINEGRID_GDAL:-$HOME/.local/share/finegrid/gdal}" \
  -cp "$home/engine/gdal/target/test-classes:$home/engine/cli/target/lib/*" \
  org.finegrid.io.gdal.ThroughputBenchmark "$work" "$runs"
