"""What a page asks before a vote counts."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, ValidationError

from beteiligung.accounts.emails import read_email
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.web.forms import BaseForm, Filled, TrapForm
from beteiligung.web.messages import say


class VoteForm(BaseForm):
    """One button, for somebody who is signed in."""


class VisitorVoteForm(TrapForm):
    """A visitor says where the code goes that makes the vote theirs."""

    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    def validate_email(self, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None
