# shellcheck shell=bash
# Building only when a source is newer than the last good build.

readonly build_stamp=${top:?}/target/.built

# A folder inside a module counts too: its time moves when a file in it is removed or renamed. The
# module's own folder does not: the build makes `target` in it.
sources_changed() {
  [[ -e $build_stamp ]] || return 0
  [[ -n $(find "$top"/{bpf,wire,native-loader,geo-data,app}/* "$top/.mvn" "$top/pom.xml" \
    \( -name target -o -name node_modules -o -name lab -o -name __pycache__ \) -prune -o \
    -newer "$build_stamp" -print -quit 2>/dev/null) ]]
}

build_if_changed() {
  sources_changed || return 0
  require_packages build run
  mkdir -p "$top/target"
  exec 8>"$top/target/.build.lock"
  flock 8
  if sources_changed; then
    build "$1"
  fi
  exec 8>&-
}

build() {
  local log=$top/target/build.log started
  started=$(mktemp "$top/target/.started.XXXXXX")
  echo "telltale: building (the log is target/build.log)" >&2
  if ! (cd "$top" && JAVA_HOME=$1 mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -Dcheckstyle.skip=true -Dbpf.check=all package) >"$log" 2>&1 </dev/null; then
    rm -f "$started"
    echo "telltale: the build failed; the end of target/build.log:" >&2
    grep -E '^\[ERROR\]' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    exit 1
  fi
  ready_the_helper "$1"
  # The stamp carries the time at which the build began: what was edited meanwhile is built next time.
  mv -f "$started" "$build_stamp"
  ready_the_app "$1" >"$top/target/ahead.log" 2>&1 </dev/null 8>&- &
}

# ready_the_helper JAVA_HOME: what the helper's start takes besides its jars. Its classes are archived as the JVM lays
# them out in memory: it starts in three quarters of the time and is 4 MB smaller. The list holds what a helper under
# load was seen to use, and only names: one that is gone is left out. The JVM refuses an archive that another JVM or
# other jars made, and does without; so does a start whose archive could not be made.
ready_the_helper() {
  local helper=$top/native-loader path
  path=$(printf '%s:' "$helper"/target/telltale-native-loader-0.1.0.jar "$helper"/target/jars/*.jar)
  printf '%s\n' "$1" >"$helper/target/jdk"
  "$1/bin/java" -Xshare:dump "-XX:SharedArchiveFile=$helper/target/helper.jsa" -Xlog:disable \
    "-XX:SharedClassListFile=$helper/src/main/cds/helper.classes" \
    -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    -cp "${path%:}" >"$top/target/archive.log" 2>&1 ||
    rm -f "$helper/target/helper.jsa"
}
