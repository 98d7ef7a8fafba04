"""Mails to everybody who supports an idea: some people in each transaction, the mails one after the other.

So a code that somebody waits for is not behind thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail.operations import queue_mails
from beteiligung.proposals.models import Proposal
from beteiligung.votes.models import TellingColumns, Vote

AT_ONCE = 500
"""People told in one transaction."""

BETWEEN_MAILS = timedelta(milliseconds=200)
"""So far apart the mails about one thing are due: 10,000 leave in about half an hour."""

People = Sequence[tuple[int, str]]


def next_supporters(proposal: Proposal, *votes: sa.ColumnElement[bool], after: int) -> People:
    """Whom to tell next, with their language: who gave one of these votes and can be written to; the author knows.

    ``after``: the account that was told last.
    """
    query = (
        sa.select(Vote.account_id, Account.language)
        .join(Account, Account.id == Vote.account_id)
        .join(Contact, Contact.account_id == Vote.account_id)
        .where(
            *votes,
            Vote.account_id > after,
            Vote.account_id != (proposal.author_id or 0),
            Account.erased_at.is_(None),
            Contact.email.is_not(None),
        )
        .distinct()
        .order_by(Vote.account_id)
        .limit(AT_ONCE)
    )
    return [(row.account_id, row.language) for row in session().execute(query)]


def queue_to(
    people: People, kind: str, proposal: Proposal, values: Mapping[str, Any], *, now: datetime, told: int
) -> None:
    """Queue a mail about the idea to each of them. ``told``: how many have been told of the same before."""
    queue_mails(
        kind,
        [(*person, now + (told + number) * BETWEEN_MAILS) for number, person in enumerate(people)],
        values={"number": proposal.id, "title": proposal.title, **values},
        is_demo=proposal.is_demo,
    )


def tell_some(kind: str, proposal: Proposal, notice: TellingColumns, people: People, values: Mapping[str, Any]) -> bool:
    """Queue a mail to each of them and note how far that is. Says whether there may be more of them."""
    now = clock.now()
    told_at, told = (notice.told_at, notice.told) if notice.last_account_id else (now, 0)
    queue_to(people, kind, proposal, values, now=now, told=told)
    # Written in one go: for a second UPDATE of a row in one transaction PostgreSQL locks the idea as well, and whoever is
    # changing that waits for this row.
    notice.told_at, notice.told = told_at, told + len(people)
    if len(people) < AT_ONCE:
        return False
    notice.last_account_id = people[-1][0]
    return True
