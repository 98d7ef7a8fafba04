"""The last screen: name and address."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import ProposalContact, ProposalState
from tests.proposals.proposing.screens import ideas, the_idea, to_check
from tests.support.factories import make_account
from tests.support.pages import Browser
from tests.support.personas import sign_in
from tests.support.world import World

S = ProposalState


def test_a_broken_address_is_said(browser: Browser, world: World):
    form = to_check(browser).form()
    for address in ("", "keine", "a@", "@b.de", "a b@c.de", "a@b\ncc: x@y.de", "x" * 300 + "@b.de"):
        page = form.fill(email=address, shown_as="other", shown_name="Ayla").submit("Idee senden", status=422)
        assert page.refusals
        assert page.form().value("shown_name") == "Ayla"
        assert the_idea(world).state is S.DRAFT


def test_a_borrowed_name_is_refused_and_kept_to_be_changed(browser: Browser, world: World):
    page = (
        to_check(browser)
        .form()
        .fill(email="neu@example.org", shown_as="other", shown_name="Projektbüro")
        .submit("Idee senden", status=422)
    )
    assert "klingt nach einem Amt" in page.refusals
    assert page.form().value("shown_name") == "Projektbüro"
    assert page.form().value("email") == "neu@example.org"
    assert the_idea(world).state is S.DRAFT


def test_the_last_form_sent_twice_sends_one_mail(browser: Browser, world: World):
    form = to_check(browser).form().fill(email="neu@example.org")
    for _sent in ("once", "twice"):
        assert form.submit("Idee senden").heading == "Bitte bestätigen Sie Ihre Idee"
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 1
    assert ideas(world) == [(1, S.UNCONFIRMED)]


def test_a_wrong_address_can_be_corrected(browser: Browser, world: World):
    page = (
        to_check(browser)
        .form()
        .fill(email="falsch@example.org", shown_as="other", shown_name="Ayla")
        .submit("Idee senden")
    )
    page = page.follow("Andere Adresse nehmen")
    assert page.form().value("email") == "falsch@example.org"
    assert page.form().fill(email="kein @").submit("Code schicken", status=422).refusals
    page = page.form().fill(email="neu@example.org").submit("Code schicken")
    assert "neu@example.org" in page
    assert world.ask(lambda: session().get_one(ProposalContact, 1).email) == "neu@example.org"
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 2
    assert the_idea(world).shown_name == "Ayla"


def test_the_browser_s_back_button_and_another_address(browser: Browser, world: World):
    form = to_check(browser).form().fill(email="falsch@example.org")
    form.submit("Idee senden")
    page = form.fill(email="neu@example.org").submit("Idee senden")
    assert page.heading == "Bitte bestätigen Sie Ihre Idee"
    assert "neu@example.org" in page
    assert ideas(world) == [(1, S.UNCONFIRMED)]


def test_nothing_is_shown_unless_a_name_is_chosen(browser: Browser, world: World):
    form = to_check(browser).form()
    assert form.choices("shown_as") == {"nobody": "Nachbar*in", "other": "Ein anderer Name"}
    assert form.value("shown_as") == "nobody"
    form.fill(email="neu@example.org", shown_name="Ayla").submit("Idee senden")
    assert the_idea(world).shown_name is None, "a name beside another choice is none"


def test_another_name_needs_one(browser: Browser, world: World):
    form = to_check(browser).form().fill(email="neu@example.org", shown_as="other")
    page = form.submit("Idee senden", status=422)
    assert "Bitte schreiben Sie einen Namen" in page.refusals
    assert page.form().value("shown_as") == "other"
    page.form().fill(shown_name="Ayla").submit("Idee senden")
    assert the_idea(world).shown_name == "Ayla"


def test_the_choice_of_none_outlives_going_back(app: Flask, world: World):
    browser = sign_in(Browser(app), world(make_account, shown_name="Ayla"))
    form = to_check(browser).form()
    assert form.choices("shown_as") == {"last": "Ayla", "nobody": "Nachbar*in", "other": "Ein anderer Name"}
    assert form.value("shown_as") == "last"
    page = form.fill(shown_as="nobody").submit("Zurück").form().submit("Weiter")
    assert page.form().value("shown_as") == "nobody"
    page.form().submit("Idee senden")
    assert the_idea(world).shown_name is None


def test_the_name_used_last_is_offered_for_the_next_idea(app: Flask, world: World):
    account = world(make_account, shown_name="Ayla")
    browser = sign_in(Browser(app), account)
    to_check(browser).form().fill(shown_as="other", shown_name="Rana").submit("Idee senden")
    assert world.now(account).shown_name == "Rana"
    form = to_check(browser).form()
    assert form.choices("shown_as")["last"] == "Rana"
    form.fill(shown_as="nobody").submit("Idee senden")
    assert world.now(account).shown_name == "Rana", "who chose none keeps the name they have"
