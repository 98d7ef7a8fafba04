"""Writing as a signed-in person does it, one request after the other, over one connection that stays open."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.models import Account
from beteiligung.cli.run import HOST
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes.models import Vote
from scripts.bench.generate import AREAS
from scripts.bench.load import LoadFailed
from scripts.bench.servers import Server
from scripts.bench.words import Texts
from tests.support.sessions import Ticket, tickets_for

WRITER = 1
"""Id of the generated person who writes."""

KINDS = {
    "vote": "vote",
    "comment": "comment",
    "idea": "idea, sent (the last of five steps)",
    "idea-steps": "idea, all five steps",
    "publish": "desk: publishing an idea",
    "publish-next": "desk: publishing an idea, and the page that comes next",
    "begin": "desk: beginning a decision",
}
SINGLE = ("vote", "comment", "idea", "publish", "begin")
"""Writes that are one request, for which there is a floor."""
FORM_SECONDS = 60
_SEED = 1


@dataclass(frozen=True)
class Kept:
    """What some people have in the database."""

    votes: int
    comments: int
    ideas: int

    def since(self, before: Kept) -> Kept:
        """What was added."""
        return Kept(self.votes - before.votes, self.comments - before.comments, self.ideas - before.ideas)


class Form:
    """Sends forms over one connection and times each answer."""

    def __init__(self, server: Server, ticket: Ticket | None = None) -> None:
        self._server = server
        self._token = ticket.token if ticket else ""
        self._headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url}
        if ticket:
            self._headers["Cookie"] = ticket.cookie
        self._connection = HTTPConnection(HOST, server.port, timeout=FORM_SECONDS)

    def send(self, path: str, status: int, **fields: str) -> tuple[float, str]:
        """Milliseconds until the answer was read, and where it leads. Raises LoadFailed on another status."""
        return self._ask("POST", path, urlencode({"csrf_token": self._token, **fields}), status)

    def look(self, path: str) -> float:
        """Milliseconds until a page was read. Raises LoadFailed where there is none."""
        return self._ask("GET", path, None, 200)[0]

    def _ask(self, method: str, path: str, body: str | None, status: int) -> tuple[float, str]:
        start = time.perf_counter()
        try:
            self._connection.request(method, path, body, self._headers)
            response = self._connection.getresponse()
            response.read()
        except (OSError, HTTPException) as error:
            raise LoadFailed(f"{self._server.name} {path}: {error!r}") from error
        spent = (time.perf_counter() - start) * 1000
        if response.status != status:
            raise LoadFailed(f"{self._server.name} {path}: status {response.status} instead of {status}")
        return spent, urlsplit(response.headers.get("Location", "")).path

    def close(self) -> None:
        """The next form opens the connection anew; the server closes one that rests for two seconds."""
        self._connection.close()


class Writer:
    """One person who votes, comments and sends ideas, each time for another idea. Times are in milliseconds."""

    def __init__(self, app: Flask, server: Server, amount: int) -> None:
        """``amount``: how many ideas to vote for and to comment on in all."""
        with app.app_context():
            account = session().get_one(Account, WRITER)
            self._ideas = _not_yet_supported(amount)
            session().expunge_all()
        self._form = Form(server, tickets_for(app, [account])[0])
        self._to_vote, self._to_comment = iter(self._ideas), iter(self._ideas)
        self._texts = Texts(_SEED)
        self._sent = 0

    def vote(self) -> float:
        return self._form.send(f"/de/ideen/{next(self._to_vote)}/unterstuetzen", 302)[0]

    def comment(self) -> float:
        path = f"/de/ideen/{next(self._to_comment)}/kommentieren"
        return self._form.send(path, 302, text=self._texts.comment(), submission_key=self._key())[0]

    def idea(self) -> tuple[float, float]:
        """The last step alone, and all five together."""
        where, path = self._form.send("/de/ideen/neu", 302, raum=AREAS[0], submission_key=self._key())
        title, text = self._texts.title(self._sent, None), self._texts.description()
        what, path = self._form.send(path, 302, title=title, text=text)
        place, path = self._form.send(past_similar(path), 302)
        details, path = self._form.send(path, 302)
        last, _path = self._form.send(path, 302)
        return last, where + what + place + details + last

    def close(self) -> None:
        """Between one kind of write and the next."""
        self._form.close()

    def _key(self) -> str:
        """A submission key that no other form of this run has."""
        self._sent += 1
        return f"bench-submission-{self._sent:010}"


def past_similar(path: str) -> str:
    """Where somebody goes whose idea is different: on to sending it."""
    return path.replace("/aehnlich", "/ort")


def timed(act: Callable[[], float], count: int) -> list[float]:
    """Milliseconds of each of ``count`` acts."""
    return [act() for _ in range(count)]


def kept(app: Flask, people: Collection[int] = (WRITER,)) -> Kept:
    """What those who write, given by the ids of their accounts, have by now."""

    def count(model: type[Vote | Comment | Proposal], *conditions: sa.ColumnElement[bool]) -> int:
        return session().scalar(sa.select(sa.func.count()).select_from(model).where(*conditions)) or 0

    with app.app_context():
        return Kept(
            count(Vote, Vote.account_id.in_(people)),
            count(Comment, Comment.author_id.in_(people)),
            count(Proposal, Proposal.author_id.in_(people), Proposal.state == ProposalState.SUBMITTED),
        )


def _not_yet_supported(amount: int) -> list[int]:
    """Public ideas, which are the first of the table, from all over it that the person has not voted for."""
    public = sa.select(sa.func.max(Proposal.id)).where(Proposal.state == ProposalState.PUBLISHED)
    highest = session().scalar(public) or 0
    mine = set(session().scalars(sa.select(Vote.proposal_id).where(Vote.account_id == WRITER)))
    found = [number for number in _spread(highest, 2 * amount + len(mine)) if number not in mine][:amount]
    assert len(found) == amount, f"only {len(found)} ideas to vote for; {amount} are needed"
    return found


def _spread(highest: int, wanted: int) -> Iterator[int]:
    """Numbers from 1 to ``highest``, each once, in steps wide enough to reach all of them."""
    step = max(1, highest // wanted)
    for start in range(1, step + 1):
        yield from range(start, highest + 1, step)
