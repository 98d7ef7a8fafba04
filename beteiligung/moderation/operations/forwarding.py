"""Passing an idea on to another office, asking there again, and its reply: nothing ends in "not responsible"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.queries import answer_day
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.core.text import clean_line
from beteiligung.mail.chores import OneByOne
from beteiligung.moderation.models import DecisionKind, Forwarding, Office, Purpose, WaitingItem, WaitingKind
from beteiligung.moderation.operations.anew import refuse_same_again
from beteiligung.moderation.operations.declining import tell_decline
from beteiligung.moderation.operations.noting import REPLY_LENGTH, note_decision, phone_of, reasons_told
from beteiligung.moderation.operations.stale import refuse_stale
from beteiligung.moderation.operations.worded import worded
from beteiligung.moderation.placeholders import DAY, OFFICE
from beteiligung.moderation.queries import ideas_to_ask_about, office_by_id, open_forwarding
from beteiligung.moderation.wording import Pick, Wording
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import tell_author

ASK_AFTER = timedelta(weeks=4)
"""So long an office has time before the desk asks again."""

NOTE_LENGTH = (0, 1000)
"""Least and most characters of own words to the author of an idea that is passed on."""

REFERENCE_MOST = 60


def ask_day() -> date:
    """When an office is asked again that hears of an idea today."""
    return clock.today() + ASK_AFTER


def forward_idea(
    actor: Actor,
    proposal: Proposal,
    own: str,
    *,
    office_id: int | None,
    reference: str | None,
    version: int | None,
    pick: Pick | None = None,
) -> Forwarding:
    """Pass an idea on to another office. ``reference``: its own number for it, if it gave one already.

    Raises InvalidInput for an office that is not in the list and for words that do not do, and Stale.
    """
    require(actor, P.PROPOSAL_FORWARD, proposal, act="forward")
    before = ProposalState.PUBLISHED if proposal.published_at else ProposalState.SUBMITTED
    refuse_stale(actor, proposal, version, before=before)
    refuse_same_again(actor, DecisionKind.FORWARD, proposal)
    office = _picked(office_id)
    number = _checked_reference(reference)
    values = {OFFICE: office.name, DAY: ask_day()}
    wording = worded(actor, proposal, Purpose.FORWARD, own, NOTE_LENGTH, pick, further=values)
    proposals.forward_proposal(actor, proposal)
    decision = note_decision(actor, proposal, DecisionKind.FORWARD, text=wording.own, chosen=wording.chosen)
    forwarding = add(
        Forwarding(
            proposal_id=proposal.id,
            office_id=office.id,
            office_name=office.name,
            reference=number,
            forwarded_at=clock.now(),
            ask_on=ask_day(),
        )
    )
    tell_author(
        proposal,
        "decision_forward",
        {
            "office": office.name,
            "reference": number,
            "ask_on": forwarding.ask_on,
            "words": proposal.words if proposal.is_public else None,
            **reasons_told(actor, decision, wording),
            "court": None,
        },
    )
    return forwarding


def record_reply(
    actor: Actor, proposal: Proposal, reply: str, *, goes_on: bool, reference: str | None, version: int | None
) -> None:
    """Write down what the office says, in words that everybody may read. ``goes_on``: the idea is open again for all;
    else it will not come true, and the reply is why.

    Raises InvalidInput for words that do not do, Stale, and NotPossible where no office has still to reply.
    """
    require(actor, P.PROPOSAL_FORWARD, proposal, act="reply")
    forwarding = _held(actor, proposal, version)
    text = checked_words(reply, REPLY_LENGTH)
    forwarding.reference = _checked_reference(reference) or forwarding.reference
    forwarding.replied_at, forwarding.reply = clock.now(), text
    if not goes_on:
        refuse_same_again(actor, DecisionKind.DECLINE, proposal)
        proposals.decline_proposal(actor, proposal)
        decision = note_decision(actor, proposal, DecisionKind.DECLINE, text=text)
        tell_decline(actor, proposal, decision, Wording(text, None), office=forwarding.office_name)
        return
    was_public = proposal.published_at is not None
    proposals.resume_proposal(actor, proposal)
    tell_author(
        proposal,
        "office_replied",
        {
            "office": forwarding.office_name,
            "facts": text,
            "phone": phone_of(actor),
            "was_public": was_public,
            "words": proposal.words,
        },
    )


def take_back_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """Let an idea be where it was before it was passed on, since an appeal was granted. Raises Stale where the office has
    replied in between.
    """
    require(actor, P.APPEAL_DECIDE, appeal)
    session().refresh(proposal, with_for_update={"key_share": True})
    forwarding = open_forwarding(proposal.id)
    if forwarding is None or proposal.state is not ProposalState.FORWARDED:
        raise Stale(N_("Die andere Stelle hat inzwischen geantwortet."))
    forwarding.replied_at = clock.now()
    proposals.resume_on_appeal(actor, proposal, appeal)


def ask_again(actor: Actor, proposal: Proposal, *, version: int | None) -> Forwarding:
    """The office was asked again: the idea comes back to the desk after the same time, if there is still no reply.

    Raises Stale, and NotPossible where no office has still to reply.
    """
    require(actor, P.PROPOSAL_FORWARD, proposal, act="ask_again")
    forwarding = _held(actor, proposal, version)
    forwarding.ask_on = ask_day()
    waits = sa.update(WaitingItem).filter_by(proposal_id=proposal.id, kind=WaitingKind.FORWARDED_IDEA, done_at=None)
    session().execute(waits.values(done_at=clock.now()))
    return forwarding


def lay_forwarded_on_desk() -> OneByOne:
    """Ideas whose office has not replied in time come to the desk."""
    return OneByOne(_lay_on_desk, ideas_to_ask_about())


def _lay_on_desk(proposal_id: int) -> None:
    proposal = session().get_one(Proposal, proposal_id)
    session().refresh(proposal, with_for_update={"key_share": True})
    if not ideas_to_ask_about(proposal_id):
        return
    add(
        WaitingItem(
            kind=WaitingKind.FORWARDED_IDEA,
            aktionsraum_id=proposal.aktionsraum_id,
            proposal_id=proposal.id,
            since=clock.now(),
            due_on=answer_day(clock.today()),
        )
    )


def _held(actor: Actor, proposal: Proposal, version: int | None) -> Forwarding:
    """Where the idea lies, while nobody else acts on it."""
    refuse_stale(actor, proposal, version, before=ProposalState.FORWARDED)
    forwarding = open_forwarding(proposal.id)
    if forwarding is None or proposal.state is not ProposalState.FORWARDED:
        raise NotPossible(N_("Diese Idee liegt gerade bei keiner anderen Stelle."))
    return forwarding


def _picked(office_id: int | None) -> Office:
    office = office_by_id(office_id) if office_id is not None else None
    if office is None or not office.is_active:
        raise InvalidInput(N_("Bitte wählen Sie eine Stelle aus der Liste."))
    return office


def _checked_reference(reference: str | None) -> str | None:
    number = clean_line(reference or "")
    if len(number) > REFERENCE_MOST:
        raise InvalidInput(N_("Bitte kürzen Sie das Zeichen auf höchstens %(most)s Zeichen."), most=REFERENCE_MOST)
    return number or None
