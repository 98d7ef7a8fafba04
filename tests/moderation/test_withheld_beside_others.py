"""What is hidden or locked is named nowhere else: not beside ideas it belongs to, not where it was decided about."""

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session, unit_of_work
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import DecisionKind, Side, Subject
from beteiligung.moderation.operations import watch_idea
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import Part, join_as_co_author, merge_proposal, split_proposal
from beteiligung.proposals.queries import merged_with
from tests.moderation.contributions import hide, lock
from tests.support.factories import (
    make_appeal,
    make_city,
    make_comment,
    make_decision,
    make_outside_decider,
    make_proposal,
)
from tests.support.factories.appeals import OUTSIDE_LINK

WORD = "Donnerkeilwort"
HIDDEN = {
    "hide": hide,
    "lock": lock,
    "hide_name": lambda actor, idea: hide(actor, idea, subject=Subject.IDEA_NAME),
}


@pytest.fixture
def idea(people, world):
    world(make_city)
    return world(
        make_proposal, area=people.here, author=people.author, title=f"{WORD} am Platz", shown_name=f"{WORD}mann"
    )


@pytest.fixture
def act(people, world):
    """Do something as the coordinator, with the rows of this moment."""

    coordinator = people.coordinator

    def now(do, *ideas):
        def within():
            with unit_of_work():
                return do(actor_of(coordinator.id), *(session().get_one(Proposal, one.id) for one in ideas))

        return world.ask(within)

    return now


@pytest.fixture
def lead(people, world, act, idea):
    """Another one with which it was merged; its author agreed to be named there."""
    lead = world(make_proposal, area=people.here)
    act(merge_proposal, idea, lead)
    author = people.author
    act(lambda _actor, one: join_as_co_author(actor_of(author.id), one, is_named=True), idea)
    return lead


def parts_in(area):
    return [Part(f"Teil {number}", "Hier soll etwas wachsen, am ganzen Platz.", area.id) for number in (1, 2)]


def said(people, name, path):
    return people.browser(name).answer("GET", path).get_data(as_text=True)


def withhold(people, world, idea, how):
    coordinator = people.coordinator
    world.ask(lambda: HIDDEN[how](actor_of(coordinator.id), idea))


@pytest.mark.parametrize("how", ["hide", "lock"])
def test_a_merged_idea_leaves_neither_title_nor_author_on_the_page_of_the_other(people, world, idea, lead, how):
    world(make_comment, idea, people.resident, "Das finde ich gut.")
    page = f"/de/ideen/{lead.id}-{lead.words}"
    assert said(people, "visitor", page).count(WORD) >= 3
    withhold(people, world, idea, how)
    assert WORD not in said(people, "visitor", page)


def test_the_desk_hears_nothing_of_what_is_locked_beside_another_idea(people, world, idea, lead):
    world(make_comment, idea, people.resident, f"Ich sage {WORD}.")
    withhold(people, world, idea, "lock")
    for name in ("officer", "coordinator", "auditor"):
        assert WORD not in said(people, name, f"/de/moderation/ideen/{lead.id}")


def test_a_hidden_name_is_not_the_name_of_a_co_author(people, world, idea, lead):
    withhold(people, world, idea, "hide_name")
    assert world.ask(lambda: [one.shown_name for one in merged_with(lead.id)]) == [None]


def test_a_hidden_name_does_not_come_back_with_the_parts_of_an_idea(people, world, act, idea):
    withhold(people, world, idea, "hide_name")
    parts = parts_in(people.here)
    made = act(lambda actor, one: [part.shown_name for part in split_proposal(actor, one, parts)], idea)
    assert made == [None, None]


@pytest.mark.parametrize("relation", ["lead", "whole"])
def test_neither_do_those_that_came_from_it_name_it(people, world, act, idea, relation):
    if relation == "lead":
        merged = world(make_proposal, area=people.here)
        act(merge_proposal, merged, idea)
        number = merged.id
    else:
        parts = parts_in(people.here)
        number = act(lambda actor, one: split_proposal(actor, one, parts)[0].id, idea)
    assert idea.title in said(people, "officer", f"/de/moderation/ideen/{number}")
    withhold(people, world, idea, "lock")
    assert idea.title not in said(people, "officer", f"/de/moderation/ideen/{number}")


def test_nobody_follows_what_is_locked(people, world, act, idea):
    act(watch_idea, idea)
    assert WORD in said(people, "coordinator", "/de/moderation/beobachtet")
    withhold(people, world, idea, "lock")
    assert WORD not in said(people, "coordinator", "/de/moderation/beobachtet")


def test_decisions_and_appeals_about_what_is_locked_are_there_for_nobody(app, people, world, idea):
    decision = world(make_decision, idea, DecisionKind.HIDE, ground="insult", text="Im Text steht ein Schimpfwort.")
    appeal = world(make_appeal, decision)
    world(make_outside_decider, appeal)
    token = token_of(app.config["SECRET_KEY"], decision.id, Side.AUTHOR)
    pages = (
        ("visitor", f"/de/entscheidungen/{token}"),
        ("visitor", f"/de/moderation/beschwerden/extern/{OUTSIDE_LINK}"),
        ("coordinator", f"/de/moderation/beschwerden/{appeal.id}"),
        ("coordinator", f"/de/moderation/beschwerden/{appeal.id}/entscheiden"),
    )
    assert [people.browser(name).answer("GET", path).status_code for name, path in pages] == [200] * 4
    withhold(people, world, idea, "lock")
    assert [people.browser(name).answer("GET", path).status_code for name, path in pages] == [404] * 4
