"""The code on the screen from which the idea was sent: right, wrong, too old, elsewhere, later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from beteiligung.core import clock, limits
from beteiligung.core.database import unit_of_work
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations.sending import HELD_PER_DAY
from tests.accounts.mailbox import wrong_code
from tests.proposals.proposing.screens import TITLE, ideas, the_idea, to_check
from tests.support.factories import make_account, make_unconfirmed
from tests.support.letters import last_letter, letters_to
from tests.support.pages import Browser, Page
from tests.support.personas import hold_draft, sign_in
from tests.support.world import World

S = ProposalState
EMAIL = "neu@example.org"
SCREEN = "/de/ideen/neu/1/senden"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def sent(browser: Browser, lang: str = "de") -> Page:
    cost = "1.200,50" if lang == "de" else "1,200.50"
    return to_check(browser, lang, cost=cost).form().fill(email=EMAIL).submit(None)


def code(browser: Browser) -> str:
    return last_letter(browser.app, EMAIL).code


def test_the_right_code_confirms_signs_in_and_says_thanks(browser: Browser, world: World):
    page = sent(browser)
    assert EMAIL in page
    assert TITLE in page
    page = page.form().fill(code=code(browser)).submit()
    assert page.path == "/de/ideen/neu/1/fertig"
    assert "Ihre Idee hat die Nummer 1." in page
    assert ideas(world) == [(1, S.SUBMITTED)]
    assert browser.get("/de/konto/ideen").status == 200


def test_a_wrong_code_says_how_many_tries_are_left_and_keeps_everything(browser: Browser, world: World):
    page = sent(browser)
    wrong = wrong_code(code(browser))
    for left in (4, 3, 2, 1):
        page = page.form().fill(code=wrong).submit(status=422)
        assert f"noch {left} Mal" in page.refusals
        assert page.path == SCREEN
    page = page.form().fill(code=wrong).submit(status=429)
    assert "fünfmal falsch" in page.refusals
    assert ideas(world) == [(1, S.UNCONFIRMED)]
    page = page.form().submit("Neuen Code schicken")
    assert page.path == SCREEN
    assert page.notices == ["Wir haben Ihnen eine neue E-Mail geschickt."]
    assert page.form().fill(code=code(browser)).submit().path == "/de/ideen/neu/1/fertig"


@pytest.mark.parametrize("typed", ["", "12345", "abcdef"])
def test_what_is_no_code_is_told(browser: Browser, typed: str):
    assert sent(browser).form().fill(code=typed).submit(status=422).refusals


def test_after_an_hour_a_new_code_is_offered(browser: Browser):
    with clock.freeze(NOON):
        page, old = sent(browser), code(browser)
    with clock.freeze(NOON + timedelta(hours=1)):
        page = page.form().fill(code=old).submit(status=410)
        assert "Er galt 60 Minuten" in page.refusals
        assert "Auch der Link in der E-Mail gilt noch" in page
        page = page.form().submit("Neuen Code schicken")
        assert page.form().fill(code=code(browser)).submit().path == "/de/ideen/neu/1/fertig"


def test_the_screen_is_there_again_after_a_reload_and_from_each_way(browser: Browser):
    sent(browser)
    for address in (SCREEN, "/de/konto/anmelden/code", "/de/ideen/neu/1/adresse"):
        assert browser.get(address).heading in {"Bitte bestätigen Sie Ihre Idee", "Andere Adresse nehmen"}
    page = browser.get(SCREEN).follow("Später bestätigen")
    assert page.path == "/de/ideen/neu/1/fertig"
    assert page.follow("Code eingeben").path == SCREEN
    assert browser.get("/de/ideen/1").follow("Code eingeben").path == SCREEN


def test_later_says_who_reads_it_by_now_and_until_when(browser: Browser):
    with clock.freeze(NOON):
        page = sent(browser).follow("Später bestätigen")
        assert "Montag, 7. Dezember" in page
    assert "Die Aktionsraumbeauftragten können Ihre Idee schon lesen." in page


def test_the_language_may_change_before_the_code(browser: Browser):
    sent(browser)
    page = browser.get("/tr/ideen/neu/1/senden").form().fill(code=code(browser)).submit()
    assert page.path == "/tr/ideen/neu/1/fertig"


def test_too_many_new_codes_are_refused_on_the_same_screen(browser: Browser, world: World):
    with clock.freeze(NOON):
        page = sent(browser)
        for _ in range(4):
            page = page.form_to("/neuer-code").submit()
        page = page.form_to("/neuer-code").submit(status=429)
        assert "Spam-Ordner" in page.refusals
        assert page.heading == "Bitte bestätigen Sie Ihre Idee"
        assert len(letters_to(browser.app, EMAIL)) == 5
        assert page.form().fill(code=code(browser)).submit().path == "/de/ideen/neu/1/fertig"


def test_an_address_with_too_many_ideas_is_told_on_the_same_screen(browser: Browser, world: World):
    with world.app.app_context(), unit_of_work():
        for _ in range(HELD_PER_DAY):
            limits.hit("held", EMAIL, limit=HELD_PER_DAY, seconds=24 * 3600)
    form = to_check(browser).form().fill(shown_as="other", shown_name="Ayla", email=EMAIL)
    page = form.submit(None, status=429)
    assert "wurden heute schon mehrere Ideen gesendet" in page.refusals
    assert (page.form().value("shown_name"), page.form().value("email")) == ("Ayla", EMAIL)
    assert the_idea(world).state is ProposalState.DRAFT


@pytest.mark.parametrize("codes", [1, 2])
def test_who_opens_the_link_elsewhere_is_told_here(browser: Browser, app: Flask, world: World, codes: int):
    with clock.freeze(NOON):
        page = sent(browser)
        link = next(path for path in last_letter(app, EMAIL).paths if "/link/" in path)
        if codes == 2:
            page.form_to("/neuer-code").submit()
        other = Browser(app)
        thanks = other.get(link).form().submit()
        assert thanks.path == "/de/ideen/neu/1/fertig"
        for address in (SCREEN, "/de/ideen/neu/1/fertig"):
            assert browser.get(address).heading == "Ihre Idee ist bestätigt"
        told = browser.post(SCREEN, {"code": "123456", "csrf_token": page.form().value("csrf_token")})
        assert told.heading == "Ihre Idee ist bestätigt"
        page = told.follow("Anmelden", within="main").form().fill(email=EMAIL).submit()
        assert page.form().fill(code=code(browser)).submit().path == "/de/ideen/neu/1/fertig"
    Browser(app).get("/de/ideen/neu/1/bestaetigt", status=404)


def test_a_browser_that_waits_for_no_code_gets_a_new_one(app: Flask, world: World):
    idea = world(make_unconfirmed, EMAIL, draft_key="k" * 30)
    browser = hold_draft(Browser(app), "k" * 30)
    page = browser.get(f"/de/ideen/neu/{idea.id}/senden")
    assert EMAIL in page
    page = page.form().submit("Neuen Code schicken")
    assert page.form().fill(code=code(browser)).submit().path == f"/de/ideen/neu/{idea.id}/fertig"


def test_a_code_for_another_address_is_not_taken_for_this_one(app: Flask, world: World):
    idea = world(make_unconfirmed, EMAIL, draft_key="k" * 30)
    browser = hold_draft(Browser(app), "k" * 30)
    browser.get("/de/konto/anmelden").form().fill(email="anders@example.org").submit()
    page = browser.get(f"/de/ideen/neu/{idea.id}/senden")
    assert "anders@example.org" not in page
    assert "code" not in page.form().names()


def test_who_signed_in_meanwhile_sends_without_a_code(app: Flask, world: World):
    browser = Browser(app)
    sent(browser)
    sign_in(browser, world(make_account, shown_name="Ayla"))
    page = browser.get(SCREEN)
    assert page.heading == "Prüfen und senden"
    assert page.form().value("shown_as") == "nobody", "as it was sent"
    assert page.form().submit("Idee senden").path == "/de/ideen/neu/1/fertig"
    assert the_idea(world).state is S.SUBMITTED


def test_nobody_else_reaches_the_screen(browser: Browser, app: Flask):
    sent(browser)
    for screen in ("senden", "fertig", "adresse", "neuer-code", "bestaetigt"):
        Browser(app).get(f"/de/ideen/neu/1/{screen}", status=404)


def test_who_was_signed_in_while_writing_can_still_send_it_with_an_address(browser: Browser, app: Flask, world: World):
    """The session ended on the way: the idea belongs to whoever proves the address, and the code is asked for here."""
    to_check(browser)
    account = world(make_account, email="wer@example.org")
    sign_in(browser, account)
    browser.get("/de/ideen/neu/1/mehr").form().submit()
    assert the_idea(world).author_id == account.id
    with browser.client.session_transaction() as cookie:
        cookie.pop("_user_id")
    screen = browser.get("/de/ideen/neu/1/senden").form().fill(email="neu@example.org").submit()
    assert screen.heading == "Bitte bestätigen Sie Ihre Idee"
    screen.form().fill(code=last_letter(app, "neu@example.org").code).submit()
    assert the_idea(world).state is ProposalState.SUBMITTED
    assert the_idea(world).author_id != account.id
