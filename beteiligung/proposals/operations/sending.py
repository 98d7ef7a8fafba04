"""The way to the desk: sent, and confirmed by an address where nobody is signed in."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.accounts.names import check_shown_name
from beteiligung.accounts.operations import remember_name
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, TooMany
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.core.limits import DAY, Limit
from beteiligung.proposals.events import ProposalHeld, ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import lock, make_findable, require_complete
from beteiligung.proposals.operations.drafts import write_contact
from beteiligung.proposals.operations.telling import mail_instead, tell_author
from beteiligung.proposals.queries import contact_of
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

S = ProposalState

HELD_PER_DAY = 5
"""So many ideas may be sent in a day under an address that is not confirmed: it may be a stranger's, who gets mail of it."""
HELD = Limit("held", HELD_PER_DAY, DAY, "ideas sent before the address is confirmed", "e-mail address")
SENT = Limit("ideas_sent", 20, DAY, "ideas sent", "account")


def send_draft(actor: Actor, proposal: Proposal, *, shown_name: str | None, email: Email | None = None) -> None:
    """Send an idea. Who is signed in sends it to the desk; for others it waits until ``email`` is confirmed.

    Sending again changes the address while it waits, and nothing afterwards.
    Raises InvalidInput for an unfinished idea, a borrowed name, and a visitor without an address; TooMany where
    ``HELD_PER_DAY`` ideas were sent under that address today.
    """
    require(actor, P.PROPOSAL_SEND, proposal)
    lock(proposal)
    if proposal.state not in (S.DRAFT, S.UNCONFIRMED):
        return
    require_complete(proposal.title, proposal.text)
    name = check_shown_name(shown_name, account_id=actor.account_id)
    if actor.account_id is not None:
        SENT.take(str(actor.account_id))  # before the idea changes, which is then written once
    proposal.shown_name, proposal.touched_at = name, clock.now()
    if actor.account_id is not None:
        _hand_in(proposal, actor.account_id, by=actor)
        return
    if email is None:
        raise InvalidInput(N_("Bitte schreiben Sie Ihre E-Mail-Adresse."))
    _count_held(proposal, email)
    write_contact(proposal, email)
    proposal.author_id = None  # of whoever was signed in here before: it will be theirs who proves the address
    if proposal.state is S.DRAFT:
        PROPOSAL_WORKFLOW.apply(proposal, "hold", by=actor)
        emit(ProposalHeld(proposal.id))


def confirm_proposal(actor: Actor, proposal: Proposal, *, author_id: int) -> None:
    """The address an idea was sent under has proved to be that of an account: the idea is theirs and goes to the desk.

    One that an officer released stays in its state. Confirmed twice counts once.
    """
    require(actor, P.PROPOSAL_CONFIRM, proposal)
    lock(proposal)
    if proposal.state is S.UNCONFIRMED:
        _hand_in(proposal, author_id, by=Actor(account_id=author_id))
    elif proposal.state is not S.DRAFT and proposal.author_id is None:
        _give_to(proposal, author_id)


def release_proposal(actor: Actor, proposal: Proposal) -> None:
    """Let an idea go on that nobody has confirmed. Its contact stays until somebody does."""
    require(actor, P.PROPOSAL_RELEASE, proposal)
    _submit(proposal, "release", by=actor)


def _count_held(proposal: Proposal, email: Email) -> None:
    """Count the idea for its address. Sent again to the same, it is counted already."""
    contact = contact_of(proposal.id) if proposal.state is S.UNCONFIRMED else None
    if contact is not None and contact.email_key == email.key:
        return
    if not HELD.allows(email.key):
        raise TooMany(
            N_(
                "Mit dieser E-Mail-Adresse wurden heute schon mehrere Ideen gesendet. Bitte melden Sie sich an, dann können"
                " Sie weitere senden. Sonst geht es morgen wieder."
            )
        )


def _hand_in(proposal: Proposal, author_id: int, *, by: Actor) -> None:
    action = "submit" if proposal.state is S.DRAFT else "confirm"
    with session().no_autoflush:  # the idea is written once, together with its step
        _give_to(proposal, author_id)
    _submit(proposal, action, by=by)


def _give_to(proposal: Proposal, author_id: int) -> None:
    """From now on the author alone holds the idea: contact and draft key have served."""
    proposal.author_id = author_id
    proposal.draft_key_hash = None
    remember_name(author_id, proposal.shown_name)
    write_contact(proposal, None)
    mail_instead(proposal)


def _submit(proposal: Proposal, action: str, *, by: Actor) -> None:
    proposal.submitted_at = clock.now()
    PROPOSAL_WORKFLOW.apply(proposal, action, by=by)
    make_findable(proposal)
    emit(ProposalSubmitted(proposal.id))
    tell_author(proposal, "idea_received", {"received": clock.today(), "due": proposal.answer_due})
