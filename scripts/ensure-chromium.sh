#!/bin/sh
# Makes sure there is a Chromium for the browser tests and prints its path on stdout.
# Says loudly where there is none and none may be installed, and exits 1; the caller decides what that means.
set -u
cd "$(dirname "$0")/.."

find_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}

find_chromium && exit 0
echo "Installiere Chromium und Schriften für die Browser-Tests …" >&2
sh scripts/apt-install.sh chromium fonts-noto-core && find_chromium && exit 0
echo "!! MISSING: Chromium is not installed and could not be installed; the browser tests cannot run." >&2
echo "!! Debian: sudo apt-get install chromium fonts-noto-core; elsewhere: CHROMIUM=/path/to/chromium" >&2
exit 1
