"""What the author of a sent idea can do: edit, answer, withdraw."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.proposals.events import ProposalAnswered, ProposalTextChanged, ProposalWithdrawn
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import (
    Content,
    add_version,
    content_of,
    lock,
    make_findable,
    require_complete,
    with_marks,
    write_content,
)
from beteiligung.proposals.operations.drafts import write_contact
from beteiligung.proposals.operations.merging import lock_groups
from beteiligung.proposals.states import EDITABLE, PROPOSAL_WORKFLOW


def edit_proposal(
    actor: Actor, proposal: Proposal, content: Content, *, version: int | None, reason: str | None = None
) -> None:
    """Change a sent idea. ``version`` is the one its form showed. A published idea keeps each of its texts, and the
    ``reason`` for the new one, if its author gives any.

    What stands there already changes nothing, so the same form may arrive twice.
    Raises NotPossible in other states, Stale when the idea changed in between.
    """
    require(actor, P.PROPOSAL_EDIT, proposal)
    lock(proposal)
    before = content_of(proposal)
    content = with_marks(content, before)
    if content == before:
        return
    if proposal.state not in EDITABLE:
        raise NotPossible(N_("Diese Idee kann man jetzt nicht mehr ändern."))
    _change(proposal, content, version)
    if proposal.state is ProposalState.PUBLISHED and _words(content) != _words(before):
        add_version(proposal, reason=reason)
        emit(ProposalTextChanged(proposal.id))


def answer_question(actor: Actor, proposal: Proposal, content: Content, *, version: int | None) -> None:
    """Send a returned idea to the desk again, with what the officer asked for; one that lapsed as well. Answered twice
    counts once.

    Raises NotPossible when no question is open, Stale when the idea changed in between.
    """
    require(actor, P.PROPOSAL_ANSWER, proposal)
    lock(proposal)
    before = content_of(proposal)
    content = with_marks(content, before)
    if proposal.state is ProposalState.SUBMITTED and content == before:
        return
    if not proposal.was_asked:
        raise NotPossible(N_("Auf diese Frage braucht es keine Antwort mehr."))
    _change(proposal, content, version)
    PROPOSAL_WORKFLOW.apply(proposal, "answer", by=actor)
    emit(ProposalAnswered(proposal.id))


def withdraw_proposal(actor: Actor, proposal: Proposal) -> None:
    """Take an idea back. Doing it twice changes nothing."""
    require(actor, P.PROPOSAL_WITHDRAW, proposal)
    lock_groups(proposal)  # what was merged with it is set free
    if proposal.state is ProposalState.WITHDRAWN:
        return
    PROPOSAL_WORKFLOW.apply(proposal, "withdraw", by=actor)
    write_contact(proposal, None)
    emit(ProposalWithdrawn(proposal.id))


def _change(proposal: Proposal, content: Content, version: int | None) -> None:
    if version != proposal.version:
        raise Stale
    require_complete(content.title, content.text)
    write_content(proposal, content)
    make_findable(proposal)
    proposal.touched_at = clock.now()


def _words(content: Content) -> tuple[str, str, str | None]:
    return content.title, content.text, content.place
