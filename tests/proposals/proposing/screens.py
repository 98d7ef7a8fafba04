"""The screens, filled in, and what came of it."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.pages import Browser, Page
from tests.support.world import World

TITLE = "Eine Bank mit Schatten"
TEXT = "Viele ältere Leute warten hier in der Sonne."


def ideas(world: World) -> list[tuple[int, ProposalState]]:
    return world.ask(
        lambda: [(row.id, row.state) for row in session().scalars(sa.select(Proposal).order_by(Proposal.id))]
    )


def the_idea(world: World) -> Proposal:
    with world.app.app_context():
        idea = session().scalars(sa.select(Proposal)).one()
        session().expunge(idea)
        return idea


def to_what(browser: Browser, lang: str = "de") -> Page:
    return browser.get(f"/{lang}/ideen/neu").form().fill(raum="nordmarkt").submit(None)


def to_place(browser: Browser, lang: str = "de") -> Page:
    return to_what(browser, lang).form().fill(title=TITLE, text=TEXT).submit(None)


def to_details(browser: Browser, lang: str = "de") -> Page:
    return to_place(browser, lang).form().fill(place="Am Brunnen").submit(None)


def to_check(browser: Browser, lang: str = "de", cost: str = "1.200,50") -> Page:
    return to_details(browser, lang).form().fill(felder=["kinder"], cost=cost).submit(None)
