"""The first photo of an idea on its card: as the public sees it, for one question to the database."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.media.models import Picture
from beteiligung.proposals.models import ProposalPhoto
from tests.support.factories import make_proposal
from tests.support.pages import Browser
from tests.support.world import World

LISTS = ["/de/", "/de/ideen/", "/de/aktionsraeume/nordmarkt"]
MOST_QUERIES = 6


def change_first(world: World, **values: bool) -> Picture:
    """The photo that was added first, changed as an officer would."""

    def change() -> Picture:
        with unit_of_work():
            photo = session().scalars(sa.select(Picture).join(ProposalPhoto).order_by(Picture.id)).first()
            assert photo is not None
            for name, value in values.items():
                setattr(photo, name, value)
        return photo

    return world(change)


def sources(page) -> list[str]:
    return [image["src"] for image in page.find_all(".card > img")]


@pytest.mark.parametrize("path", LISTS)
def test_the_first_photo_stands_on_the_card(browser: Browser, world: World, path: str):
    world(make_proposal, photos=2)
    world(make_proposal)
    photo = change_first(world)
    page = browser.get(path)
    assert sources(page) == [f"/bilder/{photo.public_names[0].removesuffix('.webp')}.webp"]
    image = page.find(".card > img")
    assert (image["alt"], image["loading"]) == ("", "lazy"), "the words beside it say what it is about"
    assert int(image["width"]) / int(image["height"]) == pytest.approx(photo.width / photo.height, rel=0.01)
    assert page.response.headers["Cache-Control"] == "public, no-cache"


def test_children_are_blurred_until_an_officer_has_the_consent(browser: Browser, world: World):
    world(make_proposal, photos=1)
    for shows_children, consent_on_file, is_blurred in ((True, False, True), (True, True, False)):
        photo = change_first(world, shows_children=shows_children, consent_on_file=consent_on_file)
        key = photo.blurred_key if is_blurred else photo.key
        assert sources(browser.get("/de/ideen/"))[0].startswith(f"/bilder/{key}")


def test_photos_of_many_ideas_cost_one_question(browser: Browser, world: World):
    world(make_proposal)
    browser.get("/de/ideen/")
    without = browser.get("/de/ideen/?sort=stimmen").queries
    for _ in range(3):
        world(make_proposal, photos=1)
    page = browser.get("/de/ideen/?sort=kommentare")
    assert len(sources(page)) == 3
    assert page.queries == without + 1
    world(make_proposal, "promoted", photos=1)
    assert browser.get("/de/ideen/").queries <= MOST_QUERIES
