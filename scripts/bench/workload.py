"""The rows of the workload that every platform is measured on, as plain values.

500 people, three areas with ideas, N of them in the main one and a tenth of N in each of the two others, created
evenly over 60 days, each with five comments and five votes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from scripts.bench.words import FREQUENT, RARE, Texts
from tests.support import rows
from tests.support.rows import Row

PEOPLE = 500
DAYS = 60
COMMENTS_EACH = 5
VOTES_EACH = 5
RARE_IDEAS = 20
SEED = 44122

_CYCLE = 12
"""Of twelve ideas one lies in the second area and one in the third: a tenth of the main one's in each."""
_STRIDE = 97
"""Prime to the number of people: five strides from anybody lead to five others."""


@dataclass(frozen=True)
class Place:
    """Where ideas can lie, and when they end: ids of the three areas (the main one first) and fields of action."""

    area_ids: tuple[int, int, int]
    field_ids: tuple[int, ...]
    now: datetime


def total(size: int) -> int:
    """How many ideas there are in all, with ``size`` in the main area."""
    return size * _CYCLE // (_CYCLE - 2)


def people(now: datetime) -> Iterator[tuple[Row, Row]]:
    """Accounts, numbered from 1, and their confirmed addresses."""
    for number in range(1, PEOPLE + 1):
        address = f"bench-{number}@example.org"
        account = rows.account(f"bench-{number}", f"Person {number}", now - timedelta(days=DAYS))
        yield {"id": number, **account}, rows.contact(number, address, now)


class Ideas:
    """Ideas, numbered from 1, the oldest first. Rows come by table; the same seed gives the same rows."""

    def __init__(self, size: int, place: Place, seed: int = SEED) -> None:
        self._size, self._place = size, place
        self._texts = Texts(seed)
        self._step = timedelta(days=DAYS) / total(size)

    def rows(self, first: int, last: int) -> dict[str, list[Row]]:
        """The rows of the ideas ``first`` to ``last``, both included, by the name of their table."""
        names = ("proposals", "proposal_search", "proposal_fields", "proposal_versions", "proposal_history")
        tables: dict[str, list[Row]] = {name: [] for name in (*names, "comments", "votes")}
        for number in range(first, last + 1):
            idea = self._idea(number)
            tables["proposals"].append(idea)
            tables["proposal_search"].append(rows.search(number, idea))
            fields = self._place.field_ids
            tables["proposal_fields"].append({"proposal_id": number, "field_id": fields[number % len(fields)]})
            tables["proposal_versions"].append(rows.version(number, idea))
            tables["proposal_history"].extend(rows.history(number, idea))
            tables["comments"].extend(self._comments(idea))
            tables["votes"].extend(self._votes(idea))
        return tables

    def _idea(self, number: int) -> Row:
        at = self._place.now - self._step * (total(self._size) - number + 1)
        title, text = self._texts.title(number, self._mark(number)), self._texts.description()
        idea = rows.idea(
            area_id=self._place.area_ids[area_of(number)],
            author_id=1 + number % PEOPLE,
            at=at,
            title=title,
            text=text,
            votes=VOTES_EACH,
            comments=COMMENTS_EACH,
        )
        return {"id": number, **idea}

    def _mark(self, number: int) -> str | None:
        if number % (total(self._size) // RARE_IDEAS) == 0:
            return RARE
        return FREQUENT if number % 10 == 3 else None

    def _comments(self, idea: Row) -> Iterator[Row]:
        for count, at in enumerate(self._moments(idea, COMMENTS_EACH), start=1):
            yield rows.comment(idea["id"], _somebody(idea, count), self._texts.comment(), at)

    def _votes(self, idea: Row) -> Iterator[Row]:
        for count, at in enumerate(self._moments(idea, VOTES_EACH), start=1):
            yield rows.vote(idea["id"], _somebody(idea, count), at)

    def _moments(self, idea: Row, count: int) -> list[datetime]:
        """Evenly between publication and now."""
        pause = (self._place.now - idea["published_at"]) / (count + 1)
        return [idea["published_at"] + pause * number for number in range(1, count + 1)]


def area_of(number: int) -> int:
    """In which of the three areas the idea with this number lies, from 0."""
    return {5: 1, 11: 2}.get(number % _CYCLE, 0)


def _somebody(idea: Row, count: int) -> int:
    """Not the author, and each time somebody else."""
    return 1 + (int(idea["id"]) + count * _STRIDE) % PEOPLE
