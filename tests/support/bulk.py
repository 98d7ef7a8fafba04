"""Many rows at once, for tests of speed: written in bulk, with the same columns the platform writes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import Base, session, unit_of_work
from beteiligung.proposals.models import Proposal, ProposalField, ProposalHistory, ProposalSearch, ProposalVersion
from beteiligung.proposals.operations.content import key_of
from beteiligung.votes.models import Vote
from tests.support.factories import make_area, make_field

PARAGRAPH = "Hier fehlt ein Ort, an dem sich alle treffen können, Kinder, Eltern und die Alten aus der Straße. " * 3
TEXT = f"{PARAGRAPH}\n\n{PARAGRAPH}"


def many_ideas(count: int, *, people: int = 500, comments_each: int = 5, votes_each: int = 5) -> None:
    """``count`` published ideas in the Nordmarkt, evenly over 60 days, with people, comments and votes."""
    with unit_of_work():
        area_id, field_id = make_area("nordmarkt").id, make_field("kinder").id
        now = clock.now()
        _insert(Account, [_account(number, now) for number in range(1, people + 1)])
        addresses = [f"viele-{number}@example.org" for number in range(1, people + 1)]
        first_account = (
            session().scalar(sa.select(sa.func.min(Account.id)).where(Account.login_key.like("many-%"))) or 0
        )
        _insert(
            Contact,
            [
                {"account_id": first_account + n, "email": address, "email_key": address, "confirmed_at": now}
                for n, address in enumerate(addresses)
            ],
        )
        step = timedelta(days=60) / count
        ideas = [
            _idea(n, area_id, first_account + n % people, now - step * n, comments_each, votes_each)
            for n in range(count)
        ]
        _insert(Proposal, ideas)
        ids = list(session().scalars(sa.select(Proposal.id).order_by(Proposal.id)))[-count:]
        found = [{"proposal_id": i, "key": key_of(idea["title"], TEXT)} for i, idea in zip(ids, ideas, strict=True)]
        _insert(ProposalSearch, found)
        _insert(ProposalField, [{"proposal_id": i, "field_id": field_id} for i in ids])
        _insert(ProposalVersion, [_version(i, idea) for i, idea in zip(ids, ideas, strict=True)])
        _insert(ProposalHistory, [row for i, idea in zip(ids, ideas, strict=True) for row in _history(i, idea)])
        voices = [(i, first_account + (i + k) % people) for i in ids for k in range(comments_each)]
        _insert(Comment, [_comment(i, account, now) for i, account in voices])
        votes = [(i, first_account + (i + k) % people) for i in ids for k in range(votes_each)]
        _insert(Vote, [{"proposal_id": i, "account_id": a, "created_at": now, "is_demo": False} for i, a in votes])


def _insert(model: type[Base], rows: list[dict[str, Any]]) -> None:
    session().execute(sa.insert(model), rows)


def _account(number: int, now: Any) -> dict[str, Any]:
    return {
        "login_key": f"many-{number}",
        "trust_level": "contact",
        "shown_name": f"Person {number}",
        "language": "de",
        "created_at": now,
    }


def _idea(number: int, area_id: int, author_id: int, at: Any, comments: int, votes: int) -> dict[str, Any]:
    title = f"Ein Platz für alle an der Ecke Nummer {number:05d}"
    return {
        "aktionsraum_id": area_id,
        "author_id": author_id,
        "shown_name": None,
        "language": "de",
        "title": title,
        "text": TEXT,
        "state": "published",
        "state_since": at,
        "created_at": at,
        "touched_at": at,
        "submitted_at": at,
        "published_at": at,
        "vote_count": votes,
        "comment_count": comments,
        "source": "online",
        "version": 1,
    }


def _version(proposal_id: int, idea: dict[str, Any]) -> dict[str, Any]:
    kept = {key: idea[key] for key in ("language", "title", "text")}
    return {"proposal_id": proposal_id, "number": 1, "since": idea["published_at"], **kept}


def _history(proposal_id: int, idea: dict[str, Any]) -> list[dict[str, Any]]:
    way = [("submit", "draft", "submitted", "person"), ("publish", "submitted", "published", "officer")]
    return [
        {
            "proposal_id": proposal_id,
            "at": idea["published_at"],
            "account_id": idea["author_id"],
            "role": role,
            "action": action,
            "from_state": source,
            "to_state": target,
        }
        for action, source, target, role in way
    ]


def _comment(proposal_id: int, account_id: int, now: Any) -> dict[str, Any]:
    return {
        "proposal_id": proposal_id,
        "kind": "comment",
        "author_id": account_id,
        "shown_name": None,
        "language": "de",
        "text": PARAGRAPH[:200],
        "created_at": now,
        "is_demo": False,
        "version": 1,
    }
