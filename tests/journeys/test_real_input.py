"""A real neighbourhood budget on our desk: Amsterdam's ideas against Dortmund's central pot of 165,000 €.

In the order of their votes 44424, 44439, 44449, 44422 and 44453 fit (147,000 €). 44442 (125,000 €, third) and 44440
(35,000 €, seventh) are refused in words at the step that would bind the money, and nothing moves.
"""

from collections.abc import Mapping
from functools import partial

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.budget.models import LedgerEntry, Pot
from beteiligung.core.database import session
from beteiligung.measures.models import Measure, MeasureState
from beteiligung.proposals.models import Proposal
from tests.journeys.officials import Crew, decide, fund, grant, pay
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.realdata import real_data
from tests.support.world import World

IN_ORDER = {
    "44424": 40_000,
    "44439": 20_000,
    "44442": 125_000,
    "44449": 30_000,
    "44422": 17_000,
    "44453": 40_000,
    "44440": 35_000,
}
REFUSED = {"44442", "44440"}


@pytest.fixture
def crew(dortmund: People) -> Crew:
    return Crew(*(dortmund.browser(name) for name in ("officer", "coordinator", "coordinator_2")))


def import_ideas(app: Flask, path: str) -> Mapping[str, int]:
    result = app.test_cli_runner().invoke(args=["proposals", "import", path, "--aktionsraum", "nordmarkt"])
    assert result.exit_code == 0, result.output
    with app.app_context():
        return {row.import_id: row.id for row in session().execute(sa.select(Proposal.import_id, Proposal.id))}


@pytest.mark.timeout(240)
def test_the_real_budget_is_never_overspent(app: Flask, crew: Crew, world: World) -> None:
    path = real_data("pabulib/netherlands_amsterdam_645_.pb")
    boundaries = app.test_cli_runner().invoke(args=["areas", "import", str(real_data("geo/aktionsraeume.geojson"))])
    assert boundaries.output.strip().endswith("areas 15")
    ideas = import_ideas(app, str(path))
    assert len(ideas) == 38
    measures = {}
    for project, euros in IN_ORDER.items():
        measure_id = fund(crew, ideas[project], str(euros))
        refused = project in REFUSED
        page = decide(crew.officer, measure_id, str(euros), status=409 if refused else 200)
        measures[project] = measure_id
        if refused:
            assert "frei" in page.refusals, page.refusals
            assert page.form().value("amount") == str(euros), "what was typed is kept"
            assert world.ask(partial(state_of, measure_id)) is MeasureState.CHECKED
        else:
            grant(crew, measure_id, str(euros))
    pay(crew, measures["44424"], "12500,50", "KASSE-2026-17")
    pot = world.ask(central_pot)
    assert (pot.reserved_cents, pot.committed_cents, pot.paid_cents) == (0, 147_000_00, 12_500_50)
    assert world.ask(bound_by_entries) == 147_000_00
    shows(Browser(app), measures)


def shows(visitor: Browser, measures: Mapping[str, int]) -> None:
    """Everybody sees where the money went."""
    budget = visitor.get("/de/budget/2026")
    assert "147.000 €" in budget
    assert "12.500,50 €" in visitor.get(f"/de/massnahmen/{measures['44424']}")
    assert "125.000" not in visitor.get(f"/de/massnahmen/{measures['44442']}")


def state_of(measure_id: int) -> MeasureState:

    return session().get_one(Measure, measure_id).state


def central_pot() -> Pot:

    return session().scalars(sa.select(Pot).where(Pot.slug == "zentral")).one()


def bound_by_entries() -> int:

    return session().scalar(sa.select(sa.func.sum(LedgerEntry.committed_cents + LedgerEntry.reserved_cents))) or 0
