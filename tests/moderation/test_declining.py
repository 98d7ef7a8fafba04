"""Declining an idea: its reasons are public, in the reader's language where they are ready-made, and it can be objected to."""

from contextlib import nullcontext

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.moderation.models import DecisionKind, Purpose
from beteiligung.moderation.operations import chosen_for, decide_decline
from beteiligung.moderation.queries import decisions_of
from beteiligung.moderation.wording import Pick
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.factories import make_account, make_city, make_measure, make_module, make_proposal, make_staff

REASONS = "Der Platz gehört nicht der Stadt, und die Eigentümerin möchte das nicht."


@pytest.fixture
def officer(people):
    return people.world.ask(lambda: actor_of(people.officer.id))


@pytest.fixture
def idea(people, world):
    world(make_city)
    author = world(make_account, language="tr")
    return world(make_proposal, "in_review", area=people.here, author=author, title="Bank am Brunnen")


def decline(app, actor, idea, reasons=REASONS, module=None, version=None):
    with app.app_context():
        found = session().get_one(Proposal, idea.id)
        pick = None
        if module is not None:
            pick = Pick(module.id, chosen_for(actor, found, Purpose.DECLINE, module.id).mark)
        with unit_of_work():
            found = session().get_one(Proposal, idea.id)
            decide_decline(actor, found, reasons, version=version or found.version, pick=pick)


def test_everybody_reads_the_reasons(app, people, officer, idea, world):
    decline(app, officer, idea)
    page = people.browser("visitor").get(f"/ar/ideen/{idea.id}-bank-am-brunnen")
    said = page.find(".line .exit .prose")
    assert said["lang"] == "de"
    assert REASONS in said.get_text()
    assert world.now(idea).state is ProposalState.DECLINED


def test_ready_made_reasons_are_read_in_the_readers_language(app, people, officer, idea, world):
    module = world(make_module, "decline")
    decline(app, officer, idea, "Fragen Sie uns gern.", module)
    for language, sentence in {"ar": "لدينا جملة عن", "en": "We have a sentence about"}.items():
        page = people.browser("visitor").get(f"/{language}/ideen/{idea.id}-bank-am-brunnen")
        ready, own = page.find_all(".line .exit .prose")
        assert (ready["lang"], own["lang"]) == (language, "de")
        assert sentence in ready.get_text()
        assert "Bank am Brunnen" in ready.get_text()


def test_a_page_in_memory_hears_of_it(app, people, officer, idea):
    visitor = people.browser("visitor")
    assert REASONS not in visitor.get(f"/de/ideen/{idea.id}-bank-am-brunnen")
    decline(app, officer, idea)
    assert REASONS in visitor.get(f"/de/ideen/{idea.id}-bank-am-brunnen")


def test_the_author_is_told_why_and_what_they_can_do(app, officer, idea):
    decline(app, officer, idea)
    with app.app_context():
        (mail,) = session().scalars(sa.select(OutboxMail).filter_by(kind="decision_decline"))
        body = render(mail, the_city()).body
        (row,) = decisions_of(idea.id)
    assert (row.kind, row.ground, row.text) == (DecisionKind.DECLINE, None, REASONS)
    for part in (REASONS, "Almanca", f"/tr/ideen/{idea.id}-", "Verwaltungsgericht", "projektbuero@example.org"):
        assert part in body


@pytest.mark.parametrize(("state", "is_refused"), [("advice", True), ("withdrawn", False)])
def test_what_was_promoted_is_declined_when_no_measure_of_it_lives(app, people, officer, world, state, is_refused):
    idea = world(make_proposal, "promoted", area=people.here)
    measure = world(make_measure, proposal=idea)
    with app.app_context(), unit_of_work():
        session().get_one(Measure, measure.id).state = MeasureState(state)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")
    assert bool(page.links("main a[href*=nicht-umsetzen]")) is not is_refused
    with pytest.raises(NotPossible) if is_refused else nullcontext():
        decline(app, officer, idea)
    assert world.now(idea).state is (ProposalState.PROMOTED if is_refused else ProposalState.DECLINED)


@pytest.mark.parametrize("state", ["published", "forwarded", "declined"])
def test_only_what_is_under_review_is_declined(app, people, officer, world, state):
    idea = world(make_proposal, state, area=people.here)
    with pytest.raises(NotPossible):
        decline(app, officer, idea)


def test_who_may_not_and_what_does_not_do(app, people, officer, idea, world):
    with pytest.raises(Forbidden):
        decline(app, world.ask(lambda: actor_of(people.officer_elsewhere.id)), idea)
    own = world(make_proposal, "in_review", area=people.here, author=people.officer)
    with pytest.raises(Forbidden):
        decline(app, officer, own)
    with pytest.raises(InvalidInput):
        decline(app, officer, idea, "Zu kurz.")
    with pytest.raises(Stale):
        decline(app, officer, idea, version=99)
    assert world.now(idea).state is ProposalState.IN_REVIEW


def test_the_second_officer_is_told_what_the_first_decided(app, officer, idea, people, world):
    shown = idea.version
    decline(app, officer, idea)
    other = world.ask(lambda: actor_of(make_staff("coordinator").id))
    with pytest.raises(Stale) as refused:
        decline(app, other, idea, version=shown)
    assert "abgelehnt" in str(refused.value.message.values["decision"].text)


def test_at_the_desk(people, idea, world):
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").follow("Wird nicht umgesetzt")
    page = page.form().fill(reasons=REASONS).submit("Nicht umsetzen")
    assert any("nicht umgesetzt" in notice for notice in page.notices)
    assert REASONS in page
    assert world.now(idea).state is ProposalState.DECLINED
