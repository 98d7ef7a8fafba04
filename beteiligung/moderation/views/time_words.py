"""How the desk says since when something waits, and until when an answer was promised."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from beteiligung.core import clock
from beteiligung.web.remembered.words import remembered_words
from beteiligung.web.templating import short_day


def waiting_words(since: datetime) -> str:
    """How long an entry has waited."""
    return _waited(clock.working_days_since(clock.day_of(since)), int((clock.now() - since).total_seconds() // 3600))


@remembered_words
def _waited(days: int, hours: int) -> str:
    if hours >= 24 or (days > 0 and hours >= 12):
        return str(ngettext("wartet seit %(num)s Werktag", "wartet seit %(num)s Werktagen", max(days, 1)))
    if hours > 0:
        return str(ngettext("wartet seit %(num)s Stunde", "wartet seit %(num)s Stunden", hours))
    return str(_("gerade gekommen"))


def due_words(due_on: date) -> tuple[str, str]:
    """Until when an answer was promised, and the tint that goes with it."""
    return _due(due_on, clock.today())


@remembered_words
def _due(due_on: date, today: date) -> tuple[str, str]:
    left = due_on - today
    if left < timedelta(0):
        return str(_("überfällig seit %(day)s", day=_near(due_on, today))), "bad"
    if not left:
        return str(_("heute fällig")), "bad"
    return str(_("bis %(day)s", day=_near(due_on, today))), "wait" if left <= timedelta(days=2) else "plain"


def lapse_words(day: date) -> tuple[str, str]:
    """Until when an unconfirmed idea can be confirmed, and the tint that goes with it: it is nobody's promise."""
    return str(_("verfällt nach %(day)s", day=_near(day, clock.today()))), "plain"


def _near(other: date, today: date) -> str:
    """A weekday within the week around today, else the date in few characters: a badge has one line on a phone."""
    return str(format_date(other, "EEEE")) if abs(other - today) < timedelta(days=7) else short_day(other)
