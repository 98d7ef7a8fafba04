"""The shape of an answer for the city in a discussion."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from beteiligung.moderation.forms.wording import PicksModule
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations import PUBLIC_ANSWER_LENGTH
from beteiligung.web.forms import Filled, LengthBetween, OnceForm, TextField


class AnswerForm(PicksModule, OnceForm):
    """What everybody reads as the answer of the city."""

    PURPOSE, OWN = Purpose.ANSWER, "answer"

    answer = TextField(
        _l("Ihre Antwort"), [Filled(_l("Bitte schreiben Sie Ihre Antwort.")), LengthBetween(*PUBLIC_ANSWER_LENGTH)]
    )
