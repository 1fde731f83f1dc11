#!/bin/sh
# Trains every method on the images that its paper trained it on, scores it by the papers' protocol,
# and prints a table like that of docs/models.md. A model file that exists is not trained again,
# and a training that was stopped goes on, so the script can be run until it is through.
set -eu

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

# Methods that learn step by step see rescaled copies, as their papers have it.
options() {
  if "$home/finegrid" train "$1" --help | grep -q -- --rate=; then
    printf '%s' "--scales 1,0.8,0.65 ${FINEGRID_ITERATIONS:+--iterations $FINEGRID_ITERATIONS}"
  fi
}

for factor in $factors; do
  for method in $methods; do
    model=$out/$method-x$factor.onnx
    if [ ! -f "$model" ]; then
      resume=
      [ -f "$model.checkpoint" ] && resume=--resume
      # shellcheck disable=SC2046
      "$home/finegrid" train "$method" --data "$training" --factor "$factor" --out "$model" \
        $(options "$method") $resume >"$out/$method-x$factor.txt"
    fi
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
