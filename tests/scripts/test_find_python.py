"""The first command says in one sentence what is missing on the machine."""

import subprocess
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "find-python.sh"


def find(tmp_path, **programs):
    """Run the script where only these made-up programs are found: name → body of a shell script."""
    for name, body in programs.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    return subprocess.run(["/bin/sh", SCRIPT], env={"PATH": str(tmp_path)}, capture_output=True, text=True)


def sentences(done):
    assert done.returncode == 1
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_python_that_has_everything(tmp_path):
    assert find(tmp_path, python3="exit 0").stdout == f"{tmp_path}/python3\n"


def test_no_python_at_all(tmp_path):
    (sentence,) = sentences(find(tmp_path))
    assert "Python 3.11" in sentence


def test_python_that_is_too_old(tmp_path):
    (sentence,) = sentences(find(tmp_path, python3="exit 1"))
    assert "Python 3.11" in sentence


def test_newer_python_beside_an_old_one(tmp_path):
    done = find(tmp_path, python3="exit 1", **{"python3.13": "exit 0"})
    assert done.stdout == f"{tmp_path}/python3.13\n"


def test_python_without_venv(tmp_path):
    (sentence,) = sentences(find(tmp_path, python3='case "$2" in *ensurepip*) exit 1;; esac'))
    assert "python3-venv" in sentence
