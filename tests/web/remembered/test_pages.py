"""Pages from memory: the same as fresh ones, never older than the data, bounded, and shared with nobody."""

import gzip
from datetime import date, datetime, timedelta

import pytest

from beteiligung.core import clock, revision
from beteiligung.core.clock import CITY_ZONE
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.limits import hit
from beteiligung.mail.operations import queue_mail
from beteiligung.proposals.models import Proposal
from beteiligung.web.remembered.pages import Kept, PageCache
from tests.support.factories import make_account, make_area, make_comment, make_draft, make_proposal
from tests.support.pages import Browser
from tests.support.server import serving
from tests.support.sessions import tickets_for
from tests.support.statements import StatementCounter
from tests.support.world import World

TODAY = date(2026, 3, 2)


def questions(app, path, **headers):
    with StatementCounter(app) as counter:
        answer = app.test_client().get(path, headers=headers, buffered=True)
    return counter.count, answer


@pytest.fixture
def idea(world):
    return world(make_proposal, area=world(make_area), title="Bänke am Brunnen")


def test_the_second_visitor_costs_one_question_and_gets_the_same(app, idea):
    path = f"/de/ideen/{idea.id}-{idea.words}"
    first, fresh = questions(app, path)
    second, kept = questions(app, path)
    assert first > second == 1
    assert kept.data == fresh.data
    assert {**kept.headers, "Date": ""} == {**fresh.headers, "Date": ""}
    assert questions(app, path, **{"If-None-Match": fresh.headers["ETag"]})[1].status_code == 304


def test_each_address_and_encoding_has_a_page_of_its_own(app, idea):
    plain = Browser(app).answer("GET", "/de/ideen/").data
    assert Browser(app).answer("GET", "/de/ideen/?q=Nichts").data != plain
    assert Browser(app).answer("GET", "/ar/ideen/").data != plain
    squeezed = Browser(app).answer("GET", "/de/ideen/", headers={"Accept-Encoding": "gzip"})
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in Browser(app).answer("GET", "/de/ideen/").headers


def test_who_is_signed_in_never_gets_a_kept_page_nor_leaves_one(app, idea, people):
    path = f"/de/ideen/{idea.id}-{idea.words}"
    signed_in = people.browser("resident")
    assert "Abmelden" in signed_in.answer("GET", path).get_data(as_text=True)
    anybodys = Browser(app).answer("GET", path).data
    assert "Abmelden" not in anybodys.decode()
    assert "Abmelden" in signed_in.answer("GET", path).get_data(as_text=True)
    assert Browser(app).answer("GET", path).data == anybodys


def test_only_what_the_public_reads_makes_pages_old(app, idea):
    def number():
        with app.app_context():
            return revision.current().public

    def change(act):
        before = number()
        with app.app_context(), unit_of_work():
            act()
        return number() - before

    assert change(lambda: make_comment(session().get_one(Proposal, idea.id))) == 1
    assert change(lambda: setattr(session().get_one(Proposal, idea.id), "title", "Neu")) == 1
    assert change(lambda: hit("codes_asked", "anna@example.org", limit=5, seconds=3600)) == 0
    assert change(lambda: queue_mail("sign_in_code", language="de", values={"act": None}, address="a@example.org")) == 0
    with app.app_context(), unit_of_work():
        draft_id = make_draft(area=None).id
    assert change(lambda: setattr(session().get_one(Proposal, draft_id), "text", "Ein Anfang, noch nicht mehr.")) == 0


def test_what_was_taken_back_leaves_no_trace(app, idea):
    with app.app_context():
        before = revision.current()
        with pytest.raises(ZeroDivisionError):
            comment_and_fail(idea.id)
        with unit_of_work():
            hit("codes_asked", "anna@example.org", limit=5, seconds=3600)
        assert revision.current() == before


def comment_and_fail(idea_id):
    with unit_of_work():
        make_comment(session().get_one(Proposal, idea_id))
        raise ZeroDivisionError


def test_a_kept_page_ends_with_its_day(app, idea):
    evening = datetime(2026, 3, 2, 23, 59, tzinfo=CITY_ZONE)
    with clock.freeze(evening):
        questions(app, "/de/")
        assert questions(app, "/de/")[0] == 1
    with clock.freeze(evening + timedelta(minutes=2)):
        assert questions(app, "/de/")[0] > 1


def kept(size=0, number=1):
    return Kept(number, TODAY, b"x" * size, ())


def test_memory_is_bounded_and_the_least_asked_goes_first():
    cache = PageCache(40_000)
    for name in ("/a", "/b", "/c"):
        cache.put(("", name, "", False), kept(10_000))
    assert cache.get(("", "/a", "", False), 1, TODAY)
    cache.put(("", "/d", "", False), kept(10_000))
    assert [name for name in "abcd" if cache.get(("", f"/{name}", "", False), 1, TODAY)] == ["a", "c", "d"]


def test_an_older_revision_or_another_day_is_no_page():
    cache = PageCache(40_000)
    cache.put(("", "/a", "", False), kept(number=7))
    assert cache.get(("", "/a", "", False), 7, TODAY)
    assert cache.get(("", "/a", "", False), 8, TODAY) is None
    assert cache.get(("", "/a", "", False), 7, TODAY + timedelta(days=1)) is None


def test_what_one_worker_writes_the_other_shows_at_once(database_url, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with (
        serving(database_url, tmp_path / "one", workers=1) as one,
        serving(database_url, tmp_path / "two", workers=1) as two,
    ):
        world = World(one.app)
        idea = world(make_proposal, area=world(make_area, "nordmarkt"), title="Bänke am Brunnen")
        [ticket] = tickets_for(one.app, [world(make_account)])
        path, act = f"/de/ideen/{idea.id}-{idea.words}", f"/de/ideen/{idea.id}"
        for path_of_act, fields, seen in (
            ("unterstuetzen", {}, "Stimme</p>"),
            ("kommentieren", {"text": "Das fehlt hier wirklich."}, "Das fehlt hier wirklich."),
        ):
            assert seen not in two.text(path)
            assert two.text(path) == two.text(path)
            assert one.send(ticket, f"{act}/{path_of_act}", **fields) == 302
            assert seen in two.text(path)
        assert one.send(ticket, f"{act}/unterstuetzen/zuruecknehmen") == 302
        assert "Stimme</p>" not in two.text(path)


def test_static_files_are_kept_by_the_address_that_names_their_content_and_by_no_other(app):
    address = Browser(app).get("/de/").find_all("link[rel=stylesheet]")[0]["href"]
    cache = app.extensions["page_cache"]
    path, _, query = address.partition("?")
    other = f"{path}?v=0000000000"
    for asked in (address, other, "/static/css/none.css?v=1", address):
        answer = app.test_client().get(asked, headers={"Accept-Encoding": "gzip"}, buffered=True)
        if "none" in asked:
            assert answer.status_code == 404
            continue
        assert answer.headers["Content-Encoding"] == "gzip"
        assert b"--" in gzip.decompress(answer.data)
        assert answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert cache.peek(("", path, query, True)).body == answer.data
    assert cache.peek(("", path, "v=0000000000", True)) is None
    again = app.test_client().get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("first", ["gzip", "*", "GZIP", "Gzip, deflate", "gzip;q=0", "", "br"])
def test_who_does_not_take_gzip_never_gets_it(app, idea, first):
    """However somebody before them wrote the wish."""
    style = Browser(app).get("/de/").find_all("link[rel=stylesheet]")[0]["href"]
    for address in ("/de/ideen/", style):
        app.test_client().get(address, headers={"Accept-Encoding": first}, buffered=True)
        for wish, wants in (("", False), ("gzip;q=0", False), ("br", False), ("gzip, br", True), ("*", True)):
            answer = app.test_client().get(address, headers={"Accept-Encoding": wish}, buffered=True)
            assert ("Content-Encoding" in answer.headers) == wants, (address, first, wish)


def test_where_somebody_says_the_platform_is_mounted_concerns_nobody_else(app, idea):
    strange = {"SCRIPT_NAME": "//evil.example"}
    assert b"evil.example" in app.test_client().get("/de/ideen/", environ_overrides=strange).data
    assert b"evil.example" not in app.test_client().get("/de/ideen/").data


def test_a_savepoint_that_is_taken_back_takes_no_change_before_it_along(app, idea):
    path = f"/de/ideen/{idea.id}-{idea.words}"
    questions(app, path)
    with app.app_context(), unit_of_work():
        session().get_one(Proposal, idea.id).title = "Ein ganz neuer Titel"
        session().flush()
        session().begin_nested().rollback()
    assert questions(app, path)[1].status_code == 301, "the page under the old title is gone"


def test_other_spellings_of_a_static_file_are_neither_kept_nor_faults(app):
    address = Browser(app).get("/de/").find_all("link[rel=stylesheet]")[0]["href"]
    for other in (address.replace("/css/", "/css/./"), address.replace("/css/", "/css/none/../"), address + "&x=1"):
        path, _, query = other.partition("?")
        answer = app.test_client().get(path, query_string=query, environ_overrides={"PATH_INFO": path}, buffered=True)
        assert answer.status_code in {200, 404}
        assert app.extensions["page_cache"].peek(("", path, query, False)) is None
