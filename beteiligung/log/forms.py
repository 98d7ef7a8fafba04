"""The shape of a request to read one person's entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectField

from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.log.operations.persons import REASON_LENGTH
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, TextField, choices


class AskPersonForm(BaseForm):
    """Whose entries, of which days, and why."""

    person = SelectField(_l("Wessen Einträge?"), validate_choice=False)
    first_day = DateField(_l("Erster Tag"), [Filled(_l("Bitte schreiben Sie den ersten Tag."))])
    last_day = DateField(_l("Letzter Tag"), [Filled(_l("Bitte schreiben Sie den letzten Tag."))])
    reason = TextField(_l("Warum?"), [Filled(_l("Bitte schreiben Sie, warum.")), LengthBetween(*REASON_LENGTH)])

    def __init__(self, people: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person.choices = choices(people.items())
        self._people = people

    @property
    def account_id(self) -> int:
        """Whose entries. Raises InvalidInput for somebody who is not in the list."""
        chosen = self.person.data or ""
        if chosen not in map(str, self._people):
            raise InvalidInput(N_("Bitte wählen Sie jemanden aus der Liste."))
        return int(chosen)
