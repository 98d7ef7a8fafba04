"""What was removed from an idea is gone from its measures, too, on every page."""

from __future__ import annotations

import pytest

from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Stale
from beteiligung.core.text import REMOVED
from beteiligung.measures import operations
from beteiligung.measures.models import Measure
from beteiligung.proposals.models import Proposal
from tests.measures.way import BODY, CONTACT, EUROS, Crew
from tests.support.factories import make_measure, make_pot, make_proposal
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

NAME = "Frau Çelik"
FACTS = "Im Titel steht der volle Name einer anderen Person."


@pytest.fixture
def idea(people: People, world: World) -> Proposal:
    text = f"{NAME} braucht hier eine Bank zum Sitzen."
    return world(
        make_proposal, "in_review", area=people.here, author=people.author, title=f"Bank für {NAME}", text=text
    )


@pytest.fixture
def measure(idea: Proposal, world: World) -> Measure:
    """Made from the idea by the operations, until it has its money and stands on the first page."""
    return world(granted, idea.id, idea.aktionsraum_id)


def granted(idea_id: int, area_id: int) -> Measure:
    with unit_of_work():
        crew, cents, pot = Crew(area_id), 3_000 * EUROS, make_pot()
        idea = session().get_one(Proposal, idea_id)
        summary = f"Eine Bank, wie {NAME.upper()} sie wollte."
        measure = operations.promote_proposal(crew.preparer, idea, body=BODY, contact=CONTACT, summary=summary)
        crew.apply(measure, cents, pot)
        crew.check(measure)
        crew.decide(measure, cents)
        crew.grant(measure, cents)
    return measure


def remove(people: People, idea: Proposal, by: str) -> None:
    address = {"author": f"/de/ideen/{idea.id}/stelle-entfernen"}
    page = people.browser(by).get(address.get(by, f"/de/moderation/ideen/{idea.id}/stelle-entfernen"))
    why = {} if by == "author" else {"ground": "private_data", "facts": FACTS}
    page.form().fill(passage=NAME, **why).submit().form().submit("Überall entfernen")


@pytest.mark.parametrize("by", ["author", "officer"])
def test_it_is_gone_from_every_public_page(
    people: People, idea: Proposal, measure: Measure, browser: Browser, world: World, by: str
) -> None:
    def addresses() -> list[str]:
        words = world.now(measure).words, world.now(idea).words
        return [
            f"/de/massnahmen/{measure.id}-{words[0]}",
            f"/de/ideen/{idea.id}-{words[1]}",
            "/de/massnahmen/",
            "/de/",
            "/de/ideen/",
            "/de/ideen/?q=bank",
            f"/de/aktionsraeume/{people.here.slug}",
            "/de/budget/",
        ]

    assert [address for address in addresses() if "çelik" in browser.get(address).html.casefold()] == addresses()
    remove(people, idea, by)
    assert not any("celik" in address for address in addresses())
    for address in addresses():
        html = browser.get(address).html.casefold()
        assert "çelik" not in html, address
        assert "celik" not in html, address
    page = browser.get(addresses()[0])
    assert page.heading == "Bank für [Textstelle entfernt]"
    assert "Eine Bank, wie [Textstelle entfernt] sie wollte." in page
    assert page.find("[data-share]")["data-share"].endswith(f"{measure.id}-bank-fuer")


def test_an_old_form_of_the_desk_does_not_bring_it_back(people: People, idea: Proposal, world: World) -> None:
    measure = world(make_measure, "advice", proposal=idea, title=f"Für {NAME}")
    remove(people, idea, "author")
    form = {"summary": f"Für {NAME}", "body": BODY, "contact": CONTACT, "version": measure.version}
    with world.app.app_context(), unit_of_work():
        now, crew = session().get_one(Measure, measure.id), Crew(measure.aktionsraum_id)
        with pytest.raises(Stale):
            operations.change_measure(crew.preparer, now, **form)


def test_other_measures_stay(people: People, idea: Proposal, world: World) -> None:
    other = world(make_measure, "advice", title=f"Für {NAME}")
    own = world(make_measure, "advice", proposal=idea, title=f"Für {NAME}")
    remove(people, idea, "author")
    assert (world.now(other).title, world.now(other).version) == (f"Für {NAME}", other.version)
    assert world.now(own).title == f"Für {REMOVED}"
