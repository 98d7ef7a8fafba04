"""Workers do not keep what no page shows of a language; what pages show is held by the tests of dates, money and words."""

from __future__ import annotations

import pytest
from babel import localedata
from flask_babel import format_date

from beteiligung.core import clock
from beteiligung.web.languages import complete_languages
from beteiligung.web.locale import speaking
from beteiligung.web.locale_data import NEVER_SHOWN, lean, lineage

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("language", complete_languages(), ids=lambda language: language.tag)
def test_what_no_page_shows_is_not_kept(app, language):
    lean.cache_clear()
    with app.app_context(), speaking(language):
        format_date(clock.today())
    for name in lineage(language.locale):
        assert localedata.load(name).keys() & set(NEVER_SHOWN) == set()
        assert localedata.load(name).keys() >= {"months", "number_symbols", "currency_symbols"}


def test_what_a_locale_is_made_from():
    assert lineage("tr") == ["root", "tr"]
    assert lineage("en_GB") == ["root", "en", "en_001", "en_GB"]
