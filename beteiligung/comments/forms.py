"""The shape of what people say in a discussion."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, RadioField, ValidationError

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.names import MAX_LENGTH
from beteiligung.accounts.queries import account_by_id
from beteiligung.comments.limits import TEXT_MOST
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.privacy import SENTENCES, private_details
from beteiligung.proposals.states import takes_comments
from beteiligung.web.forms import (
    BaseForm,
    Filled,
    LengthBetween,
    LineField,
    OnceForm,
    TextField,
    TrapForm,
    VersionedForm,
    choices,
)
from beteiligung.web.messages import say

ANSWER = "answer"
COMMENT = "comment"


def _text_field() -> TextField:
    return TextField(
        _l("Ihr Kommentar"), [Filled(_l("Bitte schreiben Sie Ihren Kommentar.")), LengthBetween(1, TEXT_MOST)]
    )


class CommentForm(TrapForm, OnceForm):
    """Text first. A visitor gives an address last; whoever may answer for the city chooses as whom they speak."""

    text = _text_field()
    voice = RadioField(
        _l("Als wer schreiben Sie?"),
        choices=choices([(ANSWER, _l("Für die Stadt, mit meinem Namen")), (COMMENT, _l("Als Nachbar*in"))]),
        default=ANSWER,
    )
    shown_name = LineField(_l("Welcher Name soll dabei stehen?"), [LengthBetween(0, MAX_LENGTH)])
    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    agreed = HiddenField("")
    """Which private details in the text the person has been told of and wants to be read."""

    def __init__(self, *, asks_address: bool, offers_answer: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not asks_address:
            del self.email
        if not offers_answer:
            del self.voice

    def asks_first(self) -> bool:
        """Whether the text holds private details of which the person was not told: sent again as it is, it goes."""
        found = [] if self.is_answer else private_details(self.text.data)
        if ",".join(found) == (self.agreed.data or ""):
            return False
        self.agreed.data = ",".join(found)
        if not found:
            return False
        for kind in found:
            self.refuse(gettext(SENTENCES[kind]))
        self.refuse(
            gettext(
                "Sobald Ihr Kommentar erscheint, können alle das lesen. Soll es so bleiben? Dann senden Sie bitte noch einmal."
            )
        )
        return True

    @property
    def is_answer(self) -> bool:
        """Whether an officer speaks for the city."""
        return self.voice is not None and self.voice.data == ANSWER

    def validate_email(self, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None


class EditForm(VersionedForm):
    """A comment, to be changed by its author."""

    text = _text_field()


class ConfirmForm(BaseForm):
    """A question that a button answers."""


def form_for(actor: Actor, proposal: Proposal, text: str | None = None) -> CommentForm:
    """The form for whoever acts, with the name they chose last and a ``text`` they wrote elsewhere."""
    account = account_by_id(actor.account_id) if actor.account_id is not None else None
    return CommentForm(
        asks_address=account is None,
        offers_answer=can(actor, P.COMMENT_ANSWER, proposal),
        data={"shown_name": account.shown_name if account else None, "text": text},
    )


def inline_form(actor: Actor, proposal: Proposal) -> CommentForm | None:
    """The form for the idea's own page: for signed-in people, as long as the discussion is open."""
    if actor.account_id is None or not takes_comments(proposal):
        return None
    return form_for(actor, proposal) if can(actor, P.COMMENT_WRITE, proposal) else None
