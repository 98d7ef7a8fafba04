"""Whoever decides from outside sees the photos that the appeal is about, and nobody sees them by the same address later."""

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.moderation.models import DecisionKind, OutsideDecider, Subject
from beteiligung.proposals.queries import photos_of
from tests.moderation.contributions import lock
from tests.support import factories as make
from tests.support.factories.appeals import OUTSIDE_LINK

pytestmark = pytest.mark.one_database

PAGE = f"/de/moderation/beschwerden/extern/{OUTSIDE_LINK}"


@pytest.fixture
def idea(people, world):
    return world(make.make_proposal, "rejected", area=people.here, author=people.author, photos=2)


def appealed(world, idea, **more):
    decision = world(make.make_decision, idea, **{"kind": DecisionKind.REJECT, "ground": "insult"} | more)
    world(make.make_outside_decider, world(make.make_appeal, decision))


def addresses(page):
    return [tag["src"] for tag in page.find_all("figure.photo img")]


def test_the_photos_of_the_idea_are_there_until_the_link_ends(app, people, world, idea):
    appealed(world, idea)
    visitor = people.browser("visitor")
    found = addresses(visitor.get(PAGE))
    assert len(found) == 2
    answer = visitor.answer("GET", found[0])
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert visitor.answer("GET", f"/bilder/{found[0].rpartition('/')[2]}").status_code == 404
    with app.app_context(), unit_of_work():
        session().get_one(OutsideDecider, 1).ended_at = clock.now()
    assert visitor.answer("GET", found[0]).status_code == 404


def test_of_a_hidden_photo_only_that_one_and_of_a_locked_one_nothing(app, people, world, idea):
    first, second = world.ask(lambda: photos_of(idea))
    appealed(world, idea, kind=DecisionKind.HIDE, subject=Subject.PHOTO, subject_id=first.id)
    visitor = people.browser("visitor")
    (address,) = addresses(visitor.get(PAGE))
    other = address.replace(first.names[0][:-5], second.names[0][:-5])
    assert visitor.answer("GET", other).status_code == 404
    world.ask(lambda: lock(actor_of(people.officer.id), idea, first, Subject.PHOTO))
    assert visitor.answer("GET", address).status_code == 404
    assert addresses(visitor.get(PAGE)) == []
