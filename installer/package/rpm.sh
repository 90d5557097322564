# shellcheck shell=bash
# The package for Fedora, openSUSE and their kin, from the same files.

rpm_spec() {
  cat <<SPEC
Name:           telltale
Version:        $version
Release:        1
Summary:        World map of what every process on this machine talks to
License:        GPL-3.0-or-later AND GPL-2.0-only WITH Classpath-exception-2.0 AND GPL-2.0-only AND Apache-2.0 AND MPL-2.0 AND MIT AND BSD-3-Clause AND ISC AND CC-BY-4.0
Group:          Productivity/Networking/Diagnostic
AutoReqProv:    no
Requires:       glibc >= 2.17
Requires:       libbpf.so.1()(64bit)
Requires:       libfontconfig.so.1()(64bit)
Requires:       libfreetype.so.6()(64bit)
Requires:       libGL.so.1()(64bit)
Requires:       libglib-2.0.so.0()(64bit)
Requires:       libgtk-3.so.0()(64bit)
Requires:       libpango-1.0.so.0()(64bit)
Requires:       libpangoft2-1.0.so.0()(64bit)
Requires:       libseccomp.so.2()(64bit)
Requires:       libX11.so.6()(64bit)
Requires:       libXtst.so.6()(64bit)
Requires:       libXxf86vm.so.1()(64bit)
Requires:       polkit
Requires:       util-linux
Requires(pre):  /usr/sbin/groupadd
Requires(pre):  /usr/sbin/useradd

%description
Telltale shows, on a world map, what every process on this machine talks to:
arcs that move with the real traffic, a list of programs beside them, and
everything known about a connection one click away. The same is listed in a
terminal, and as JSON for other programs, by "telltale watch".

A small helper counts packets in the kernel (eBPF) after an administrator has
agreed. The window has no privileges, nothing is sent anywhere, and places
come from a database that is part of the package.

%install
cp -al %{telltale_tree}/. %{buildroot}/
# Here zsh looks for completions elsewhere.
mkdir -p %{buildroot}/usr/share/zsh/site-functions
mv %{buildroot}/usr/share/zsh/vendor-completions/_telltale %{buildroot}/usr/share/zsh/site-functions/
rmdir %{buildroot}/usr/share/zsh/vendor-completions

%preun
# Whatever an administrator enabled; what pkexec started ends with its window.
if [ "\$1" = 0 ] && [ -d /run/systemd/system ]; then
  systemctl disable --now 'telltale@*.socket' >/dev/null 2>&1 || :
  systemctl stop 'telltale@*.service' >/dev/null 2>&1 || :
fi

%pre
# Whom the helper runs as. It owns nothing on the disk; like every system user of a .rpm, it stays.
getent group telltale >/dev/null || groupadd -r telltale
getent passwd telltale >/dev/null ||
  useradd -r -g telltale -M -d /nonexistent -s /sbin/nologin -c "Telltale helper" telltale

%postun
# The helper makes it when it runs; while one still runs, its socket keeps the folder.
if [ "\$1" = 0 ] && [ -d /run/telltale ]; then
  rmdir --ignore-fail-on-non-empty /run/telltale
fi

%files
/usr/bin/telltale
%dir /usr/lib/telltale
/usr/lib/telltale/*
/usr/lib/systemd/system/telltale@.service
/usr/lib/systemd/system/telltale@.socket
%dir /usr/share/telltale
/usr/share/telltale/*
%license /usr/share/doc/telltale/copyright
%license /usr/share/doc/telltale/licences
%dir /usr/share/doc/telltale
%doc /usr/share/doc/telltale/changelog.gz
%doc /usr/share/doc/telltale/protocol.md
%doc /usr/share/doc/telltale/security.md
%doc /usr/share/man/man1/telltale.1.gz
/usr/share/applications/app.telltale.Telltale.desktop
/usr/share/bash-completion/completions/telltale
# Neither shell has to be there.
%dir /usr/share/fish
%dir /usr/share/fish/vendor_completions.d
/usr/share/fish/vendor_completions.d/telltale.fish
%dir /usr/share/zsh
%dir /usr/share/zsh/site-functions
/usr/share/icons/hicolor/*/apps/telltale.*
/usr/share/metainfo/app.telltale.Telltale.metainfo.xml
/usr/share/polkit-1/actions/app.telltale.policy
/usr/share/zsh/site-functions/_telltale

%changelog
* $(date -u -d "@$SOURCE_DATE_EPOCH" '+%a %b %d %Y') The Telltale developers <maintainers@telltale.example> - $version-1
- Built from the project itself; what changed is in changelog.gz.
SPEC
}

# Nothing of the machine that builds is to be in it: no host name, no time but the commit's, no stripping, no search
# for dependencies.
make_rpm() {
  local work=$out/rpm
  local -a defines=("_topdir $work" "telltale_tree $tree" "_buildhost reproducible" "__os_install_post %{nil}"
    "_build_id_links none" "debug_package %{nil}" "use_source_date_epoch_as_buildtime 1"
    "clamp_mtime_to_source_date_epoch 1" "source_date_epoch_from_changelog 0" "_binary_filedigest_algorithm 8"
    "_binary_payload ${TELLTALE_RPM_PAYLOAD:-w6T2.xzdio}")
  rm -rf "$work" "$out"/telltale-*.rpm
  mkdir -p "$work"
  rpm_spec >"$work/telltale.spec"
  if ! rpmbuild -bb --target "$(uname -m)" "${defines[@]/#/--define=}" "$work/telltale.spec" >"$work/log" 2>&1; then
    tail -n 20 "$work/log" >&2
    exit 1
  fi
  mv "$work"/RPMS/*/telltale-*.rpm "$out/"
  rm -rf "$work"
  local file
  file=$(echo "$out"/telltale-*.rpm)
  say "made ${file#"$top"/}, $(megabytes "$(stat -c %s "$file")")"
}
