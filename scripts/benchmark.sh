#!/usr/bin/env bash
# Whole-process times of Finegrid and of gdalwarp's cubic resampling, 2048² to 8192² cells, GeoTIFF
# to GeoTIFF with the same data type, compression and tiling. Prints a Markdown table of medians.
#
#   scripts/benchmark.sh [RUNS]      5 runs of each, in turn, by default
#
# Needs gdal-bin. Run it on a quiet machine: the programs use all processors.
set -euo pipefail
runs=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-benchmark.XXXXXX")
trap 'rm -rf "$work"' EXIT
edge=2048

echo "building and making the input" >&2
mvn -q -B -f "$home/pom.xml" -DskipTests package >&2
"$home/finegrid" --version >&2
java -cp "$home/engine/core/target/test-classes:$home/engine/cli/target/lib/*" \
  org.finegrid.testing.BenchmarkInputs "$work" $edge

warp() {
  gdalwarp -q -overwrite -r cubic -multi -wo NUM_THREADS=ALL_CPUS -tr 25 25 \
    -co TILED=YES -co BLOCKXSIZE=512 -co BLOCKYSIZE=512 "$@" "$work/coarse.tif" "$work/out.tif"
}
fine() {
  "$home/finegrid" downscale "$work/coarse.tif" "$work/out.tif" --factor 4 --overwrite \
    --progress none --report "$work/report.json" "$@"
}
deflate=(-co COMPRESS=DEFLATE -co PREDICTOR=3 -co ZLEVEL=1 -co NUM_THREADS=ALL_CPUS)

names=("gdalwarp cubic, uncompressed" "bicubic, uncompressed" "ESPCN-sized, uncompressed"
  "gdalwarp cubic, Deflate" "bicubic, Deflate" "ESPCN-sized, Deflate"
  "fine-s, uncompressed" "fine-m, uncompressed" "fine-l, uncompressed" "espcn, uncompressed"
  "fsrcnn, uncompressed" "srcnn, uncompressed" "aplus, uncompressed")
run() {
  case $1 in
    0) warp ;;
    1) fine --model bicubic --compress none ;;
    2) fine --model "$work/espcn.onnx" --compress none ;;
    3) warp "${deflate[@]}" ;;
    4) fine --model bicubic --compress deflate ;;
    5) fine --model "$work/espcn.onnx" --compress deflate ;;
    6) fine --model fine-s --compress none ;;
    7) fine --model fine-m --compress none ;;
    8) fine --model fine-l --compress none ;;
    9) fine --model espcn --compress none ;;
    10) fine --model fsrcnn --compress none ;;
    11) fine --model srcnn --compress none ;;
    12) fine --model aplus --compress none ;;
  esac
}
number() { sed -n "s/.*\"$1\" : \([0-9.eE-]*\).*/\1/p" "$work/report.json" | head -n 1; }

for ((i = 0; i <= runs; i++)); do
  for ((k = 0; k < ${#names[@]}; k++)); do
    rm -f "$work/out.tif"
    start=$(date +%s%N)
    run $k
    end=$(date +%s%N)
    # The first round only warms the file cache.
    if ((i > 0)); then
      echo $(((end - start) / 1000)) >>"$work/times.$k"
      if [[ $k != 0 && $k != 3 ]]; then
        echo "$(number model_seconds) $(number work_seconds)" >>"$work/model.$k"
      fi
    fi
    printf '\rround %d of %d, %d of %d ' "$i" "$runs" $((k + 1)) ${#names[@]} >&2
  done
done
echo >&2

median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }
echo "| what | seconds, median (least to most) | million fine cells/s | times gdalwarp | in the model |"
echo "|---|---|---|---|---|"
for ((k = 0; k < ${#names[@]}; k++)); do
  base=$(median "$work/times.$((k >= 3 && k < 6 ? 3 : 0))")
  mid=$(median "$work/times.$k")
  low=$(sort -n "$work/times.$k" | head -n 1)
  high=$(sort -n "$work/times.$k" | tail -n 1)
  share=–
  [[ -f $work/model.$k ]] && share=$(awk '{m += $1; w += $2} END {printf "%.0f %%", 100 * m / w}' "$work/model.$k")
  awk -v n="${names[$k]}" -v t="$mid" -v l="$low" -v h="$high" -v b="$base" -v s="$share" -v e=$edge \
    'BEGIN {printf "| %s | %.2f (%.2f to %.2f) | %.0f | %.2f | %s |\n", n, t/1e6, l/1e6, h/1e6, 16*e*e/t, b/t, s}'
done
