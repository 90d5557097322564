# shellcheck shell=bash
# The app's command line, and its classes made ready ahead of time.

# shellcheck disable=SC2034  # for whoever reads this in
readonly app_module=(--module-path "${top:?}/app/target/modules:$top/app/target/telltale-app-0.1.0.jar"
  --enable-native-access=javafx.graphics "${app_inside[@]}"
  -Dtelltale.helper="${TELLTALE_HELPER:-$top/native-loader/helper}"
  -Dtelltale.geo="${TELLTALE_GEO:-$top/geo-data/target/geo}"
  -m telltale.app/telltale.app.Main)

readonly app_ahead=$top/target/app.aot

# app_classes JAVA_HOME: the options that say where the app's classes come from. A JVM that refuses a cache, because it
# is of other jars or of another JDK, has not even its own archive: so a doubtful one is not offered. What the JVM has
# to say goes to standard error, because other programs read the output of `watch --json`.
app_classes() {
  local jars=("$top/app/target/modules" "$top/app/target/telltale-app-0.1.0.jar")
  printf '%s\n' -Xlog:disable -Xlog:all=error,aot*=off,cds*=off:stderr
  if [[ -s $app_ahead && $1 == "$(cat "$app_ahead.jdk" 2>/dev/null)" ]] &&
    [[ -z $(find "${jars[@]}" -name '*.jar' -newer "$app_ahead" -print -quit) ]]; then
    printf '%s\n' "-XX:AOTCache=$app_ahead"
  else
    printf '%s\n' -Xshare:auto
  fi
}

# ready_the_app JAVA_HOME: has the JVM keep the app's classes as a run of it has read, linked and profiled them. The next
# start takes little more than half of the time. The run shows a short recording in a window that no screen shows, with settings of
# its own, until it is told to stop; it takes a while, so nobody waits for it, and a start that comes earlier does without,
# as does one for which it failed.
ready_the_app() {
  local folder
  folder=$(mktemp -d "$top/target/.ahead.XXXXXX")
  if DISPLAY=none XDG_CONFIG_HOME=$folder nice -n 19 timeout --foreground --preserve-status 25 \
    "$1/bin/java" "${app_java[@]}" -Xlog:disable "-XX:AOTCacheOutput=$folder/aot" -Dglass.platform=Headless -Dprism.order=sw \
    "${app_module[@]}" replay "$top/wire/src/test/resources/telltale/wire/golden-v1.ndjson" &&
    [[ -s $folder/aot ]]; then
    printf '%s\n' "$1" >"$app_ahead.jdk"
    mv -f "$folder/aot" "$app_ahead"
  fi
  rm -rf "$folder"
}
