#!/usr/bin/env bash
# Proves both commands of the README on a bare Debian: makes a root folder with debootstrap, copies the project as git has it,
# and runs ./run and ./test in it by chroot. Needs root. The folder is $FRESH_ROOT, or build/fresh, made anew each time.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
[ "$(id -u)" -eq 0 ] || die "./test fresh makes a root folder and needs root; run it with sudo"
need_packages debootstrap git ca-certificates
place="${FRESH_ROOT:-$root/build/fresh}"
suite="${FRESH_SUITE:-bookworm}"
mirror="$(apt-get indextargets --format '$(REPO_URI)' "Codename: $suite" 2>/dev/null | head -n 1)"
mirror="${mirror:-http://deb.debian.org/debian}"

leave() { for mounted in proc dev sys; do mountpoint -q "$place/$mounted" && umount -l "$place/$mounted"; done; return 0; }
trap leave EXIT
leave
rm -rf --one-file-system "$place"
mkdir -p "$place"
say "making a bare Debian $suite in $place"
quietly debootstrap debootstrap --variant=minbase "$suite" "$place" "$mirror"
cp -r /etc/apt/apt.conf.d /etc/apt/sources.list.d "$place/etc/apt/" 2>/dev/null || true
find "$place/etc/apt/sources.list.d" -type f ! -name 'debian*' -delete
[ ! -s /etc/apt/sources.list ] || grep -E "debian" /etc/apt/sources.list > "$place/etc/apt/sources.list" || true
rm -f "$place/etc/apt/apt.conf.d/"*docker* "$place/etc/apt/apt.conf.d/"20packagekit "$place/etc/apt/apt.conf.d/"50appstream
[ ! -f "$HOME/.npmrc" ] || cp "$HOME/.npmrc" "$place/root/.npmrc"
for file in /etc/resolv.conf /etc/hosts; do cp "$file" "$place$file"; done
for folder in /etc/ssl/certs /usr/local/share/ca-certificates /usr/share/ca-certificates; do
  [ -d "$folder" ] && mkdir -p "$place$folder" && cp -r "$folder/." "$place$folder/"
done
for mounted in proc dev sys; do mount --bind "/$mounted" "$place/$mounted" || die "cannot mount /$mounted in $place; a container needs the right to mount"; done
git -C "$root" archive --format=tar --prefix=samantha/ HEAD | tar -x -C "$place/root"

in_fresh() { chroot "$place" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 ${CCACHE_DIR:+} bash -c "cd /root/samantha && $1"; }
say "first ./run"
reply="$(echo 'hello' | in_fresh './run chat --person Fresh')" || die "./run chat failed in the fresh machine"
[ -n "$reply" ] || die "./run chat said nothing in the fresh machine"
say "she said: $reply"
began="$(date +%s%N)"
reply="$(echo '안녕하세요' | in_fresh './run chat --person Fresh')" || die "the second ./run failed"
took=$((($(date +%s%N) - began) / 1000000))
say "the second ./run answered after $took ms: $reply"
[ "$took" -lt 2000 ] || die "the second ./run took $took ms; it is to take under 2000"
in_fresh './test' || die "./test failed in the fresh machine"
say "both commands work on a bare Debian $suite"
