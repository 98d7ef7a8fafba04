"""The bench fills a database as the platform would, calculates rightly, and says what it lacks."""

from collections import Counter

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Account, Contact
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.core.text import search_key
from beteiligung.moderation.models import WaitingKind
from beteiligung.moderation.queries import Scope, inbox, inbox_counts
from beteiligung.proposals.models import Proposal, ProposalField, ProposalSearch, ProposalState, ProposalVersion
from beteiligung.votes.models import Vote
from scripts.bench import tables
from scripts.bench.__main__ import main
from scripts.bench.balance import is_even
from scripts.bench.desk import officer_of
from scripts.bench.generate import AREAS, generate
from scripts.bench.load import MISSING, LoadFailed, reading_of
from scripts.bench.options import read_options, sizes_for
from scripts.bench.pages import PAGES, addresses
from scripts.bench.units import Reading, Turn, Written, compared_with, cpu, hello_times, wall
from scripts.bench.words import FREQUENT, RARE, Texts

SIZE = 20
ALL = 24

WRK = """\
Running 2s test @ http://127.0.0.1:8000/
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   800.00us  100.00us   2.00ms   90.00%
  Latency Distribution
     50%  750.00us
     99%    1.50s{space}
  400 requests in 2.00s, 1.00MB read
Requests/sec:    200.00
""".format(space=" ")  # wrk writes one after whole seconds


@pytest.fixture
def filled(app):
    generate(app, SIZE)
    with app.app_context():
        yield app


def counted(query):
    return dict(map(tuple, session().execute(query)))


def test_the_workload_has_what_it_promises(filled):
    area = sa.select(Aktionsraum.slug, sa.func.count()).join(Proposal, Proposal.aktionsraum_id == Aktionsraum.id)
    public = area.where(Proposal.state == "published")
    assert counted(public.group_by(Aktionsraum.slug)) == dict(zip(AREAS, (SIZE, 2, 2), strict=True))
    for model in (Account, Contact):
        assert session().scalar(sa.select(sa.func.count()).select_from(model)) == 500 + 1, "and an officer"
    assert session().scalar(sa.select(sa.func.count(sa.distinct(ProposalVersion.proposal_id)))) == ALL
    assert session().scalar(sa.select(sa.func.count(sa.distinct(ProposalField.proposal_id)))) == ALL + SIZE
    ideas = session().scalars(sa.select(Proposal).where(Proposal.state == "published").order_by(Proposal.id)).all()
    days = ideas[-1].published_at - ideas[0].published_at
    assert 0.9 * 60 < days.total_seconds() / 86400 < 60
    assert all(40 <= len(idea.title) <= 50 and len(idea.text) == 602 for idea in ideas)
    assert all(len(comment.text) == 200 for comment in session().scalars(sa.select(Comment)))


def test_counters_and_search_columns_are_right(filled):
    votes = counted(sa.select(Vote.proposal_id, sa.func.count()).group_by(Vote.proposal_id))
    comments = counted(sa.select(Comment.proposal_id, sa.func.count()).group_by(Comment.proposal_id))
    for idea in session().scalars(sa.select(Proposal).where(Proposal.state == "published")):
        assert idea.vote_count == votes[idea.id] == 5
        assert idea.comment_count == comments[idea.id] == 5
        assert session().get_one(ProposalSearch, idea.id).key == f" {search_key(idea.title, idea.text)} "


def test_an_officer_finds_all_that_waits_at_the_desk(filled):
    officer = actor_of(officer_of(filled).id)
    assert inbox_counts(officer)[Scope.OWN] == {WaitingKind.NEW_IDEA: SIZE}
    oldest, *_rest = inbox(officer, None, "", 20).items
    assert session().get_one(Proposal, oldest.proposal_id).state is ProposalState.SUBMITTED


def test_people_can_go_on_writing_after_the_generated_rows(filled):
    from beteiligung.core.database import add, unit_of_work
    from tests.support.factories import make_account, make_comment

    with unit_of_work():
        idea = session().get_one(Proposal, 1)
        add(Vote(proposal_id=idea.id, account_id=make_account().id, created_at=idea.created_at))
        make_comment(idea)


def test_every_page_of_the_bench_exists(app):
    generate(app, SIZE)
    reader, found = app.test_client(use_cookies=False), addresses(app)
    assert found.keys() == {page.key for page in PAGES}
    statuses = {asked: reader.get(asked.path, headers={"Cookie": asked.cookie}).status_code for asked in found.values()}
    assert statuses == dict.fromkeys(found.values(), 200)


def test_the_same_seed_gives_the_same_texts():
    def some(seed):
        texts = Texts(seed)
        return [texts.title(number, mark) for number in range(50) for mark in (None, FREQUENT, RARE)]

    assert some(1) == some(1) != some(2)
    assert Counter(FREQUENT in title for title in some(1))[True] == 50


def test_units():
    def turn(page_seconds, page_cpu):
        return Turn(Reading(1000, 1.0, 0.5, 1.0, 2.0), Reading(100, page_seconds, page_cpu, 10.0, 20.0))

    assert turn(1.0, 0.5).wall == pytest.approx(10)
    assert turn(1.0, 0.5).cpu == pytest.approx(10)
    rounds = [turn(1.0, 0.5), turn(9.0, 0.6), turn(2.0, 9.0)]
    assert wall(rounds) == pytest.approx(20)
    assert cpu(rounds) == pytest.approx(12)
    assert hello_times([Written(0.5, 5.0), Written(1.0, 5.0), Written(1.0, 7.0)]) == pytest.approx(7)


def test_a_size_is_compared_with_a_smaller_one():
    sizes = [1_000, 10_000, 100_000, 1_000_000]
    assert [compared_with(size, sizes) for size in sizes] == [None, 1_000, 10_000, 10_000]


def test_what_the_load_generator_prints():
    reading = reading_of(WRK, 0.8, "page")
    assert (reading.per_second, reading.cpu_ms) == (pytest.approx(200), pytest.approx(2))
    assert (reading.median_ms, reading.slow_ms) == (pytest.approx(0.75), pytest.approx(1500))
    assert reading_of(WRK.replace("400 requests", "0 requests"), 0.0, "page") is None
    with pytest.raises(LoadFailed, match="page: Non-2xx or 3xx responses: 3"):
        reading_of(f"{WRK}  Non-2xx or 3xx responses: 3\n", 0.8, "page")


@pytest.mark.parametrize(
    ("counts", "expected"), [([2, 2], True), ([3, 2], False), ([3, 1], False), ([4, 0], False), ([1, 2], False)]
)
def test_four_connections_are_shared_evenly(counts, expected):
    assert is_even(counts, 4) is expected


def test_sizes_can_be_meant_for_one_engine():
    text = "1000 10000 postgresql:1000000"
    assert sizes_for("sqlite", text) == (1_000, 10_000)
    assert sizes_for("postgresql", text) == (1_000, 10_000, 1_000_000)


@pytest.mark.parametrize("asked", [["--rounds", "2"], ["--pages", "list"], ["--sizes", "7"], ["--databases", "mysql"]])
def test_what_cannot_be_done_is_refused(asked, capsys):
    with pytest.raises(SystemExit, match="2"):
        read_options(asked)
    assert capsys.readouterr().err


def test_a_missed_floor_is_marked():
    assert [tables.kept(25.0, 25.0), tables.kept(25.1, 25.0), tables.kept(1.0, None)] == ["yes", "**no**", "–"]


def test_a_missing_load_generator_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{MISSING}\n")
