# shellcheck shell=bash
# Checks of the packages. The short form looks at the tree of files; the whole one makes the packages twice, runs the
# distributions' own checks, and installs in a Debian of its own (installer/test/in-debian).

readonly packages=${top:?}/target/packages
packages_version=$(sed -n '/<artifactId>telltale</,$s|.*<version>\(.*\)</version>.*|\1|p' "$top/pom.xml" | head -n 1)
readonly packages_version

make_packages() { # FOLDER KIND...
  TELLTALE_PACKAGES=$1 "$top/installer/package/make" "$java_home" "${@:2}"
}

# check_with TOOL NAME COMMAND...: skipped where the tool is missing.
check_with() {
  if command -v "$1" >/dev/null; then
    check "${@:2}"
  else
    skip "$2" "$1 is not installed"
  fi
}

metainfo_is_valid() { appstreamcli validate --no-net "$packages/tree/usr/share/metainfo/app.telltale.Telltale.metainfo.xml"; }

completions_are_understood() {
  local share=$packages/tree/usr/share
  bash -n "$share/bash-completion/completions/telltale" || return
  if command -v zsh >/dev/null; then zsh -n "$share/zsh/vendor-completions/_telltale" || return; fi
  if command -v fish >/dev/null; then fish -n "$share/fish/vendor_completions.d/telltale.fish" || return; fi
}

# What the runtime lacks of java.desktop and java.xml is used by nobody but by code of libraries that never runs here:
# printing, fonts of Android, XML in Jackson.
nobody_misses_what_is_left_out() {
  local jar used
  used=$(for jar in "$top"/app/target/modules/*.jar "$top"/app/target/telltale-app-*.jar; do
    [[ $jar == *javafx*linux* || $jar != *javafx* ]] || continue
    "$java_home/bin/jdeps" --multi-release 25 --ignore-missing-deps --module-path "$top/app/target/modules" \
      -verbose:package "$jar"
  done | grep -E -- '-> (javax[.](swing|sound|print|xml|accessibility)|org[.](w3c|xml)[.]|sun[.](swing|font|print))' |
    awk '{ print $1 }' | sort -u | tr '\n' ' ')
  [[ $used == "com.fasterxml.jackson.databind.ext com.sun.javafx.font com.sun.prism.j2d com.sun.prism.j2d.print " ]] ||
    { echo "$used"; return 1; }
}

# Every option that --help lists is in the manual page and is completed.
options_are_documented() {
  local share=$packages/tree/usr/share java=$packages/tree/usr/lib/telltale/runtime/bin/java command option missing=0
  local manual options bash zsh fish
  manual=$(gzip -dc "$share/man/man1/telltale.1.gz" | sed 's/\\-/-/g')
  bash=$(cat "$share/bash-completion/completions/telltale")
  zsh=$(cat "$share/zsh/vendor-completions/_telltale")
  fish=$(sed 's/ -l / --/g' "$share/fish/vendor_completions.d/telltale.fish")
  options=$(for command in "" watch shot record replay doctor; do
    # shellcheck disable=SC2086 # no word for the command without a name
    LC_ALL=C.UTF-8 "$java" -m telltale.app/telltale.app.Main $command --help
  done | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)
  [[ $(wc -w <<<"$options") -ge 20 ]] || { echo "--help lists too little"; return 1; }
  for option in $options; do
    [[ $manual == *"$option"* ]] || { echo "$option is not in the manual page" && missing=1; }
    [[ $bash == *"$option"* && $zsh == *"$option"* && $fish == *"$option "* ]] ||
      { echo "$option is not completed" && missing=1; }
  done
  return $missing
}

# The actions are for the very files that the app starts, and for nobody at a distance.
actions_are_bound() {
  local policy=$packages/tree/usr/share/polkit-1/actions/app.telltale.policy path answer
  local -a paths
  mapfile -t paths < <(sed -n 's|.*<annotate key="org.freedesktop.policykit.exec.path">\(.*\)</annotate>.*|\1|p' "$policy")
  [[ ${paths[*]} == "/usr/lib/telltale/helper /usr/lib/telltale/helper-everyone" ]] || { echo "for ${paths[*]}"; return 1; }
  for path in "${paths[@]}"; do
    [[ -x $packages/tree$path ]] || { echo "no program $path"; return 1; }
  done
  # shellcheck disable=SC2016 # the launcher's own variable
  grep -q -- '-Dtelltale.helper=$here/helper ' "$packages/tree/usr/bin/telltale" || return
  for answer in any:no inactive:no active:auth_admin; do
    [[ $(grep -c "<allow_${answer%:*}>${answer#*:}</allow_${answer%:*}>" "$policy") == 2 ]] || return
  done
}

# Nobody but the owner can write to anything, and nothing takes its owner's rights.
modes_are_plain() {
  local odd
  odd=$(find "$packages/tree" ! -type l \( -perm /6022 -o -type f ! -perm 0644 ! -perm 0755 \))
  [[ -z $odd ]] || { echo "$odd"; return 1; }
}

manual_is_sound() { gzip -dc "$packages/tree/usr/share/man/man1/telltale.1.gz" | groff -man -ww -Tutf8 2>&1 >/dev/null | diff - /dev/null; }

package_checks() {
  heading "the files of the packages"
  check package-tree make_packages "$packages" tree
  check_with desktop-file-validate desktop-entry desktop-file-validate \
    "$packages/tree/usr/share/applications/app.telltale.Telltale.desktop"
  check_with appstreamcli metainfo metainfo_is_valid
  check_with groff manual-page manual_is_sound
  check completions completions_are_understood
  check options-documented options_are_documented
  check polkit-action actions_are_bound
  check left-out nobody_misses_what_is_left_out
  check modes modes_are_plain
}

# What the package is without the city database, which is compressed by itself.
small_without_places() {
  local whole places
  whole=$(stat -c %s "$packages"/telltale_*.deb)
  places=$(tar --create -C "$packages/tree/usr/share/telltale" geo | xz -6 -T2 | wc -c)
  echo "$whole bytes, of which the city database $places"
  ((whole - places <= 30000000))
}

same_bytes() {
  local again=$top/target/packages-again one
  rm -rf "$again"
  mkdir -p "$again/first" "$again/second"
  for one in first second; do
    TELLTALE_DEB_COMPRESSION=none TELLTALE_RPM_PAYLOAD=w1.gzdio make_packages "$again/$one" deb rpm
    rm -rf "$again/$one/tree"
  done
  for one in "$again"/first/*.deb "$again"/first/*.rpm; do cmp "$one" "$again/second/$(basename "$one")" || return; done
  rm -rf "$again"
}

lintian_is_content() {
  local said
  said=$(lintian --allow-root --fail-on error,warning "$packages"/telltale_*.deb 2>/dev/null) || { echo "$said"; return 1; }
}

rpmlint_is_content() {
  local said
  said=$(rpmlint -c "$top/installer/test/rpmlint.toml" "$packages"/telltale-*.rpm 2>&1) || { echo "$said"; return 1; }
}

# The same files in both, but for what each distribution keeps elsewhere or besides.
packages_hold_the_same() {
  diff <(dpkg-deb --fsys-tarfile "$packages"/telltale_*.deb | tar --list | sed -n 's|^[.]/|/|; /[^/]$/p' |
    grep -vE '^/usr/share/(lintian/|doc/telltale/changelog.Debian.gz$)' | sort) \
    <(rpm --query --package --queryformat '[%{FILEMODES:perms} %{FILENAMES}\n]' "$packages"/telltale-*.rpm | sed -n 's/^[-l][^ ]* //p' |
      grep -v '^/usr/share/doc/telltale/licences/' | sed 's|/zsh/site-functions/|/zsh/vendor-completions/|' | sort)
}

# What the recipe for Arch gathers, as far as it can be seen without Arch.
recipe_for_arch() {
  local version pkgdir startdir=$top/installer/package recipe=$top/installer/package/PKGBUILD code=0
  shellcheck "$recipe" || return
  # shellcheck source=installer/package/PKGBUILD
  version=$(source "$recipe" && echo "$pkgver")
  [[ $packages_version == "$version" ]] || { echo "pkgver is $version, the project's is $packages_version"; return 1; }
  pkgdir=$(mktemp -d)
  # shellcheck source=installer/package/PKGBUILD
  (set -e && source "$recipe" && package) &&
    diff <(cd "$packages/tree" && find . -type f | sed 's|.*/||' | sort) \
      <(cd "$pkgdir" && find . -type f ! -path '*/sysusers.d/*' | sed 's|.*/||' | sort) &&
    grep -q '^u telltale ' "$pkgdir/usr/lib/sysusers.d/telltale.conf" || code=1
  rm -rf "$pkgdir"
  if ((code == 0)) && command -v makepkg >/dev/null; then
    # It is not for root, wants a folder of its own, and asks for a pacman that it does not use for this.
    pkgdir=$(mktemp -d)
    cp "$recipe" "$pkgdir/" && chown -R 65534:65534 "$pkgdir"
    (cd "$pkgdir" && HOME=$pkgdir PACMAN=true setpriv --reuid=65534 --regid=65534 --clear-groups -- makepkg --printsrcinfo >/dev/null) || code=1
    rm -rf "$pkgdir"
  fi
  return $code
}

rpm_installs_and_goes() {
  local root code=0
  root=$(mktemp -d)
  rpm --root "$root" --nodeps --noscripts --install "$packages"/telltale-*.rpm &&
    rpm --root "$root" --nodeps --verify --nouser --nogroup telltale &&
    rpm --root "$root" --noscripts --erase telltale &&
    [[ -z $(find "$root" -name '*telltale*') ]] || code=1
  rm -rf "$root"
  return $code
}

# ./run in a Debian that has nothing but its base system.
fresh_machine_tests() {
  if ! is_root; then
    skip fresh-machine "needs root"
  elif ! command -v mmdebstrap >/dev/null; then
    skip fresh-machine "mmdebstrap is not installed"
  else
    heading "./run in a Debian that has nothing but its base system"
    python3 -B "$top/installer/test/fresh_machine.py" "$results/fresh-machine.json" || true
    [[ -e $results/fresh-machine.json ]] || record fresh-machine 0 1
  fi
}

package_tests() {
  package_checks
  heading "the packages"
  check packages make_packages "$packages" deb rpm
  echo "      $(cd "$packages" && stat -c '%n %s bytes' ./*.deb ./*.rpm | tr '\n' ' ')"
  check size small_without_places
  check same-bytes same_bytes
  check_with rpm same-files packages_hold_the_same
  check recipe-for-arch recipe_for_arch
  check_with lintian lintian lintian_is_content
  check_with rpmlint rpmlint rpmlint_is_content
  if is_root; then check_with rpm rpm-installs rpm_installs_and_goes; else skip rpm-installs "needs root"; fi
  if ! is_root; then
    skip in-debian "needs root"
  elif ! command -v mmdebstrap >/dev/null; then
    skip in-debian "mmdebstrap is not installed"
  else
    heading "installed in a Debian of its own"
    python3 -B "$top/installer/test/in_debian.py" "$packages"/telltale_*.deb "$packages"/telltale-*.rpm \
      "$results/in-debian.json" || true
    [[ -e $results/in-debian.json ]] || record in-debian 0 1
  fi
}
