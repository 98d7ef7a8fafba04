"""The page where an idea is split: what can be ticked, what stays ticked, and where else the same photo is named."""

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session
from beteiligung.moderation.models import Subject
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import parts_of, photos_of
from tests.moderation.contributions import hide, lock
from tests.support.factories import make_proposal

pytestmark = pytest.mark.one_database

WORD = "Donnerkeilwort"
TEXT = "Auf dem Platz fehlen Bänke und ein Hochbeet. Viele Familien wohnen in der Nähe."


@pytest.fixture
def officer(people):
    return people.browser("officer")


@pytest.fixture
def idea(world, people):
    """Its pin stands in the area of the officer."""
    pin = (people.here.latitude, people.here.longitude)
    return world(make_proposal, area=people.here, author=people.author, pin=pin, photos=2)


@pytest.fixture
def photos(world, idea):
    return world.ask(lambda: [photo.id for photo in photos_of(session().get_one(Proposal, idea.id))])


def desk(idea):
    return f"/de/moderation/ideen/{idea.id}"


def act(people, world, do, idea, photo_id):
    """As the coordinator."""
    coordinator = people.coordinator

    def within():
        proposal = session().get_one(Proposal, idea.id)
        photo = next(one for one in photos_of(proposal) if one.id == photo_id)
        do(actor_of(coordinator.id), proposal, photo, Subject.PHOTO)

    world.ask(within)


def filled(page):
    form = page.form()
    for number, title in ((1, "Bänke am Platz"), (2, f"{WORD} am Platz")):
        form.fill({f"teil-{number}-title": title, f"teil-{number}-text": TEXT})
    return form


def ticked(form, name):
    return [tag["value"] for tag in form.page.find_all(f'[name="{name}"][checked]')]


def made_of(world, idea):
    """Pin and number of photos of each part."""

    def ask():
        parts = [session().get_one(Proposal, one.id) for one in parts_of(idea.id)]
        return [(part.latitude is not None, part.photo_count) for part in parts]

    return world.ask(ask)


def test_ticks_stay_when_the_form_comes_back(officer, world, idea, photos):
    form = officer.get(f"{desk(idea)}/teilen").form()
    assert "Die Stecknadel steht in der Nähe von Nordmarkt." in form.page
    assert form.choices("teil-1-photos")[str(photos[0])] == "Foto 1Eine leere Ecke"
    form.fill({"teil-2-pin": False, "teil-1-photos": [str(photos[1])], "teil-2-photos": [str(one) for one in photos]})
    for button, status in (("Noch ein Teil", 200), ("Idee teilen", 422)):
        form = form.submit(button, status=status).form()
        assert [form.value(f"teil-{number}-pin") for number in (1, 2, 3)] == ["y", "", "y"]
        assert ticked(form, "teil-1-photos") == [str(photos[1])]
        assert ticked(form, "teil-2-photos") == [str(one) for one in photos]
        assert ticked(form, "teil-3-photos") == []
    filled(form.page)
    form = filled(form.page).fill({"teil-3-title": "Ein Baum am Platz", "teil-3-text": TEXT})
    assert "3 neue Ideen" in form.submit("Idee teilen").notices[0]
    assert made_of(world, idea) == [(True, 1), (False, 2), (True, 0)]


def test_a_pin_goes_to_another_area_only_where_somebody_says_so(officer, people, world, idea):
    there = str(people.there.id)
    form = filled(officer.get(f"{desk(idea)}/teilen"))
    form.fill({"teil-1-area": there, "teil-2-area": there, "teil-2-pin": False})
    again = form.submit("Idee teilen", status=422)
    assert again.text.count("Die Stecknadel steht nicht in diesem Aktionsraum.") == 2, "above the form and at the pin"
    form = again.form()
    assert [form.value(f"teil-{number}-pin") for number in (1, 2)] == ["", ""]
    form.fill({"teil-1-pin": True}).submit("Idee teilen")
    assert made_of(world, idea) == [(True, 0), (False, 0)]


def test_nothing_is_offered_where_there_is_nothing(officer, people, world):
    plain = world(make_proposal, area=people.here)
    names = officer.get(f"{desk(plain)}/teilen").form().names()
    assert not any(name.endswith(("-pin", "-pin_for", "-photos")) for name in names)


@pytest.mark.parametrize("withhold", [hide, lock])
def test_what_was_withheld_meanwhile_is_not_taken_and_not_offered(officer, people, world, idea, photos, withhold):
    form = filled(officer.get(f"{desk(idea)}/teilen")).fill({"teil-1-photos": [str(one) for one in photos]})
    act(people, world, withhold, idea, photos[0])
    again = form.submit("Idee teilen", status=409)
    assert "Eines der Fotos ist nicht mehr zu sehen." in again.refusals
    form = again.form()
    assert list(form.choices("teil-1-photos")) == [str(photos[1])]
    assert ticked(form, "teil-1-photos") == [str(photos[1])]
    assert made_of(world, idea) == []
    form.submit("Idee teilen")
    assert made_of(world, idea) == [(True, 1), (True, 0)]


@pytest.fixture
def parts(officer, people, world, idea, photos):
    """The first for the same officer, the second for those of another area; each with the first photo."""
    one, there = [str(photos[0])], str(people.there.id)
    form = filled(officer.get(f"{desk(idea)}/teilen"))
    form.fill({"teil-1-photos": one, "teil-2-photos": one, "teil-2-area": there, "teil-2-pin": False})
    form.submit("Idee teilen")
    return world.ask(lambda: [part.id for part in parts_of(idea.id)])


def test_acts_about_a_photo_say_where_else_it_stands(officer, people, idea, photos, parts):
    was = f"was=foto-{photos[0]}"
    pages = (f"beitrag?{was}", f"ausblenden?{was}", f"sperren?{was}", "fotos/1/abdecken", "fotos/1/kinder", "sperren")
    for page in pages:
        shown = officer.get(f"{desk(idea)}/{page}")
        assert "stehen auch hier" in shown if page == "sperren" else "Dasselbe Foto steht auch hier" in shown
        assert shown.find("main").find("a", string="Bänke am Platz")["href"].endswith(f"/moderation/ideen/{parts[0]}")
        assert f"Nummer {parts[1]}, in einem anderen Aktionsraum" in shown
        assert WORD not in shown.find("main").get_text(), "others look after it, and nobody else reads it yet"
    link = (
        people.browser("coordinator")
        .get(f"{desk(idea)}/sperren?{was}")
        .find("main")
        .find("a", string=f"{WORD} am Platz")
    )
    assert link["href"].endswith(f"/moderation/ideen/{parts[1]}")
    assert "Dasselbe Foto" not in officer.get(f"{desk(idea)}/sperren?was=foto-{photos[1]}")


def test_a_locked_part_is_named_nowhere_beside_its_photo(people, world, idea, photos, parts):
    person, coordinator, author = people.coordinator, people.browser("coordinator"), people.browser("author")
    paths = ((coordinator, f"{desk(idea)}/sperren?was=foto-{photos[0]}"), (author, f"/de/ideen/{idea.id}/fotos"))
    assert all(WORD in browser.get(path) for browser, path in paths)
    world.ask(lambda: lock(actor_of(person.id), session().get_one(Proposal, parts[1])))
    assert not any(WORD in browser.get(path) for browser, path in paths)


def test_authors_read_where_a_photo_stays(people, world, idea, parts):
    page = people.browser("author").get(f"/de/ideen/{idea.id}/fotos")
    first, second = page.find_all("fieldset.photo-field")
    assert "Dort bleibt es, wenn Sie es in dieser Idee entfernen" in first.get_text()
    assert [link.get_text() for link in first.find_all("a")] == ["Bänke am Platz", f"{WORD} am Platz"]
    assert second.find_all("a") == []
