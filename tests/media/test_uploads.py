"""Pictures that come with a form: made before the transaction, told one by one, gone after the request."""

from io import BytesIO

import pytest
import sqlalchemy as sa
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from beteiligung.core.database import session
from beteiligung.media import limits
from beteiligung.media.models import Picture
from beteiligung.media.processing import Workshop
from tests.media import upload_route, zoo
from tests.support.pages import Browser

PHOTO, NO_PHOTO = zoo.laden("JPEG"), zoo.EXECUTABLE
pytestmark = pytest.mark.usefixtures("forked_children")
POSITION = "(51.5139, 7.46529)"


@pytest.fixture
def browser(app):
    upload_route.open_upload_route(app)
    upload_route.calls.clear()
    return Browser(app)


@pytest.fixture
def pictures(app):
    """The rows that are there now."""

    def ask():
        with app.app_context():
            return session().scalars(sa.select(Picture)).all()

    return ask


@pytest.fixture
def send(browser):
    """Sends files by their names, with the token of the form."""

    def act(*files, text="Ein Beet", status=200, token=None, **headers):
        address = headers.pop("address", "/de/fotos/")
        form = browser.get(address).form()
        data = MultiDict({"csrf_token": form.value("csrf_token") if token is None else token, "text": text})
        for name, content in files or [("", b"")]:
            data.add("photos", FileStorage(BytesIO(content), filename=name))
        boundary, body = encode_multipart(data)
        kind = f"multipart/form-data; boundary={boundary}"
        return browser.post(address, body, status=status, **{"Content-Type": kind}, **headers)

    return act


def left_behind(app, tmp_path):
    return list((tmp_path / "instance" / "work").glob("job-*"))


def test_pictures_are_kept(app, send, pictures, tmp_path):
    send(("a.jpg", PHOTO), ("b.jpg", PHOTO))
    first, second = pictures()
    assert first.alternative_text == "Ein Beet"
    assert first.key != second.key
    assert first.sha256 == second.sha256
    assert upload_route.calls[-1] == f"{POSITION}, {POSITION}"
    assert left_behind(app, tmp_path) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Diese Datei ist kein Foto, das wir zeigen können."),
        ("en", "This file is not a photo that we can show."),
        ("tr", "Bu dosya, gösterebileceğimiz bir fotoğraf değil."),
        ("ar", "هذا الملف ليس صورة يمكننا عرضها."),
    ],
)
def test_what_is_refused_is_said_in_the_persons_language_and_the_text_stays(send, pictures, language, sentence):
    page = send(("foto.jpg", NO_PHOTO), ("b.jpg", PHOTO), address=f"/{language}/fotos/")
    assert f"foto.jpg: {sentence}" in page.text
    assert page.form().value("text") == "Ein Beet"
    assert pictures() == []
    assert upload_route.calls[-1] == f"not_taken, {POSITION}"


def test_a_refusal_of_the_operation_takes_all_back_and_makes_nothing_twice(app, send, pictures, tmp_path, monkeypatch):
    made = []
    real = Workshop.picture
    monkeypatch.setattr(Workshop, "picture", lambda *a, **k: made.append(1) or real(*a, **k))
    page = send(("a.jpg", PHOTO), text="falsch", status=422)
    assert "Das passt nicht." in page.refusals
    assert pictures() == []
    assert upload_route.calls[-2:] == [POSITION, POSITION], "the view runs again with what was made"
    assert made == [1]
    assert left_behind(app, tmp_path) == []
    files = tmp_path / "instance" / "files"
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_without_a_token_nothing_is_opened(send, monkeypatch):
    monkeypatch.setattr(Workshop, "picture", lambda *_a, **_k: pytest.fail("it was opened"))
    send(("a.jpg", PHOTO), token="", status=400)
    assert upload_route.calls[-1] == ""


def test_no_file_is_no_upload(send, pictures):
    send()
    assert upload_route.calls[-1] == ""
    assert pictures() == []


def test_more_than_allowed_are_not_opened(send, pictures):
    send(*[(f"{number}.jpg", PHOTO) for number in range(3)])
    assert len(pictures()) == 2


def test_large_photos_are_taken_and_more_than_all_of_them_is_refused(send, pictures):
    photo = PHOTO + b"\0" * (limits.PICTURE_BYTES - len(PHOTO))
    send(("a.jpg", photo), ("b.jpg", photo))
    assert len(pictures()) == 2
    page = send(("a.jpg", photo + b"\0"))
    assert "höchstens 15 Megabyte" in page.text
    page = send(("a.jpg", photo), ("b.jpg", photo), ("c.jpg", photo), status=413)
    assert "zu groß" in page.text


def test_no_transaction_is_open_while_pictures_are_made(send, monkeypatch):
    """Else everybody who writes would wait for them."""
    seen = []
    real = Workshop.picture

    def look(*arguments, **options):
        seen.append(bool(session().info.get("may_write")))
        return real(*arguments, **options)

    monkeypatch.setattr(Workshop, "picture", look)
    send(("a.jpg", PHOTO))
    assert seen == [False]
