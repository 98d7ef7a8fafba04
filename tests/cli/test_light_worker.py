"""A worker serves pages; what only rare acts need is loaded by those who do them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from beteiligung.cli.run import gunicorn_environment
from beteiligung.config import ROOT

pytestmark = pytest.mark.one_database

RARE = {
    "PIL": "opens pictures, in a child process",
    "alembic": "migrates",
    "cryptography": "opens what is sealed: the second factor of staff",
    "holidays": "knows the holidays of years far away",
    "segno": "draws the code for an authenticator app",
    "typst": "makes PDFs, in a child process",
}


def test_the_platform_does_not_load_what_only_rare_acts_need(tmp_path):
    program = "import json, sys, wsgi; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    environment = {"PYTHONPATH": str(ROOT), "INSTANCE": str(tmp_path), "BETEILIGUNG_FIELD_KEY": "a key", "PATH": ""}
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert RARE.keys() & json.loads(loaded.stdout) == set()


def test_threads_share_a_heap_unless_somebody_says_otherwise():
    assert gunicorn_environment({"PORT": "1"}) == {"PORT": "1", "MALLOC_ARENA_MAX": "2"}
    assert gunicorn_environment({"MALLOC_ARENA_MAX": "8"}) == {"MALLOC_ARENA_MAX": "8"}
