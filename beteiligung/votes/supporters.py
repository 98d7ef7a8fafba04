"""Mails to everybody who supports an idea: some people in each transaction, the mails one after the other.

So a code that somebody waits for is not behind thousands of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.core.database import session
from beteiligung.mail.operations import queue_mails
from beteiligung.proposals.models import Proposal
from beteiligung.votes.models import Vote

AT_ONCE = 500
"""People told in one transaction."""

BETWEEN_MAILS = timedelta(milliseconds=200)
"""So far apart the mails about one thing are due: 10,000 leave in about half an hour."""

People = Sequence[tuple[int, str]]


def next_supporters(proposal: Proposal, *, after: int, before: datetime) -> People:
    """Whom to tell next, with their language: who supported the idea before a moment; its author knows.

    ``after``: the account that was told last.
    """
    query = (
        sa.select(Vote.account_id, Account.language)
        .join(Account, Account.id == Vote.account_id)
        .join(Contact, Contact.account_id == Vote.account_id)
        .where(
            Vote.proposal_id == proposal.id,
            Vote.account_id > after,
            Vote.account_id != (proposal.author_id or 0),
            Vote.created_at < before,
            Account.erased_at.is_(None),
            Contact.email.is_not(None),
        )
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
