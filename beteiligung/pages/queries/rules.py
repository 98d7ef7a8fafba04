"""Who is told of new rules: by mail everybody with an account, on every page whoever is signed in, until they close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.pages.models import RulesSeen
from beteiligung.pages.queries.versions import Version, announced_change

RULES = "regeln"
SHOWN_FOR = timedelta(days=365)
"""So long somebody who has an account meets the notice, should they not close it."""


def new_rules(account_id: int | None) -> Version | None:
    """The change of the rules that this person is told on every page: visitors for some days, others until they close it.

    Whoever made an account after it agreed to the new rules.
    """
    if account_id is None:
        return announced_change(RULES)
    change = announced_change(RULES, SHOWN_FOR)
    if change is None:
        return None
    seen = sa.select(RulesSeen.number).where(RulesSeen.account_id == Account.id).scalar_subquery()
    row = session().execute(sa.select(Account.created_at, seen).where(Account.id == account_id)).one_or_none()
    if row is None or clock.day_of(row[0]) > change.written_on or (row[1] or 0) >= change.number:
        return None
    return change


def count_to_tell() -> int:
    """How many people would have a mail today."""
    return session().scalar(sa.select(sa.func.count()).select_from(_people().subquery())) or 0


def next_to_tell(after: int, most: int) -> Sequence[tuple[int, str]]:
    """Whom to tell next, with their language. ``after``: the account that was told last."""
    query = _people().where(Account.id > after).order_by(Account.id).limit(most)
    return [(row.id, row.language) for row in session().execute(query)]


def _people() -> sa.Select[int, str]:
    return (
        sa.select(Account.id, Account.language)
        .join(Contact, Contact.account_id == Account.id)
        .where(Account.erased_at.is_(None), Contact.email.is_not(None), Contact.confirmed_at.is_not(None))
    )
