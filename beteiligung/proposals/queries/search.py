"""Searching ideas: every word must stand in the title, the text or the place, wherever, in any script.

Words of three letters and more are found inside others too (``platz`` in ``Spielplatz``); shorter ones and numbers
stand alone. Both engines keep an index of all runs of three letters, see ``ProposalSearch``.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.core.text import clean_line, search_key
from beteiligung.proposals.models import Proposal, ProposalSearch

MOST_SEARCHED = 200
"""Characters of a search that count; the rest is left out."""

_MOST_WORDS = 8
_WHOLE_WORD_LENGTH = 2
_FEW = 1_000
"""Ideas that are quicker fetched by the index and sorted than met on a walk along the sorted list."""

_index = sa.table("proposal_search_index", sa.column("rowid"))
_matches = sa.text("proposal_search_index MATCH :search_words")


class Way(StrEnum):
    """How the ideas are found."""

    NONE = "none"
    """Nothing was asked for that a word could hold."""
    PLAN = "plan"
    """PostgreSQL knows how frequent words are, and decides."""
    INDEX = "index"
    """SQLite does not: few ideas by the index, …"""
    WALK = "walk"
    """… many by looking at each along the list."""


def words_of(search: str) -> list[str]:
    """What to look for; what stands alone has a space on either side."""
    words = search_key(search[:MOST_SEARCHED]).split()[:_MOST_WORDS]
    return [f" {word} " if len(word) <= _WHOLE_WORD_LENGTH or word.isdigit() else word for word in words]


def way_to(words: Sequence[str], search: str) -> Way | None:
    """The quickest way to ideas with these words, None where nothing was asked.

    On SQLite this counts, up to a limit, how many there are.
    """
    if not words:
        return Way.NONE if clean_line(search) else None
    if session().get_bind().dialect.name != "sqlite":
        return Way.PLAN
    some = sa.select(sa.literal(1)).select_from(_index).where(_matches).limit(_FEW).subquery()
    count = session().scalar(sa.select(sa.func.count()).select_from(some), values_for(words)) or 0
    return Way.INDEX if count < _FEW else Way.WALK


def found(way: Way, count: int) -> sa.ColumnElement[bool]:
    """The condition for ``count`` words, whose values are ``values_for`` them."""
    if way is Way.NONE:
        return sa.false()
    if way is Way.INDEX:
        return Proposal.id.in_(sa.select(_index.c.rowid).where(_matches))
    has_all = (ProposalSearch.key.like(sa.bindparam(f"search_{number}"), escape="/") for number in range(count))
    return sa.exists().where(ProposalSearch.proposal_id == Proposal.id, *has_all)


def index_matches(name: str, limit: int) -> sa.Select[Any]:
    """On SQLite: the ids of the newest ideas that match what is bound as ``name``."""
    matches = sa.text(f"proposal_search_index MATCH :{name}")
    return sa.select(_index.c.rowid.label("id")).where(matches).order_by(_index.c.rowid.desc()).limit(limit)


def values_for(words: Sequence[str]) -> dict[str, str]:
    """Keys hold letters, digits and spaces only, so nothing in a word means anything to the database."""
    phrases = " AND ".join(f'"{word}"' for word in words)
    return {"search_words": phrases} | {f"search_{number}": f"%{word}%" for number, word in enumerate(words)}
