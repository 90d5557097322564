# shellcheck shell=bash
# Checks of the packages. The short form looks at the tree of files; the whole one makes the packages twice, runs the
# distributions' own checks, and installs in a Debian of its own (installer/test/in-debian).

readonly packages=${top:?}/target/packages

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
  grep -q '"-Dtelltale.helper=$here/helper"' "$packages/tree/usr/bin/telltale" || return
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
  check modes modes_are_plain
}

no_larger_than() { # MEGABYTES BYTES
  echo "$2 bytes"
  (($2 <= $1 * 1000000))
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

package_tests() {
  package_checks
  heading "the packages"
  check packages make_packages "$packages" deb rpm
  echo "      $(cd "$packages" && stat -c '%n %s bytes' ./*.deb ./*.rpm | tr '\n' ' ')"
  check same-bytes same_bytes
  check_with lintian lintian lintian_is_content
  check_with rpmlint rpmlint rpmlint_is_content
  if is_root; then check_with rpm rpm-installs rpm_installs_and_goes; else skip rpm-installs "needs root"; fi
  if ! is_root; then
    skip in-debian "needs root"
  elif ! command -v mmdebstrap >/dev/null; then
    skip in-debian "mmdebstrap is not installed"
  else
    heading "installed in a Debian of its own"
    python3 -B "$top/installer/test/in_debian.py" "$packages"/telltale_*.deb "$results/in-debian.json" || true
    [[ -e $results/in-debian.json ]] || record in-debian 0 1
  fi
}
