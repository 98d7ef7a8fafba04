"""The form for an answer that an officer heard."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from beteiligung.core.i18n import N_
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.operations import ANSWER_LENGTH
from beteiligung.proposals.models import Channel
from beteiligung.proposals.operations import ALOUD
from beteiligung.web.forms import Filled, LengthBetween, TextField, choices

HOW = {
    Channel.PHONE: N_("Am Telefon"),
    Channel.LETTER: N_("In einem Brief"),
    Channel.COUNTER: N_("In der Sprechstunde"),
}


class HearAnswerForm(DecideForm):
    """How somebody answered, and what."""

    channel = RadioField(
        _l("Wie hat die Person geantwortet?"),
        [Filled(_l("Bitte wählen Sie, wie die Person geantwortet hat."))],
    )
    answer = TextField(
        _l("Was hat sie geantwortet?"),
        [Filled(_l("Bitte schreiben Sie die Antwort.")), LengthBetween(*ANSWER_LENGTH)],
    )

    def __init__(self, usual: Channel | None, **kwargs: Any) -> None:
        """``usual``: how the person is reached; chosen to begin with."""
        super().__init__(data={"channel": usual if usual in ALOUD else None}, **kwargs)
        self.channel.choices = choices((one, gettext(HOW[one])) for one in ALOUD)

    @property
    def chosen(self) -> Channel:
        """Only of a valid form."""
        return Channel(self.channel.data)
