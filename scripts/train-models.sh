#!/usr/bin/env bash
# Trains models like those that come with Finegrid, one after the other. Existing model files are
# kept, and a training that was stopped is resumed.
#
#   scripts/train-models.sh DATA OUT [MODEL...]      MODEL: any method; default: those that ship
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
if (($# < 2)) || ! command -v cdo >/dev/null; then
  echo "usage: scripts/train-models.sh DATA OUT [MODEL...]; needs cdo (Debian's package cdo)" >&2
  exit 2
fi
data=$1
out=$2
shift 2
models=("$@")
((${#models[@]})) || models=(fine-l fine-m fine-s espcn fsrcnn srcnn aplus)
mkdir -p "$out/fine-l"
work=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-training.XXXXXX")
trap 'rm -rf "$work"' EXIT
cdo -s -f nc topo "$work/topo.nc"
cdo -s -f nc temp "$work/temp.nc"

# Networks draw patches from a field with a probability proportional to the square root of its size.
# Without weights, the generated fields would leave little to the rasters.
cdo="distributed with CDO, BSD-3-Clause"
sources=(
  --data fields:400@2
  --data "$data/nz_elev.tif" --licence CC0 --weight 24
  --data "$work/topo.nc" --licence "$cdo" --weight 16
  --data "$work/temp.nc" --licence "$cdo" --weight 20
  --data "$data/era5_1995-07-14T12.nc" --licence "Copernicus licence" --weight 80
  --data "$data/eraint_uvz.nc" --licence "ECMWF, CC BY 4.0" --weight 1
  --scales 1,0.8,0.6 --blurs 0,0.7,1.2 --shifts 2 --validation 0.08
)

# Options of a method besides the data, for its first factor.
first() {
  case $1 in
    fine-m | fine-s) echo --iterations 20000 --patch 24 --batch 8 "${learning[@]}" ;;
    espcn | fsrcnn) echo --iterations 8000 --patch 20 --batch 12 --rate 0.002 "${learning[@]}" ;;
    srcnn) echo --iterations 5000 --patch 12 --batch 8 --rate 0.002 "${learning[@]}" ;;
    aplus) echo --atoms 832 --bits 8 ;;
    *) ;;
  esac
}
# And for further factors, which start from the weights of the first.
further() {
  case $1 in
    fine-*) echo --iterations 3000 --rate 0.0015 --patch 24 --batch 8 "${learning[@]}" ;;
    espcn | fsrcnn) echo --iterations 2500 --patch 20 --batch 12 --rate 0.0015 "${learning[@]}" ;;
    srcnn) echo --iterations 1500 --patch 16 --batch 8 --rate 0.0015 "${learning[@]}" ;;
    *) ;;
  esac
}
learning=(--smoothing 0.3 --mixup 0.3 --sign-flip 0.2)
# The halo of fine-l is 17 cells: in small patches, zeros beyond the edges would influence all cells.
large=(--patch 40 --batch 4 "${learning[@]}" --resume)
# No mixup: a teacher's output for the sum of two patches is not the sum of its outputs.
taught=(--patch 40 --batch 4 --smoothing 0.3 --sign-flip 0.3 --resume)

# Trains a method for a factor, unless its file exists.
train() {
  local method=$1 factor=$2 file=$3
  shift 3
  [[ -f $file ]] && return
  echo "$file" >&2
  "$home/finegrid" train "$method" "${sources[@]}" --factor "$factor" --out "$file" "$@"
}

# fine-l is distilled from a slower network, the teacher, averaged over rotations, mirror images and
# sign flips. The teacher has one more block and independent kernels. For factor 4 it is the last of
# four networks, each fine-tuned from the previous one; for others the average of two. All of these
# stay in OUT/fine-l.
steps=$out/fine-l
free=(--equivariance none --blocks 8)
teacher() {
  local factor=$1 file=$steps/teacher-x$1.onnx
  [[ -f $file ]] && return
  if ((factor == 4)); then
    train fine-l 4 "$steps/x4-1.onnx" "${free[@]}" --iterations 30000 "${large[@]}"
    train fine-l 4 "$steps/x4-2.onnx" "${free[@]}" --start "$steps/x4-1.onnx" \
      --iterations 4500 --rate 0.001 "${large[@]}"
    train fine-l 4 "$steps/x4-3.onnx" "${free[@]}" --start "$steps/x4-2.onnx" \
      --iterations 24000 --rate 0.0015 "${large[@]}"
    train fine-l 4 "$file" "${free[@]}" --start "$steps/x4-3.onnx" \
      --iterations 5000 --rate 0.0015 "${large[@]}"
    return
  fi
  teacher 4
  local seed
  for seed in 1 2; do
    train fine-l "$factor" "$steps/x$factor-$seed.onnx" "${free[@]}" \
      --start "$steps/teacher-x4.onnx" --iterations 3000 --rate 0.0015 --seed $seed "${large[@]}"
  done
  train fine-l "$factor" "$file" "${free[@]}" --iterations 0 \
    --start "$steps/x$factor-1.onnx" --start "$steps/x$factor-2.onnx"
}
fine_l() {
  local factor=$1 file=$2 before=$3 first=$steps/first-x$1.onnx
  [[ -f $file ]] && return
  local iterations=5000
  teacher "$factor"
  if ((factor == 4)); then
    iterations=20000
    train fine-l 4 "$first" --iterations 12000 "${large[@]}"
  else
    train fine-l "$factor" "$first" --start "$before" --iterations 5000 --rate 0.0015 "${large[@]}"
  fi
  train fine-l "$factor" "$file" --start "$first" --teacher "$steps/teacher-x$factor.onnx" \
    --iterations $iterations --rate 0.0015 "${taught[@]}"
}

for model in "${models[@]}"; do
  resume=(--resume)
  [[ $model == aplus ]] && resume=()
  # shellcheck disable=SC2046
  case $model in
    fine-l) fine_l 4 "$out/fine-l-x4.onnx" "" ;;
    *) train "$model" 4 "$out/$model-x4.onnx" $(first "$model") "${resume[@]}" ;;
  esac
  for factor in 3 2; do
    # shellcheck disable=SC2046
    case $model in
      aplus) train "$model" $factor "$out/$model-x$factor.onnx" $(first "$model") ;;
      fine-l) fine_l $factor "$out/fine-l-x$factor.onnx" "$steps/first-x$((factor + 1)).onnx" ;;
      *)
        train "$model" $factor "$out/$model-x$factor.onnx" \
          --start "$out/$model-x4.onnx" $(further "$model") "${resume[@]}"
        ;;
    esac
  done
done
(cd "$out" && LC_ALL=C && printf '%s\n' *.onnx >index.txt)
