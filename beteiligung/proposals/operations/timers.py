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
from beteiligung.proposals.events import ProposalLapsed
from beteiligung.proposals.models import ANSWER_TIME, CONFIRM_TIME, REMIND_AFTER, Proposal, ProposalState
from beteiligung.proposals.operations.drafts import write_contact
from beteiligung.proposals.operations.telling import tell_author
from beteiligung.proposals.states import PROPOSAL_WORKFLOW

S = ProposalState

PLATFORM = Actor.system("timer")


def lapse_unconfirmed() -> int:
    """Let ideas lapse that nobody confirmed; says how many. The address they were sent under is told, then forgotten."""
    over = [idea for idea in _since(S.UNCONFIRMED, CONFIRM_TIME) if clock.today() > idea.confirm_until]
    for idea in over:
        _lapse(idea)
    return len(over)


def lapse_unanswered() -> int:
    """Let ideas lapse whose author did not answer the question in time; says how many. An answer brings them back."""
    over = [idea for idea in _since(S.RETURNED, ANSWER_TIME) if clock.today() > idea.answer_until]
    for idea in over:
        _lapse(idea)
    return len(over)


def remind_of_questions() -> int:
    """Remind authors, once for each question, that the desk waits for their answer; says how many."""
    ideas = [
        idea
        for idea in _since(S.RETURNED, REMIND_AFTER)
        if clock.today() <= idea.answer_until and (idea.reminded_at is None or idea.reminded_at < idea.state_since)
    ]
    for idea in ideas:
        tell_author(idea, "idea_reminder", {"until": idea.answer_until})
        _note_reminder(idea)
    return len(ideas)


def _since(state: ProposalState, time: timedelta) -> Sequence[Proposal]:
    """The ideas that have been in a state for so long. Those somebody is changing now wait for the next time."""
    query = (
        sa.select(Proposal)
        .where(Proposal.state == state, Proposal.state_since <= clock.now() - time)
        .order_by(Proposal.id)
        .with_for_update(skip_locked=True, of=Proposal)
        .execution_options(populate_existing=True)
    )
    return session().scalars(query).all()


def _lapse(idea: Proposal) -> None:
    require(PLATFORM, P.PROPOSAL_LAPSE, idea)
    was_asked = idea.state is S.RETURNED
    PROPOSAL_WORKFLOW.apply(idea, "lapse", by=PLATFORM)
    emit(ProposalLapsed(idea.id))
    tell_author(idea, "idea_lapsed", {"was_asked": was_asked})
    if not was_asked:
        write_contact(idea, None)


def _note_reminder(idea: Proposal) -> None:
    """Without a new version: whoever is writing the answer just now must not be told that somebody changed the idea."""
    values = {Proposal.reminded_at: clock.now()}
    session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(values))
