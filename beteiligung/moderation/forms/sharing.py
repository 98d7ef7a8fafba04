"""Forms with which staff share their work: beginning, handing over, being away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, ValidationError

from beteiligung.moderation.operations import NOTE_MOST
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, TextField, choices


class ShareForm(BaseForm):
    """One button that begins with an entry, or gives it back."""


class HandOverForm(BaseForm):
    """Whom to ask, and what they should know."""

    colleague = RadioField(_l("Wem?"), [Filled(_l("Bitte wählen Sie jemanden aus."))], validate_choice=False)
    note = TextField(_l("Notiz"), [LengthBetween(0, NOTE_MOST)])

    def __init__(self, colleagues: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        """Of each colleague: the id of the account, the name, and what they are in the area."""
        super().__init__(**kwargs)
        self.colleague.choices = choices((account_id, name) for account_id, name, _role in colleagues)
        self.roles = {str(account_id): role for account_id, _name, role in colleagues}

    def validate_colleague(self, field: Any) -> None:
        if field.data not in self.roles:
            raise ValidationError(_l("Bitte wählen Sie jemanden aus der Liste."))


class AbsenceForm(BaseForm):
    """From when until when somebody is away; coordinators say who."""

    colleague = SelectField(_l("Wer?"), validate_choice=False)
    first_day = DateField(_l("Erster Tag"), [Filled(_l("Bitte schreiben Sie den ersten Tag."))])
    last_day = DateField(_l("Letzter Tag"), [Filled(_l("Bitte schreiben Sie den letzten Tag."))])

    def __init__(self, own_id: int, colleagues: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.own_id = own_id
        self.colleague.choices = choices(colleagues.items())
        self.people = set(colleagues)
        if not colleagues:
            del self.colleague

    @property
    def account_id(self) -> int:
        """Who is away."""
        chosen = self.colleague.data if self.colleague else None
        return int(chosen) if chosen and chosen.isdecimal() and int(chosen) in self.people else self.own_id
