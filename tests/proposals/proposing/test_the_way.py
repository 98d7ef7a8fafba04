"""The five screens from the first to the last, and back."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.events import SignedIn
from beteiligung.accounts.models import SignInCode
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.reactions import confirm_waiting_ideas
from beteiligung.web.templating import weekday
from tests.proposals.proposing.screens import TEXT, TITLE, ideas, the_idea, to_check, to_details, to_what
from tests.support.factories import make_account
from tests.support.pages import Browser
from tests.support.personas import People, sign_in
from tests.support.world import World

S = ProposalState


def test_looking_writes_nothing_and_nobody_is_remembered(browser: Browser, world: World):
    page = browser.get("/de/ideen/neu")
    assert ideas(world) == []
    assert not browser.is_personal
    assert page.text.index("Lampe kaputt") < page.text.index("In welchem Aktionsraum?"), "before anybody chooses"
    assert page.links()["Mängel im Internet melden"] == "https://www.example.org/maengelmelder"


def test_the_shortest_idea_of_a_visitor(browser: Browser, world: World):
    page = to_what(browser)
    assert "Nordmarkt" in page
    assert ideas(world) == [(1, S.DRAFT)]
    page = page.form().fill(title=TITLE, text=TEXT).submit()
    page = page.form().submit().form().submit()
    assert page.heading == "Prüfen und senden"
    assert TITLE in page
    page = page.form().fill(email="neu@example.org").submit("Idee senden")
    assert page.path == "/de/ideen/neu/1/senden"
    assert page.heading == "Bitte bestätigen Sie Ihre Idee"
    idea = the_idea(world)
    assert (idea.state, idea.title, idea.text, idea.language, idea.shown_name) == (
        S.UNCONFIRMED,
        TITLE,
        TEXT,
        "de",
        None,
    )
    code = world.ask(lambda: session().scalars(sa.select(SignInCode)).one().intent)
    assert code == {"act": "confirm", "proposal_id": 1, "next": "/de/ideen/neu/1/fertig"}


def test_every_screen_in_arabic(browser: Browser, world: World):
    page = to_check(browser, "ar", cost="1,200.50").form().fill(email="neu@example.org").submit(None)
    assert page.path == "/ar/ideen/neu/1/senden"
    assert the_idea(world).language == "ar"
    assert browser.get("/ar/ideen/neu/1/fertig").status == 200


def test_who_is_signed_in_just_sends(app: Flask, world: World):
    browser = sign_in(Browser(app), world(make_account, shown_name="Ayla"))
    page = to_check(browser)
    assert "1.200,50" in page
    assert page.form().value("shown_as") == "last"
    assert "email" not in page.form().names()
    page = page.form().submit("Idee senden")
    idea = the_idea(world)
    assert page.path == "/de/ideen/neu/1/fertig"
    assert "Ihre Idee hat die Nummer 1." in page
    with app.test_request_context("/de/"):
        assert weekday(idea.answer_due) in page
    assert (idea.state, idea.shown_name, idea.cost_cents) == (S.SUBMITTED, "Ayla", 120_050)
    assert world.ask(lambda: session().scalars(sa.select(OutboxMail.kind)).all()) == ["idea_received"]


def test_after_the_code_the_last_page_gives_the_number(browser: Browser, world: World):
    to_check(browser).form().fill(email="neu@example.org").submit("Idee senden")
    page = browser.get("/de/ideen/neu/1/fertig")
    assert "Bitte bestätigen Sie Ihre Idee" in page
    assert "neu@example.org" in page
    account = world(make_account, email="neu@example.org")
    with world.app.app_context(), unit_of_work():
        confirm_waiting_ideas(SignedIn(account.id, "neu@example.org", None))
    sign_in(browser, account)
    assert "Ihre Idee hat die Nummer 1." in browser.get("/de/ideen/neu/1/fertig")


def test_going_back_keeps_what_is_unfinished(browser: Browser, world: World):
    page = to_what(browser).form().fill(title="B", text="kurz").submit("Zurück")
    assert page.heading == "Wo soll etwas passieren?"
    form = page.form().submit().form()
    assert (form.value("title"), form.value("text")) == ("B", "kurz")


def test_going_back_from_what_may_be_left_out_keeps_it(browser: Browser):
    typed = {"beneficiaries": "allen", "cost": "12", "contribution": "Wir helfen.", "period": "im Mai"}
    page = to_details(browser).form().fill(typed).submit("Zurück")
    assert page.form().value("place") == "Am Brunnen"
    page = page.form().fill(place="Am Markt").submit("Zurück")
    assert page.heading == "Was soll passieren?"
    page = page.form().submit()
    assert page.form().value("place") == "Am Markt"
    form = page.form().submit().form()
    assert {name: form.value(name) for name in typed} == typed


def test_everything_said_beside_the_text_arrives_and_is_shown(app: Flask, world: World):
    browser = sign_in(Browser(app), world(make_account))
    typed = {"beneficiaries": "Kindern", "contribution": "Wir helfen.\nWir haben Zeit.", "period": "im Mai"}
    page = to_details(browser).form().fill(typed).submit()
    assert all(line in page.text for value in typed.values() for line in value.split("\n"))
    page.form().submit("Idee senden")
    idea = the_idea(world)
    assert {name: getattr(idea, name) for name in typed} == typed
    assert all(line in browser.get(f"/de/ideen/{idea.id}").text for line in ("Kindern", "Wir haben Zeit.", "im Mai"))


def test_going_back_from_the_last_screen_keeps_name_and_address(browser: Browser, world: World):
    page = to_check(browser).form().fill(shown_as="other", shown_name="Ayla", email="neu@example.org").submit("Zurück")
    assert page.form().value("cost") == "1.200,50"
    form = page.form().submit("Weiter").form()
    assert (form.value("shown_name"), form.value("email")) == ("Ayla", "neu@example.org")
    to_check_again = form.fill(email="kein @").submit("Zurück")
    assert to_check_again.heading == "Noch etwas dazu?"


def test_the_review_leads_back_to_each_screen(browser: Browser):
    page = to_check(browser)
    targets = [tag["href"] for tag in page.find_all(".review a")]
    assert set(targets) == {f"/de/ideen/neu/1/{screen}" for screen in ("wo", "was", "ort", "mehr")}


def test_an_unfinished_idea_cannot_be_sent_by_its_address(browser: Browser):
    to_what(browser)
    assert browser.get("/de/ideen/neu/1/senden").heading == "Was soll passieren?"
    assert browser.get("/de/ideen/neu/1/fertig").heading == "Was soll passieren?"


def test_after_sending_every_screen_leads_on(app: Flask, world: World):
    browser = sign_in(Browser(app), world(make_account))
    form = to_check(browser).form()
    form.submit("Idee senden")
    form.submit("Idee senden")
    for screen in ("wo", "was", "ort", "mehr", "senden"):
        assert browser.get(f"/de/ideen/neu/1/{screen}").path == "/de/ideen/neu/1/fertig"
    assert len(ideas(world)) == 1
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 1


def test_staff_who_only_read_cannot_propose(people: People):
    people.browser("auditor").get("/de/ideen/neu", status=403)


def test_days_are_working_days(app):
    with app.app_context():
        assert clock.is_working_day(Proposal(state_since=clock.now()).answer_due)
