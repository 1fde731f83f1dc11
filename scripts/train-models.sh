#!/usr/bin/env bash
# Trains the networks that come with Finegrid, one after the other, and puts them where the build
# takes them from. What is there already is left; what was stopped goes on.
#
#   scripts/train-models.sh DATA OUT [MODEL...]      MODEL: fine-l, aplus, …; all unless named
#
# DATA holds the rasters that the model cards name:
#   nz_elev.tif                elevation of New Zealand, from the R package spDataLarge (CC0)
#   era5_1995-07-14T12.nc      ERA5 near the surface, from NCAR's geocat-datafiles (Copernicus)
#   eraint_uvz.nc              ERA-Interim at pressure levels, from xarray-data (ECMWF)
# Topography and temperature of the globe come from cdo (Debian's package cdo), which is needed.
# OUT receives NAME.onnx and index.txt; engine/core/src/main/resources/org/finegrid/models is where
# the build looks.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
data=$1
out=$2
shift 2
models=("$@")
((${#models[@]})) || models=(fine-l fine-m fine-s espcn fsrcnn srcnn aplus)
mkdir -p "$out"
work=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-training.XXXXXX")
trap 'rm -rf "$work"' EXIT
cdo -s -f nc topo "$work/topo.nc"
cdo -s -f nc temp "$work/temp.nc"

# Fields count by the root of their size: rasters are named several times, or the generated fields
# would leave little to them.
sources=(--data fields:500@1)
for _ in 1 2 3 4 5 6 7 8; do sources+=(--data "$data/nz_elev.tif" --licence CC0); done
for _ in 1 2 3 4; do
  sources+=(--data "$work/topo.nc" --licence "distributed with CDO, BSD-3-Clause")
done
sources+=(
  --data "$work/temp.nc" --licence "distributed with CDO, BSD-3-Clause"
  --data "$data/era5_1995-07-14T12.nc" --licence "Copernicus licence"
  --data "$data/eraint_uvz.nc" --licence "ECMWF, CC BY 4.0"
  --scales 1,0.7 --validation 0.08
)

# What a method is told beyond the data: for its first factor, and for those that begin with the
# first one's weights.
first() {
  case $1 in
    fine-l) echo --iterations 6000 --smoothing 0.5 ;;
    fine-m | fine-s) echo --iterations 5000 --smoothing 0.5 ;;
    espcn | fsrcnn) echo --iterations 5000 ;;
    srcnn) echo --iterations 5000 --patch 10 ;;
    aplus) echo --atoms 832 --bits 8 ;;
    *) ;;
  esac
}
further() {
  case $1 in
    fine-*) echo --iterations 2500 --smoothing 0.5 ;;
    espcn | fsrcnn) echo --iterations 2500 ;;
    srcnn) echo --iterations 2500 --patch 10 ;;
    *) ;;
  esac
}

train() {
  local model=$1 factor=$2
  shift 2
  [[ -f $out/$model-x$factor.onnx ]] && return
  echo "$model-x$factor" >&2
  "$home/finegrid" train "$model" "${sources[@]}" --factor "$factor" --resume \
    --out "$out/$model-x$factor.onnx" "$@"
  rm -f "$out/$model-x$factor.onnx.checkpoint"
}

for model in "${models[@]}"; do
  # shellcheck disable=SC2046
  train "$model" 4 $(first "$model")
  for factor in 3 2; do
    # shellcheck disable=SC2046
    case $model in
      aplus) train "$model" $factor $(first "$model") ;;
      *) train "$model" $factor --start "$out/$model-x4.onnx" $(further "$model") ;;
    esac
  done
done
(cd "$out" && printf '%s\n' *.onnx >index.txt)
