"""Who are you? The name beside an idea, and the address under which it is sent."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import EmailField, RadioField, ValidationError
from wtforms.validators import Optional

from beteiligung.accounts.emails import Email, read_email
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.proposals.forms.screens import Screen
from beteiligung.proposals.operations.content import NAME_MOST
from beteiligung.web.forms import Filled, LengthBetween, LineField, TrapForm, choices
from beteiligung.web.messages import say


class AddressForm(TrapForm):
    """The address under which an idea is sent, corrected."""

    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    @property
    def address(self) -> Email | None:
        """The address, or None when there is none that mail could reach."""
        try:
            return read_email(self.email.data) if self.email else None
        except InvalidInput:
            return None

    def validate_email(self, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None


class ShownAs(StrEnum):
    """Under which name a contribution appears."""

    LAST = "last"
    NOBODY = "nobody"
    OTHER = "other"


class SendForm(Screen, AddressForm):
    """Last screen: who are you? Signed-in people are not asked for an address.

    ``last_name``: the name used last, which is offered. ``name``: the one kept with the draft; empty where its author
    chose none, None where nothing has been chosen yet.
    """

    shown_as = RadioField(_l("Welcher Name soll bei Ihrer Idee stehen?"), validate_choice=False)
    shown_name = LineField(_l("Der Name"), [LengthBetween(0, NAME_MOST)])

    def __init__(self, *, asks_address: bool, last_name: str | None, name: str | None, email: str | None) -> None:
        chosen = last_name if name is None else name
        shown_as = ShownAs.NOBODY if not chosen else ShownAs.LAST if chosen == last_name else ShownAs.OTHER
        other = chosen if shown_as is ShownAs.OTHER else None
        super().__init__(data={"shown_as": shown_as, "shown_name": other, "email": email})
        last = [(ShownAs.LAST, Markup("<bdi>{}</bdi>").format(last_name))] if last_name else []
        rest = [(ShownAs.NOBODY, _l("Nachbar*in")), (ShownAs.OTHER, _l("Ein anderer Name"))]
        self.shown_as.choices = choices([*last, *rest])
        self._last_name = last_name
        if self.shown_as.data != ShownAs.OTHER:
            self.shown_name.validators = []
        elif not self.goes_back:
            self.shown_name.validators = [
                Filled(_l("Bitte schreiben Sie einen Namen, oder wählen Sie „Nachbar*in“.")),
                LengthBetween(0, NAME_MOST),
            ]
        if not asks_address:
            del self.email
        elif self.goes_back:
            self.email.validators = [Optional()]

    @property
    def name(self) -> str | None:
        """The name to be shown; None for "Nachbar*in". A name beside another choice is none."""
        if self.shown_as.data == ShownAs.LAST:
            return self._last_name
        return self.shown_name.data or None if self.shown_as.data == ShownAs.OTHER else None

    def validate_email(self, field: Any) -> None:
        if not self.goes_back:
            super().validate_email(field)

    @property
    def minds_haste(self) -> bool:
        return not self.goes_back
