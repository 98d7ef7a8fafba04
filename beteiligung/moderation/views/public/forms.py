"""The shape of an appeal."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional
from wtforms.widgets import EmailInput

from beteiligung.accounts.forms import EmailShape
from beteiligung.moderation.operations import APPEAL_LENGTH
from beteiligung.web.forms import Filled, LengthBetween, LineField, TextField, TrapForm


class AppealForm(TrapForm):
    """Why the decision is wrong; where the answer goes, if nothing is known yet."""

    text = TextField(
        _l("Was ist an der Entscheidung falsch?"),
        [Filled(_l("Bitte schreiben Sie, was falsch ist.")), LengthBetween(*APPEAL_LENGTH)],
    )
    email = LineField(_l("Ihre E-Mail-Adresse"), [Optional(), EmailShape()], widget=EmailInput())

    def __init__(self, *, asks_address: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not asks_address:
            del self.email
