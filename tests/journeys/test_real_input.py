"""A real neighbourhood budget goes the whole way: import, publish, promote by votes; the pot cannot be overspent.

The real file is not part of the repository; a made-up one with the same traps always runs.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from beteiligung.budget.models import LedgerEntry, Pot
from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal, ProposalState
from tests.journeys import residents, staff
from tests.support.factories import make_staff
from tests.support.pages import Browser
from tests.support.personas import sign_in
from tests.support.realdata import CHECKOUT, real_data

HERE = Path(__file__).parent
CENTRAL_CENTS = 165_000_00


@dataclass(frozen=True)
class Case:
    """A file, and which of its first projects by votes fit into the central pot."""

    fits: tuple[str, ...]
    refused: tuple[str, ...]
    bound_cents: int
    count: int


REAL = Case(("44424", "44439", "44449", "44422", "44453"), ("44442", "44440"), 147_000_00, 38)
MADE_UP = Case(("w-1", "w-2", "w-4", "w-5", "w-6"), ("w-3", "w-7"), 147_000_00, 9)


@pytest.mark.timeout(300)
def test_the_neighbourhood_budget_of_amsterdam(dortmund):
    boundaries, votes = real_data("geo/aktionsraeume.geojson"), real_data("pabulib/netherlands_amsterdam_645_.pb")
    run(dortmund, "areas", "import", str(boundaries), ends_with="areas 15")
    go_the_whole_way(dortmund, votes, REAL)


@pytest.mark.timeout(300)
def test_a_made_up_neighbourhood_budget(dortmund):
    boundaries = CHECKOUT / "tests" / "data" / "areas-bom.geojson"
    run(dortmund, "areas", "import", str(boundaries))
    go_the_whole_way(dortmund, HERE / "viertel.pb", MADE_UP)


def run(dortmund, *arguments, ends_with=""):
    result = dortmund.app.test_cli_runner().invoke(args=list(arguments))
    assert result.exit_code == 0, result.output
    assert result.stdout.rstrip().endswith(ends_with), result.output


def go_the_whole_way(dortmund, path, case):
    app, officer = dortmund.app, dortmund.browser("officer")
    for _again in range(2):
        run(
            dortmund,
            "proposals",
            "import",
            str(path),
            "--aktionsraum",
            "nordmarkt",
            ends_with=f"proposals {case.count}",
        )
    numbers = imported(app)
    assert len(numbers) == case.count
    for number in numbers.values():
        officer.get(f"/de/moderation/ideen/{number}").form().submit("Veröffentlichen")
    assert states(app) == {ProposalState.PUBLISHED: case.count}

    favourite = numbers[case.fits[0]]
    address = Browser(app).get(f"/de/ideen/{favourite}").path
    residents.support(dortmund.browser("resident"), address)
    residents.comment(dortmund.browser("resident"), address, "Das wünsche ich mir schon lange.")
    assert "1 Stimme" in Browser(app).get(address)

    coordinators = [dortmund.browser("coordinator"), dortmund.browser("coordinator_2"), Browser(app)]
    sign_in(coordinators[2], dortmund.world(make_staff, "coordinator", name="Dritte Person"))
    bound = 0
    for project, cents in by_votes(path)[:7]:
        staff.review(officer, numbers[project])
        file = staff.promote(officer, numbers[project]).path
        staff.apply(officer, file, euros=f"{cents // 100},{cents % 100:02d}", pot="Projektmittel")
        staff.check(coordinators[0], file)
        before = money(app)
        if bound + cents <= CENTRAL_CENTS:
            assert project in case.fits
            staff.decide(officer, file)
            staff.sign_first(coordinators[1], file)
            assert "Bewilligt" in staff.sign_second(coordinators[2], file)
            bound += cents
        else:
            assert project in case.refused
            page = staff.decide(officer, file, status=409)
            assert "reicht" in page.refusals or "frei" in page.refusals, page.refusals
            assert page.form().value("body") == "Projektkonferenz Nordstadt"
            assert money(app) == before, "something moved"
            assert "Formal geprüft" in officer.get(file)
    assert bound == case.bound_cents
    reserved, committed, paid, entries = money(app)
    assert (reserved, committed, paid) == (0, case.bound_cents, 0)
    assert entries == 2 * len(case.fits)
    budget = Browser(app).get("/de/budget/")
    assert "147.000" in budget
    assert "18.000" in budget, "what is left of the central pot"


def imported(app):
    with app.app_context():
        rows = session().execute(sa.select(Proposal.import_id, Proposal.id).order_by(Proposal.id))
        return {row.import_id: row.id for row in rows}


def states(app):
    with app.app_context():
        counted = sa.select(Proposal.state, sa.func.count()).group_by(Proposal.state)
        return dict(session().execute(counted).all())


def money(app):
    """Balances of the central pot in cents, and how many lines the project book has."""
    with app.app_context():
        pot = session().scalars(sa.select(Pot).where(Pot.slug == "zentral")).one()
        entries = session().scalar(sa.select(sa.func.count()).select_from(LedgerEntry))
        return pot.reserved_cents, pot.committed_cents, pot.paid_cents, entries


def by_votes(path):
    """Project and cost in cents, in the order of the file's votes."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    start = lines.index("PROJECTS") + 1
    end = lines.index("VOTES")
    rows = sorted(csv.DictReader(lines[start:end], delimiter=";"), key=lambda row: -int(row["votes"]))
    return [(row["project_id"], round(float(row["cost"]) * 100)) for row in rows]
