#!/usr/bin/env bash
# Kills downscale runs at random times and checks the output file with GDAL's programs: it must be
# the old file, the new one, or missing if there was none. Then repeats the run, which must succeed
# and leave no other files. Prints a Markdown table of the findings, and exits with 1 if anything was
# broken.
#
#   scripts/kill.sh N [SEED] [FOLDER]     N kills; broken outputs are kept in FOLDER/broken
#
# Three kills of four are SIGKILL, the others SIGTERM. Needs gdal-bin and GDAL's Java bindings
# (scripts/install-gdal-java.sh). SEED determines the times, but not what the machine is doing then.
set -euo pipefail
count=${1:?how many kills}
RANDOM=${2:-1}
home=$(cd "$(dirname "$0")/.." && pwd)
folder=${3:-}
if [[ -z $folder ]]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-kill.XXXXXX")
fi
mkdir -p "$folder/whole" "$folder/run"
folder=$(cd "$folder" && pwd)
results=$folder/results.tsv
: >"$results"

input=$home/samples/island/temperature.nc
variable=tas
formats=(GeoTIFF NetCDF NetCDF-4 Zarr COG)
declare -A name=([GeoTIFF]=out.tif [NetCDF]=out.nc [NetCDF-4]=out.nc [Zarr]=out.zarr [COG]=out.tif)
declare -A old new milliseconds

# A run, by exec, so that its process is the one to kill.
fine() {
  exec "$home/finegrid" downscale "$input" "$@" --model bicubic --progress none
}

# What GDAL reads from a file: size and checksums of all cells; empty if it cannot read it.
found() {
  local raster=$1
  if [[ -d $1 ]]; then
    # gdalinfo reads one step of an array at a time.
    raster=$folder/store.nc
    rm -f "$raster"
    gdalmdimtranslate -q -of netCDF -co FORMAT=NC "$1" "$raster" >"$folder/gdal.log" 2>&1 || return 0
    raster=NETCDF:"$raster":$variable
  fi
  gdalinfo -checksum "$raster" >"$folder/gdal.txt" 2>"$folder/gdal.log" || return 0
  if ! grep -q '^ERROR' "$folder/gdal.log"; then
    grep -E '^Size is|Checksum=' "$folder/gdal.txt" | md5sum
  fi
}

# Hidden files in the directory of the run.
hidden() {
  find "$folder/run" -mindepth 1 -maxdepth 1 -name '.*' -printf '%f\n' | sort
}

echo "building, and making the old and new files" >&2
"$home/finegrid" --version >&2
for format in "${formats[@]}"; do
  mkdir -p "$folder/whole/$format/old" "$folder/whole/$format/new"
  file=${name[$format]}
  (fine "$folder/whole/$format/old/$file" --format "$format" --factor 5 --overwrite)
  begun=$(date +%s%N)
  (fine "$folder/whole/$format/new/$file" --format "$format" --factor 16 --overwrite)
  milliseconds[$format]=$((($(date +%s%N) - begun) / 1000000))
  old[$format]=$(found "$folder/whole/$format/old/$file")
  new[$format]=$(found "$folder/whole/$format/new/$file")
  if [[ -z ${old[$format]} || -z ${new[$format]} || ${old[$format]} == "${new[$format]}" ]]; then
    echo "$format: GDAL's programs cannot tell the old file from the new one" >&2
    exit 1
  fi
done

# Whether the output exists in that format, whether it is the old or the new file, and what is wrong.
judge() {
  local path=$1 format=$2
  if [[ ! -e $path ]]; then
    echo none
    return
  fi
  case $(found "$path") in
    "${old[$format]}") echo old ;;
    "${new[$format]}") echo new ;;
    *) echo "broken: no whole file has the name" ;;
  esac
}

# One kill; prints the finding.
try() {
  local format=$1 overwrite=$2 signal=$3
  local path=$folder/run/${name[$format]} answer left put_back='' process moment status=0
  local options=(--format "$format" --factor 16)
  [[ $overwrite == yes ]] && options+=(--overwrite)
  while :; do
    rm -rf "$folder/run"
    mkdir "$folder/run"
    [[ $overwrite == yes ]] && cp -a "$folder/whole/$format/old/." "$folder/run/"
    fine "$path" "${options[@]}" >"$folder/run.log" 2>&1 &
    process=$!
    # The first third of the time is start-up, which is the same for all runs.
    moment=$((milliseconds[$format] * (30 + RANDOM % 75) / 100))
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    # A run that ended before the kill is repeated.
    kill -s "$signal" "$process" 2>/dev/null && break
    wait "$process" || true
  done
  wait "$process" 2>/dev/null || status=$?
  # 143 is the exit code of the shell or of Java, before Finegrid handles signals and starts to work.
  if [[ $signal == TERM && $status != 0 && $status != 130 && $status != 143 ]]; then
    echo "broken: SIGTERM ended it with $status"
    return
  fi
  left=$(hidden)
  if [[ $signal == TERM && -n $left ]]; then
    echo "broken: SIGTERM left $left"
    return
  fi
  answer=$(judge "$path" "$format")
  if [[ $answer == none && $overwrite == yes ]]; then
    "$home/finegrid" info "$path" >"$folder/run.log" 2>&1 || true
    answer=$(judge "$path" "$format")
    put_back=' put back'
  fi
  if [[ $answer == none && $overwrite == yes || $answer == old && $overwrite == no ]]; then
    echo "broken: $answer${put_back}"
    return
  fi
  if [[ $answer == new && $overwrite == no ]]; then
    options+=(--overwrite)
  fi
  if ! (fine "$path" "${options[@]}") >"$folder/run.log" 2>&1; then
    echo "broken: the next run fails"
  elif [[ $(judge "$path" "$format") != new ]]; then
    echo "broken: the next run makes another file"
  elif [[ -n $(comm -13 <(echo "$left") <(hidden)) ]] || hidden | grep -q 'finegrid-old$'; then
    echo "broken: the next run leaves something"
  else
    echo "$answer$put_back"
  fi
}

for ((i = 0; i < count; i++)); do
  printf '\r%d of %d ' "$i" "$count" >&2
  format=${formats[i % 5]}
  overwrite=$([[ $((i / 5 % 2)) == 0 ]] && echo yes || echo no)
  signal=$([[ $((i / 10 % 4)) == 3 ]] && echo TERM || echo KILL)
  # In this shell, so that each draws a different time.
  try "$format" "$overwrite" "$signal" >"$folder/answer"
  answer=$(cat "$folder/answer")
  printf '%s\t%s\t%s\t%s\n' "$format" "$overwrite" "$signal" "$answer" >>"$results"
  if [[ $answer == broken* ]]; then
    mkdir -p "$folder/broken"
    cp -a "$folder/run" "$folder/broken/$i-$format"
    cp "$folder/run.log" "$folder/broken/$i-$format.log"
    echo "$answer" >>"$folder/broken/$i-$format.log"
  fi
done
printf '\r%d of %d\n' "$count" "$count" >&2

awk -F '\t' '
  {
    key = $1 " | " $2
    if (!(key in kills)) order[++rows] = key
    kills[key]++
    if ($3 == "TERM") terms[key]++
    if ($4 ~ /put back/) back[key]++
    sub(/ put back$/, "", $4); sub(/^broken.*/, "broken", $4)
    n[key, $4]++; total[$4]++
  }
  END {
    print "| format | overwrite | kills | of them SIGTERM | old | new | none | put back | broken |"
    print "|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= rows; i++) { key = order[i]
      printf "| %s | %d | %d | %d | %d | %d | %d | %d |\n", key, kills[key], terms[key],
        n[key, "old"], n[key, "new"], n[key, "none"], back[key], n[key, "broken"] }
    printf "| all | | %d | | %d | %d | %d | | %d |\n", NR, total["old"], total["new"],
      total["none"], total["broken"]
    exit total["broken"] > 0
  }' "$results" || { echo "kept in $folder/broken" >&2; exit 1; }
[[ -n ${3:-} ]] || rm -rf "$folder"
