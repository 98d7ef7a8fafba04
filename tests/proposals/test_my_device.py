"""Ideas of a browser without an account: found again on this device, taken along by signing in, and deleted from it."""

from __future__ import annotations

import pytest
from flask import Flask

from beteiligung.proposals.models import ProposalState
from tests.proposals.photo_files import PHOTO, SCREEN, files_of, kept, send
from tests.proposals.proposing.screens import TEXT, TITLE, ideas, the_idea, to_check
from tests.support.factories import make_area, make_proposal
from tests.support.letters import last_letter
from tests.support.pages import Browser
from tests.support.personas import People, hold_draft
from tests.support.world import World

OWN = "/de/konto/ideen"
FORGET = "/de/konto/ideen/vergessen"


@pytest.fixture(autouse=True)
def areas(world: World) -> None:
    for slug in ("nordmarkt", "hoerde"):
        world(make_area, slug)


def begin(browser: Browser, title: str) -> None:
    page = browser.get("/de/ideen/neu").form().fill(raum="hoerde").submit()
    page.form().fill(title=title, text=TEXT).submit()


def sign_in(browser: Browser, app: Flask, email: str):
    page = browser.get("/de/konto/anmelden").form().fill(email=email).submit()
    return page.form().fill(code=last_letter(app, email).code).submit()


def test_a_visitor_finds_the_drafts_of_this_device(browser: Browser, app: Flask):
    to_check(browser)
    begin(browser, "Ein Brunnen für alle")
    page = browser.get(OWN)
    assert "nur auf diesem Gerät" in page
    assert (TITLE in page, "Ein Brunnen für alle" in page) == (True, True)
    assert TITLE not in Browser(app).get(OWN)
    page = page.follow(TITLE)
    assert page.form().value("title") == TITLE


def test_an_unconfirmed_idea_is_found_again(browser: Browser):
    to_check(browser).form().fill(email="neu@example.org").submit()
    page = browser.get(OWN)
    assert page.follow("Code eingeben").path == "/de/ideen/neu/1/senden"


def test_who_has_nothing_is_invited(browser: Browser):
    page = browser.get(OWN)
    assert page.follow("Idee vorschlagen", within=".empty").heading == "Wo soll etwas passieren?"


def test_the_first_screen_offers_every_draft_or_another(browser: Browser, world: World):
    to_check(browser)
    for number in range(3):
        begin(browser, f"Noch eine Idee {number}")
    page = browser.get("/de/ideen/neu")
    assert "Ihre Entwürfe" in page
    assert TITLE not in page
    assert TITLE in page.follow("Alle Entwürfe ansehen")
    page.form().fill(raum="hoerde").submit()
    assert len(ideas(world)) == 5
    assert "Noch eine Idee 2" in browser.get("/de/ideen/neu"), "an empty draft does not hide the others"


def test_signing_in_tells_of_them(browser: Browser):
    assert "Auf diesem Gerät" not in browser.get("/de/konto/anmelden")
    to_check(browser)
    assert browser.get("/de/konto/anmelden").follow("Meine Ideen").path == OWN


def test_drafts_are_everywhere_after_signing_in(browser: Browser, app: Flask):
    to_check(browser)
    begin(browser, "Ein Brunnen für alle")
    sign_in(browser, app, "neu@example.org")
    assert "nur auf diesem Gerät" not in browser.get(OWN)
    elsewhere = Browser(app)
    sign_in(elsewhere, app, "neu@example.org")
    page = elsewhere.get(OWN)
    assert "Ein Brunnen für alle" in page
    assert page.follow(TITLE).form().value("text") == TEXT


def test_signing_in_takes_no_draft_from_its_author(browser: Browser, app: Flask, people: People, world: World):
    draft = world(make_proposal, ProposalState.DRAFT, author=people.author, draft_key="k" * 30)
    hold_draft(browser, "k" * 30)
    sign_in(browser, app, "neu@example.org")
    assert world.now(draft).author_id == people.author.id


def test_staff_still_read_no_drafts(browser: Browser, people: People):
    to_check(browser)
    for name in ("officer", "coordinator", "auditor", "admin"):
        assert TITLE not in people.browser(name).get(OWN)
        people.browser(name).get("/de/ideen/neu/1/was", status=404)


class TestDeletingFromTheDevice:
    def test_it_asks_first_and_then_deletes_for_good(self, browser: Browser, world: World):
        to_check(browser)
        send(browser, SCREEN, PHOTO)
        pictures = kept(world)
        form = browser.get(OWN).follow("Von diesem Gerät löschen").form()
        assert len(ideas(world)) == 1
        page = form.submit("Von diesem Gerät löschen")
        assert page.path == OWN
        assert "Auf diesem Gerät liegt nichts mehr von Ihnen." in page.notices
        assert (ideas(world), kept(world)) == ([], [])
        assert not any(files_of(world, pictures))
        assert set(browser.session) <= {"csrf_token"}

    def test_the_browser_is_told_to_clear_what_it_keeps(self, browser: Browser):
        token = browser.get(FORGET).form().value("csrf_token")
        answer = browser.answer("POST", FORGET, data={"csrf_token": token})
        assert answer.headers["Clear-Site-Data"] == '"storage"'
        assert browser.get(OWN).find_all(".notices [data-module]"), "the script clears where the browser does not"

    def test_a_sent_idea_stays_and_its_way_is_forgotten(self, browser: Browser, app: Flask, world: World):
        to_check(browser).form().fill(email="neu@example.org").submit()
        browser.get(FORGET).form().submit()
        assert ideas(world) == [(1, ProposalState.UNCONFIRMED)]
        assert TITLE not in browser.get(OWN)
        browser.get("/de/ideen/neu/1/senden", status=404)
        assert browser.get("/de/konto/anmelden/code").path == "/de/konto/anmelden"
        sign_in(Browser(app), app, "neu@example.org")
        assert ideas(world) == [(1, ProposalState.SUBMITTED)]

    def test_drafts_in_an_account_stay(self, browser: Browser, app: Flask, world: World):
        to_check(browser)
        sign_in(browser, app, "neu@example.org")
        page = browser.get(FORGET)
        assert "Die Entwürfe in Ihrem Konto bleiben." in page
        page = page.form().submit()
        assert TITLE in page, "still signed in"
        assert the_idea(world).state is ProposalState.DRAFT

    def test_a_draft_of_another_account_stays(self, browser: Browser, people: People, world: World):
        draft = world(make_proposal, ProposalState.DRAFT, author=people.author, draft_key="k" * 30)
        hold_draft(browser, "k" * 30)
        browser.get(FORGET).form().submit()
        assert world.now(draft).state is ProposalState.DRAFT
