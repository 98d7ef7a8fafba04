"""Photos on the cards of officers: only with their word, gone when they leave."""

from io import BytesIO

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of, staff_by_id
from beteiligung.administration.models import StaffPhoto
from beteiligung.administration.operations import delete_photos_of_former, remove_photo
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden
from beteiligung.media.models import Picture
from beteiligung.media.storage import storage
from tests.media.zoo import exif, quarters, saved
from tests.support.pages import Browser

FACE = saved(quarters(), "JPEG", exif=exif())
AREA = "/de/aktionsraeume/nordmarkt"


def page_of(account):
    return f"/de/verwaltung/personal/{account.id}/foto"


def send(browser, account, content=None, *, status=302, **fields):
    form = browser.get(page_of(account)).form()
    data = {name: form.value(name) for name in ("csrf_token", "card_version")} | fields
    if content is not None:
        data["foto"] = (BytesIO(content), "gesicht.jpg")
    answer = browser.answer("POST", page_of(account), data=data, content_type="multipart/form-data")
    assert answer.status_code == status, answer.text[:3000]
    return answer


def shown_on(browser):
    return next((image["src"] for image in browser.get(AREA).find_all("aside .officer img")), None)


def stored(world):
    return world.ask(lambda: [name for one in session().scalars(sa.select(Picture)) for name in one.names])


@pytest.mark.usefixtures("forked_children")
def test_an_officer_sets_replaces_and_removes_a_photo(app, people, world):
    visitor, officer = Browser(app), people.browser("officer")
    assert shown_on(visitor) is None
    assert "einverstanden" in send(officer, people.officer, FACE, status=422).text
    assert "wählen Sie ein Foto" in send(officer, people.officer, agrees="y", status=422).text
    send(officer, people.officer, FACE, agrees="y")
    first = shown_on(visitor)
    assert visitor.get(AREA).find("aside .officer img")["alt"] == "Ole Hier"
    assert visitor.answer("GET", first).status_code == 200
    send(people.browser("coordinator"), people.officer, FACE, agrees="y")
    second = shown_on(visitor)
    assert second != first
    assert visitor.answer("GET", first).status_code == 404
    names = stored(world)
    send(officer, people.officer, entfernen="1")
    assert shown_on(visitor) is None
    assert visitor.answer("GET", second).status_code == 404
    assert not any(world.ask(lambda: [storage().exists(name) for name in names]))


@pytest.mark.usefixtures("forked_children")
def test_a_form_that_is_too_late_changes_nothing(people, world):
    officer = people.browser("officer")
    send(officer, people.officer, FACE, agrees="y")
    assert "geändert" in send(officer, people.officer, entfernen="1", card_version="1", status=409).text
    assert len(world.ask(lambda: session().scalars(sa.select(StaffPhoto)).all())) == 1


def test_nobody_elses(app, people, world):
    officer_id = people.officer.id
    for name in ("officer_elsewhere", "auditor", "admin", "resident"):
        actor = world.ask(lambda name=name: actor_of(getattr(people, name).id))
        with app.app_context(), pytest.raises(Forbidden):
            remove_photo(actor, staff_by_id(officer_id), version=1)


@pytest.mark.usefixtures("forked_children")
def test_it_goes_with_the_last_role(app, people, world):
    officer = people.browser("officer")
    send(officer, people.officer, FACE, agrees="y")
    address = shown_on(officer)
    coordinator = people.browser("coordinator")
    coordinator.get(f"/de/verwaltung/personal/{people.officer.id}").follow("Aus dem Dienst nehmen").form().submit()
    assert Browser(app).answer("GET", address).status_code == 404, "the public sees it no longer, at once"
    names = stored(world)
    staff_id = people.officer.id
    assert world.ask(lambda: delete_photos_of_former().ids) == [staff_id]
    with app.app_context(), unit_of_work():
        delete_photos_of_former().act(staff_id)
    assert not stored(world)
    assert not any(world.ask(lambda: [storage().exists(name) for name in names]))
