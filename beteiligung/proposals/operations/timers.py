"""What happens to an idea by itself when its time is over. The platform acts, no person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.events import emit
from beteiligung.mail.chores import OneByOne
from beteiligung.proposals.events import ProposalLapsed
from beteiligung.proposals.models import ANSWER_TIME, CONFIRM_TIME, REMIND_AFTER, Proposal, ProposalState
from beteiligung.proposals.operations.telling import forget_told_contact, tell_author
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

S = ProposalState
Conditions = tuple[sa.ColumnElement[bool], ...]

PLATFORM = Actor.system("timer")


def lapse_unconfirmed() -> OneByOne:
    """Ideas that nobody confirmed lapse. Whoever sent them is told; how to reach them is then forgotten."""
    return OneByOne(_lapse_unconfirmed, _all(_unconfirmed()))


def lapse_unanswered() -> OneByOne:
    """Ideas lapse whose author did not answer the question in time. An answer brings them back."""
    return OneByOne(_lapse_unanswered, _all(_unanswered()))


def remind_of_questions() -> OneByOne:
    """Authors are reminded, once for each question, that the desk waits for their answer."""
    return OneByOne(_remind, _all(_not_reminded()))


def _lapse_unconfirmed(proposal_id: int) -> None:
    idea = _held(proposal_id, _unconfirmed())
    if idea is not None and clock.today() > idea.confirm_until:
        _lapse(idea)


def _lapse_unanswered(proposal_id: int) -> None:
    idea = _held(proposal_id, _unanswered())
    if idea is not None and clock.today() > idea.answer_until:
        _lapse(idea)


def _remind(proposal_id: int) -> None:
    idea = _held(proposal_id, _not_reminded())
    if idea is not None and clock.today() <= idea.answer_until:
        tell_author(idea, "idea_reminder", {"until": idea.answer_until})
        _note_reminder(idea)


def _unconfirmed() -> Conditions:
    return _since(S.UNCONFIRMED, CONFIRM_TIME)


def _unanswered() -> Conditions:
    return _since(S.RETURNED, ANSWER_TIME)


def _not_reminded() -> Conditions:
    reminded_at = Proposal.reminded_at
    return *_since(S.RETURNED, REMIND_AFTER), sa.or_(reminded_at.is_(None), reminded_at < Proposal.state_since)


def _since(state: ProposalState, time: timedelta) -> Conditions:
    return Proposal.state == state, Proposal.state_since <= clock.now() - time, Proposal.is_not_locked()


def _all(conditions: Conditions) -> Sequence[int]:
    return session().scalars(sa.select(Proposal.id).where(*conditions).order_by(Proposal.id)).all()


def _held(proposal_id: int, conditions: Conditions) -> Proposal | None:
    """The idea, if all that is still true. One that somebody is changing now waits for the next time."""
    query = (
        sa.select(Proposal)
        .where(Proposal.id == proposal_id, *conditions)
        .with_for_update(skip_locked=True, of=Proposal)
        .execution_options(populate_existing=True)
    )
    return session().scalar(query)


def _lapse(idea: Proposal) -> None:
    require(PLATFORM, P.PROPOSAL_LAPSE, idea)
    was_asked = idea.state is S.RETURNED
    PROPOSAL_WORKFLOW.apply(idea, "lapse", by=PLATFORM)
    emit(ProposalLapsed(idea.id))
    tell_author(idea, "idea_lapsed", {"was_asked": was_asked})
    forget_told_contact(idea)


def _note_reminder(idea: Proposal) -> None:
    """Without a new version: whoever is writing the answer just now must not be told that somebody changed the idea."""
    values = {Proposal.reminded_at: clock.now()}
    session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(values))
