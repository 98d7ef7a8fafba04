"""The pages and writes that are measured, with the floors and aims of ``quality.md``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import sqlalchemy as sa
from flask import Flask

from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.moderation.models import WaitingItem
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.queries import ListFilters, listed
from scripts.bench.desk import officer_of
from scripts.bench.draft import Asked, draft_of
from scripts.bench.generate import AREAS
from scripts.bench.words import FREQUENT, RARE
from tests.support.sessions import tickets_for

DEEPEST = 50_000
"""Rows before the deep page, at most: its cursor is found by reading them."""

FLOOR_CACHED, AIM_CACHED = 3.0, 1.5
"""Wall units of a page that comes from the page cache."""
FLOOR_WRITE, AIM_WRITE = 25.0, 10.0
"""Hello times of one write."""
WRITE_GROWTH = 1.25
"""What a write may cost at a bigger size, compared with a smaller one."""
FLOOR_QUERIES = 6
"""Questions to the database for one list."""
FLOOR_INBOX_QUERIES = 10
"""The same for the inbox, with an entry opened beside it."""
FLOOR_MEMORY, AIM_MEMORY = 120, 100
"""MB per worker."""


@dataclass(frozen=True)
class Page:
    """A kind of page. Floors and aims are wall units without the cache; ``growth`` is the factor a bigger size may cost.

    ``queries`` is the floor of questions to the database, or None where none is set.
    """

    key: str
    title: str
    floor: float = 25.0
    aim: float = 12.0
    growth: float = 1.25
    queries: int | None = None
    floor_cached: float | None = FLOOR_CACHED


PAGES = (
    Page("list", "list, default order", queries=FLOOR_QUERIES),
    Page("area-list", "list, newest of one area", queries=FLOOR_QUERIES),
    Page("votes", "list, most votes", queries=FLOOR_QUERIES),
    Page("field", "list, one area and field of action", queries=FLOOR_QUERIES),
    Page("deep", "list, deep page", queries=FLOOR_QUERIES),
    Page("search", "list, searched, frequent word", 60.0, 30.0, 2.0, FLOOR_QUERIES, None),
    Page("search-rare", "list, searched, rare word", 60.0, 30.0, 2.0, FLOOR_QUERIES, None),
    Page("similar", "similar ideas of a draft", 100.0, 35.0, 2.0, None, None),
    Page("idea", "one idea with comments"),
    Page("start", "start"),
    Page("area", "one area"),
    Page("budget", "budget"),
    Page("inbox", "desk: inbox, its first entry opened", queries=FLOOR_INBOX_QUERIES, floor_cached=None),
    Page("desk-entry", "desk: inbox, another entry opened", floor_cached=None),
    Page("desk-idea", "desk: a public idea", floor_cached=None),
)


def addresses(app: Flask) -> dict[str, Asked]:
    """How to ask for each page of a generated database, by key. Writes the draft whose similar ideas are looked for."""
    draft = draft_of(app)
    public = {key: Asked(path) for key, path in _public_addresses(app).items()}
    return {"similar": draft} | public | _desk_addresses(app)


def _desk_addresses(app: Flask) -> dict[str, Asked]:
    """As the officer asks who is in charge of all areas with ideas."""
    cookie = tickets_for(app, [officer_of(app)])[0].cookie
    with app.app_context():
        waits = sa.select(WaitingItem.proposal_id).where(WaitingItem.done_at.is_(None))
        waiting = session().scalars(waits.order_by(WaitingItem.since).offset(1).limit(1)).one()
        public = session().scalars(_in_the_middle_of(AREAS[0])).one()
    desk = "/de/moderation/"
    paths = {"inbox": desk, "desk-entry": f"{desk}ideen/{waiting}", "desk-idea": f"{desk}ideen/{public}"}
    return {key: Asked(path, cookie) for key, path in paths.items()}


def _public_addresses(app: Flask) -> dict[str, str]:
    main = AREAS[0]
    with app.app_context():
        field = session().scalars(sa.select(FieldOfAction.slug).order_by(FieldOfAction.id)).first()
        return {
            "list": "/de/ideen/",
            "area-list": f"/de/ideen/?raum={main}",
            "votes": "/de/ideen/?sort=stimmen",
            "field": f"/de/ideen/?raum={main}&feld={field}",
            "deep": f"/de/ideen/?nach={_deep_cursor()}",
            "search": f"/de/ideen/?q={quote(FREQUENT)}",
            "search-rare": f"/de/ideen/?q={quote(RARE)}",
            "idea": an_idea(main),
            "start": "/de/",
            "area": f"/de/aktionsraeume/{main}",
            "budget": f"/de/budget/{clock.today().year}",
        }


def chosen(keys: frozenset[str]) -> tuple[Page, ...]:
    """The pages with these keys; all of them where none is named. Raises KeyError for a page that does not exist."""
    unknown = keys - {page.key for page in PAGES}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return tuple(page for page in PAGES if not keys or page.key in keys)


def _deep_cursor() -> str:
    """Nine tenths down the list, or ``DEEPEST`` rows."""
    public = sa.select(sa.func.count()).where(Proposal.state == ProposalState.PUBLISHED)
    ideas = session().scalar(public) or 0
    cursor = listed(ListFilters(), "", min(ideas * 9 // 10, DEEPEST)).next_cursor
    assert cursor is not None, "too few ideas for a deep page"
    return cursor


def an_idea(area: str) -> str:
    """The address of one in the middle of an area's ideas. Needs an application context."""
    idea = session().get_one(Proposal, session().scalars(_in_the_middle_of(area)).one())
    return f"/de/ideen/{idea.id}-{idea.words}"


def _in_the_middle_of(area: str) -> sa.Select[int]:
    is_public = Proposal.state == ProposalState.PUBLISHED
    middle = sa.select(sa.func.max(Proposal.id) / 2).where(is_public).scalar_subquery()
    ids = sa.select(Proposal.id).join(Aktionsraum, Aktionsraum.id == Proposal.aktionsraum_id)
    return ids.where(Aktionsraum.slug == area, is_public, Proposal.id >= middle).order_by(Proposal.id).limit(1)
