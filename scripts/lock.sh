#!/bin/sh
# Renews the lock files: hashed, for every Python from 3.11 on, without addresses of registries.
# Needs `uv`, and `npm` for the tools of `make test-all`. Arguments go to uv, for example `--upgrade`.
set -eu
cd "$(dirname "$0")/.."

compile() {
    in=$1 out=$2
    shift 2
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --output-file "$out" "$in" "$@"
}
compile requirements.in requirements.lock "$@"
compile requirements-dev.in requirements-dev.lock "$@"
(cd scripts/audit && npm install --package-lock-only --loglevel=error)
if grep -nE 'https?://|file:' requirements.lock requirements-dev.lock || grep -n '"resolved"' scripts/audit/package-lock.json; then
    echo "lock files must not name addresses" >&2
    exit 1
fi
