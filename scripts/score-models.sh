#!/usr/bin/env bash
# Scores model files on data that no shipped model learned from and by which none was chosen, and
# writes the scores into their cards. Weights stay as they are, byte by byte.
#
#   scripts/score-models.sh [MODEL.onnx...]          the shipped models, unless others are named
#
# The data: generated fields, two of each kind, of a seed that no training used; and fields of the
# samples' island, which another program makes. The samples' topography is not among them: it is a
# part of what the models learned from.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
(($#)) || set -- "$home"/engine/core/src/main/resources/org/finegrid/models/*.onnx
"$home/finegrid" --version >/dev/null # builds what has changed
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx3g -Djava.awt.headless=true \
  -cp "$home/engine/cli/target/finegrid.jar" org.finegrid.training.CardScoring \
  fields:54@20261128 \
  "$home/samples/island/elevation.tif=CC0" \
  "$home/samples/island/temperature.nc=CC0" \
  "$home/samples/island/precipitation-fine-truth.nc=CC0" \
  -- "$@"
