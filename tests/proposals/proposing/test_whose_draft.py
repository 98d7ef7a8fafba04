"""Drafts begun on the screens: one per beginning, and only for the browser that holds them."""

from __future__ import annotations

from flask import Flask

from beteiligung.core.tokens import hash_secret
from tests.proposals.proposing.screens import TITLE, ideas, the_idea, to_check, to_what
from tests.support.factories import make_proposal
from tests.support.pages import Browser
from tests.support.personas import People, hold_draft
from tests.support.world import World


def test_the_first_form_sent_twice_makes_one_draft(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    form.submit()
    form.fill(raum="hoerde").submit()
    assert len(ideas(world)) == 1
    assert the_idea(world).aktionsraum_id == 2


def test_the_first_form_sent_again_from_another_window_makes_one_draft(app: Flask, browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    before = browser.client.get_cookie("beteiligung")
    form.submit()
    browser.client.set_cookie("beteiligung", before.value)
    form.submit()
    assert len(ideas(world)) == 1
    assert browser.get("/de/ideen/neu/1/was").heading == "Was soll passieren?"


def test_a_key_too_short_to_be_ours_is_not_used(browser: Browser, world: World):
    browser.get("/de/ideen/neu").form().fill(raum="nordmarkt").tamper(submission_key="1").submit()
    assert the_idea(world).draft_key_hash != hash_secret("1")


def test_beginning_anew_takes_up_the_draft_in_which_nothing_is_written(browser: Browser, world: World):
    to_what(browser)
    page = browser.get("/de/ideen/neu")
    assert page.form().value("raum") == "nordmarkt"
    page.form().fill(raum="hoerde").submit()
    assert len(ideas(world)) == 1


def test_a_begun_draft_is_offered_and_a_second_idea_is_possible(browser: Browser, world: World):
    to_check(browser)
    page = browser.get("/de/ideen/neu")
    assert "Ihr Entwurf" in page
    assert page.follow("Weiterschreiben").form().value("title") == TITLE
    page.form().fill(raum="hoerde").submit()
    assert len(ideas(world)) == 2


def test_drafts_belong_to_their_browser(browser: Browser, app: Flask, people: People):
    to_check(browser)
    for stranger in (
        Browser(app),
        people.browser("resident"),
        people.browser("officer"),
        people.browser("coordinator"),
    ):
        for address in (
            "/neu/1/wo",
            "/neu/1/was",
            "/neu/1/ort",
            "/neu/1/mehr",
            "/neu/1/senden",
            "/neu/1/fertig",
            "/neu/1/loeschen",
            "/1",
            "/1-idee",
        ):
            stranger.get(f"/de/ideen{address}", status=404)


def test_a_draft_is_deleted_by_its_button(browser: Browser, world: World):
    page = to_check(browser).follow("Entwurf löschen")
    page = page.form().submit("Entwurf löschen")
    assert page.heading == "Wo soll etwas passieren?"
    assert "Ihr Entwurf ist gelöscht." in page.notices
    assert ideas(world) == []


def test_a_draft_holder_sees_their_own_way_from_the_idea_s_address(browser: Browser):
    to_check(browser)
    assert browser.get("/de/ideen/1").heading == "Was soll passieren?"


def test_holding_a_draft_makes_no_one_an_author(app: Flask, world: World):
    idea = world(make_proposal, "published", draft_key="k" * 30)
    browser = hold_draft(Browser(app), "k" * 30)
    browser.get(f"/de/ideen/{idea.id}/zurueckziehen", status=403)
