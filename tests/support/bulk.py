"""Many ideas at once in a database that has others already, for tests of speed."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import Base, session, unit_of_work
from beteiligung.moderation.models import WaitingItem
from beteiligung.proposals.models import Proposal, ProposalField, ProposalHistory, ProposalSearch, ProposalVersion
from beteiligung.votes.models import Vote
from tests.support import rows
from tests.support.factories import make_account, make_area, make_field

PARAGRAPH = "Hier fehlt ein Ort, an dem sich alle treffen können, Kinder, Eltern und die Alten aus der Straße. " * 3
TEXT = f"{PARAGRAPH}\n\n{PARAGRAPH}"


def many_ideas(count: int, *, people: int = 500, comments_each: int = 5, votes_each: int = 5) -> None:
    """``count`` published ideas in the Nordmarkt, evenly over 60 days, with people, comments and votes."""
    with unit_of_work():
        area_id, field_id = make_area("nordmarkt").id, make_field("kinder").id
        now = clock.now()
        _insert(Account, [rows.account(f"many-{n}", f"Person {n}", now) for n in range(people)])
        first = session().scalar(sa.select(sa.func.min(Account.id)).where(Account.login_key.like("many-%"))) or 0
        _insert(Contact, [rows.contact(first + n, f"viele-{n}@example.org", now) for n in range(people)])
        step = timedelta(days=60) / count
        ideas = [
            rows.idea(
                area_id=area_id,
                author_id=first + n % people,
                at=now - step * n,
                title=f"Ein Platz für alle an der Ecke Nummer {n:05d}",
                text=TEXT,
                votes=votes_each,
                comments=comments_each,
            )
            for n in range(count)
        ]
        _insert(Proposal, ideas)
        ids = list(session().scalars(sa.select(Proposal.id).order_by(Proposal.id)))[-count:]
        _insert(ProposalSearch, [rows.search(i, idea) for i, idea in zip(ids, ideas, strict=True)])
        _insert(ProposalField, [{"proposal_id": i, "field_id": field_id} for i in ids])
        _insert(ProposalVersion, [rows.version(i, idea) for i, idea in zip(ids, ideas, strict=True)])
        _insert(ProposalHistory, [row for i, idea in zip(ids, ideas, strict=True) for row in rows.history(i, idea)])
        voices = [(i, first + (i + k) % people) for i in ids for k in range(comments_each)]
        _insert(Comment, [rows.comment(i, account, PARAGRAPH[:200], now) for i, account in voices])
        votes = [(i, first + (i + k) % people) for i in ids for k in range(votes_each)]
        _insert(Vote, [rows.vote(i, account, now) for i, account in votes])


def many_waiting(count: int) -> None:
    """``count`` ideas of one person that wait at the desk of the Nordmarkt, all sent just now."""
    with unit_of_work():
        area_id, author_id, now = make_area("nordmarkt").id, make_account().id, clock.now()
        titles = (f"Eine Bank an der Ecke Nummer {number:05d}" for number in range(count))
        ideas = [
            rows.waiting_idea(area_id=area_id, author_id=author_id, at=now, title=title, text=TEXT) for title in titles
        ]
        _insert(Proposal, ideas)
        ids = list(session().scalars(sa.select(Proposal.id).order_by(Proposal.id)))[-count:]
        _insert(ProposalSearch, [rows.search(i, idea) for i, idea in zip(ids, ideas, strict=True)])
        _insert(WaitingItem, [rows.waiting_item(i, idea) for i, idea in zip(ids, ideas, strict=True)])


def _insert(model: type[Base], several: list[rows.Row]) -> None:
    session().execute(sa.insert(model), several)
