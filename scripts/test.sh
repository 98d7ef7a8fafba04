#!/bin/sh
# Everything that tells whether the software works: `make check`, then every test on both databases, with a browser.
# Arguments go to pytest. Under CI=true nothing may be skipped for want of Chromium or PostgreSQL.
set -u
cd "$(dirname "$0")/.."

if CHROMIUM=$(sh scripts/ensure-chromium.sh); then
    export CHROMIUM
elif [ "${CI:-}" = true ]; then
    exit 1
else
    unset CHROMIUM
fi

# Faults of style do not keep the tests from running; both count.
failed=0
"${MAKE:-make}" --no-print-directory check || failed=1
.venv/bin/pytest -n logical --maxprocesses=8 --dist worksteal --database both "$@" || failed=1
if [ "$failed" != 0 ]; then
    echo "make test: FAILED (see above: make check, or the tests)" >&2
fi
exit "$failed"
