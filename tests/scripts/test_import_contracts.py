"""The import contracts of pyproject.toml hold, and each of them notices when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The contract that must notice, the file that breaks it, and how.
VIOLATIONS = [
    ("layers", "proposals/queries.py", "from beteiligung.measures.models import Measure"),
    ("layers", "proposals/queries.py", "def late():\n    from beteiligung.measures.models import Measure"),
    ("layers", "core/text.py", "import beteiligung.access.actor"),
    ("layers", "something_new.py", ""),
    ("views", "proposals/views.py", "from beteiligung.votes import views"),
    ("views", "proposals/operations.py", "def late():\n    from beteiligung.proposals import views"),
    ("forms", "proposals/operations.py", "import beteiligung.votes.forms"),
    ("flask", "proposals/operations.py", "def late():\n    from flask import request"),
    ("flask", "proposals/models.py", "from flask_babel import gettext"),
    ("flask", "proposals/states.py", "import beteiligung.web.guard"),
]


@pytest.fixture
def broken_by(tmp_path):
    """Whether a contract is broken once a line stands at the end of a file of the package."""
    for name in ("beteiligung", "pyproject.toml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    for name in ("votes/views.py", "votes/forms.py", "proposals/views.py"):
        (tmp_path / "beteiligung" / name).touch()

    def check(contract, path="core/text.py", line=""):
        file = tmp_path / "beteiligung" / path
        file.write_text(f"{file.read_text() if file.exists() else ''}\n{line}\n")
        linter = Path(sys.executable).with_name("lint-imports")
        done = subprocess.run(
            [linter, "--no-logo", "--no-cache", "--contract", contract], cwd=tmp_path, capture_output=True, text=True
        )
        assert "Contracts: " in done.stdout, done.stderr
        return done.returncode != 0

    return check


@pytest.mark.parametrize("contract", ["layers", "views", "forms", "flask"])
def test_contract_holds(broken_by, contract):
    assert not broken_by(contract)


@pytest.mark.parametrize(("contract", "path", "line"), VIOLATIONS)
def test_contract_notices(broken_by, contract, path, line):
    assert broken_by(contract, path, line)
