"""Who is given which file, and with what headers."""

import pytest

from beteiligung.core.database import session, unit_of_work
from beteiligung.media import operations
from beteiligung.media.models import Picture
from beteiligung.media.storage import storage
from beteiligung.media.visibility import Sight
from tests.support.factories import make_document, make_picture
from tests.support.factories.media import PDF

PUBLIC, WHOLE, NOTHING = Sight(is_public=True), Sight(is_whole=True), Sight()
BOTH = Sight(is_public=True, is_whole=True)


def fetch(browser, name, **headers):
    return browser.answer("GET", f"/{'dokumente' if name.endswith('.pdf') else 'bilder'}/{name}", headers=headers)


def test_a_public_picture_is_given_to_everybody_and_asked_for_again(world, browser, owner):
    picture, owner.sight = world(make_picture), PUBLIC
    for width in (480, 960, 1000):
        answer = fetch(browser, picture.name(width))
        assert answer.status_code == 200
        assert answer.mimetype == "image/webp"
        assert answer.data.endswith(str(width).encode()), "another version than asked for"
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Length"] == str(len(answer.data))


def test_who_has_it_is_told_so(world, browser, owner):
    picture, owner.sight = world(make_picture), PUBLIC
    etag = fetch(browser, picture.name(480)).headers["ETag"]
    assert fetch(browser, picture.name(480), **{"If-None-Match": etag}).status_code == 304


def test_a_picture_that_nobody_shows_is_not_there(world, browser, owner):
    picture = world(make_picture)
    for name in picture.names:
        assert fetch(browser, name).status_code == 404
    stray = world(make_picture, owner="nobody")
    assert fetch(browser, stray.name(480)).status_code == 404


@pytest.mark.parametrize("name", ["a" * 40, f"{'a' * 40}-480", "x", "..%2f..%2fsecret_key"])
def test_what_is_not_there_is_not_there(browser, owner, name):
    owner.sight = BOTH
    assert browser.answer("GET", f"/bilder/{name}.webp").status_code == 404
    assert browser.answer("GET", f"/dokumente/{name}.pdf").status_code == 404


def test_only_widths_that_there_are(world, browser, owner):
    picture, owner.sight = world(make_picture), BOTH
    for wrong in (f"{picture.key}-1920.webp", f"{picture.key}.webp", f"{picture.blurred_key}-960.webp"):
        assert fetch(browser, wrong).status_code == 404


def test_a_private_picture_is_given_to_who_may_see_it_and_kept_nowhere(world, browser, owner):
    picture, owner.sight = world(make_picture), WHOLE
    for name in picture.names:
        answer = fetch(browser, name)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers


def test_of_children_the_public_sees_the_blurred_version_alone(world, browser, owner):
    picture = world(make_picture, shows_children=True)
    owner.sight = PUBLIC
    assert fetch(browser, picture.blurred_name).data.endswith(b"blurred")
    assert fetch(browser, picture.blurred_name).headers["Cache-Control"].startswith("public")
    assert [fetch(browser, picture.name(width)).status_code for width in picture.widths] == [404] * 3
    owner.sight = BOTH
    assert fetch(browser, picture.name(960)).headers["Cache-Control"] == "private, no-store"


def test_with_consent_the_public_sees_it_and_the_blurred_version_no_more(app, world, browser, owner):
    picture, owner.sight = world(make_picture, shows_children=True), PUBLIC
    with app.app_context(), unit_of_work():
        operations.note_consent(session().get(Picture, picture.id), on_file=True)
    assert fetch(browser, picture.name(960)).status_code == 200
    assert fetch(browser, picture.blurred_name).status_code == 404


def test_the_owner_is_told_who_asks(world, people, owner):
    picture = world(make_picture)
    fetch(people.browser("officer"), picture.name(480))
    fetch(people.browser("visitor"), picture.name(480))
    (officer, first), (visitor, second) = owner.asked
    assert first == second == picture.id
    assert officer.account_id == people.officer.id
    assert visitor.account_id is None


def test_a_document_is_a_download(world, browser, owner):
    document, owner.sight = world(make_document, title='Kosten "Platz" – Übersicht'), PUBLIC
    answer = fetch(browser, document.name)
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=kosten-platz-uebersicht.pdf"
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    owner.sight = NOTHING
    assert fetch(browser, document.name).status_code == 404
    owner.sight = WHOLE
    assert fetch(browser, document.name).headers["Cache-Control"] == "private, no-store"


def test_a_file_that_was_lost_is_not_there(app, world, browser, owner):
    picture, owner.sight = world(make_picture), PUBLIC
    with app.app_context():
        storage().delete(picture.name(480))
    assert fetch(browser, picture.name(480)).status_code == 404


def test_a_picture_costs_few_questions(world, browser, owner):
    picture, owner.sight = world(make_picture), PUBLIC
    fetch(browser, picture.name(480))
    assert browser.queries == 1, "and those of its owner"
