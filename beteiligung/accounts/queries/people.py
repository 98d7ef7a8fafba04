"""People: their accounts, addresses, and who acts in a request."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account, Assignment, Block, Contact, StaffCredential
from beteiligung.accounts.queries.staff import Roles, in_force, roles_of
from beteiligung.core import clock, revision
from beteiligung.core.database import session


@dataclass(frozen=True)
class Person:
    """What a request needs to know of the person behind its cookie."""

    account_id: int
    is_confirmed: bool
    is_staff: bool
    is_blocked: bool
    roles: Roles
    """Those of today."""


def account_by_id(account_id: int) -> Account | None:
    """An account that has not been erased. The one asked for last stays at hand: a session forgets rows that nobody
    holds, and one act asks for its person several times."""
    account = session().get(Account, account_id)
    session().info["last_account"] = account
    return account if account is not None and account.erased_at is None else None


def person_by_login_key(login_key: str) -> Person | None:
    """Who stands behind a session. It is the first question of a request, and brings the numbers of what is kept along."""
    rows = session().execute(_by_login_key(clock.today()), {"key": login_key}).all()
    if rows:
        revision.begin_with(revision.Numbers(*rows[0][-2:]))
    return _person(rows)


def actor_of(account_id: int) -> Actor | None:
    """The actor for an account outside of its own request: in reactions, commands and tests."""
    person = _person(session().execute(_by_id(clock.today()), {"key": account_id}).all())
    return actor_for(person) if person is not None else None


def actor_for(person: Person, draft_keys: frozenset[str] = frozenset()) -> Actor:
    """The actor for a person, with the roles of today."""
    roles = person.roles
    return Actor(
        account_id=person.account_id,
        is_confirmed=person.is_confirmed,
        officer_for=roles.officer_for,
        is_coordinator=roles.is_coordinator,
        is_auditor=roles.is_auditor,
        is_admin=roles.is_admin,
        draft_keys=draft_keys,
        is_blocked=person.is_blocked,
    )


def _person(rows: Sequence[Any]) -> Person | None:
    """A row for each assignment, and one for whoever has none."""
    if not rows:
        return None
    account_id, is_confirmed, is_staff, is_blocked = rows[0][:4]
    return Person(account_id, is_confirmed, is_staff, is_blocked, roles_of([(row[4], row[5]) for row in rows]))


@lru_cache(1)
def _by_login_key(_day: date) -> sa.Select[Any]:
    """Asked with every request of somebody signed in, so it is built once a day."""
    return _people().where(Account.login_key == sa.bindparam("key")).add_columns(*revision.NUMBERS)


@lru_cache(1)
def _by_id(_day: date) -> sa.Select[Any]:
    return _people().where(Account.id == sa.bindparam("key"))


def _people() -> sa.Select[Any]:
    columns: tuple[Any, ...] = (
        Account.id,
        Contact.confirmed_at.is_not(None),
        StaffCredential.account_id.is_not(None),
        sa.exists().where(Block.account_id == Account.id, Block.is_in_force()),
        Assignment.role,
        Assignment.aktionsraum_id,
    )
    assigned = sa.and_(Assignment.account_id == StaffCredential.account_id, in_force())
    return (
        sa.select(*columns)
        .select_from(Account)
        .outerjoin(Contact, Contact.account_id == Account.id)
        .outerjoin(StaffCredential, StaffCredential.account_id == Account.id)
        .outerjoin(Assignment, assigned)
        .where(Account.erased_at.is_(None))
    )


def block_of(account_id: int) -> Block | None:
    """Why somebody cannot write here now; None for everybody else."""
    query = sa.select(Block).where(Block.account_id == account_id, Block.is_in_force())
    return session().scalars(query.order_by(Block.id.desc()).limit(1)).first()


def block_by_id(block_id: int) -> Block | None:
    """A block, whether or not it is in force."""
    return session().get(Block, block_id) if 0 < block_id < 2**31 else None


def account_by_email(email_key: str) -> Account | None:
    """The account whose confirmed or given address this is."""
    return session().scalar(
        sa.select(Account)
        .join(Contact, Contact.account_id == Account.id)
        .where(Contact.email_key == email_key, Account.erased_at.is_(None))
    )


def address_of(account_id: int) -> str | None:
    """Where mail to an account goes; None when there is no address (any more)."""
    return session().scalar(sa.select(Contact.email).where(Contact.account_id == account_id))


def addresses_of(ids: Collection[int]) -> dict[int, str]:
    """Addresses of several accounts, by account id."""
    rows = session().execute(sa.select(Contact.account_id, Contact.email).where(Contact.account_id.in_(ids)))
    return {account_id: email for account_id, email in rows if email is not None}
