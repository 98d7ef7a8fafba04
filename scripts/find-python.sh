#!/bin/sh
# Prints the path of a Python that is new enough and can make virtual environments; otherwise says what is missing.
# PYTHON names one to use instead of searching.
set -eu

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    path=$(command -v "$candidate" 2>/dev/null) || continue
    "$path" -c "$new_enough" 2>/dev/null || continue
    if ! "$path" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Es fehlt das Paket python3-venv: Installieren Sie es zum Beispiel mit »sudo apt-get install python3-venv«." >&2
        exit 1
    fi
    printf '%s\n' "$path"
    exit 0
done
echo "Es fehlt Python 3.11 oder neuer: Installieren Sie es zum Beispiel mit »sudo apt-get install python3 python3-venv«." >&2
exit 1
