"""The shape of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, RadioField, ValidationError

from beteiligung.accounts.emails import Email, read_email
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.moderation.models import Reason
from beteiligung.moderation.operations import EXPLANATION_LENGTH
from beteiligung.moderation.views.reporting.words import REASONS
from beteiligung.web.forms import Filled, LengthBetween, OnceForm, TextField, TrapForm, choices
from beteiligung.web.messages import say


class ReportForm(TrapForm, OnceForm):
    """What, why, in one's own words; where the answer goes, if anywhere. Sent twice it reports once."""

    was = RadioField(_l("Was möchten Sie melden?"), validate_choice=False)
    reason = RadioField(_l("Was ist daran falsch?"), [Filled(_l("Bitte wählen Sie aus, was falsch ist."))])
    explanation = TextField(
        _l("Bitte erklären Sie es"),
        [Filled(_l("Bitte schreiben Sie, was falsch ist.")), LengthBetween(*EXPLANATION_LENGTH)],
    )
    email = EmailField(_l("Ihre E-Mail-Adresse"), filters=[clean_line])
    good_faith = BooleanField(_l("Was ich schreibe, ist nach meinem Wissen richtig und vollständig."))

    def __init__(self, things: Sequence[tuple[str, str]], *, asks_address: bool, chosen: str | None = None) -> None:
        """``things``: code and words of everything that stands there; the first is chosen unless ``chosen`` is another."""
        codes = [code for code, _words in things]
        super().__init__(data={"was": chosen if chosen in codes else codes[0]})
        self.codes = codes
        self.was.choices = choices(things)
        self.reason.choices = choices((reason, _(words)) for reason, words in REASONS.items())
        if not asks_address:
            del self.email

    @property
    def chosen_reason(self) -> Reason:
        return Reason(self.reason.data)

    @property
    def address(self) -> Email | None:
        """Where the answer goes; None for those who gave no address."""
        return read_email(self.email.data) if self.email is not None and self.email.data else None

    def validate_was(self, field: Any) -> None:
        if field.data not in self.codes:
            raise ValidationError(_l("Bitte wählen Sie etwas aus der Liste."))

    def validate_good_faith(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(_l("Bitte bestätigen Sie, dass Ihre Angaben nach Ihrem Wissen richtig sind."))

    def validate_email(self, field: Any) -> None:
        if not field.data:
            return
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None
