"""Counted things are read in the plural rule of the reader's language, not in that of German."""

from __future__ import annotations

import pytest
from flask import Flask, g
from flask_babel import ngettext

from beteiligung.web.languages import LANGUAGES


def forms(app: Flask, language: str) -> list[str]:
    with app.test_request_context(f"/{language}/"):
        g.language = LANGUAGES[language]
        one, many = "%(num)s unterstützt das", "%(num)s unterstützen das"
        return [ngettext(one, many, number) for number in (0, 1, 2, 3, 11, 100)]


@pytest.mark.parametrize(("language", "count"), [("de", 6), ("ar", 6)])
def test_each_number_has_its_form(app, language, count):
    found = forms(app, language)

    assert len(set(found)) == count, found
    if language == "de":
        assert found[1] == "1 unterstützt das"
        assert found[2] == "2 unterstützen das"
