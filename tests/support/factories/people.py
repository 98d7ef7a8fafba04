"""Accounts of residents and staff."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from beteiligung.accounts.models import Account, Assignment, Contact, Role, StaffCredential, TrustLevel
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.tokens import new_token
from tests.support.factories.base import factory, next_number

_LONG_AGO = date(2020, 1, 1)


@factory
def make_account(
    *, email: str | None = None, shown_name: str | None = None, language: str = "de", confirmed: bool = True
) -> Account:
    """A resident whose address is confirmed."""
    email = email or f"person-{next_number()}@example.org"
    account = add(
        Account(
            login_key=new_token(),
            trust_level=TrustLevel.CONTACT,
            shown_name=shown_name,
            language=language,
            created_at=clock.now(),
        )
    )
    add(
        Contact(
            account_id=account.id,
            email=email,
            email_key=email.casefold(),
            confirmed_at=clock.now() if confirmed else None,
        )
    )
    return account


@factory
def make_staff(
    role: Role | str = Role.OFFICER,
    areas: Collection[Aktionsraum] = (),
    *,
    name: str | None = None,
    email: str | None = None,
    is_deputy: bool = False,
    valid_until: date | None = None,
) -> Account:
    """A member of staff who is set up; an officer has one assignment per area.

    Password and second factor stay empty: personas sign in by the session. Tests of signing in set up their own.
    """
    role = Role(role)
    number = next_number()
    account = make_account(email=email or f"{role}-{number}@example.org")
    add(
        StaffCredential(
            account_id=account.id,
            name=name or f"Dienst {role.title()} {number}",
            phone="0231 50-1234",
            office_hours="Di und Do 10–16 Uhr",
            office_place="Stadtteilbüro",
            languages=["Deutsch", "Türkçe"],
            public_email=f"dienst-{number}@example.org",
            set_up_at=clock.now(),
        )
    )
    for area in areas if role is Role.OFFICER else (None,):
        make_assignment(account, role, area, is_deputy=is_deputy, valid_until=valid_until)
    return account


@factory
def make_assignment(
    account: Account,
    role: Role,
    area: Aktionsraum | None = None,
    *,
    is_deputy: bool = False,
    valid_from: date = _LONG_AGO,
    valid_until: date | None = None,
) -> Assignment:
    """A role from one day to another."""
    return add(
        Assignment(
            account_id=account.id,
            role=role,
            aktionsraum_id=area.id if area else None,
            is_deputy=is_deputy,
            valid_from=valid_from,
            valid_until=valid_until,
        )
    )
