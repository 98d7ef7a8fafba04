from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account, Block, Contact
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.budget.models import LedgerEntry
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core import clock
from beteiligung.core.database import Base, session
from beteiligung.mail.models import OutboxMail
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.moderation.models import Forwarding, Meeting, WaitingKind
from beteiligung.moderation.queries import Scope, inbox_counts
from beteiligung.moderation.queries.entries import FOR_COORDINATORS
from beteiligung.proposals.models import Channel, Proposal, ProposalState, SupportSheet, Telling
from beteiligung.votes.models import Vote
from tests.support.factories import make_account, make_proposal
from tests.support.pages import Browser

pytestmark = pytest.mark.usefixtures("forked_children")  # one photo each

S = ProposalState
ROLES = ["resident", "resident-2", "officer", "officer-2", "coordinator", "coordinator-2", "auditor", "admin"]


def count_rows(app) -> dict[str, int]:
    with app.app_context():
        return {
            name: session().scalar(sa.select(sa.func.count()).select_from(table))
            for name, table in Base.metadata.tables.items()
            if name not in {"access_links", "try_counts"}
        }


@pytest.fixture
def shown(city, command) -> None:
    command("demo")


def test_plays_all_states_in_several_languages_and_marks_everything(app, shown):
    with app.app_context():
        ideas = session().scalars(sa.select(Proposal)).all()
        states = Counter(idea.state for idea in ideas)
        assert 24 <= len(ideas) <= 32
        assert {S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW, S.PROMOTED, S.REJECTED, S.WITHDRAWN} <= set(states)
        assert {idea.language for idea in ideas} >= {"de", "ar", "tr"}
        assert len({idea.aktionsraum_id for idea in ideas}) >= 6
        assert {measure.state for measure in session().scalars(sa.select(Measure))} >= {
            MeasureState.APPLIED,
            MeasureState.GRANTED,
            MeasureState.RUNNING,
        }
        assert session().scalar(sa.select(sa.func.count()).select_from(LedgerEntry)) >= 5
        answers = sa.select(sa.func.count()).where(Comment.kind == CommentKind.ANSWER)
        assert session().scalar(answers) >= 2
        for table in Base.metadata.tables.values():
            if "is_demo" in table.columns:
                assert not session().scalar(sa.select(sa.func.count()).where(~table.c.is_demo)), table.name
        assert the_city().is_demo


def test_it_has_a_past_and_no_future_and_reaches_nobody(app, shown):
    with app.app_context():
        now = clock.now()
        begun = session().scalars(sa.select(Proposal.created_at)).all()
        assert max(begun) <= now
        assert min(begun) < now - timedelta(days=20) or now.timetuple().tm_yday < 25
        assert all(since <= now for since in session().scalars(sa.select(Proposal.state_since)))
        counted = sa.select(Vote.proposal_id, sa.func.count().label("number")).group_by(Vote.proposal_id)
        votes = {row.proposal_id: row.number for row in session().execute(counted)}
        assert all(idea.vote_count == votes.get(idea.id, 0) for idea in session().scalars(sa.select(Proposal)))
        assert session().scalar(sa.select(sa.func.count()).select_from(OutboxMail)) == 0
        assert session().scalar(sa.select(sa.func.count()).select_from(Account)) >= 18
        assert all(email.endswith(".invalid") for email in session().scalars(sa.select(Contact.email)))


def test_everything_that_can_wait_waits_at_the_desk(app, shown):
    with app.app_context():
        officer, coordinator = (_staff(role) for role in ("officer", "coordinator"))
        waits = inbox_counts(officer)[Scope.OWN] | inbox_counts(coordinator)[Scope.OWN]
        assert set(waits) == set(WaitingKind)
        assert set(inbox_counts(officer)[Scope.OWN]) == set(WaitingKind) - FOR_COORDINATORS
        assert {WaitingKind.REPORT, WaitingKind.TELL_PERSON} <= set(inbox_counts(_staff("officer-2"))[Scope.OWN])
        for table in (Block, Forwarding, Meeting, SupportSheet, Vote):
            assert session().scalar(sa.select(table).limit(1)) is not None, table.__tablename__
        letters = session().scalars(sa.select(Telling.language).where(Telling.channel == Channel.LETTER))
        assert {"de", "tr", "ar"} <= set(letters)
        assert S.MERGED in set(session().scalars(sa.select(Proposal.state)))


def _staff(role: str) -> Actor:
    account_id = session().scalar(sa.select(Contact.account_id).filter_by(email=f"{role}@vorfuehrung.invalid"))
    actor = actor_of(account_id)
    assert actor is not None
    return actor


def test_twice_is_once(app, shown, command):
    before = count_rows(app)

    assert "already" in command("demo").stderr

    assert count_rows(app) == before


@pytest.mark.parametrize("day", ["2027-01-01", "2027-01-20"])
def test_begins_with_the_year_whose_money_it_shows(app, command, day):
    with clock.freeze(datetime.fromisoformat(f"{day}T09:00:00+01:00")):
        command("init")
        command("demo")
        with app.app_context():
            assert max(session().scalars(sa.select(Proposal.state_since))) <= clock.now()


def test_refuses_where_real_people_are(app, world, command, city):
    world(make_account)
    before = count_rows(app)

    assert "Real people or ideas are here." in command("demo", code=1).stderr

    assert count_rows(app) == before


def test_refuses_where_real_ideas_are(world, command, city):
    world(make_proposal, "submitted", author=None)

    command("demo", code=1)


def test_needs_a_city(command):
    assert "beteiligung init" in command("demo", code=1).stderr


def test_links_are_one_line_for_each_role_and_work_once(app, shown, command):
    lines = command("demo", "links").stdout.splitlines()

    assert [line.split(" ")[0] for line in lines] == ROLES
    addresses = [line.split(" ")[1] for line in lines]
    assert all(re.match(r"http://127\.0\.0\.1:8000/de/konto/vorfuehrung/\S{20,}$", address) for address in addresses)
    path = addresses[0].removeprefix("http://127.0.0.1:8000")
    browser = Browser(app)
    home = browser.get(path).form().submit()
    assert home.browser.is_personal
    assert Browser(app).client.get(path).status_code in {404, 410}


def test_new_links_each_time(shown, command):
    assert command("demo", "links").stdout != command("demo", "links").stdout


def test_no_links_without_a_demonstration(command, city):
    assert command("demo", "links").stdout == ""


def test_the_public_pages_show_it(app, shown):
    browser = Browser(app)
    for path in ("", "ideen/", "massnahmen/", "budget/", "aktionsraeume/nordmarkt", "aktionsraeume/borsigplatz"):
        for language in ("de", "ar"):
            page = browser.get(f"/{language}/{path}")
            assert page.find(".demo-note")
