"""Forms of telling people what became of their idea, and of what is to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Proposal, TellingOutcome
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.web.current import current_actor
from beteiligung.web.forms import BaseForm, LineField, VersionedForm, choices


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
