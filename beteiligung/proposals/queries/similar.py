"""Ideas that are already there and say much the same as one that is being written, or that waits at the desk.

The index of runs of three letters gives candidates by parts of words, so that endings, compounds and typing errors
matter little; then ``likeness`` compares each with the draft, so that both engines find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.geometry import metres_between
from beteiligung.aktionsraum.queries import all_areas, area_names, neighbours_of, the_city
from beteiligung.core.database import session
from beteiligung.core.text import search_key
from beteiligung.proposals.likeness import LIKE, Texts, likeness, weighed
from beteiligung.proposals.models import Proposal, ProposalField, ProposalSearch, ProposalState
from beteiligung.proposals.queries.lists import ProposalRow, row_columns, row_of
from beteiligung.proposals.queries.search import index_matches
from beteiligung.proposals.states import OPEN_FOR_COMMENTS, OPEN_FOR_VOTES

MOST_SIMILAR = 5
MOST_AT_DESK = 3

_CANDIDATES = 16
_TEXT_READ = 400
"""Characters of a text that are compared."""

_NEAR_METRES, _NEAR_BONUS = 300, 0.05
_FIELD_BONUS = 0.03
"""Nearness and the same field decide among ideas that are alike; alone they make nothing alike."""

_TITLE_WORDS, _TEXT_WORDS, _PAIRED_WORDS = 5, 1, 3
_SHORT_WORD, _SHORT_PART, _LONG_PART, _LONG_WORD = 4, 5, 6, 10
_HEBREW = "\u0590"
"""From here on articles and prepositions are written together with their word: in Hebrew, Arabic and their like."""
_MOST_HITS = 80
"""Ideas that one part of a word may bring in; one that stands in more says little by itself."""


_TAKES_PART = sa.and_(
    Proposal.state.in_(sorted(OPEN_FOR_COMMENTS)), Proposal.published_at.is_not(None), Proposal.is_shown()
)
"""Whatever everybody can still say something about."""


@dataclass(frozen=True)
class Sought:
    """What is compared. Position in degrees, WGS 84."""

    title: str
    text: str
    aktionsraum_id: int
    field_ids: frozenset[int] = frozenset()
    position: tuple[float, float] | None = None


def similar(actor: Actor, sought: Sought) -> list[ProposalRow]:
    """Up to five ideas of others, of the same and neighbouring areas, the likest first.

    Only those in which people can still take part: published and in review take votes, promoted ones at least comments,
    and whoever wants the same should know that the city is at it. What is declined, forwarded or resting may come again.
    """
    return _likest(actor, sought, MOST_SIMILAR, _TAKES_PART)


def similar_at_desk(actor: Actor, sought: Sought, *, but: int) -> list[ProposalRow]:
    """Up to three ideas with which the idea ``but`` could be merged, of others than the officer: public ones, and those that
    wait for their desk.
    """
    waits = sa.and_(Proposal.state == ProposalState.SUBMITTED, Proposal.is_not_locked())
    if not actor.is_coordinator:
        waits = sa.and_(waits, Proposal.aktionsraum_id.in_(actor.officer_for))
    is_public = sa.and_(
        Proposal.state.in_(sorted(OPEN_FOR_VOTES)), Proposal.published_at.is_not(None), Proposal.is_shown()
    )
    return _likest(actor, sought, MOST_AT_DESK, sa.and_(sa.or_(is_public, waits), Proposal.id != but))


def _likest(actor: Actor, sought: Sought, most: int, among: sa.ColumnElement[bool]) -> list[ProposalRow]:
    ignored = _words_of(" ".join(_names()))
    clues = clues_of(sought, ignored)
    if not clues:
        return []
    statement, values = candidates_query(actor, sought, clues, among)
    texts = Texts(search_key(sought.title), _beginning(search_key(sought.text)), ignored)
    rows = session().execute(statement, values).all()
    scored = [(_score(texts, sought, row, ignored), row) for row in rows]
    best = sorted(((score, row.id, row) for score, row in scored if score >= LIKE), reverse=True)[:most]
    names = area_names(row.aktionsraum_id for _score_, _id, row in best)
    return [row_of(names[row.aktionsraum_id], row[: len(row_columns())]) for _score_, _id, row in best]


@lru_cache(1)
def _words_of(names: str) -> frozenset[str]:
    return frozenset(search_key(names).split())


def _beginning(key: str) -> str:
    return key[:_TEXT_READ]


def _names() -> Iterable[str]:
    """What stands in the titles of a city's ideas and tells none from another."""
    city = the_city()
    yield city.name if city else ""
    yield from (area.name for area in all_areas())


def clues_of(sought: Sought, ignored: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    """Parts of words; an idea that holds all of one clue is a candidate. Two words together are a clue of their own.

    A very short word alone would have the database look at nearly everything: its runs of letters are everywhere.
    """
    title, text = weighed(search_key(sought.title), ignored), weighed(_beginning(search_key(sought.text)), ignored)
    words = sorted(title, key=lambda word: (-title[word], -len(word)))[:_TITLE_WORDS]
    said = [word for word in text if word not in title]
    alone = [word for word in words if len(word) >= _SHORT_WORD] or words
    clues: list[tuple[str, ...]] = [(part,) for word in alone for part in _parts(word)]
    clues += [(_parts(one)[0], _parts(other)[0]) for one, other in combinations(words[:_PAIRED_WORDS], 2)]
    clues += [
        (_parts(word)[0],) for word in sorted(said, key=len, reverse=True)[:_TEXT_WORDS] if len(word) > _SHORT_PART
    ]
    return list(dict.fromkeys(clues))


def _parts(word: str) -> list[str]:
    """Beginning and end of a word; a short word only at the beginning of others, but for scripts with prefixes."""
    if len(word) <= _SHORT_WORD:
        return [word if word >= _HEBREW else f" {word}"]
    length = _LONG_PART if len(word) >= _LONG_WORD else _SHORT_PART
    return [word[:length], word[-length:]]


def candidates_query(
    actor: Actor, sought: Sought, clues: Sequence[tuple[str, ...]], among: sa.ColumnElement[bool] | None = None
) -> tuple[sa.Select[Any], dict[str, Any]]:
    """The statement that gives the candidates with most and rarest clues, and its values. ``among``: which ideas can be
    any; without it those in which everybody can take part.
    """
    is_sqlite = session().get_bind().dialect.name == "sqlite"
    statement = _statement(_hits_in_sqlite(len(clues)) if is_sqlite else _HITS_IN_POSTGRESQL, is_sqlite)
    statement = statement.where(_TAKES_PART if among is None else among)
    if actor.account_id is not None:
        statement = statement.where(Proposal.author_id.is_distinct_from(actor.account_id))
    values: dict[str, Any] = {"areas": [sought.aktionsraum_id, *neighbours_of(sought.aktionsraum_id)]}
    if is_sqlite:
        phrases = (" AND ".join(f'"{part}"' for part in clue) for clue in clues)
        return statement, values | {f"clue_{number}": phrase for number, phrase in enumerate(phrases)}
    pairs = [clue for clue in clues if len(clue) > 1]
    return statement, values | {
        "alone": [f"%{clue[0]}%" for clue in clues if len(clue) == 1],
        "one": [f"%{clue[0]}%" for clue in pairs],
        "other": [f"%{clue[1]}%" for clue in pairs],
    }


@lru_cache(64)
def _statement(hits: sa.Subquery, is_sqlite: bool) -> sa.Select[Any]:
    ranked = sa.select(hits.c.id, sa.func.sum(hits.c.weight).label("weight")).group_by(hits.c.id).subquery("ranked")
    fields = sa.select(_joined(ProposalField.field_id, is_sqlite)).where(ProposalField.proposal_id == Proposal.id)
    return (
        sa.select(
            *row_columns(),
            ProposalSearch.key,
            fields.scalar_subquery().label("fields"),
        )
        .join(ranked, ranked.c.id == Proposal.id)
        .join(ProposalSearch, ProposalSearch.proposal_id == Proposal.id)
        .where(Proposal.aktionsraum_id.in_(sa.bindparam("areas", expanding=True)))
        .order_by(ranked.c.weight.desc(), Proposal.id.desc())
        .limit(_CANDIDATES)
    )


@lru_cache
def _hits_in_sqlite(count: int) -> sa.Subquery:
    """Ideas that hold a clue, and how much that counts: the fewer there are, the more."""
    found = (index_matches(f"clue_{number}", _MOST_HITS).subquery() for number in range(count))
    return sa.union_all(*(sa.select(some.c.id, _weight(sa.func.count().over())) for some in found)).subquery("hits")


def _hits_in_postgresql() -> sa.Subquery:
    """The same. All clues go through one part of the plan, which is made without looking at them: else the planner
    would compare each with a hundred whole texts, and take longer than the search itself.

    Those of one part and those of two are asked apart: the index reads all it has of a part, for each time it is named.
    """
    found = (_hits_of("alone").subquery(), _hits_of("one", "other").subquery())
    return sa.union_all(*(sa.select(some.c.id, some.c.weight) for some in found)).subquery("hits")


def _hits_of(*names: str) -> sa.Select[Any]:
    patterns = (sa.bindparam(name, type_=ARRAY(sa.Text)) for name in names)
    clues = sa.func.unnest(*patterns).table_valued(*names, with_ordinality="number", name=f"clues_{names[0]}")
    clues = clues.render_derived()
    hit = (
        sa.select(ProposalSearch.proposal_id.label("id"))
        .where(*(ProposalSearch.key.like(clues.c[name]) for name in names))
        .limit(_MOST_HITS)
        .lateral(f"hit_{names[0]}")
    )
    weight = _weight(sa.func.count().over(partition_by=clues.c.number))
    return sa.select(hit.c.id, weight).select_from(clues.join(hit, sa.true()))


def _weight(count: Any) -> Any:
    return (1.0 / (10 + count)).label("weight")


_HITS_IN_POSTGRESQL = _hits_in_postgresql()


def _joined(column: Any, is_sqlite: bool) -> Any:
    if is_sqlite:
        return sa.func.group_concat(column, ",")
    return sa.func.string_agg(sa.cast(column, sa.Text), ",")


def _score(texts: Texts, sought: Sought, row: Any, ignored: frozenset[str]) -> float:
    title = search_key(row.title)
    score = likeness(texts, Texts(title, _beginning(row.key[1:].removeprefix(title)), ignored))
    if score < LIKE:
        return score
    if sought.position and row.latitude is not None:
        metres = metres_between(*sought.position, row.latitude, row.longitude)
        score += _NEAR_BONUS if metres <= _NEAR_METRES else 0.0
    if sought.field_ids & {int(field) for field in (row.fields or "").split(",") if field}:
        score += _FIELD_BONUS
    return score
