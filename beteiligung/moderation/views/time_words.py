"""How the desk says since when something waits, and until when an answer was promised."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from beteiligung.core import clock
from beteiligung.web.templating import short_day


def waiting_words(since: datetime) -> str:
    """How long an entry has waited."""
    days = clock.working_days_since(clock.day_of(since))
    hours = int((clock.now() - since).total_seconds() // 3600)
    if hours >= 24 or (days > 0 and hours >= 12):
        return str(ngettext("wartet seit %(num)s Werktag", "wartet seit %(num)s Werktagen", max(days, 1)))
    if hours > 0:
        return str(ngettext("wartet seit %(num)s Stunde", "wartet seit %(num)s Stunden", hours))
    return str(_("gerade gekommen"))


def due_words(due_on: date) -> tuple[str, str]:
    """Until when an answer was promised, and the tint that goes with it."""
    left = due_on - clock.today()
    if left < timedelta(0):
        return str(_("überfällig seit %(day)s", day=_near(due_on))), "bad"
    if not left:
        return str(_("heute fällig")), "bad"
    return str(_("bis %(day)s", day=_near(due_on))), "wait" if left <= timedelta(days=2) else "plain"


def lapse_words(day: date) -> tuple[str, str]:
    """Until when an unconfirmed idea can be confirmed, and the tint that goes with it: it is nobody's promise."""
    return str(_("verfällt nach %(day)s", day=_near(day))), "plain"


def _near(other: date) -> str:
    """A weekday within the week around today, else the date in few characters: a badge has one line on a phone."""
    return str(format_date(other, "EEEE")) if abs(other - clock.today()) < timedelta(days=7) else short_day(other)
