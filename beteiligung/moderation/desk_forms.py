"""Forms of the desk: decisions in words, with ready-made texts to pick from; telling people; what is to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, ValidationError

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Purpose, TextModule
from beteiligung.moderation.operations import FACTS_LENGTH, NOTE_LENGTH, REFERENCE_MOST, REPLY_LENGTH
from beteiligung.moderation.wording import Pick
from beteiligung.proposals.models import Proposal, TellingOutcome
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, VersionedForm, choices

LOOK = "zeigen"
"""Name of the button that shows what the author would read, and sends nothing."""


class DecideForm(VersionedForm):
    """One button: publish, take into review, give back, ask an office again."""

    @property
    def shown_version(self) -> int | None:
        """The version that came with the form; one that came without is stale."""
        return self.version.data if self.version.raw_data else None


class PicksModule(DecideForm):
    """Which ready-made text goes with the decision, beside own words in the field ``OWN``."""

    PURPOSE: Purpose
    OWN: str

    module = SelectField(_l("Textbaustein"), validate_choice=False)
    shown = HiddenField()

    def __init__(self, modules: Sequence[TextModule], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.has_modules = bool(modules)
        pairs = [("", _l("Keiner, nur eigene Worte")), *((str(module.id), module.name) for module in modules)]
        self.module.choices = choices(pairs)
        own = self[self.OWN]
        own.flags.required = own.flags.required and not modules
        if self.module_id is not None:
            own.validators = [one for one in own.validators if not isinstance(one, Filled)]

    @property
    def module_id(self) -> int | None:
        """The module that was picked; 0 for one that nobody could pick."""
        picked: str | None = self.module.data
        if not picked:
            return None
        return int(picked) if picked.isascii() and picked.isdigit() and len(picked) < 10 else 0

    @property
    def pick(self) -> Pick | None:
        return None if self.module_id is None else Pick(self.module_id, self.shown.data)

    @property
    def only_looks(self) -> bool:
        """Whether the officer wants to read the text, not to send it."""
        return LOOK in request.form


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


class TellForm(VersionedForm):
    """How telling somebody ended. Its version is the newest of the news that were shown."""

    outcome = RadioField(_l("Wie ist es ausgegangen?"), validate_choice=False)

    def __init__(self, outcomes: Mapping[TellingOutcome, str], *, newest: int | None, usual: TellingOutcome) -> None:
        super().__init__(obj=SimpleNamespace(version=newest), data={"outcome": usual.value})
        self.outcome.choices = choices((one.value, words) for one, words in outcomes.items())

    @property
    def chosen(self) -> TellingOutcome:
        """Raises InvalidInput for what there is not."""
        try:
            return TellingOutcome(self.outcome.data or "")
        except ValueError:
            raise InvalidInput(N_("Bitte wählen Sie, wie es ausgegangen ist.")) from None


class PrintForm(BaseForm):
    """What is to be printed; sent as an address, since nothing is changed."""

    blatt = RadioField(_l("Was möchten Sie drucken?"), validate_choice=False)
    raum = SelectField(_l("Für welchen Aktionsraum?"), validate_choice=False)
    sprache = RadioField(_l("In welcher Sprache?"), validate_choice=False)
    nummer = LineField(_l("Nummer der Idee"))

    def __init__(self, sheets: Mapping[str, str], areas: Mapping[str, str], languages: Mapping[str, str]) -> None:
        usual = {"blatt": next(iter(sheets)), "raum": next(iter(areas), ""), "sprache": next(iter(languages))}
        super().__init__(request.args if "blatt" in request.args else None, data=usual, meta={"csrf": False})
        for field, offered in ((self.blatt, sheets), (self.raum, areas), (self.sprache, languages)):
            field.choices = choices(offered.items())
        self._offered = {"blatt": sheets, "raum": areas, "sprache": languages}
        self.proposal: Proposal | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        valid = bool(super().validate(extra_validators))
        for name, offered in self._offered.items():
            if self[name].data not in offered:
                self[name].errors = [_l("Bitte wählen Sie etwas aus der Liste.")]
                valid = False
        return valid

    def validate_nummer(self, field: Any) -> None:
        """Only ideas whose file this person may read."""
        if not field.data:
            return
        number = int(field.data) if field.data.isdecimal() and len(field.data) < 10 else 0
        found = proposal_by_id(number)
        if found is None or not can(current_actor(), P.PROPOSAL_READ_FILE, found):
            raise ValidationError(_l("Diese Nummer gibt es in Ihren Räumen nicht."))
        self.proposal = found
