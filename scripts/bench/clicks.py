"""What fifty people click, prepared into files from which wrk's scripts read: Python is too slow to send it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.models import Account
from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes.models import Vote
from scripts.bench.generate import AREAS
from scripts.bench.pages import addresses
from scripts.bench.words import Texts
from tests.support.sessions import Ticket, tickets_for

PAGES = ("start", "list", "field", "search", "area", "budget")
"""Keys of what is read beside ideas."""
IDEAS_READ = 20
"""Different ideas in the file of readers; each of the other pages stands there five times."""
_PAGES_TIMES = 5
_SEED = 1

FOLLOW = "-"
"""In the place of a path: where the last answer led."""


def readers_file(app: Flask, folder: Path) -> Path:
    """Paths, one a line, in an order drawn once: 30 of lists, start, area and budget, and 20 of ideas."""
    known = addresses(app)
    with app.app_context():
        newest = sa.select(Proposal).where(Proposal.state == ProposalState.PUBLISHED).order_by(Proposal.id.desc())
        ideas = [f"/de/ideen/{idea.id}-{idea.words}" for idea in session().scalars(newest.limit(IDEAS_READ))]
    paths = [known[key].path for key in PAGES] * _PAGES_TIMES + ideas
    Random(_SEED).shuffle(paths)  # noqa: S311 - an order, nothing to guess
    return _written(folder / "readers.txt", paths)


def writers_file(app: Flask, people: Sequence[int], forms_each: int, folder: Path) -> Path:
    """Forms, one a line, ``forms_each`` for each of these accounts. See ``writers.lua``."""
    with app.app_context():
        accounts = [session().get_one(Account, number) for number in people]
        ideas = [_not_yet_supported(account) for account in accounts]
        session().expunge_all()
    tickets = tickets_for(app, accounts)
    lines = chain.from_iterable(
        _lines(person, ticket, islice(_forms(person, numbers), forms_each))
        for person, (ticket, numbers) in enumerate(zip(tickets, ideas, strict=True), start=1)
    )
    return _written(folder / "writers.txt", lines)


Form = tuple[str, str, dict[str, str]]
"""Kind, path and fields."""


def _forms(person: int, ideas: list[int]) -> Iterator[Form]:
    """Votes, comments and ideas in five steps, again and again, as long as there are ideas to vote for.

    Each person begins at another place, so that all kinds of forms are sent at any time.
    """
    texts = Texts(_SEED)
    for number, (first, second, third) in enumerate(zip(ideas[::3], ideas[1::3], ideas[2::3], strict=False)):
        acts = [_idea(number, texts), _vote(first), _comment(first, texts), _vote(second), _comment(third, texts)]
        acts.append(_vote(third))
        begin = person % len(acts)
        yield from chain.from_iterable(acts[begin:] + acts[:begin])


def _vote(idea: int) -> list[Form]:
    return [("vote", f"/de/ideen/{idea}/unterstuetzen", {})]


def _comment(idea: int, texts: Texts) -> list[Form]:
    return [("comment", f"/de/ideen/{idea}/kommentieren", {"text": texts.comment(), "submission_key": _key()})]


def _idea(number: int, texts: Texts) -> list[Form]:
    return [
        ("idea-where", "/de/ideen/neu", {"raum": AREAS[0], "submission_key": _key()}),
        ("idea-what", FOLLOW, {"title": texts.title(number, None), "text": texts.description()}),
        ("idea-place", FOLLOW, {}),
        ("idea-details", FOLLOW, {}),
        ("idea", FOLLOW, {}),
    ]


def _lines(person: int, ticket: Ticket, forms: Iterator[Form]) -> Iterator[str]:
    for kind, path, fields in forms:
        body = urlencode({"csrf_token": ticket.token, **fields})
        yield "\t".join((str(person), kind, path, ticket.cookie, body))


def _not_yet_supported(account: Account) -> list[int]:
    """Public ideas that the person has not voted for, in an order of their own."""
    theirs = sa.select(Vote.proposal_id).where(Vote.account_id == account.id)
    query = sa.select(Proposal.id).where(Proposal.state == ProposalState.PUBLISHED, Proposal.id.not_in(theirs))
    found = list(session().scalars(query.order_by(Proposal.id)))
    Random(account.id).shuffle(found)  # noqa: S311 - an order, nothing to guess
    return found


def _key() -> str:
    return secrets.token_urlsafe(16)


def _written(path: Path, lines: Sequence[str] | Iterator[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
