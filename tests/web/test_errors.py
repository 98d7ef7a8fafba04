"""What goes wrong is told in words, in the visitor's language, with the right status. Never a traceback."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.support.application import application
from tests.support.factories import make_city
from tests.support.pages import Browser

TRACES = ("Traceback", "ZeroDivisionError", "a secret detail", "sqlalchemy", "psycopg", "sqlite3", "/site-packages/")
DEAD_SERVER = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"


def assert_no_trace(page):
    assert not [trace for trace in TRACES if trace in page.html]


def test_a_fault_of_ours_loses_nothing(browser, idea, world, caplog):
    typed = "Das habe ich wirklich lange und mit Liebe getippt."
    page = browser.get(f"/de/werkstatt/{idea.id}/fehler").form().fill(text=typed).submit(status=500)
    assert_no_trace(page)
    assert "Es liegt an uns" in page
    assert typed in page
    assert "ZeroDivisionError" in caplog.text
    assert world.now(idea).text == idea.text
    assert page.form("main form").value("text") == typed


def test_a_broken_constraint_nobody_foresaw_is_a_fault_and_no_trace(browser, idea):
    page = browser.get(f"/de/werkstatt/{idea.id}/fremdschluessel").form().fill(text="Drei Wörter").submit(status=500)
    assert_no_trace(page)


@pytest.mark.parametrize(("language", "sentence"), [("de", "Diese Seite gibt es nicht."), ("ar", "هذه الصفحة")])
def test_errors_speak_the_language_of_the_address(browser, language, sentence):
    page = browser.get(f"/{language}/gibt-es-nicht", status=404)
    assert page.tree.html["lang"] == language
    assert sentence in page.find("main .lead").get_text()
    assert sentence not in page.heading
    assert page.links("main a[href]"), "a dead end"


def test_an_address_without_language_speaks_the_visitors(app):
    page = Browser(app, accept_language="ar").get("/gibt-es-nicht", status=404)
    assert page.tree.html["lang"] == "ar"


@pytest.mark.parametrize(
    "path", ["/de/", "/de/ideen/", "/de/aktionsraeume/", "/de/budget/", "/de/konto/anmelden", "/readyz"]
)
def test_a_database_that_does_not_answer_is_told_as_503(tmp_path, path, caplog):
    with application(DATABASE_URL=DEAD_SERVER, INSTANCE=str(tmp_path)) as app:
        page = Browser(app).get(path, status=503)
    assert_no_trace(page)
    assert page.response.headers["Retry-After"] == "60"
    assert "no-store" in page.response.headers["Cache-Control"]
    assert "erreichen wir unsere Daten nicht" in page


def test_the_process_answers_without_a_database(tmp_path):
    with application(DATABASE_URL=DEAD_SERVER, INSTANCE=str(tmp_path)) as app:
        assert Browser(app).answer("GET", "/healthz").status_code == 200


def test_a_database_that_goes_away_keeps_what_was_typed(app, idea, browser, database_url, databases, people):
    """The file vanishes, or the server throws everybody out, between the form and its answer."""
    form = browser.get(f"/de/werkstatt/{idea.id}/gelingt").form().fill(text="Das habe ich lange getippt, sehr lange.")
    signed_in = people.browser("resident")
    signed_in.get("/de/")
    take_away(app, database_url, databases)
    page = form.submit(status=503)
    assert_no_trace(page)
    assert "Das habe ich lange getippt, sehr lange." in page
    assert_no_trace(signed_in.get("/ar/", status=503))
    if database_url.startswith("sqlite"):
        Path(make_url(database_url).database).rmdir()


def take_away(app, database_url, databases):
    from beteiligung import db

    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(database_url, force=True)
    path = make_url(database_url).database
    if database_url.startswith("sqlite"):
        Path(path).mkdir()  # SQLite would make a new, empty file


def test_an_empty_database_says_so_without_a_trace(tmp_path, empty_database_url, caplog):
    with application(DATABASE_URL=empty_database_url, INSTANCE=str(tmp_path)) as app:
        browser = Browser(app)
        browser.checks_pages = False
        answer = browser.answer("GET", "/de/ideen/")
    assert answer.status_code in {500, 503}
    assert not [trace for trace in TRACES if trace in answer.get_data(as_text=True)]


def test_a_city_that_is_not_set_up_yet_still_has_pages(browser, world):
    browser.get("/de/")
    world(make_city)
    assert "Dortmund" in browser.get("/de/")
