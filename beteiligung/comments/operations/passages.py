"""Removing some words of a comment for good. No copy of them stays."""

from __future__ import annotations

from functools import partial

from beteiligung.accounts.operations import rewrite_intents
from beteiligung.comments.events import CommentPassageRemoved
from beteiligung.comments.models import Comment
from beteiligung.comments.queries import TEXTS_OF_COMMENT
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.mail.operations import rewrite_mails
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.passages import WAYS_TO_THE_CITY
from beteiligung.proposals.operations.telling import rewrite_tellings
from beteiligung.proposals.passages import PASSAGE_LENGTH, take_out, without

_WORDS_OF_IDEAS = ("title", "words", "lead_title", "titel")
"""How values of mails are called that hold words of an idea: those stay as long as the idea says them."""


def mask_comment(comment: Comment, passage: str) -> None:
    """The desk removes some words. A part of one of its acts, which asks the policy table.

    Raises InvalidInput where the words are too few, too many or stand nowhere in it.
    """
    if not remove_from_comment(comment, checked_words(passage, PASSAGE_LENGTH)):
        raise InvalidInput(N_("Diese Textstelle steht nicht im Kommentar. Bitte prüfen Sie die Schreibweise."))


def remove_from_comment(comment: Comment, passage: str) -> bool:
    """Leave the mark in place of the passage, here and wherever the comment was quoted. Whether it stood there."""
    if not take_out(comment, TEXTS_OF_COMMENT, passage):
        return False
    session().flush()
    idea = session().get_one(Proposal, comment.proposal_id)
    in_news = partial(_in_mail, passage)
    ideas = [idea] if idea.lead_id is None else [idea, session().get_one(Proposal, idea.lead_id)]
    for one in ideas:
        rewrite_mails(one.id, in_news)
        rewrite_tellings(one, in_news)
    rewrite_intents({one.id for one in ideas}, partial(without, passage=passage))
    emit(CommentPassageRemoved(comment.id, passage))
    return True


def _in_mail(passage: str, name: str, text: str) -> str:
    """A value of a mail about the idea, without the passage."""
    stays = name in _WORDS_OF_IDEAS or name.startswith(WAYS_TO_THE_CITY)
    return text if stays else without(text, passage)
