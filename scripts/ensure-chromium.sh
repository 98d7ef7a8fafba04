#!/bin/sh
# Makes sure there is a Chromium for the browser tests and prints its path on stdout.
# Exits 1 where there is none and none may be installed; the caller decides what that means.
set -u

find_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}

find_chromium && exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    if ! sudo -n true 2>/dev/null; then as_root=no; fi
fi
if [ "$as_root" != no ] && command -v apt-get >/dev/null; then
    echo "Installiere Chromium und Schriften für die Browser-Tests …" >&2
    # Bounded: a package manager that waits for a lock or a mirror must not stop the tests.
    wait_for="timeout 300"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive $wait_for apt-get -qq -o DPkg::Lock::Timeout=60"
    { $apt update && $apt install -y --no-install-recommends chromium fonts-noto-core; } >/dev/null 2>&1
    find_chromium && exit 0
fi
exit 1
