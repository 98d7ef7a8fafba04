"""A stack of cards is entered without a mouse: Enter leads on, sends, and the next card begins where the last one did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalEntry
from tests.support.personas import People
from tests.support.server import Server

pytestmark = pytest.mark.one_database


def test_three_cards(server: Server, people: People, somebody: Callable[..., Any]):
    assert people.here
    page = somebody("officer").page
    page.goto(f"{server.url}/de/moderation/aufnehmen?stapel=1")
    title = page.locator("[name=title]")
    expect(title).to_be_focused()
    page.keyboard.press("Shift+Tab")  # to what all the cards say
    expect(page.locator("[name=consent]")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    for number in (1, 2, 3):
        page.keyboard.type(f"Karte Nummer {number}")
        page.keyboard.press("Enter")
        page.keyboard.type("Der erste Satz steht oben.")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type(f"Der zweite steht auf Karte {number}.")
        for _field in ("text", "place"):
            page.keyboard.press("Enter")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator("#title-hint")).to_contain_text(f"Aufgenommen: Nummer {number}")
        expect(title).to_be_focused()
    address = page.locator("[name=postal_address]")
    page.locator("summary", has_text="Wie wir die Person erreichen").press("Enter")
    page.locator("[name=channel][value=letter]").press("Space")
    address.press_sequentially("Münsterstraße 12\n44145 Dortmund\n")
    assert address.input_value() == "Münsterstraße 12\n44145 Dortmund\n", "an address has lines"
    page.keyboard.press("Enter")
    expect(page.locator("[name=contact_name]")).to_be_focused()
    with server.app.app_context():
        texts = session().scalars(sa.select(Proposal.text).order_by(Proposal.id)).all()
        assert session().scalar(sa.select(sa.func.count()).select_from(ProposalEntry)) == 3
    assert texts[0] == "Der erste Satz steht oben.\nDer zweite steht auf Karte 1."
