"""Supporters of an idea are told by mail when its text changed.

The rule: half an hour after a change everybody who supports the idea by then is told, once for all changes up to that
moment, and never twice within a day. Whoever began to support it after the last change knows the text; its author does,
too. The request that changes an idea only notes when to tell. The worker tells, some people in each transaction, and the
mails leave one after the other, so that a code somebody waits for is not behind thousands of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail.chores import MORE_TO_DO, OneByOne
from beteiligung.proposals.events import ProposalTextChanged
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import takes_votes
from beteiligung.votes.models import ChangeNotice, Vote
from beteiligung.votes.queries import goes_to
from beteiligung.votes.supporters import People, next_supporters, tell_some

PAUSE = timedelta(minutes=30)
"""So long a text may be changed on until supporters are told."""

NOT_AGAIN_WITHIN = timedelta(days=1)


def note_change(event: ProposalTextChanged) -> None:
    """Supporters of the idea are to be told, unless they are already.

    While the worker tells them of an earlier change this waits: else it would find them still to be told.
    """
    now = clock.now()
    notice = session().get(ChangeNotice, event.proposal_id, with_for_update=True, populate_existing=True)
    if notice is None:
        notice = ChangeNotice(proposal_id=event.proposal_id, last_account_id=0)
        session().add(notice)
    notice.changed_at = now
    notice.due_at = notice.due_at or _next(notice, now)


def tell_supporters() -> OneByOne:
    """Supporters of the ideas that are due are told by mail."""
    query = sa.select(ChangeNotice.proposal_id).where(ChangeNotice.due_at <= clock.now())
    return OneByOne(_tell, session().scalars(query.order_by(ChangeNotice.due_at, ChangeNotice.proposal_id)).all())


def _tell(proposal_id: int) -> object:
    """Queue mails to some supporters of an idea. Gives ``MORE_TO_DO`` as long as there may be others."""
    now = clock.now()
    notice = session().scalar(
        sa.select(ChangeNotice)
        .where(ChangeNotice.proposal_id == proposal_id, ChangeNotice.due_at <= now)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    if notice is None:
        return None
    proposal = session().get_one(Proposal, notice.proposal_id)
    people: People = []
    if proposal.is_public:
        votes = goes_to(proposal.id), Vote.created_at < notice.changed_at
        people = next_supporters(proposal, *votes, after=notice.last_account_id)
    if tell_some("supported_idea_changed", proposal, notice, people, {"is_open": takes_votes(proposal)}):
        return MORE_TO_DO
    _finish(notice, now)
    return None


def _finish(notice: ChangeNotice, now: datetime) -> None:
    """Everybody knows, except of what changed while they were told."""
    told_at, notice.last_account_id, notice.due_at = notice.told_at, 0, None
    if told_at is not None and notice.changed_at > told_at:
        notice.due_at = _next(notice, now)


def _next(notice: ChangeNotice, now: datetime) -> datetime:
    due_at = now + PAUSE
    return due_at if notice.told_at is None else max(due_at, notice.told_at + NOT_AGAIN_WITHIN)
