#!/usr/bin/env bash
# Trains every method on the images that its paper trained it on, scores it by the papers' protocol,
# and prints a table like that of docs/research-notes.md. A model file that exists is not trained again,
# and a training that was stopped goes on, so the script can be run until it is through.
set -euo pipefail

if [ $# -lt 3 ]; then
  cat >&2 <<'USAGE'
Usage: scripts/papers-table.sh T91 SET5 OUT [METHODS] [FACTORS]

  T91      directory of training images, as BMP, PNG, JPEG or GIF
  SET5     directory of test images; a second one may follow with a colon: SET5:SET14
  OUT      directory of the trained models and of what they make of the test images
  METHODS  names of 'finegrid train --help', quoted as one word (all)
  FACTORS  quoted as one word ("2 3 4")

FINEGRID_BACK_PROJECTION, where set, is how many iterations of back-projection come behind models.
FINEGRID_ITERATIONS, where set, replaces the iterations of networks: a quick look.
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

# What networks learn from: rescaled copies, as their papers have it, and the coarse grid begun at
# several places. A large network soon knows 91 images by heart.
copies=(--scales 1,0.9,0.8,0.7,0.6 --validation 0.03)

# Trains a method for a factor, unless its file is there; ITERATIONS as they are by default, where 0.
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

# fine-l learns from the images, and then what two networks with twice its channels make of them,
# the second of which went on from the first.
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
