#!/bin/sh
# Brings what `make test-all` looks at finished pages with into build/audit: Lighthouse with a Node of its own, and the
# Nu HTML checker with Java. Says loudly what could not be had, and exits 1; the caller decides what that means.
set -u
cd "$(dirname "$0")/.."
folder=build/audit
failed=0

missing() {
    echo "!! MISSING: $1" >&2
    failed=1
}

if ! command -v npm >/dev/null; then
    echo "Installiere npm für die Prüfwerkzeuge …" >&2
    sh scripts/apt-install.sh nodejs npm
fi
stamp=$(cat scripts/audit/package.json scripts/audit/package-lock.json | cksum)
if [ "$(cat $folder/installed 2>/dev/null)" != "$stamp" ]; then
    echo "Installiere Lighthouse und den HTML-Prüfer …" >&2
    mkdir -p $folder
    cp scripts/audit/package.json scripts/audit/package-lock.json scripts/audit/.npmrc $folder
    # Its engine warnings are about the system's Node, which only installs.
    if (cd $folder && npm ci --loglevel=error >&2); then
        printf '%s\n' "$stamp" > $folder/installed
    else
        missing "Lighthouse and the HTML checker could not be installed. Debian: sudo apt-get install npm"
    fi
fi

if ! command -v java >/dev/null; then
    echo "Installiere Java für den HTML-Prüfer …" >&2
    sh scripts/apt-install.sh default-jre-headless
    command -v java >/dev/null || missing "Java for the HTML checker. Debian: sudo apt-get install default-jre-headless"
fi
exit $failed
