"""The register of staff for those who manage it: who works here or did, in which roles, from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Assignment, Contact, StaffCredential
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.web.paging import BadCursor, Page, decode_cursor

_MOST_ID = 2**31 - 1


@dataclass(frozen=True)
class Member:
    """Somebody of the staff with their roles, those of today first."""

    account_id: int
    name: str
    email: str | None
    is_set_up: bool
    assignments: Sequence[Assignment]

    @property
    def present(self) -> list[Assignment]:
        """The roles of today and of days to come."""
        return [one for one in self.assignments if one.valid_until is None or one.valid_until >= clock.today()]

    @property
    def past(self) -> list[Assignment]:
        return [one for one in self.assignments if one not in self.present]


def members_page(cursor: str, size: int, *, former: bool) -> Page[Member]:
    """One page of those who hold a role or will, or of those who hold none any more; by name. Raises BadCursor."""
    holds = sa.exists().where(Assignment.account_id == StaffCredential.account_id, _not_over())
    key = (StaffCredential.name, StaffCredential.account_id)
    query = _members().where(~holds if former else holds).order_by(*key).limit(size + 1)
    last = decode_cursor(cursor, str, int)
    if last is not None:
        if not 0 < last[1] <= _MOST_ID:
            raise BadCursor
        query = query.where(sa.tuple_(*key) > sa.tuple_(*map(sa.literal, last)))
    rows = session().execute(query).all()
    roles: dict[int, list[Assignment]] = {row.account_id: [] for row in rows}
    for assignment in session().scalars(_assignments().where(Assignment.account_id.in_(roles))):
        roles[assignment.account_id].append(assignment)
    return Page.of(
        [_member(row, roles[row.account_id]) for row in rows],
        size,
        lambda member: (member.name, member.account_id),
    )


def member_by_id(account_id: int) -> Member | None:
    """One of them; None for residents."""
    if not 0 < account_id <= _MOST_ID:
        return None
    row = session().execute(_members().where(StaffCredential.account_id == account_id)).one_or_none()
    if row is None:
        return None
    roles = session().scalars(_assignments().where(Assignment.account_id == account_id)).all()
    return _member(row, roles)


def assignment_by_id(assignment_id: int) -> Assignment | None:
    """A role that somebody holds, held or will hold."""
    return session().get(Assignment, assignment_id) if 0 < assignment_id <= _MOST_ID else None


def accounts_in_office() -> sa.Select[int]:
    """A statement for the accounts that hold a role today or will."""
    still_there = Account.erased_at.is_(None), _not_over()
    return sa.select(Assignment.account_id).join(Account, Account.id == Assignment.account_id).where(*still_there)


def _member(row: sa.Row[Any], assignments: Sequence[Assignment]) -> Member:
    return Member(row.account_id, row.name, row.email, row.set_up_at is not None, assignments)


def _members() -> Any:
    columns = (StaffCredential.account_id, StaffCredential.name, Contact.email, StaffCredential.set_up_at)
    return (
        sa.select(*columns)
        .join(Account, Account.id == StaffCredential.account_id)
        .outerjoin(Contact, Contact.account_id == StaffCredential.account_id)
        .where(Account.erased_at.is_(None))
    )


def _assignments() -> Any:
    return sa.select(Assignment).order_by(Assignment.role, Assignment.valid_from.desc(), Assignment.id)


def _not_over() -> sa.ColumnElement[bool]:
    return sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= clock.today())
