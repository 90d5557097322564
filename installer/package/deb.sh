# shellcheck shell=bash
# The Debian package. What it depends on is written here, not found out on the machine that builds it.

# Both names of what Debian and Ubuntu renamed for 64-bit time; setpriv is in util-linux, which is essential.
readonly deb_depends=(adduser "libbpf1 (>= 1:1.0)" "libc6 (>= 2.17)" libfontconfig1 libfreetype6 libgl1
  "libglib2.0-0 | libglib2.0-0t64" "libgtk-3-0 | libgtk-3-0t64" libpango-1.0-0 libpangoft2-1.0-0 libseccomp2 libx11-6 libxtst6
  libxxf86vm1 "pkexec | policykit-1" "polkitd | policykit-1")

deb_architecture() {
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) uname -m ;;
  esac
}

deb_control() { # kilobytes
  cat <<CONTROL
Package: telltale
Version: $version-1
Architecture: $(deb_architecture)
Maintainer: The Telltale developers <maintainers@telltale.example>
Installed-Size: $1
Depends: $(printf '%s, ' "${deb_depends[@]}" | sed 's/, $//')
Suggests: polkit-1-auth-agent
Section: net
Priority: optional
Description: world map of what every process on this machine talks to
 Telltale shows, on a world map, what every process on this machine talks to:
 arcs that move with the real traffic, a list of programs beside them, and
 everything known about a connection one click away. The same is listed in a
 terminal, and as JSON for other programs, by "telltale watch".
 .
 A small helper counts packets in the kernel (eBPF) after an administrator has
 agreed. The window has no privileges, nothing is sent anywhere, and places
 come from a database that is part of the package.
CONTROL
}

deb_changelog() {
  cat <<CHANGELOG
telltale ($version-1) unstable; urgency=medium

  * Built from the project itself; what changed is in changelog.gz.

 -- The Telltale developers <maintainers@telltale.example>  $(date -u -d "@$SOURCE_DATE_EPOCH" -R)
CHANGELOG
}

make_deb() {
  local work=$out/deb file compression=${TELLTALE_DEB_COMPRESSION:-xz}
  file=$out/telltale_$version-1_$(deb_architecture).deb
  rm -rf "$work" "$out"/telltale_*.deb
  mkdir -p "$work/DEBIAN"
  cp -al "$tree/." "$work/"
  # Debian has these texts in /usr/share/common-licenses.
  rm -r "$work/usr/share/doc/telltale/licences"
  deb_changelog | gzip -9 -n >"$work/usr/share/doc/telltale/changelog.Debian.gz"
  install -D -m 0644 "$installer/package/lintian-overrides" "$work/usr/share/lintian/overrides/telltale"
  deb_control "$(du -k -s --apparent-size "$work/usr" | cut -f 1)" >"$work/DEBIAN/control"
  (cd "$work" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$work/DEBIAN/md5sums"
  install -m 0755 "$installer/package/deb-postinst" "$work/DEBIAN/postinst"
  install -m 0755 "$installer/package/deb-prerm" "$work/DEBIAN/prerm"
  install -m 0755 "$installer/package/deb-postrm" "$work/DEBIAN/postrm"
  find "$work" -type d -exec chmod 0755 {} +
  find "$work" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
  # A fixed number of threads, because the bytes depend on whether there is more than one.
  DPKG_DEB_THREADS_MAX=2 dpkg-deb --root-owner-group -Z"$compression" --build "$work" "$file" >/dev/null
  rm -rf "$work"
  say "made ${file#"$top"/}, $(megabytes "$(stat -c %s "$file")")"
}
