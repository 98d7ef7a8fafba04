"""The shape of a block, and of its end before the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from beteiligung.moderation.forms.contributions import HideForm
from beteiligung.moderation.operations import REASON_LENGTH
from beteiligung.moderation.operations.blocking import MOST_DAYS
from beteiligung.moderation.queries import ReportRow
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, TextField, choices

ENDLESS = "ohne"
_DAYS = (7, 30, 90)


class BlockForm(HideForm):
    """For how long, on which ground, with the facts."""

    days = RadioField(_l("Wie lange?"), [Filled(_l("Bitte wählen Sie, wie lange."))])

    def __init__(
        self, contribution: Any, reports: Sequence[ReportRow], *, can_be_endless: bool, has_hint: bool
    ) -> None:
        super().__init__(contribution, reports, has_hint=has_hint)
        pairs = [(str(days), ngettext("%(num)s Tag", "%(num)s Tage", days)) for days in _DAYS]
        pairs.append((str(MOST_DAYS), gettext("Ein Jahr")))
        if can_be_endless:
            pairs.append((ENDLESS, gettext("Ohne Ende, bis jemand die Sperre aufhebt")))
        self.days.choices = choices(pairs)

    @property
    def day_count(self) -> int | None:
        """None: without an end."""
        return None if self.days.data == ENDLESS else int(self.days.data)


class UnblockForm(BaseForm):
    """Why somebody may write again."""

    reason = TextField(
        _l("Warum heben Sie die Sperre auf?"),
        [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*REASON_LENGTH)],
    )
