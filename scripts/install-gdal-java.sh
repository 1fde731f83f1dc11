#!/usr/bin/env bash
# Builds the native part of GDAL's Java bindings, which Debian and Ubuntu do not package, from the
# distribution's own source package of gdal, and puts it where the launcher looks for it.
#
#   scripts/install-gdal-java.sh [DIRECTORY]     $FINEGRID_GDAL or ~/.local/share/finegrid/gdal
#
# The machine's own package sources are used, with source entries in a temporary list; the system's
# lists are not changed. Only missing packages (swig, g++, GDAL itself, a JDK) need
# root. If everything is installed already, the script reports this and ends.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${1:-${FINEGRID_GDAL:-${HOME:?}/.local/share/finegrid/gdal}}

say() { printf 'install-gdal-java: %s\n' "$1"; }
fail() {
  printf 'install-gdal-java: %s\n' "$1" >&2
  exit 1
}

command -v apt-get >/dev/null ||
  fail "needs apt-get (Debian or Ubuntu); for other systems, see docs/formats.md"
# The version of the bindings' Java half: a checkout's build names it, a release holds its jar.
if [[ -f $home/pom.xml ]]; then
  bindings=$(sed -n 's:.*<gdal\.version>\(.*\)</gdal\.version>.*:\1:p' "$home/pom.xml")
  remedy="set gdal.version in $home/pom.xml to"
else
  bindings=$(find "$home/lib" -name 'gdal-[0-9]*.jar' 2>/dev/null | sed -n 's:.*/gdal-\(.*\)\.jar$:\1:p')
  remedy="build Finegrid from its sources with the property gdal.version set to"
fi
[[ -n $bindings ]] || fail "$home has neither a pom.xml with gdal.version nor lib/gdal-VERSION.jar"

# Missing packages, by the programs that they contain.
missing=()
command -v swig >/dev/null || missing+=(swig)
command -v g++ >/dev/null || missing+=(g++)
javac=${JAVA_HOME:+$JAVA_HOME/bin/javac}
find_javac() { [[ -x $javac ]] || javac=$(command -v javac); }
find_javac || missing+=(openjdk-17-jdk-headless)
# A user's path does not have ldconfig.
library() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p | awk '/=> .*\/libgdal\.so\.[0-9]+$/ && !n++ {print $NF}'; }
[[ -n $(library) ]] || missing+=(gdal-bin)
if ((${#missing[@]})); then
  ((EUID == 0)) || fail "packages are missing; run: sudo apt-get install -y ${missing[*]}"
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get could not install ${missing[*]}; see the message above"
fi

gdal=$(library)
package=$(dpkg-query -S "$(readlink -f "$gdal")" 2>/dev/null | head -n 1 | cut -d: -f1)
[[ -n $package ]] || fail "$gdal is of no package; only the distribution's own GDAL has sources here"
version=$(dpkg-query -W -f '${Version}' "$package")
source=$(dpkg-query -W -f '${source:Version}' "$package")
# The bindings of 3.6.0 work with every 3.6: within a minor version GDAL keeps its interface.
series=$(sed -E 's/^([0-9]+\.[0-9]+).*/\1/' <<<"$version")
[[ ${bindings%.*} == "$series" ]] || fail "this machine has GDAL $version ($package), Finegrid is built with the Java bindings $bindings; $remedy $series.0"

stamp="$package $version, bindings $bindings"
if [[ -f $target/libgdalalljni.so && $(cat "$target/built-for" 2>/dev/null) == "$stamp" ]]; then
  say "$target/libgdalalljni.so exists already ($stamp)"
  exit 0
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/finegrid-gdal.XXXXXX")
trap 'rm -rf "$work"' EXIT
# apt downloads as a user of its own, which needs access to the directory.
chmod 755 "$work"
mkdir -p "$work"/{parts,lists/partial,cache/archives/partial,src,include,out}

# The package sources of GDAL's packages on this machine, as source entries.
say "fetching the source package gdal $source"
if [[ -z $(apt-cache madison libgdal-dev) ]] && ((EUID == 0)); then
  apt-get update -qq
fi
entries=$(apt-get indextargets --format '$(SOURCESENTRY)|$(REPO_URI)|$(RELEASE)/$(COMPONENT)' 'Created-By: Packages')
from=$(apt-cache madison libgdal-dev | awk -F'|' '{split($3, at, " "); print at[1] "|" at[2]}' | sort -u)
[[ -n $from ]] || fail "this machine's package lists know no libgdal-dev; run apt-get update"
while IFS='|' read -r entry uri suite; do
  # madison prints the URL without its last slash.
  grep -qxF "${uri%/}|$suite" <<<"$from" || continue
  file=${entry%:*}
  case $file in
    *.sources) sed -E 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/${file##*/}" ;;
    *) sed -nE 's/^[[:space:]]*deb([[:space:]])/deb-src\1/p' "$file" >"$work/parts/${file##*/}" ;;
  esac
done <<<"$entries"
apt=(apt-get -qq -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$work/parts"
  -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o "APT::Sandbox::User=root")
log=$work/log
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }; }
quietly "${apt[@]}" update || fail "the lists of sources could not be fetched; see apt-get's message above"
(cd "$work/src" && quietly "${apt[@]}" source --download-only "gdal=$source") ||
  fail "the source package gdal $source could not be fetched; see apt-get's message above"
# Only the headers: the package libgdal-dev would install the development files of all dependencies.
(cd "$work/src" && quietly apt-get -qq -o "APT::Sandbox::User=root" download "libgdal-dev=$version") ||
  fail "the package libgdal-dev $version could not be fetched; see apt-get's message above"
dpkg-deb -x "$work"/src/libgdal-dev_*.deb "$work/include"
tar -C "$work/src" -xf "$work"/src/gdal_*.orig.tar.* --wildcards \
  '*/swig/include/*' '*/ogr/ogr_*.h'
interfaces=$(echo "$work"/src/gdal-*/swig/include)
headers=$work/include/usr/include/gdal

say "building the bindings"
find_javac
jdk=$(dirname "$(dirname "$(readlink -f "$javac")")")/include
[[ -f $jdk/jni.h ]] || fail "$jdk holds no jni.h; install a whole JDK"
objects=()
for module in gdalconst gdal ogr osr; do
  wrapped=$work/out/${module}_wrap.cpp
  mkdir "$work/out/$module"
  quietly swig -java -c++ -package "org.gdal.$module" -outdir "$work/out/$module" \
    -I"$interfaces" -I"$interfaces/java" -o "$wrapped" "$interfaces/$module.i" ||
    fail "SWIG refused $module.i; see the message above"
  quietly g++ -O2 -fPIC -fno-strict-aliasing -w -I"$headers" -I"$jdk" -I"$jdk/linux" \
    -c "$wrapped" -o "$work/out/$module.o" || fail "$module did not compile; see g++'s message above"
  objects+=("$work/out/$module.o")
done
quietly g++ -shared -o "$work/libgdalalljni.so" "${objects[@]}" "$gdal" -Wl,--no-undefined ||
  fail "the bindings did not link; see g++'s message above"

mkdir -p "$target" || fail "$target cannot be made"
# Renamed into place, so that a running program keeps the old library intact.
install -m 644 "$work/libgdalalljni.so" "$target/.libgdalalljni.so.new"
mv -f "$target/.libgdalalljni.so.new" "$target/libgdalalljni.so"
echo "$stamp" >"$target/built-for"
say "made $target/libgdalalljni.so ($stamp) in $SECONDS s"
