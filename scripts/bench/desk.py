"""The desk of the workload: an officer in charge of all three areas, and ordinary ideas that wait for their decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.models import Account, Contact
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core.database import session, unit_of_work
from scripts.bench.words import Texts
from scripts.bench.workload import DAYS, PEOPLE, Place, area_of
from tests.support import rows
from tests.support.factories import make_staff
from tests.support.rows import Row

MOST_WAITING = 10_000
"""As many as the issue's floor speaks of, however many ideas are public."""
OFFICER = "bench-officer@example.org"

_PROMISED = timedelta(days=7)
_SEED = 44137


def waiting_count(size: int) -> int:
    """How many ideas wait, with ``size`` public ones in the main area."""
    return min(size, MOST_WAITING)


def waiting_ideas(first: int, count: int, place: Place) -> Iterator[tuple[str, list[Row]]]:
    """Ideas numbered from ``first``, the longest wait first, evenly over as many days as the public ones; by table."""
    texts, step = Texts(_SEED), timedelta(days=DAYS) / count
    ideas, numbers = [], range(first, first + count)
    for number in numbers:
        # Whoever writes in the bench (the first person) waits for nothing.
        author, at = 2 + number % (PEOPLE - 1), place.now - step * (first + count - number)
        title, text = texts.title(number, None), texts.description()
        area_id = place.area_ids[area_of(number)]
        ideas.append({"id": number, **rows.waiting_idea(area_id=area_id, author_id=author, at=at, title=title, text=text)})
    fields = place.field_ids
    yield "proposals", ideas
    yield "proposal_search", [rows.search(number, idea) for number, idea in zip(numbers, ideas, strict=True)]
    yield "proposal_fields", [{"proposal_id": number, "field_id": fields[number % len(fields)]} for number in numbers]
    yield "proposal_history", [row for number, idea in zip(numbers, ideas, strict=True) for row in rows.history(number, idea)]
    yield "waiting_items", [_item(idea) for idea in ideas]


def _item(idea: Row) -> Row:
    return {
        "kind": "new_idea",
        "aktionsraum_id": idea["aktionsraum_id"],
        "proposal_id": idea["id"],
        "since": idea["submitted_at"],
        "due_on": (idea["submitted_at"] + _PROMISED).date(),
    }


def make_officer(app: Flask, place: Place) -> None:
    """Somebody who is in charge of the three areas."""
    with app.app_context(), unit_of_work():
        areas = session().scalars(sa.select(Aktionsraum).where(Aktionsraum.id.in_(place.area_ids))).all()
        make_staff("officer", areas, name="Ole Amt", email=OFFICER)


def officer_of(app: Flask) -> Account:
    """The account, for whoever signs its sessions."""
    with app.app_context():
        query = sa.select(Account).join(Contact, Contact.account_id == Account.id).where(Contact.email_key == OFFICER)
        account = session().scalars(query).one()
        session().expunge_all()
        return account
