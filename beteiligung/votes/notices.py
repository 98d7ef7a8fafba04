"""Supporters of an idea are told by mail when its text changed.

The rule: half an hour after a change everybody who supports the idea by then is told, once for all changes up to that
moment, and never twice within a day. Whoever began to support it after the last change knows the text; its author does,
too. The request that changes an idea only notes when to tell. The worker tells, some people in each transaction, and the
mails leave one after the other, so that a code somebody waits for is not behind thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail.chores import MORE_TO_DO, OneByOne
from beteiligung.mail.operations import queue_mails
from beteiligung.proposals.events import ProposalTextChanged
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.states import OPEN_FOR_VOTES
from beteiligung.votes.models import ChangeNotice, TellingColumns, Vote
from beteiligung.votes.queries import goes_to

PAUSE = timedelta(minutes=30)
"""So long a text may be changed on until supporters are told."""

NOT_AGAIN_WITHIN = timedelta(days=1)
AT_ONCE = 500
"""People told in one transaction."""

BETWEEN_MAILS = timedelta(milliseconds=200)
"""So far apart the mails about one change are due: 10,000 leave in about half an hour."""


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
    people = _supporters(proposal, notice) if proposal.is_public else []
    values = {"number": proposal.id, "title": proposal.title, "is_open": proposal.state in OPEN_FOR_VOTES}
    if tell_some("supported_idea_changed", proposal, notice, people, values):
        return MORE_TO_DO
    _finish(notice, now)
    return None


def tell_some(
    mail: str, proposal: Proposal, notice: TellingColumns, people: Sequence[tuple[int, str]], values: Mapping[str, Any]
) -> bool:
    """Queue a mail to each of these supporters and note how far that is. Says whether there may be more of them."""
    now = clock.now()
    told_at, told = (notice.told_at, notice.told) if notice.last_account_id else (now, 0)
    queue_mails(
        mail,
        [(*person, now + (told + number) * BETWEEN_MAILS) for number, person in enumerate(people)],
        values=values,
        is_demo=proposal.is_demo,
    )
    # Written in one go: for a second UPDATE of a row in one transaction PostgreSQL locks the idea as well, and whoever is
    # changing that waits for this row.
    notice.told_at, notice.told = told_at, told + len(people)
    if len(people) < AT_ONCE:
        return False
    notice.last_account_id = people[-1][0]
    return True


def _finish(notice: ChangeNotice, now: datetime) -> None:
    """Everybody knows, except of what changed while they were told."""
    told_at, notice.last_account_id, notice.due_at = notice.told_at, 0, None
    if told_at is not None and notice.changed_at > told_at:
        notice.due_at = _next(notice, now)


def _next(notice: ChangeNotice, now: datetime) -> datetime:
    due_at = now + PAUSE
    return due_at if notice.told_at is None else max(due_at, notice.told_at + NOT_AGAIN_WITHIN)


def _supporters(proposal: Proposal, notice: ChangeNotice) -> Sequence[tuple[int, str]]:
    """Whom to tell next, with their language."""
    return people_behind(proposal, notice, goes_to(proposal.id), Vote.created_at < notice.changed_at)


def people_behind(
    proposal: Proposal, notice: TellingColumns, *votes: sa.ColumnElement[bool]
) -> Sequence[tuple[int, str]]:
    """The next people with one of these votes who can be written to, without the author; with their language."""
    query = (
        sa.select(Vote.account_id, Account.language)
        .join(Account, Account.id == Vote.account_id)
        .join(Contact, Contact.account_id == Vote.account_id)
        .where(
            *votes,
            Vote.account_id > notice.last_account_id,
            Vote.account_id != (proposal.author_id or 0),
            Account.erased_at.is_(None),
            Contact.email.is_not(None),
        )
        .distinct()
        .order_by(Vote.account_id)
        .limit(AT_ONCE)
    )
    return [(row.account_id, row.language) for row in session().execute(query)]
