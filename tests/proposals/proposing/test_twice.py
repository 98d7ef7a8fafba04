"""Every step may arrive twice: a line breaks after the server has done its part, and the device sends it again."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import ProposalState
from tests.proposals.photo_files import PHOTO, SCREEN, kept, send
from tests.proposals.proposing.screens import TEXT, TITLE, ideas, the_idea, to_check, to_details, to_place, to_what
from tests.support.letters import last_letter
from tests.support.pages import Browser
from tests.support.world import World


def test_the_start_whose_answer_and_cookie_were_lost(browser: Browser, world: World):
    form = browser.get("/de/ideen/neu").form().fill(raum="nordmarkt")
    cookie = browser.client.get_cookie("beteiligung").value
    form.submit()
    browser.client.set_cookie("beteiligung", cookie)
    page = form.submit()
    assert page.path == "/de/ideen/neu/1/was"
    assert len(ideas(world)) == 1


def test_the_texts(browser: Browser, world: World):
    form = to_what(browser).form().fill(title=TITLE, text=TEXT)
    assert form.submit().path == form.submit().path
    assert len(ideas(world)) == 1


def test_the_place_with_a_photo(browser: Browser, world: World):
    to_place(browser)
    for _ in range(2):
        assert send(browser, SCREEN, PHOTO, place="Am Brunnen").headers["Location"] == "/de/ideen/neu/1/mehr"
    assert len(kept(world)) == the_idea(world).photo_count == 1


def test_the_details(browser: Browser, world: World):
    form = to_details(browser).form().fill(felder=["kinder"], cost="1.200,50")
    assert form.submit().path == form.submit().path
    assert the_idea(world).cost_cents == 120_050


def test_the_sending(browser: Browser, app: Flask, world: World):
    form = to_check(browser).form().fill(email="neu@example.org")
    assert form.submit().path == form.submit().path == "/de/ideen/neu/1/senden"
    assert ideas(world) == [(1, ProposalState.UNCONFIRMED)]
    mails = sa.select(sa.func.count()).select_from(OutboxMail)
    assert world.ask(lambda: session().scalar(mails)) == 1
    browser.get("/de/konto/anmelden/code").form().fill(code=last_letter(app, "neu@example.org").code).submit()
    assert ideas(world) == [(1, ProposalState.SUBMITTED)]
