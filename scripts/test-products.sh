#!/bin/sh
# The full products: every page in every language, theme and width, the HTML checker and Lighthouse. What they look at is
# the same on each database, so one is enough. Arguments go to pytest. Under CI=true nothing may be skipped.
set -u
cd "$(dirname "$0")/.."

missing=0
CHROMIUM=$(sh scripts/ensure-chromium.sh) && export CHROMIUM || { unset CHROMIUM; missing=1; }
sh scripts/ensure-audit.sh || missing=1
if [ "${CI:-}" = true ] && [ "$missing" = 1 ]; then
    exit 1
fi

# A test is one look at all pages: whoever has finished takes the next one.
.venv/bin/pytest -m products -n logical --maxprocesses=8 --dist worksteal --database sqlite "$@" && exit 0
echo "make test-products: FAILED (see above)" >&2
exit 1
