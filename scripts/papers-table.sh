#!/usr/bin/env bash
# Trains every method on the training images of its paper, scores it by the papers' protocol, and
# prints a table like that of docs/research-notes.md. Existing model files are not trained again, and
# a training that was stopped is resumed, so the script can be run until it is through.
set -euo pipefail

if [ $# -lt 3 ]; then
  cat >&2 <<'USAGE'
Usage: scripts/papers-table.sh T91 SET5 OUT [METHODS] [FACTORS]

  T91      directory of training images, as BMP, PNG, JPEG or GIF
  SET5     directory of test images; a second one may follow with a colon: SET5:SET14
  OUT      directory of the trained models and of the enlarged test images
  METHODS  names of 'finegrid train --help', quoted as one word (all)
  FACTORS  quoted as one word ("2 3 4")

FINEGRID_BACK_PROJECTION, if set, is the number of iterations of back-projection after each model.
FINEGRID_ITERATIONS, if set, replaces the number of training steps of networks, for a quick look.
USAGE
  exit 2
fi

training=$1
tests=$2
out=$3
home=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
methods=${4:-$("$home/finegrid" train --help |
  sed -n '/^Methods/,/^Examples/s/^  \([a-z][a-z0-9+-]*\)  .*/\1/p')}
factors=${5:-2 3 4}
mkdir -p "$out"

# Data augmentation for networks: rescaled copies, as in their papers, and coarse grids with several
# offsets, without which a large network overfits 91 images. The other images
# are the test.
copies=(--scales 1,0.9,0.8,0.7,0.6 --validation 0.03 --test 0)

# Trains a method for a factor, unless its file exists; ITERATIONS 0 is the default of the method.
train() {
  local method=$1 factor=$2 model=$3 iterations=$4
  shift 4
  [[ -f $model ]] && return
  local help
  help=$("$home/finegrid" train "$method" --help)
  if [[ $help == *--rate=* ]]; then
    iterations=${FINEGRID_ITERATIONS:-$iterations}
    ((iterations)) && set -- "$@" --iterations "$iterations"
    set -- "$@" "${copies[@]}" --shifts $((factor < 3 ? factor : 3))
  fi
  [[ -f $model.checkpoint ]] && set -- "$@" --resume
  "$home/finegrid" train "$method" --data "$training" --factor "$factor" --out "$model" "$@" \
    >"${model%.onnx}.txt"
}

# fine-l is trained on the images and then distilled from two networks with twice its channels, the
# second of which is fine-tuned from the first.
fine_l() {
  local factor=$1 steps=$out/fine-l
  [[ -f $out/fine-l-x$factor.onnx ]] && return
  mkdir -p "$steps"
  local wide=(--width 64 --blocks 8 --patch 20 --batch 8)
  train fine-l "$factor" "$steps/teacher-1-x$factor.onnx" 15000 "${wide[@]}" --rate 0.0012
  train fine-l "$factor" "$steps/teacher-2-x$factor.onnx" 11000 "${wide[@]}" --rate 0.0008 \
    --start "$steps/teacher-1-x$factor.onnx"
  train fine-l "$factor" "$steps/first-x$factor.onnx" 14000 --patch 20 --batch 16
  train fine-l "$factor" "$out/fine-l-x$factor.onnx" 26000 \
    --start "$steps/first-x$factor.onnx" \
    --teacher "$steps/teacher-1-x$factor.onnx" --teacher "$steps/teacher-2-x$factor.onnx" \
    --patch 32 --batch 4 --rate 0.0015 --smoothing 0.02
}

for factor in $factors; do
  for method in $methods; do
    case $method in
      fine-l) fine_l "$factor" ;;
      *) train "$method" "$factor" "$out/$method-x$factor.onnx" 0 ;;
    esac
  done
done

set --
for factor in $factors; do
  for method in $methods; do
    set -- "$@" "$out/$method-x$factor.onnx"
  done
done

IFS=:
for directory in $tests; do
  unset IFS
  printf '\n%s\n\n' "$(basename "$directory")"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx2g -Djava.awt.headless=true -cp "$home/engine/cli/target/finegrid.jar" \
    org.finegrid.training.protocol.PaperTable --save "$out/made/$(basename "$directory")" \
    --back-projection "${FINEGRID_BACK_PROJECTION:-0}" \
    "$directory" "$@"
done
