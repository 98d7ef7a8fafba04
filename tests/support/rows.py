"""Rows as the platform writes them, for those who write many at once: each row of a table has the same columns.

Constant defaults of the schema are left out; whoever inserts the rows fills them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from beteiligung.proposals.operations.content import key_of

Row = dict[str, Any]


def account(login_key: str, shown_name: str, at: datetime) -> Row:
    """Somebody whose address is confirmed."""
    return {
        "login_key": login_key,
        "trust_level": "contact",
        "shown_name": shown_name,
        "language": "de",
        "created_at": at,
    }


def contact(account_id: int, address: str, at: datetime) -> Row:
    """The address of an account, in small letters."""
    return {"account_id": account_id, "email": address, "email_key": address, "confirmed_at": at}


def idea(*, area_id: int, author_id: int, at: datetime, title: str, text: str, votes: int, comments: int) -> Row:
    """A published idea; the votes and comments it counts are rows of their own."""
    return {
        "aktionsraum_id": area_id,
        "author_id": author_id,
        "language": "de",
        "title": title,
        "text": text,
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


def waiting_idea(*, area_id: int, author_id: int, at: datetime, title: str, text: str) -> Row:
    """An idea that its author sent and nobody has decided about."""
    sent = idea(area_id=area_id, author_id=author_id, at=at, title=title, text=text, votes=0, comments=0)
    return {**sent, "state": "submitted", "published_at": None}


def waiting_item(idea_id: int, idea: Row) -> Row:
    """The entry with which an idea waits at the desk, due a week after it was sent."""
    return {
        "kind": "new_idea",
        "aktionsraum_id": idea["aktionsraum_id"],
        "proposal_id": idea_id,
        "since": idea["submitted_at"],
        "due_on": (idea["submitted_at"] + timedelta(days=7)).date(),
    }


def search(idea_id: int, idea: Row) -> Row:
    """What is searched to find an idea."""
    return {"proposal_id": idea_id, "key": key_of(idea["title"], idea["text"])}


def version(idea_id: int, idea: Row) -> Row:
    """The text of an idea as it was published."""
    kept = {key: idea[key] for key in ("language", "title", "text")}
    return {"proposal_id": idea_id, "number": 1, "since": idea["published_at"], **kept}


def history(idea_id: int, idea: Row) -> list[Row]:
    """The way of an idea to where it is: it waits, or is public."""
    way = [("submit", "draft", "submitted", "person"), ("publish", "submitted", "published", "officer")]
    way = way[:1] if idea["published_at"] is None else way
    return [
        {
            "proposal_id": idea_id,
            "at": idea["submitted_at"],
            "account_id": idea["author_id"],
            "role": role,
            "action": action,
            "from_state": source,
            "to_state": target,
        }
        for action, source, target, role in way
    ]


def comment(idea_id: int, author_id: int, text: str, at: datetime) -> Row:
    """Something said by somebody who gave no name."""
    return {
        "proposal_id": idea_id,
        "kind": "comment",
        "author_id": author_id,
        "language": "de",
        "text": text,
        "created_at": at,
        "version": 1,
    }


def vote(idea_id: int, account_id: int, at: datetime) -> Row:
    """Somebody's vote."""
    return {"proposal_id": idea_id, "account_id": account_id, "created_at": at}
