"""Those who work for the city: their roles of today, who is in charge where, who is away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from beteiligung.accounts.models import Absence, Account, Assignment, Contact, Role, StaffCredential
from beteiligung.core import clock
from beteiligung.core.database import session

Area = int | sa.ColumnElement[int] | InstrumentedAttribute[int]
"""The id of an area, or the column of a statement that holds it."""


@dataclass(frozen=True)
class Roles:
    """What a member of staff is today."""

    officer_for: frozenset[int] = frozenset()
    is_coordinator: bool = False
    is_auditor: bool = False
    is_admin: bool = False


@dataclass(frozen=True)
class OfficerCard:
    """An officer as an area's page shows them: public facts only."""

    account_id: int
    name: str
    phone: str | None
    public_email: str | None
    hours: str | None
    place: str | None
    languages: list[str]
    is_deputy: bool
    away_until: date | None = None
    """The last day of being away today; None: they are there."""
    photo: str | None = None


def roles_of(assigned: Collection[tuple[Role | None, int | None]]) -> Roles:
    """What assignments, each a role and its area, make of somebody."""
    roles = {role for role, _area in assigned}
    return Roles(
        officer_for=frozenset(area for role, area in assigned if role is Role.OFFICER and area is not None),
        is_coordinator=Role.COORDINATOR in roles,
        is_auditor=Role.AUDITOR in roles,
        is_admin=Role.ADMIN in roles,
    )


def in_force() -> sa.ColumnElement[bool]:
    """Of an assignment, on the city's present day; first and last day count."""
    today = clock.today()
    return sa.and_(
        Assignment.valid_from <= today, sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= today)
    )


def officers_of(aktionsraum_id: int, *, photo: sa.ScalarSelect[str] | None = None) -> list[OfficerCard]:
    """Who is responsible for an area today: those who are there first, deputies after whom they stand in for.

    ``photo``: a column for the photos of cards, which are further to the right.
    """
    rows = session().execute(
        sa.select(StaffCredential, Assignment.is_deputy, _away_until(), sa.null() if photo is None else photo)
        .join(Assignment, Assignment.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(Assignment.aktionsraum_id == aktionsraum_id, Account.erased_at.is_(None), in_force())
        .order_by(_away_until().is_not(None), Assignment.is_deputy, StaffCredential.name, StaffCredential.account_id)
    )
    cards: dict[int, OfficerCard] = {}
    for staff, is_deputy, away_until, photo_name in rows:
        cards.setdefault(
            staff.account_id,
            OfficerCard(
                account_id=staff.account_id,
                name=staff.name,
                phone=staff.phone,
                public_email=staff.public_email,
                hours=staff.office_hours,
                place=staff.office_place,
                languages=list(staff.languages),
                is_deputy=is_deputy,
                away_until=away_until,
                photo=photo_name,
            ),
        )
    return list(cards.values())


@dataclass(frozen=True)
class Colleague:
    """A member of staff who can be asked to take something on. ``away_until`` is the last day of being away today."""

    account_id: int
    name: str
    role: Role
    is_deputy: bool
    away_until: date | None


def colleagues_in(aktionsraum_id: int) -> list[Colleague]:
    """The officers of an area today, their deputies, then the coordinators. Each person stands once."""
    rank = sa.case((Assignment.role == Role.COORDINATOR, 2), (Assignment.is_deputy, 1), else_=0)
    rows = session().execute(
        sa.select(
            StaffCredential.account_id, StaffCredential.name, Assignment.role, Assignment.is_deputy, _away_until()
        )
        .join(Assignment, Assignment.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(
            sa.or_(Assignment.aktionsraum_id == aktionsraum_id, Assignment.role == Role.COORDINATOR),
            Account.erased_at.is_(None),
            in_force(),
        )
        .order_by(rank, StaffCredential.name, StaffCredential.account_id)
    )
    people: dict[int, Colleague] = {}
    for row in rows:
        people.setdefault(row.account_id, Colleague(*row))
    return list(people.values())


def people_within(
    days: int,
    area: Area,
    *,
    besides: Iterable[Any],
) -> sa.Select[int, str, Role, bool]:
    """A statement for who is there for an area on one of the working days within ``days`` days, with name and role.

    Officers and deputies count in the days of their assignment, coordinators for every area, and nobody while they are
    away. ``area`` and ``besides``, the accounts that do not count, may be columns of the statement around it.
    """
    ahead = (clock.today() + timedelta(days=number) for number in range(days))
    each = (sa.select(sa.literal(day, sa.Date).label("day")) for day in ahead if clock.is_working_day(day))
    day = sa.union_all(*each).subquery("days").c.day
    away = sa.exists().where(
        Absence.account_id == Assignment.account_id, Absence.first_day <= day, Absence.last_day >= day
    )
    in_office = sa.and_(
        Assignment.valid_from <= day, sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= day)
    )
    rank = sa.case((Assignment.role == Role.COORDINATOR, 2), (Assignment.is_deputy, 1), else_=0)
    return (
        sa.select(StaffCredential.account_id, StaffCredential.name, Assignment.role, Assignment.is_deputy)
        .join(Assignment, Assignment.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(
            sa.or_(Assignment.aktionsraum_id == area, Assignment.role == Role.COORDINATOR),
            Account.erased_at.is_(None),
            sa.exists(sa.select(day).where(in_office, ~away)),
            *(Assignment.account_id != sa.func.coalesce(one, 0) for one in besides),
        )
        .order_by(rank, StaffCredential.name, StaffCredential.account_id)
    )


@dataclass(frozen=True)
class Post:
    """Who is in charge of an area, or will be: from when until when, and the last day of being away today."""

    aktionsraum_id: int
    account_id: int
    name: str
    is_deputy: bool
    valid_from: date
    valid_until: date | None
    away_until: date | None


def posts_in(area_ids: Collection[int]) -> list[Post]:
    """Officers and deputies of these areas, of today and of days to come, by area; deputies after officers."""
    rows = session().execute(
        sa.select(
            Assignment.aktionsraum_id,
            StaffCredential.account_id,
            StaffCredential.name,
            Assignment.is_deputy,
            Assignment.valid_from,
            Assignment.valid_until,
            _away_until(),
        )
        .join(Assignment, Assignment.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(
            Assignment.aktionsraum_id.in_(area_ids),
            Account.erased_at.is_(None),
            sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= clock.today()),
        )
        .order_by(Assignment.aktionsraum_id, Assignment.is_deputy, StaffCredential.name, Assignment.valid_from)
    )
    return [Post(*row) for row in rows]


def areas_looked_after() -> sa.Select[int | None]:
    """A statement for the ids of the areas of which an officer or deputy is there today."""
    away = sa.exists().where(Absence.account_id == Assignment.account_id, _is_away())
    return (
        sa.select(Assignment.aktionsraum_id)
        .join(Account, Account.id == Assignment.account_id)
        .where(Assignment.role == Role.OFFICER, Account.erased_at.is_(None), in_force(), ~away)
    )


def officers_there(area: Area, *, besides: Iterable[Any]) -> sa.Select[int | None]:
    """The same for one area of the statement around it, without the accounts that its columns name."""
    others = (Assignment.account_id != sa.func.coalesce(column, 0) for column in besides)
    return areas_looked_after().where(Assignment.aktionsraum_id == area, *others)


def staff_at_desks() -> dict[int, str]:
    """Officers, deputies and coordinators of today: names by account, in their order."""
    rows = session().execute(
        sa.select(StaffCredential.account_id, StaffCredential.name)
        .join(Assignment, Assignment.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(Assignment.role.in_((Role.OFFICER, Role.COORDINATOR)), Account.erased_at.is_(None), in_force())
        .order_by(StaffCredential.name, StaffCredential.account_id)
    )
    return {row.account_id: row.name for row in rows}


def absences_of(ids: Collection[int]) -> list[Absence]:
    """When these members of staff are away, from today on, the next first."""
    query = sa.select(Absence).where(Absence.account_id.in_(ids), Absence.last_day >= clock.today())
    return list(session().scalars(query.order_by(Absence.first_day, Absence.id)))


def absence_by_id(absence_id: int) -> Absence | None:
    """Days on which somebody is away."""
    return session().get(Absence, absence_id)


def _is_away() -> sa.ColumnElement[bool]:
    today = clock.today()
    return sa.and_(Absence.first_day <= today, Absence.last_day >= today)


def _away_until() -> sa.ScalarSelect[Any]:
    """The last day of an absence of today; None for those who are there."""
    return (
        sa.select(sa.func.max(Absence.last_day))
        .where(Absence.account_id == Assignment.account_id, _is_away())
        .correlate(Assignment)
        .scalar_subquery()
    )


def staff_names(ids: Collection[int]) -> dict[int, str]:
    """Names of members of staff by account id, as they sign in public."""
    if not ids:
        return {}
    rows = session().execute(
        sa.select(StaffCredential.account_id, StaffCredential.name).where(StaffCredential.account_id.in_(set(ids)))
    )
    return {row.account_id: row.name for row in rows}


def names_of_all_staff() -> list[tuple[int, str]]:
    """Account id and name of everybody who works or worked for the city here."""
    return [(account_id, name) for account_id, name in session().execute(_ALL_NAMES)]


_ALL_NAMES = sa.select(StaffCredential.account_id, StaffCredential.name)


def staff_by_id(account_id: int) -> StaffCredential | None:
    """How a member of staff signs in; None for residents."""
    return session().get(StaffCredential, account_id)


def staff_by_email(email_key: str) -> StaffCredential | None:
    """The member of staff with this address."""
    return session().scalar(
        sa.select(StaffCredential)
        .join(Contact, Contact.account_id == StaffCredential.account_id)
        .join(Account, Account.id == StaffCredential.account_id)
        .where(Contact.email_key == email_key, Account.erased_at.is_(None))
    )
