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
        idea = rows.waiting_idea(area_id=area_id, author_id=author, at=at, title=title, text=text)
        ideas.append({"id": number, **idea})
    fields = place.field_ids
    yield "proposals", ideas
    yield "proposal_search", [rows.search(idea["id"], idea) for idea in ideas]
    yield "proposal_fields", [{"proposal_id": number, "field_id": fields[number % len(fields)]} for number in numbers]
    yield "proposal_history", [row for idea in ideas for row in rows.history(idea["id"], idea)]
    yield "waiting_items", [rows.waiting_item(idea["id"], idea) for idea in ideas]


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
