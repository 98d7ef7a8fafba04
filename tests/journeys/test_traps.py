"""Every form of people whom nobody knows has the same trap, in every language, and a person in it loses nothing."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import DecisionKind, Side
from tests.proposals.proposing.screens import to_check
from tests.support.factories import make_city, make_decision, make_proposal

TYPED = {
    "email": "mina@example.org",
    "text": "Das habe ich selbst geschrieben.",
    "explanation": "Im zweiten Satz steht ein Name.",
    "reason": "private_data",
    "good_faith": True,
}
KEPT = ("email", "text", "explanation")


@pytest.fixture
def forms(people, world, app):
    """Address of each, without its language."""
    world(make_city)
    idea = world(make_proposal, area=people.here)
    decision = world(make_decision, idea, DecisionKind.REJECT, ground="insult", text="Eine Person wird beleidigt.")
    token = token_of(app.config["SECRET_KEY"], decision.id, Side.AUTHOR)
    return (
        "konto/anmelden",
        f"ideen/{idea.id}/unterstuetzen",
        f"ideen/{idea.id}/kommentieren",
        f"ideen/{idea.id}/mithelfen",
        f"ideen/{idea.id}/melden",
        f"entscheidungen/{token}/beschwerde",
    )


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_a_filled_trap_is_sent_once_more(browser, forms, language):
    for path in forms:
        page = browser.get(f"/{language}/{path}")
        (trap,) = page.find_all(".trap")
        assert trap.get_text(strip=True)
        assert trap["aria-hidden"] == "true"
        form = page.form()
        typed = {name: text for name, text in TYPED.items() if name in form.names()}
        refused = form.fill(website="https://spam.example", **typed).submit(status=422)
        again = refused.form()
        assert again.value("website") == ""
        assert all(again.value(name) == typed[name] for name in KEPT if name in typed)


@pytest.mark.one_database
def test_the_last_screen_of_an_idea_has_it_too(people, browser):
    assert people.here
    page = to_check(browser).form().fill(email="mina@example.org", website="x").submit(None, status=422)
    assert page.form().fill(website="").submit(None).status == 200


@pytest.mark.one_database
def test_whoever_is_known_meets_none(people, forms):
    for path in forms[1:]:
        page = people.browser("resident").get(f"/de/{path}")
        assert not page.find_all(".trap")
        assert not page.find_all("[name=shown]")


@pytest.mark.one_database
def test_who_sends_at_once_is_asked_kindly_and_then_goes_on(app, browser, forms):
    app.config["BETEILIGUNG_FORM_SECONDS"] = "2"
    now = clock.now()
    for path in forms:
        with clock.freeze(now):
            form = browser.get(f"/de/{path}").form()
            typed = {name: text for name, text in TYPED.items() if name in form.names()}
            page = form.fill(**typed).submit(status=422)
            assert "Das ging sehr schnell" in page.refusals
            assert all(page.form().value(name) == typed[name] for name in KEPT if name in typed)
            assert "Das ging sehr schnell" in page.form().submit(status=422).refusals
            forged = browser.get(f"/de/{path}").form().fill(**typed).tamper(shown="1600000000.x").submit(status=422)
            assert "sehr schnell" in forged.refusals
        with clock.freeze(now + timedelta(seconds=2)):
            assert not page.form().submit().refusals


@pytest.mark.one_database
def test_a_form_that_lay_open_for_days_is_not_hasty(app, browser, forms):
    app.config["BETEILIGUNG_FORM_SECONDS"] = "2"
    form = browser.get(f"/de/{forms[0]}").form().fill(email="mina@example.org")
    with clock.freeze(clock.now() + timedelta(days=13)):
        assert form.submit().path == "/de/konto/anmelden/code"
