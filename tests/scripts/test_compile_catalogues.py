"""Catalogues are compiled when their text is newer, and only then."""

import gettext
import os

import pytest

from scripts.compile_catalogues import main

PO = 'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Meine Idee"\nmsgstr "فكرتي"\n'


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "ar" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    return path


def test_compiled_catalogue_translates(source, tmp_path):
    assert main(tmp_path) == 0
    assert gettext.translation("messages", tmp_path, ["ar"]).gettext("Meine Idee") == "فكرتي"


def test_nothing_is_compiled_twice(source, tmp_path):
    main(tmp_path)
    compiled = source.with_suffix(".mo")
    before = compiled.stat().st_mtime_ns
    main(tmp_path)
    assert compiled.stat().st_mtime_ns == before


def test_newer_text_is_compiled_again(source, tmp_path):
    main(tmp_path)
    source.write_text(PO.replace("فكرتي", "أفكاري"))
    later = source.with_suffix(".mo").stat().st_mtime_ns + 1
    os.utime(source, ns=(later, later))
    main(tmp_path)
    compiled = source.with_suffix(".mo").read_bytes()
    assert "أفكاري".encode() in compiled
