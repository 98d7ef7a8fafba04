"""The last screen: name and address."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import ProposalContact, ProposalState
from tests.proposals.proposing.screens import ideas, the_idea, to_check
from tests.support.pages import Browser
from tests.support.world import World

S = ProposalState


def test_a_broken_address_is_said(browser: Browser, world: World):
    form = to_check(browser).form()
    for address in ("", "keine", "a@", "@b.de", "a b@c.de", "a@b\ncc: x@y.de", "x" * 300 + "@b.de"):
        page = form.fill(email=address, shown_name="Ayla").submit("Idee senden", status=422)
        assert page.refusals
        assert page.form().value("shown_name") == "Ayla"
        assert the_idea(world).state is S.DRAFT


def test_a_borrowed_name_is_refused_and_kept_to_be_changed(browser: Browser, world: World):
    page = (
        to_check(browser)
        .form()
        .fill(email="neu@example.org", shown_name="Projektbüro")
        .submit("Idee senden", status=422)
    )
    assert "klingt nach einem Amt" in page.refusals
    assert page.form().value("shown_name") == "Projektbüro"
    assert page.form().value("email") == "neu@example.org"
    assert the_idea(world).state is S.DRAFT


def test_the_last_form_sent_twice_sends_one_mail(browser: Browser, world: World):
    form = to_check(browser).form().fill(email="neu@example.org")
    for _sent in ("once", "twice"):
        assert form.submit("Idee senden").path.endswith("/konto/anmelden/code")
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 1
    assert ideas(world) == [(1, S.UNCONFIRMED)]


def test_a_wrong_address_can_be_corrected(browser: Browser, world: World):
    to_check(browser).form().fill(email="falsch@example.org").submit("Idee senden")
    page = browser.get("/de/ideen/neu/1/fertig").follow("Adresse ändern")
    assert page.form().value("email") == "falsch@example.org"
    page.form().fill(email="neu@example.org").submit("Idee senden")
    assert world.ask(lambda: session().get_one(ProposalContact, 1).email) == "neu@example.org"
    assert world.ask(lambda: session().scalar(sa.select(sa.func.count()).select_from(OutboxMail))) == 2
