"""Forms of declining an idea, of passing it on, and of what the other office replied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from beteiligung.moderation.forms.wording import DecideForm, PicksModule
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations import FACTS_LENGTH, NOTE_LENGTH, REFERENCE_MOST, REPLY_LENGTH
from beteiligung.web.forms import Filled, LengthBetween, LineField, TextField, choices


class DeclineForm(PicksModule):
    """Why an idea cannot come true."""

    PURPOSE, OWN = Purpose.DECLINE, "reasons"

    reasons = TextField(
        _l("Warum wird die Idee nicht umgesetzt?"),
        [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*FACTS_LENGTH)],
    )


class ForwardForm(PicksModule):
    """To which office an idea goes, and what its author reads about it."""

    PURPOSE, OWN = Purpose.FORWARD, "own"

    office = RadioField(_l("Stelle"), [Filled(_l("Bitte wählen Sie eine Stelle."))], validate_choice=False)
    reference = LineField(_l("Zeichen der Stelle"), [LengthBetween(0, REFERENCE_MOST)])
    own = TextField(_l("Eigene Worte"), [LengthBetween(*NOTE_LENGTH)])

    def __init__(self, offices: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        """``offices``: the names of those that can be picked, by id."""
        super().__init__(*args, **kwargs)
        self.offices = offices
        self.office.choices = choices(offices.items())

    @property
    def office_id(self) -> int | None:
        picked = self.office.data
        return next((office_id for office_id in self.offices if str(office_id) == picked), None)


class ReplyForm(DecideForm):
    """What an office replied, and what follows for the idea."""

    GOES_ON, ENDS = "weiter", "ende"

    reply = TextField(
        _l("Was antwortet die Stelle?"),
        [Filled(_l("Bitte schreiben Sie, was die Stelle antwortet.")), LengthBetween(*REPLY_LENGTH)],
    )
    reference = LineField(_l("Zeichen der Stelle"), [LengthBetween(0, REFERENCE_MOST)])
    outcome = RadioField(
        _l("Wie geht es weiter?"),
        [Filled(_l("Bitte wählen Sie, wie es weitergeht."))],
        choices=choices(
            [(GOES_ON, _l("Alle können über die Idee sprechen")), (ENDS, _l("Die Idee wird nicht umgesetzt"))]
        ),
    )

    @property
    def goes_on(self) -> bool:
        return bool(self.outcome.data == self.GOES_ON)
