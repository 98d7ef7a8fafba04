#!/bin/sh
# Installs packages of Debian or Ubuntu, where that may be done without asking; otherwise exits 1.
set -u

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    sudo -n true 2>/dev/null || exit 1
fi
command -v apt-get >/dev/null || exit 1

# Bounded: a package manager that waits for a lock or a mirror must not stop the tests.
apt="$as_root env DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -qq -o DPkg::Lock::Timeout=60"
{ $apt update && $apt install -y --no-install-recommends "$@"; } >/dev/null 2>&1
