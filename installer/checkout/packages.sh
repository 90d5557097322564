# shellcheck shell=bash
# System packages: what is missing is installed when we are root on Debian or Ubuntu; otherwise the one
# line to type is printed. Whether a package is there is decided by the file it brings, so that nothing
# is asked of the package manager, and nothing is installed, on a machine that has it from elsewhere.

PATH=$PATH:/usr/sbin:/sbin

package_tool() {
  local tool
  for tool in apt-get dnf pacman; do
    if command -v "$tool" >/dev/null; then
      echo "$tool"
      return
    fi
  done
  echo none
}

has_command() { command -v "$1" >/dev/null 2>&1; }

has_library() {
  local found
  for found in /usr/lib/"$1" /usr/lib/*/"$1" /usr/lib64/"$1" /lib/*/"$1"; do
    [[ -e $found ]] && return 0
  done
  return 1
}

has_file() { compgen -G "$1" >/dev/null; }

# One line per need: who needs it (build, run, package, check, test, lab, guest), how to see it, the Debian package.
package_table() {
  cat <<'TABLE'
build has_command:mvn maven
build has_file:/usr/bin/clang|/usr/bin/clang-[12][0-9] clang
build has_file:/usr/bin/llvm-strip|/usr/bin/llvm-strip-14 llvm
build has_command:make make
build has_command:bpftool bpftool
build has_command:npm npm
build has_file:/usr/include/bpf/bpf_helpers.h libbpf-dev
build has_file:/usr/include/asm/types.h|/usr/include/*-linux-gnu/asm/types.h linux-libc-dev
run has_library:libbpf.so.1 libbpf1
run has_library:libseccomp.so.2 libseccomp2
run has_command:setpriv util-linux
run has_library:libgtk-3.so.0 libgtk-3-0
run has_library:libXtst.so.6 libxtst6
run has_library:libXxf86vm.so.1 libxxf86vm1
run has_library:libGL.so.1 libgl1
run has_file:/usr/share/fonts/*/*/*.ttf|/usr/share/fonts/*/*.ttf fonts-dejavu-core
run has_command:pkexec pkexec
package has_command:rpmbuild rpm
check has_command:lintian lintian
check has_command:rpmlint rpmlint
check has_command:desktop-file-validate desktop-file-utils
check has_command:appstreamcli appstream
check has_command:groff groff
check has_command:makepkg makepkg
check has_command:mmdebstrap mmdebstrap
check has_command:zsh zsh
check has_command:fish fish
test has_file:/usr/bin/clang-format* clang-format
test has_file:/usr/bin/clang-tidy|/usr/bin/clang-tidy-[12][0-9] clang-tidy
test has_command:python3 python3
test has_command:shellcheck shellcheck
lab has_command:python3 python3
lab has_command:ip iproute2
lab has_command:nft nftables
lab has_command:ethtool ethtool
lab has_command:nsenter util-linux
lab has_command:curl curl
lab has_command:wget wget
lab has_command:strace strace
lab has_command:systemd-analyze systemd
lab has_command:Xvfb xvfb
lab has_command:openssl openssl
lab has_command:dnsmasq dnsmasq-base
lab has_command:mmdblookup mmdb-bin
lab has_file:/usr/lib/python3/dist-packages/maxminddb/__init__.py python3-maxminddb
lab has_file:/usr/lib/*/perl5/*/MaxMind/DB/Writer.pm libmaxmind-db-writer-perl
lab has_command:gtlsserver ngtcp2-server
lab has_command:gtlsclient ngtcp2-client
lab has_command:tshark tshark
guest has_command:qemu-system-x86_64 qemu-system-x86
guest has_file:/bin/busybox|/usr/bin/busybox busybox-static
guest has_command:depmod kmod
guest has_command:cpio cpio
guest has_command:xz xz-utils
TABLE
}

# Choices are separated by a bar: a distribution names LLVM's tools with or without a version.
has_need() {
  local kind=${1%%:*} wanted=${1#*:} one
  local -a choices
  IFS='|' read -r -a choices <<<"$wanted"
  for one in "${choices[@]}"; do
    "$kind" "$one" && return 0
  done
  return 1
}

# missing_packages SCOPE...
missing_packages() {
  local who need package
  while read -r who need package; do
    if [[ " $* " == *" $who "* ]] && ! has_need "$need"; then
      printf '%s\n' "$package"
    fi
  done < <(package_table)
}

# Some packages have another name in a newer release (64-bit time_t) or come inside another one.
apt_name() {
  local name
  for name in "$1" "$1t64"; do
    if [[ -n $(apt-cache madison "$name" 2>/dev/null) ]]; then
      echo "$name"
      return
    fi
  done
  case $1 in
    bpftool) echo linux-tools-common ;;
    pkexec) echo policykit-1 ;;
    *) echo "$1" ;;
  esac
}

refreshed=
apt_refresh_once() {
  [[ -n $refreshed || $(id -u) != 0 ]] && return 0
  refreshed=yes
  apt-get update -qq >/dev/null 2>&1 || true
}

install_packages() {
  if [[ $(package_tool) != apt-get ]]; then
    echo "telltale: please install (Debian names): $*" >&2
    return 1
  fi
  apt_refresh_once
  local name log
  local -a names=()
  for name in "$@"; do names+=("$(apt_name "$name")"); done
  if [[ $(id -u) != 0 ]]; then
    echo "telltale: please type: sudo apt-get install ${names[*]}" >&2
    return 1
  fi
  echo "telltale: installing ${names[*]}" >&2
  log=$(mktemp)
  if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" >"$log" 2>&1; then
    echo "telltale: apt-get could not install ${names[*]}:" >&2
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# require_packages SCOPE...: all of them in one go, so that who has to type has one line to type.
require_packages() {
  local -a missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}
