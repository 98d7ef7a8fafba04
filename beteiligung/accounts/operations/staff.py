"""Accounts of staff: made by a command or a page, set up by the person, with roles from one day to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.accounts.models import (
    Account,
    Assignment,
    Contact,
    RecoveryCode,
    Role,
    StaffCredential,
    TrustLevel,
)
from beteiligung.accounts.operations.links import SET_UP, SET_UP_LASTS, new_link, use_link_once
from beteiligung.accounts.operations.staff_sign_in import note_sign_in
from beteiligung.accounts.queries import account_by_email, staff_by_id
from beteiligung.accounts.second_factor import hash_recovery_code
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import new_token


@dataclass(frozen=True)
class Term:
    """From which day to which (both included) a role is held; None means until further notice."""

    start: date
    end: date | None = None
    is_deputy: bool = False


@dataclass(frozen=True)
class StaffCard:
    """What the public is told of a member of staff. None leaves a fact as it is."""

    name: str | None = None
    phone: str | None = None
    office_hours: str | None = None
    office_place: str | None = None
    public_email: str | None = None
    languages: list[str] | None = None


def add_staff(
    actor: Actor, email: Email, role: Role, *, area_ids: Sequence[int], term: Term, card: StaffCard, language: str
) -> str:
    """Give a person a role, and an account for it if there is none; for officers, one assignment per area.

    Gives the token of a set-up address. The role counts from its first day, but nobody signs in before set-up.
    A resident who becomes staff is signed out everywhere: from now on only the second factor opens the account.
    """
    require(actor, P.CITY_SET_UP)
    return new_link(employ(email, role, area_ids, term, card, language), SET_UP, SET_UP_LASTS)


def employ(email: Email, role: Role, area_ids: Sequence[int], term: Term, card: StaffCard, language: str) -> Account:
    """What inviting somebody means, by a command and by a page alike."""
    account = account_by_email(email.key) or _new_account(email, language)
    staff = staff_by_id(account.id)
    if staff is None:
        account.login_key = new_token()
        staff = add(StaffCredential(account_id=account.id, name=_name_from(email), languages=[]))
    for fact in fields(card):
        value = getattr(card, fact.name)
        if value is not None:
            setattr(staff, fact.name, value)
    for area_id in area_ids or (None,):
        assign(account.id, role, area_id, term)
    return account


def _new_account(email: Email, language: str) -> Account:
    account = add(
        Account(login_key=new_token(), trust_level=TrustLevel.CONTACT, language=language, created_at=clock.now())
    )
    add(Contact(account_id=account.id, email=email.address, email_key=email.key))
    return account


def _name_from(email: Email) -> str:
    """A name to begin with: ``miriam.schulz@…`` is Miriam Schulz."""
    return email.address.partition("@")[0].replace(".", " ").replace("_", " ").title()[:80]


def assign(account_id: int, role: Role, area_id: int | None, term: Term) -> None:
    """Write the role down. One that is held at the beginning of the term is changed instead of doubled."""
    held = session().scalar(
        sa.select(Assignment).where(
            Assignment.account_id == account_id,
            Assignment.role == role,
            Assignment.aktionsraum_id == area_id if area_id is not None else Assignment.aktionsraum_id.is_(None),
            sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= term.start),
        )
    )
    if held is not None:
        held.valid_from = min(held.valid_from, term.start)
        held.valid_until, held.is_deputy = term.end, term.is_deputy
        return
    add(
        Assignment(
            account_id=account_id,
            role=role,
            aktionsraum_id=area_id,
            is_deputy=term.is_deputy,
            valid_from=term.start,
            valid_until=term.end,
        )
    )


def finish_set_up(
    token: str, *, password_hash: str, sealed_secret: str, step: int, recovery_codes: Sequence[str]
) -> Account | None:
    """Store what a person signs in with from now on; None when the address was used before or is too old.

    Replaces all of it, and ends every session, when the account was set up before: so a lost phone is replaced.
    ``step`` is the time step of the number that proved the app: that number works nowhere else.
    """
    account = use_link_once(token, SET_UP)
    staff = staff_by_id(account.id) if account is not None else None
    if account is None or staff is None:
        return None
    account.login_key = new_token()
    staff.password_hash, staff.totp_secret, staff.totp_last_step = password_hash, sealed_secret, step
    staff.set_up_at = clock.now()
    contact = session().get(Contact, account.id)
    if contact is not None:
        contact.confirmed_at = contact.confirmed_at or clock.now()
    session().execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    for code in recovery_codes:
        add(RecoveryCode(account_id=account.id, code_hash=hash_recovery_code(code, account.id)))
    note_sign_in(account.id)
    return account
