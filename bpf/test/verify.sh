#!/bin/sh
# Loads every program of the object through the verifier of the running kernel, attaches nothing,
# and prints how many instructions the verifier walked. Needs root.
set -eu

object=$1
PATH=$PATH:/usr/sbin:/sbin
folder=$(mktemp -d)
trap 'umount "$folder" 2>/dev/null; rmdir "$folder"' EXIT

mount -t bpf bpf "$folder"
bpftool prog loadall "$object" "$folder/programs"
count=0
for program in "$folder"/programs/*; do
	size=$(bpftool --json prog show pinned "$program" |
		sed 's/.*"bytes_xlated":\([0-9]*\).*/\1/')
	printf '%-20s %6d bytes of BPF\n' "$(basename "$program")" "$size"
	count=$((count + 1))
done
rm -rf "$folder/programs"
echo "$count programs pass the verifier of $(uname -r)"
