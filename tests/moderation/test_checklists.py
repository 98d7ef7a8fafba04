"""Checklists: whose list holds for an idea, who ticked what, and that nothing ticked is lost."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.models import ChecklistItem
from beteiligung.moderation.operations import (
    add_point,
    begin_own_checklist,
    change_point,
    move_point,
    remove_point,
    set_up_checklist,
    tick_points,
)
from beteiligung.moderation.operations.checklists import FIRST_POINTS, MOST_POINTS
from beteiligung.moderation.queries import areas_with_own_list, checklist, checklist_of
from tests.moderation.acting import do
from tests.support.factories import make_area, make_checklist_item, make_proposal


def asked(idea):
    return [point.label for point in checklist_of(idea) if point.is_listed]


def ticked(idea):
    return {point.label: point.ticked_by_id for point in checklist_of(idea) if point.ticked_at is not None}


def test_an_areas_own_list_takes_the_place_of_the_citys(area, coordinator):
    make_checklist_item("Ort angesehen")
    idea, elsewhere = make_proposal(area=area), make_proposal(area=make_area("hoerde"))
    do(begin_own_checklist, coordinator, area_id=area.id)
    do(begin_own_checklist, coordinator, area_id=area.id)
    do(add_point, coordinator, area_id=area.id, label=" Schule gefragt ", label_en=None)
    assert asked(idea) == ["Ort angesehen", "Schule gefragt"], "begun twice, it stands once"
    assert asked(elsewhere) == ["Ort angesehen"]
    assert areas_with_own_list() == {area.id}
    for item in checklist(area.id):
        do(remove_point, coordinator, item)
    assert asked(idea) == ["Ort angesehen"], "without a point of its own the city's list holds again"


def test_what_was_ticked_stays_to_be_read(area, officer, coordinator):
    first, second = make_checklist_item("Ort angesehen"), make_checklist_item("Kosten überschlagen")
    idea = make_proposal(area=area)
    do(tick_points, officer, idea, ticked={first.id, second.id, 999_999}, unticked=set())
    do(remove_point, coordinator, session().get_one(ChecklistItem, first.id))
    assert asked(idea) == ["Kosten überschlagen"]
    assert ticked(idea) == {"Ort angesehen": officer.account_id, "Kosten überschlagen": officer.account_id}
    assert asked(make_proposal(area=area)) == ["Kosten überschlagen"]
    assert ticked(make_proposal(area=area)) == {}


def test_two_tick_at_once_and_neither_undoes_the_other(area, officer, coordinator):
    first, second = make_checklist_item("Ort angesehen"), make_checklist_item("Kosten überschlagen")
    idea = make_proposal(area=area)
    do(tick_points, officer, idea, ticked={first.id}, unticked=set())
    do(tick_points, coordinator, idea, ticked={first.id, second.id}, unticked=set())  # from a page shown before
    assert ticked(idea) == {"Ort angesehen": officer.account_id, "Kosten überschlagen": coordinator.account_id}
    do(tick_points, officer, idea, ticked=set(), unticked={second.id})
    assert ticked(idea) == {"Ort angesehen": officer.account_id}


@pytest.mark.one_database
def test_points_of_another_list_cannot_be_ticked(area, officer):
    other = make_checklist_item("Nur in Hörde", area=make_area("hoerde"))
    idea = make_proposal(area=area)
    do(tick_points, officer, idea, ticked={other.id}, unticked=set())
    assert ticked(idea) == {}
    with pytest.raises(Forbidden):
        do(tick_points, officer, make_proposal(area=make_area("hoerde")), ticked={other.id}, unticked=set())


def test_order_words_and_limits(area, officer, coordinator):
    items = [make_checklist_item(label, position=place) for place, label in enumerate(("Eins!", "Zwei!", "Drei!"), 1)]
    do(move_point, coordinator, items[2], up=True)
    do(move_point, coordinator, items[0], up=True)
    assert [item.label for item in checklist(None)] == ["Eins!", "Drei!", "Zwei!"]
    version = items[0].version
    do(change_point, coordinator, items[0], label="Eins neu", label_en="One", version=version)
    with pytest.raises(Stale):
        do(change_point, coordinator, items[0], label="Eins alt", label_en="", version=version)
    for label in ("ja", "x" * 121):
        with pytest.raises(InvalidInput):
            do(add_point, coordinator, area_id=None, label=label, label_en=None)
    with pytest.raises(Forbidden):
        do(add_point, officer, area_id=area.id, label="Eigener Punkt", label_en=None)
    for number in range(MOST_POINTS - 3):
        make_checklist_item(f"Punkt {number}")
    with pytest.raises(InvalidInput):
        do(add_point, coordinator, area_id=None, label="Einer zu viel", label_en=None)


@pytest.mark.one_database
def test_a_new_city_begins_with_a_list_once(in_app, coordinator):
    platform = Actor.system("set_up")
    do(set_up_checklist, platform)
    assert [item.label for item in checklist(None)] == [label for label, _ in FIRST_POINTS]
    for item in checklist(None):
        do(remove_point, coordinator, item)
    do(set_up_checklist, platform)
    assert checklist(None) == [], "what a coordinator took away does not come back"
    assert session().scalar(sa.select(sa.func.count()).select_from(ChecklistItem)) == len(FIRST_POINTS)


@pytest.mark.one_database
def test_ticking_and_editing_on_pages(people, world):
    world(make_checklist_item, "Ort angesehen")
    idea = world(make_proposal, "submitted", area=people.here)
    coordinator, officer = people.browser("coordinator"), people.browser("officer")
    lists = coordinator.get("/de/verwaltung/").follow("Checklisten")
    lists = lists.form().fill(label="Kosten überschlagen").submit("Hinzufügen")
    page = officer.get(f"/de/moderation/ideen/{idea.id}")
    point = page.find_all("#checkliste input[type=checkbox]")[0]["value"]
    page = page.form("#checkliste").tamper(points=point).submit("Checkliste speichern")
    assert "Ole Hier" in page.find("#checkliste").get_text()
    lists = lists.form_to(f"/{point}/streichen").submit()
    assert "Früher abgehakt" in officer.get(f"/de/moderation/ideen/{idea.id}")
    own = lists.follow(people.here.name)
    assert "Es gilt die Liste der Stadt" in own
    own = own.form_to("/eigene").submit()
    assert own.find(".card").get_text().startswith("Kosten überschlagen")
    english = officer.get(f"/en/moderation/ideen/{idea.id}")
    assert "Kosten überschlagen" in english.find("#checkliste").get_text(), "German where nobody said it in English"
