"""Days and times as pages write them: no line breaks them apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from beteiligung.web.messages import written
from beteiligung.web.templating import day, instant, short_day, weekday

NEW_YEARS_EVE = date(2026, 12, 31)
AT_NOON = datetime(2026, 12, 31, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
@pytest.mark.parametrize("write", [day, short_day, written])
def test_a_day_has_no_space_at_which_a_line_breaks(app, language, write):
    with app.test_request_context(f"/{language}/"):
        assert " " not in write(NEW_YEARS_EVE)


def test_a_short_day_in_arabic_names_the_month(app):
    """Three numbers would change places where text runs to the left."""
    with app.test_request_context("/ar/"):
        assert "ديسمبر" in short_day(NEW_YEARS_EVE)
    with app.test_request_context("/de/"):
        assert short_day(NEW_YEARS_EVE) == "31.12.2026"


@pytest.mark.parametrize(
    ("write", "moment", "shown"),
    [
        (weekday, NEW_YEARS_EVE, "Donnerstag, 31.\u00a0Dezember"),
        (instant, AT_NOON, "31.\u00a0Dezember\u00a02026, 12:00\u00a0Uhr"),
        (written, AT_NOON, "31.\u00a0Dezember\u00a02026, 12:00"),
    ],
)
def test_a_line_breaks_between_the_parts(app, write, moment, shown):
    with app.test_request_context("/de/"):
        assert write(moment) == shown
