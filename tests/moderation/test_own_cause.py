"""Nobody is judge in their own cause: reports about themselves, locks on their own words, floods against real reports."""

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, TooMany
from beteiligung.moderation.models import Lock, Reason, WaitingItem, WaitingKind
from beteiligung.moderation.operations import erase_locked, lift_lock, reporting
from beteiligung.moderation.queries import open_reports
from beteiligung.proposals.models import CardPhoto, Proposal
from tests.moderation.contributions import contribution, lock, report
from tests.support.factories import (
    make_area,
    make_decision,
    make_entered,
    make_module,
    make_picture,
    make_proposal,
    make_report,
    make_staff,
)

TOLD = "Dort steht etwas über meinen Nachbarn."


@pytest.fixture
def area(app):
    with app.app_context():
        yield make_area("nordmarkt")


def act(do, actor, number):
    with unit_of_work():
        do(actor, session().get_one(Lock, number))


def test_who_is_reported_reads_no_reports_at_the_desk(people, world):
    idea = world(make_proposal, area=people.here, author=people.officer)
    world(make_report, idea, explanation=TOLD)
    page = f"/de/moderation/ideen/{idea.id}/beitrag"
    read = {name: TOLD in people.browser(name).get(page).text for name in ("officer", "coordinator", "auditor")}
    assert read == {"officer": False, "coordinator": True, "auditor": False}


@pytest.mark.parametrize(("reporter", "status"), [("author", 200), ("officer", 403)])
def test_who_reported_does_not_answer_it(people, world, reporter, status):
    idea = world(make_proposal, area=people.here)
    world(make_report, idea, by=getattr(people, reporter))
    people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/belassen", status=status)


@pytest.mark.parametrize("do", [lift_lock, erase_locked])
def test_nobody_lifts_or_deletes_what_is_locked_of_their_own(area, do):
    mine, other = make_staff("coordinator"), actor_of(make_staff("coordinator").id)
    number = lock(other, make_proposal(area=area, author=mine))
    with pytest.raises(Forbidden):
        act(do, actor_of(mine.id), number)
    act(do, other, number)


def test_many_harmless_reports_keep_nobody_from_reporting_a_threat(area, monkeypatch):
    monkeypatch.setattr(reporting, "MOST_OF_ONE_THING", 2)
    idea = make_proposal(area=area)
    for number in range(2):
        report(idea, secret=f"a-secret-of-many-letters-{number}", reason=Reason.SPAM)
    with pytest.raises(TooMany):
        report(idea, secret="a-secret-of-many-letters-3", reason=Reason.SPAM)
    urgent = report(idea, secret="a-secret-of-many-letters-4", reason=Reason.THREAT)
    assert session().get_one(Proposal, idea.id, populate_existing=True).is_covered
    assert open_reports(contribution(idea))[0].id == urgent


def test_an_idea_that_was_locked_by_mistake_waits_again(area):
    coordinator, idea = actor_of(make_staff("coordinator").id), make_proposal("submitted", area=area)
    report(idea_that_is_public := make_proposal(area=area))
    numbers = [lock(coordinator, one) for one in (idea, idea_that_is_public)]
    for number in numbers:
        act(lift_lock, coordinator, number)
    waiting = sa.select(WaitingItem.kind).where(WaitingItem.done_at.is_(None))
    assert session().scalars(waiting).all() == [WaitingKind.NEW_IDEA]


def test_deleting_takes_the_card_and_the_title_in_ready_made_texts(area):
    coordinator = actor_of(make_staff("coordinator").id)
    idea = make_entered(area=area, title="Donnerkeilwort")
    card = make_picture(owner="card")
    with unit_of_work():
        session().add(CardPhoto(picture_id=card.id, key_hash="k", taken_at=idea.created_at, proposal_id=idea.id))
    decision = make_decision(idea, module=make_module())
    number = lock(coordinator, idea)
    assert card.sha256 in session().get_one(Lock, number).hashes
    act(erase_locked, coordinator, number)
    assert session().scalar(sa.select(sa.func.count()).select_from(CardPhoto)) == 0
    rows = session().execute(sa.text('SELECT CAST("values" AS VARCHAR) FROM decision_modules')).scalars().all()
    assert rows
    assert not any(idea.title in row for row in rows)
    assert decision.id
