"""Removing a passage of an idea everywhere: from all its texts, from the search, from mails. No copy of it stays."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.mail.operations import rewrite_mails
from beteiligung.proposals.events import PassageRemoved
from beteiligung.proposals.models import PassageRemoval, Proposal, ProposalSearch, ProposalState
from beteiligung.proposals.operations.content import lock, make_findable
from beteiligung.proposals.operations.telling import rewrite_tellings
from beteiligung.proposals.passages import PASSAGE_LENGTH, take_out, without
from beteiligung.proposals.queries.versions import removals_of, texts_of

_SENT_TWICE = timedelta(minutes=10)
"""So long after a removal the same form finds nothing more to remove and is content."""

WAYS_TO_THE_CITY = ("phone", "office_", "court")
"""How values of mails are called that say where to ask or object. They are no words of an idea and must stay right."""


def remove_passage(actor: Actor, proposal: Proposal, passage: str) -> None:
    """The author takes some words back, in every version.

    Raises InvalidInput where the words are too few, too many or stand nowhere.
    """
    require(actor, P.PROPOSAL_REMOVE_PASSAGE, proposal)
    _remove(proposal, passage, by_desk=False)


def mask_passage(actor: Actor, proposal: Proposal, passage: str) -> None:
    """The desk removes some words in every version. Ground, facts and the mail belong to ``moderation``, which calls this.

    Raises InvalidInput like ``remove_passage``.
    """
    require(actor, P.PROPOSAL_MASK, proposal)
    _remove(proposal, passage, by_desk=True)


def _remove(proposal: Proposal, passage: str, *, by_desk: bool) -> None:
    passage = checked_words(passage, PASSAGE_LENGTH)
    lock(proposal)
    if proposal.state is ProposalState.DRAFT:
        raise NotPossible(N_("Einen Entwurf können Sie einfach ändern."))
    now = clock.now()
    if not sum(take_out(row, columns, passage) for row, columns, _number in texts_of(proposal)):
        last = next(iter(removals_of(proposal.id, most=1)), None)
        if last is None or last.at < now - _SENT_TWICE:
            raise InvalidInput(N_("Diese Textstelle steht nicht in der Idee. Bitte prüfen Sie die Schreibweise."))
        return
    proposal.touched_at = now  # and with it a new number: a form that still holds the passage is refused as old
    session().flush()
    if session().get(ProposalSearch, proposal.id) is not None:
        make_findable(proposal)
    add(PassageRemoval(proposal_id=proposal.id, at=now, by_desk=by_desk))
    in_news = partial(_in_mail, proposal, passage)
    rewrite_mails(proposal.id, in_news)
    rewrite_tellings(proposal, in_news)
    emit(PassageRemoved(proposal.id, passage, by_desk=by_desk))


def _in_mail(proposal: Proposal, passage: str, name: str, text: str) -> str:
    """A value of a mail about the idea, without the passage."""
    if name == "words":
        return proposal.words
    return text if name.startswith(WAYS_TO_THE_CITY) else without(text, passage)
