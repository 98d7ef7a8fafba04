"""What is said about a pin. Its words come from the server, so that they are the same without scripts."""

from __future__ import annotations

import pytest

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.operations import NewBoundary, set_boundaries, set_up_city
from beteiligung.aktionsraum.placing import chosen_after_offer, place_pin
from beteiligung.aktionsraum.queries import area_by_slug
from beteiligung.core.database import unit_of_work

RING = [[7.44, 51.52], [7.48, 51.52], [7.48, 51.54], [7.44, 51.54], [7.44, 51.52]]
INSIDE, NEAR, HOERDE, FAR = (51.53, 7.46), (51.535, 7.435), (51.491, 7.5), (48.14, 11.58)


@pytest.fixture(autouse=True)
def outlined(app):
    """Dortmund, where the boundary of one area is known."""
    with app.app_context(), unit_of_work():
        set_up_city(Actor.system("test"), read_city(DORTMUND))
        boundary = NewBoundary("nordmarkt", [[RING]], [RING], (7.44, 51.52, 7.48, 51.54))
        set_boundaries(Actor.system("test"), [boundary], source="test.geojson")


def ask(browser, point, area="nordmarkt", language="de"):
    answer = browser.answer("GET", f"/{language}/aktionsraeume/ort?lat={point[0]}&lon={point[1]}&raum={area}")
    assert answer.headers["Cache-Control"] == "private, no-store", "its address tells where somebody is"
    return answer.get_json()


@pytest.mark.parametrize(
    ("point", "area", "message"),
    [
        (INSIDE, "nordmarkt", "Die Stecknadel steht im Aktionsraum Nordmarkt."),
        (INSIDE, "", "Die Stecknadel steht im Aktionsraum Nordmarkt."),
        (INSIDE, "gibt-es-nicht", "Die Stecknadel steht im Aktionsraum Nordmarkt."),
        (HOERDE, "hoerde", "Die Stecknadel steht in der Nähe von Hörde."),
        (HOERDE, "", "Die Stecknadel steht in der Nähe von Hörde."),
        (FAR, "hoerde", "Dieser Ort liegt weit weg von Dortmund. Bitte prüfen Sie die Stecknadel."),
    ],
)
def test_where_it_stands(browser, point, area, message):
    assert ask(browser, point, area) == {"message": message, "offer": None}


def test_another_area_is_offered_and_not_forced(browser):
    assert ask(browser, INSIDE, "hoerde") == {
        "message": "Die Stecknadel steht im Aktionsraum Nordmarkt, nicht in Hörde. Das macht nichts.",
        "offer": {"slug": "nordmarkt", "label": "Meine Idee gehört in den Aktionsraum Nordmarkt."},
    }
    assert ask(browser, HOERDE, "nordmarkt") == {
        "message": "Die Stecknadel steht näher bei Hörde als bei Nordmarkt. Das macht nichts.",
        "offer": {"slug": "hoerde", "label": "Meine Idee gehört in den Aktionsraum Hörde."},
    }


def test_it_speaks_the_language_of_the_page(browser):
    assert "Nordmarkt" in ask(browser, INSIDE, language="en")["message"]
    assert ask(browser, INSIDE, language="en")["message"] != ask(browser, INSIDE, language="ar")["message"]


@pytest.mark.parametrize("query", ["", "lat=51.5", "lat=nan&lon=7", "lat=91&lon=7", "lat=51,5&lon=7,4"])
def test_what_is_no_position_is_refused(browser, query):
    assert browser.answer("GET", f"/de/aktionsraeume/ort?{query}").status_code == 400


@pytest.mark.parametrize(
    ("taken", "point", "becomes"),
    [
        ("nordmarkt", INSIDE, "nordmarkt"),
        ("", INSIDE, "hoerde"),
        (None, INSIDE, "hoerde"),
        ("gibt-es-nicht", INSIDE, "hoerde"),
        ("dorstfeld", INSIDE, "hoerde"),
        ("nordmarkt", HOERDE, "hoerde"),
        ("wickede", INSIDE, "hoerde"),
    ],
)
def test_the_form_moves_an_idea_only_to_the_area_that_was_offered(app, taken, point, becomes):
    with app.app_context():
        hoerde = area_by_slug("hoerde")
        assert chosen_after_offer(hoerde, taken, *point).slug == becomes


def test_a_chosen_area_that_has_ended_is_left_for_one_of_today(app):
    with app.app_context():
        assert place_pin(*INSIDE, area_by_slug("wickede")).offered.slug == "nordmarkt"
