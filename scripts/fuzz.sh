#!/usr/bin/env bash
# Damages small files of every supported kind (rasters and networks) and runs info and downscale on
# them. Each must be read or refused in one sentence. Prints a Markdown table of the outcomes, and
# exits with 1 if the program crashed, hung or reported an internal error.
#
#   scripts/fuzz.sh N [SEED] [FOLDER]     N files; those that failed are kept in FOLDER/faults
#
# Needs gdal-bin, cdo and netcdf-bin; GDAL's formats are included if its Java bindings are
# installed (scripts/install-gdal-java.sh). The same SEED gives the same files.
set -euo pipefail
count=${1:?how many files to spoil}
seed=${2:-1}
home=$(cd "$(dirname "$0")/.." && pwd)
folder=${3:-}
if [[ -z $folder ]]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-fuzz.XXXXXX")
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
results=$folder/results.tsv
printf -- '-1\t\tBEGIN\t0\t\n' >"$results"

echo "building" >&2
mvn -q -B -f "$home/pom.xml" -DskipTests -pl engine/cli -am package \
  dependency:build-classpath -Dmdep.outputFile=target/tests.classpath >&2
# The trials look for the samples relative to this directory.
cd "$home/engine/cli"
trial() {
  java -Xmx512m -XX:+UseParallelGC -Djava.awt.headless=true "-Djava.io.tmpdir=$folder" \
    "-Djava.library.path=${FINEGRID_GDAL:-$HOME/.local/share/finegrid/gdal}" \
    -cp "target/test-classes:target/classes:$(cat target/tests.classpath)" \
    org.finegrid.cli.mutants.Fuzz "$folder" "$@" >"$folder/last.log" 2>&1
}
trial || { cat "$folder/last.log" >&2; exit 1; }
next=0
while ((next < count)); do
  printf '\r%d of %d ' "$next" "$count" >&2
  status=0
  trial "$seed" "$next" $((next + 500 < count ? next + 500 : count)) || status=$?
  last=$(tail -n 1 "$results" | cut -f 1)
  next=$((last + 1))
  if ((status != 0 && status != 3)); then
    # The virtual machine crashed on the file that was written last.
    newest=$(find "$folder" -maxdepth 1 -name 'mutant-*' -printf '%T@ %f\n' | sort -n | tail -n 1 | cut -d ' ' -f 2)
    name=${newest#mutant-}
    printf '%d\t%s\tCRASH\t0\tended with %d\n' "$next" "$name" "$status" >>"$results"
    mkdir -p "$folder/faults"
    cp "$folder/$newest" "$folder/faults/$next-$name"
    cp "$folder/last.log" "$folder/faults/$next.log"
    next=$((next + 1))
  fi
done
printf '\r%d of %d\n' "$count" "$count" >&2

awk -F '\t' '
  $1 < 0 { next }
  { files[$2]++; n[$2, $3]++; total[$3]++; if ($4 > slowest[$2]) slowest[$2] = $4 }
  END {
    print "| file | spoilt | read | refused | faults | slow | crashes | slowest, ms |"
    print "|---|---|---|---|---|---|---|---|"
    for (name in files) printf "| %s | %d | %d | %d | %d | %d | %d | %d |\n", name, files[name],
      n[name, "READ"], n[name, "REFUSED"], n[name, "FAULT"], n[name, "SLOW"], n[name, "CRASH"], slowest[name] | "sort"
    close("sort")
    printf "| all | %d | %d | %d | %d | %d | %d | |\n", NR - 1, total["READ"], total["REFUSED"],
      total["FAULT"], total["SLOW"], total["CRASH"]
    exit total["FAULT"] + total["SLOW"] + total["CRASH"] > 0
  }' "$results" || { echo "kept in $folder/faults" >&2; exit 1; }
