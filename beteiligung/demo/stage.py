"""Who and what the demonstration needs at hand, and the clock it plays under."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account, Assignment, Contact, StaffCredential, TrustLevel
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import all_areas, fields_of_action
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import new_token
from beteiligung.demo.people import RESIDENTS, STAFF, DemoResident, DemoStaff
from beteiligung.proposals.models import Proposal


class Stage:
    """Who and what the play needs at hand."""

    def __init__(self, opened: int) -> None:
        """``opened``: how many days ago the first idea was begun."""
        self.areas: dict[str, Aktionsraum] = {area.slug: area for area in all_areas()}
        self.fields = {field.slug: field.id for field in fields_of_action()}
        with clock.freeze(at(clock.today() - timedelta(days=opened + 1))):
            self.residents = {person.key: _make_resident(person) for person in RESIDENTS}
            self.staff = {person.key: _make_staff(person, self.areas) for person in STAFF}

    def actor(self, key: str) -> Actor:
        """A person of the play as the policy sees them."""
        actor = actor_of((self.residents.get(key) or self.staff[key]).id)
        if actor is None:
            raise LookupError(key)
        return actor

    def officer_of(self, area: str) -> Actor:
        """Who moderates an area: its officer, else a coordinator."""
        for person in STAFF:
            if area in person.areas:
                return self.actor(person.key)
        return self.actor("coordinator")

    def officer_in(self, proposal: Proposal) -> Actor:
        """The same of an idea."""
        return self.officer_of(next(slug for slug, area in self.areas.items() if area.id == proposal.aktionsraum_id))


def _make_resident(person: DemoResident) -> Account:
    account = _make_account(person.language, person.shown_name)
    _give_contact(account, person.key)
    return account


def _make_staff(person: DemoStaff, areas: dict[str, Aktionsraum]) -> Account:
    account = _make_account("de", None)
    _give_contact(account, person.key)
    session().add(
        StaffCredential(
            account_id=account.id,
            name=person.name,
            phone=person.phone,
            office_hours=person.hours,
            office_place=person.place,
            languages=list(person.languages),
            set_up_at=clock.now(),
        )
    )
    for slug in person.areas or (None,):
        area_id = areas[slug].id if slug else None
        session().add(
            Assignment(account_id=account.id, role=person.role, aktionsraum_id=area_id, valid_from=clock.today())
        )
    session().flush()
    return account


def _make_account(language: str, shown_name: str | None) -> Account:
    return add(
        Account(
            login_key=new_token(),
            trust_level=TrustLevel.CONTACT,
            shown_name=shown_name,
            language=language,
            created_at=clock.now(),
            is_demo=True,
        )
    )


def _give_contact(account: Account, key: str) -> None:
    """An address under a name that reaches nobody (RFC 2606)."""
    email = f"{key}@vorfuehrung.invalid"
    session().add(Contact(account_id=account.id, email=email, email_key=email, confirmed_at=clock.now()))


def at(day: date, hour: int = 11) -> datetime:
    """An hour of a day in the city, never later than now."""
    return min(datetime.combine(day, time(hour), tzinfo=clock.CITY_ZONE), clock.now())


def on(day: date, act: Callable[[], Any], hour: int = 11) -> Any:
    """Let an act happen on a day."""
    with clock.freeze(at(day, hour)):
        return act()
