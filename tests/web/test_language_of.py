"""Contributions come in more languages than pages do."""

from __future__ import annotations

import pytest

from beteiligung.web.templating import language_of


@pytest.mark.parametrize(
    ("address", "tag", "direction", "name"),
    [
        ("ar", "ar", "rtl", "العربية"),
        ("de-leicht", "de-simple", "ltr", "Einfache Sprache"),
        (None, "de", "ltr", "Deutsch"),
        ("nl", "nl", "ltr", "Nederlands"),
        ("fa", "fa", "rtl", "فارسی"),
        ("x-klingon", "x-klingon", "auto", "x-klingon"),
    ],
)
def test_each_language_keeps_its_tag(address, tag, direction, name):
    assert language_of(address) == {"tag": tag, "direction": direction, "name": name}
