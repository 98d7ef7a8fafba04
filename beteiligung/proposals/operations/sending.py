"""The way to the desk: sent, and confirmed by an address where nobody is signed in."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.accounts.names import check_shown_name
from beteiligung.accounts.operations import remember_name
from beteiligung.accounts.queries import account_by_id
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.mail.operations import queue_mail
from beteiligung.proposals.events import ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import lock, make_findable, require_complete
from beteiligung.proposals.operations.drafts import write_contact
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

S = ProposalState


def send_draft(actor: Actor, proposal: Proposal, *, shown_name: str | None, email: Email | None = None) -> None:
    """Send an idea. Who is signed in sends it to the desk; for others it waits until ``email`` is confirmed.

    Sending again changes the address while it waits, and nothing afterwards.
    Raises InvalidInput for an unfinished idea, a borrowed name, and a visitor without an address.
    """
    require(actor, P.PROPOSAL_SEND, proposal)
    lock(proposal)
    if proposal.state not in (S.DRAFT, S.UNCONFIRMED):
        return
    require_complete(proposal.title, proposal.text)
    proposal.shown_name = check_shown_name(shown_name, account_id=actor.account_id)
    proposal.touched_at = clock.now()
    if actor.account_id is not None:
        _hand_in(proposal, actor.account_id, by=actor)
        return
    if email is None:
        raise InvalidInput(N_("Bitte schreiben Sie Ihre E-Mail-Adresse."))
    write_contact(proposal, email)
    if proposal.state is S.DRAFT:
        PROPOSAL_WORKFLOW.apply(proposal, "hold", by=actor)


def confirm_proposal(actor: Actor, proposal: Proposal, *, author_id: int) -> None:
    """The address an idea was sent under has proved to be that of an account: the idea is theirs and goes to the desk.

    Confirmed twice counts once.
    """
    require(actor, P.PROPOSAL_CONFIRM, proposal)
    lock(proposal)
    if proposal.state is S.UNCONFIRMED:
        _hand_in(proposal, author_id, by=Actor(account_id=author_id))


def _hand_in(proposal: Proposal, author_id: int, *, by: Actor) -> None:
    """From now on the author alone holds the idea: contact and draft key have served."""
    proposal.author_id = author_id
    proposal.draft_key_hash = None
    remember_name(author_id, proposal.shown_name)
    proposal.submitted_at = clock.now()
    PROPOSAL_WORKFLOW.apply(proposal, "submit" if proposal.state is S.DRAFT else "confirm", by=by)
    make_findable(proposal)
    write_contact(proposal, None)
    emit(ProposalSubmitted(proposal.id))
    _tell_author(proposal, author_id)


def _tell_author(proposal: Proposal, author_id: int) -> None:
    author = account_by_id(author_id)
    queue_mail(
        "idea_received",
        language=author.language if author else proposal.language,
        account_id=author_id,
        values={
            "number": proposal.id,
            "title": proposal.title,
            "received": clock.today(),
            "due": proposal.answer_due,
        },
        is_demo=proposal.is_demo,
    )
