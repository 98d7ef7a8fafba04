"""What others wrote and we serve is the file they published, with its licence beside it."""

import hashlib
from pathlib import Path

import pytest

import beteiligung

VENDOR = Path(beteiligung.__file__).parent / "static" / "vendor"


@pytest.mark.parametrize("folder", sorted(VENDOR.iterdir()), ids=lambda folder: folder.name)
def test_files_are_as_they_came(folder):
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}

    assert found == listed | {"SHA256SUMS": found["SHA256SUMS"]}
    assert "Redistribution and use" in (folder / "LICENSE").read_text()
