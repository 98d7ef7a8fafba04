"""What should never be committed is found, with its place; what looks like it is left alone."""

from __future__ import annotations

import pytest

from scripts.tracked_files import FAULTS, MOST_BYTES, faults_of

MARK, SLASH, DASHES = "<" * 7, "/", "-" * 5  # apart, or this file would be found itself
FOUND = {
    "the mark of a merge": f"one\n{MARK} HEAD\ntwo\n",
    "a path of one machine": f"one\npath = '{SLASH}home/somebody/checkout'\n",
    "the address of a package registry": f"one\nsee https:{SLASH}/registry.example.org/packages\n",
    "a key": f"one\n{DASHES}BEGIN RSA PRIVATE KEY{DASHES}\n",
}
FINE = (
    "A heading\n=======\n",
    "https://example.org/home/page and templates/accounts/home.html and ~/work/here",
    "a registry of associations, a mirror in the hall",
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.txt"


@pytest.mark.parametrize("what", FAULTS)
def test_it_is_found_with_its_line(file, what):
    file.write_text(FOUND[what])

    (fault,) = faults_of(file)

    assert fault.startswith(f"line 2: {what}")


@pytest.mark.parametrize("text", FINE)
def test_what_looks_like_it_is_fine(file, text):
    file.write_text(text)

    assert list(faults_of(file)) == []


def test_a_large_file_is_found_and_a_picture_is_not_read(file):
    file.write_bytes(b"\0" + FOUND["a key"].encode())
    assert list(faults_of(file)) == []

    file.write_bytes(b"\0" * (MOST_BYTES + 1))
    assert len(list(faults_of(file))) == 1
