#!/bin/sh
# Makes .venv and installs the locked dependencies: `prepare.sh run` what runs, `prepare.sh test` also what tests.
# A stamp remembers what was installed, so a second call does nothing.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}

# Only what is locked, by hash. What the machine's own settings say about where to fetch stays in force. The lock files are
# complete, so nothing is resolved anew (--no-deps): older pips would take a newer release for a requirement with extras.
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps "$@"; }

# A virtual environment cannot be moved and does not survive a change of its Python.
if [ -e .venv ] && ! { [ "$(cat .venv/place 2>/dev/null)" = "$PWD" ] && .venv/bin/python -m pip --version; } >/dev/null 2>&1; then
    rm -rf .venv
fi
if [ ! -e .venv ]; then
    python=$(sh scripts/find-python.sh)
    echo "Richte .venv ein …" >&2
    "$python" -m venv .venv
    printf '%s\n' "$PWD" > .venv/place
fi

stamp=$(cat requirements.lock pyproject.toml | cksum)
if [ "$(cat .venv/installed-run 2>/dev/null)" != "$stamp" ]; then
    echo "Installiere, was die Plattform braucht …" >&2
    install --require-hashes -r requirements.lock
    install --no-build-isolation -e .
    printf '%s\n' "$stamp" > .venv/installed-run
fi

if [ "$kind" = test ]; then
    stamp=$(cksum < requirements-dev.lock)
    if [ "$(cat .venv/installed-test 2>/dev/null)" != "$stamp" ]; then
        echo "Installiere, was die Prüfungen brauchen …" >&2
        install --require-hashes -r requirements-dev.lock
        printf '%s\n' "$stamp" > .venv/installed-test
    fi
fi

.venv/bin/python scripts/compile_catalogues.py
