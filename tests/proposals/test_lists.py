"""The public list: what is in it, in which order, page by page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.core.database import session, unit_of_work
from beteiligung.proposals import queries
from beteiligung.proposals.models import LISTED_STATES, Proposal, ProposalState
from beteiligung.proposals.queries import ListFilters, Sorting
from beteiligung.web.paging import BadCursor, encode_cursor
from tests.support.factories import make_area, make_field, make_proposal


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


def found(**filters) -> list[int]:
    return [row.id for row in queries.listed(ListFilters(**filters), "", 20).items]


def count(idea: Proposal, votes: int, comments: int = 0) -> None:
    with unit_of_work():
        values = {Proposal.vote_count: votes, Proposal.comment_count: comments, Proposal.version: Proposal.version}
        session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(values))


def test_everything_public_and_nothing_else():
    lead = make_proposal()
    ideas = {state: make_proposal(state, lead=lead) for state in ProposalState}
    assert set(found()) - {lead.id} == {ideas[state].id for state in LISTED_STATES}


def test_what_was_passed_on_before_publication_stays_inside():
    idea = make_proposal("forwarded")
    with unit_of_work():
        session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(published_at=None))
    assert found() == []


def test_filters_narrow_together():
    here, there = make_area("nordmarkt"), make_area("hoerde")
    wanted = make_proposal("in_review", area=here, field="arbeit")
    make_proposal("published", area=here, field="arbeit")
    make_proposal("in_review", area=there, field="arbeit")
    make_proposal("in_review", area=here, field="kinder")
    assert found(aktionsraum_id=here.id, field_id=make_field("arbeit").id, state=ProposalState.IN_REVIEW) == [wanted.id]
    assert found(state=ProposalState.SUBMITTED) == []


@pytest.mark.parametrize("sorting", list(Sorting))
@pytest.mark.parametrize("size", [1, 2, 3, 20])
def test_pages_show_everything_once_in_order(sorting: Sorting, size: int):
    for votes, comments in ((3, 1), (1, 3), (3, 1), (0, 0), (7, 0), (3, 9)):
        count(make_proposal(age=timedelta(days=votes)), votes, comments)
    seen, cursor = [], ""
    while True:
        page = queries.listed(ListFilters(sorting=sorting), cursor, size)
        assert len(page.items) <= size
        seen += page.items
        cursor = page.next_cursor or ""
        if not cursor:
            break
    key = {
        Sorting.NEWEST: lambda row: (row.published_at, row.id),
        Sorting.VOTES: lambda row: (row.vote_count, row.id),
        Sorting.COMMENTS: lambda row: (row.comment_count, row.id),
    }[sorting]
    assert len(seen) == 6
    assert [row.id for row in seen] == [row.id for row in sorted(seen, key=key, reverse=True)]


def test_a_cursor_from_elsewhere_is_refused():
    foreign = [
        (1, 2),
        ("neu", 1, 0),
        ("neu", 1, 2**31),
        ("neu", 2**61, 1),
        ("neu", -(2**61), 1),
        ("stimmen", 1, 1),
        ("neu", "1", 1),
        ("neu", True, 1),
        (None,),
    ]
    for cursor in ["x", "ä", "====", "a" * 5000, *(encode_cursor(*values) for values in foreign)]:
        with pytest.raises(BadCursor):
            queries.listed(ListFilters(), cursor, 20)


def test_counts_too_large_for_the_database_are_refused():
    for first in (-1, 2**31):
        with pytest.raises(BadCursor):
            queries.listed(ListFilters(sorting=Sorting.VOTES), encode_cursor("stimmen", first, 1), 20)


def test_the_newest_of_an_area():
    here = make_area("hoerde")
    old = make_proposal(area=here, age=timedelta(days=2))
    new = make_proposal(area=here)
    make_proposal("submitted", area=here)
    make_proposal()
    assert [row.id for row in queries.newest(5, here.id)] == [new.id, old.id]
    assert len(queries.newest(2)) == 2
    assert queries.count_public(here.id) == 2
    row = queries.newest(1, here.id)[0]
    assert (row.area_name, row.aktionsraum_id, row.words) == ("Hörde", here.id, new.words)


def test_titles_for_links():
    public, private = make_proposal(), make_proposal("submitted")
    links = queries.titles([public.id, private.id, 99])
    assert {key: link.is_public for key, link in links.items()} == {public.id: True, private.id: False}
    assert links[public.id].title == public.title
    assert queries.titles([]) == {}


def test_ids_beyond_every_column_are_no_ideas():
    for number in (0, -1, 2**31, 2**63, 10**40):
        assert queries.proposal_by_id(number) is None


@pytest.mark.parametrize("sorting", list(Sorting))
def test_the_list_is_read_in_order_and_never_sorted(sorting: Sorting, database_kind: str):
    for filters in (ListFilters(sorting=sorting), ListFilters(sorting=sorting, aktionsraum_id=1)):
        query, values = queries.lists.page_query(filters, encode_cursor(sorting.value, 1, 1), 20)
        assert_never_sorted(query.params(values), database_kind)


def assert_never_sorted(query: sa.Select, database_kind: str) -> None:
    statement = query.compile(session().get_bind(), compile_kwargs={"literal_binds": True})
    if database_kind == "postgresql":
        for way in ("seqscan", "bitmapscan", "sort"):  # a small table would be read as a whole
            session().execute(sa.text(f"SET enable_{way} = off"))
    explain = "EXPLAIN" if database_kind == "postgresql" else "EXPLAIN QUERY PLAN"
    plan = [str(row[-1]) for row in session().connection().exec_driver_sql(f"{explain} {statement}")]
    assert not any("TEMP B-TREE" in step or "Sort" in step for step in plan), plan
