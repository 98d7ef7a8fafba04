from __future__ import annotations

import pytest
import sqlalchemy as sa

from beteiligung.aktionsraum.queries import area_names
from beteiligung.core.database import session
from beteiligung.moderation.models import WaitingItem
from beteiligung.proposals.models import Proposal, ProposalField, ProposalState, Source
from tests.support.realdata import real_data

pytestmark = pytest.mark.usefixtures("city")


def ideas(app) -> list[Proposal]:
    with app.app_context():
        found = list(session().scalars(sa.select(Proposal).order_by(Proposal.id)))
        session().expunge_all()
        return found


def areas(app) -> list[str]:
    with app.app_context():
        names = area_names()
        return [names[idea.aktionsraum_id] for idea in ideas(app)]


def last_line(result) -> str:
    return result.stdout.splitlines()[-1]


@pytest.mark.parametrize("name", ["projects.pb", "projects-crlf-bom.pb"])
def test_takes_the_projects_of_a_pabulib_file(app, command, data, name):
    result = command("proposals", "import", data / name)

    assert last_line(result) == "proposals 4"
    trees, place, long, benches = ideas(app)
    assert trees.title == "Bäume für den Schulhof"
    assert trees.cost_cents == 12_000_00
    assert (trees.import_id, trees.author_id, trees.source, trees.text) == ("P-1", None, Source.IMPORT, "")
    assert (trees.state, trees.language) == (ProposalState.SUBMITTED, "de")
    assert trees.import_note == "Zielgruppe: children"
    assert place.title == 'Ein "Platz an der Sonne" für alle'
    assert place.cost_cents == 40_50
    assert place.import_note == "Kategorie: Umwelt"
    assert 300 < len(long.title) < 500
    assert long.cost_cents == 0
    assert benches.title == "Bänke; die bleiben"
    assert areas(app) == ["Nordmarkt", "Hörde", "Borsigplatz", "Dorstfeld"]


def test_imported_ideas_wait_at_the_desk_with_their_fields(app, command, data):
    command("proposals", "import", data / "projects.pb")

    with app.app_context():
        assert session().scalar(sa.select(sa.func.count()).select_from(WaitingItem)) == 4
        assert session().scalar(sa.select(sa.func.count()).select_from(ProposalField)) == 3


def test_the_same_content_again_is_passed_over(app, command, data, tmp_path):
    command("proposals", "import", data / "projects.pb", "--aktionsraum", "nette")
    copy = tmp_path / "other-name.pb"
    copy.write_bytes((data / "projects.pb").read_bytes())

    again = command("proposals", "import", copy, "--aktionsraum", "hafen")

    assert last_line(again) == "proposals 4"
    assert set(areas(app)) == {"Nette"}
    assert len(ideas(app)) == 4


def test_an_id_of_another_file_is_another_idea(app, command, data, tmp_path):
    command("proposals", "import", data / "projects.pb")
    changed = tmp_path / "projects.pb"
    changed.write_bytes((data / "projects.pb").read_bytes().replace("Bäume".encode(), b"Beete"))

    assert last_line(command("proposals", "import", changed)) == "proposals 4"
    assert len(ideas(app)) == 8


def test_another_currency_is_a_note(app, command, data):
    command("proposals", "import", data / "projects-foreign.pb")

    (meadow,) = ideas(app)
    assert (meadow.cost_cents, meadow.import_note, meadow.language) == (None, "Kosten: 5000 PLN", "pl")
    assert areas(app) == ["Nordmarkt"]


def test_a_place_that_is_no_area_does_not_decide(app, command, data):
    refusal = command("proposals", "import", data / "projects-no-area.pb", code=2)
    assert "line 6: neither area nor position is given" in refusal.stderr
    assert ideas(app) == []

    command("proposals", "import", data / "projects-no-area.pb", "--aktionsraum", "hafen", "--language", "fr")

    square, bench = ideas(app)
    assert (square.place, square.language, square.cost_cents) == ("Saint-Cyprien", "fr", 5000_00)
    assert bench.cost_cents == 6000_00
    assert areas(app) == ["Hafen", "Hafen"]


def test_takes_csv(app, command, data):
    result = command("proposals", "import", data / "ideas.csv")

    assert last_line(result) == "proposals 4"
    benches, beds, cafe, harbour = ideas(app)
    assert benches.text == "Ältere Leute möchten sitzen.\n\nUnd zwar im Schatten, bitte."
    assert (benches.cost_cents, benches.language, benches.import_id) == (1234_56, "de", "1")
    assert (beds.cost_cents, beds.text) == (10_50, "")
    assert (cafe.language, cafe.cost_cents) == ("ar", None)
    assert harbour.import_note == "Kategorie: Umwelt"
    assert (harbour.latitude, harbour.longitude) == (51.529, 7.4424)
    assert areas(app) == ["Nordmarkt", "Hörde", "Eving-Kemminghausen", "Hafen"]


def test_takes_csv_as_spreadsheets_write_it(app, command, data):
    command("proposals", "import", data / "ideas-excel.csv")

    assert [(idea.title, idea.cost_cents) for idea in ideas(app)] == [
        ("Bänke am Platz", 49_90),
        ("Titel; mit Semikolon", 1200_00),
    ]


def test_csv_may_bring_ids(app, command, data):
    command("proposals", "import", data / "ideas-with-ids.csv", "--aktionsraum", "marten")

    assert [idea.import_id for idea in ideas(app)] == ["a7", "a8"]


def test_an_area_for_all_wins_over_the_file_and_keeps_what_it_said(app, command, data):
    command("proposals", "import", data / "ideas.csv", "--aktionsraum", "marten")

    assert set(areas(app)) == {"Marten"}
    assert ideas(app)[0].import_note == "Aktionsraum: Nordmarkt"


@pytest.mark.parametrize(
    ("name", "fault"),
    {
        "negative-cost.pb": "line 8, cost: '-10' is no amount",
        "duplicate-id.csv": "line 4: the id '7' is already in line 2",
        "area.csv": "line 3, aktionsraum: there is no area 'Entenhausen'",
        "far-away.csv": "line 2: this position lies in no area",
        "encoding.csv": "line 3: the file is not UTF-8",
    }.items(),
)
def test_a_bad_file_is_refused_with_its_place_and_changes_nothing(app, command, data, name, fault):
    options = ["--aktionsraum", "nordmarkt"] if name.endswith(".pb") else []

    refusal = command("proposals", "import", data / f"bad-{name}", *options, code=2)

    assert fault in refusal.stderr
    assert refusal.stdout == ""
    assert ideas(app) == []


def test_ideas_without_an_area_need_one_for_all(app, command, data):
    assert "line 2: neither" in command("proposals", "import", data / "ideas-without-area.csv", code=2).stderr

    command("proposals", "import", data / "ideas-without-area.csv", "--aktionsraum", "nette")

    assert areas(app) == ["Nette", "Nette"]


def test_options_are_checked(command, data):
    unknown = command("proposals", "import", data / "projects.pb", "--aktionsraum", "entenhausen", code=2)
    assert "--aktionsraum: there is no area 'entenhausen'" in unknown.stderr
    language = command("proposals", "import", data / "projects.pb", "--language", "Klingonisch!", code=2)
    assert "--language" in language.stderr


@pytest.mark.parametrize(
    ("name", "count", "language", "longest"),
    [
        ("netherlands_amsterdam_645_.pb", 38, "nl", 60),
        ("France_Toulouse_2022_6_-_Saint-Cyprien.pb", 10, "de", 200),
        ("poland_wieliczka_2023_green-budget.pb", 64, "pl", 260),
    ],
)
def test_real_files(app, command, name, count, language, longest):
    result = command("proposals", "import", real_data(f"pabulib/{name}"), "--aktionsraum", "nordmarkt")

    found = ideas(app)
    assert last_line(result) == f"proposals {count}"
    assert len(found) == count
    assert {idea.language for idea in found} == {language}
    assert max(len(idea.title) for idea in found) < longest


def test_the_costs_of_the_real_neighbourhood_budget(app, command):
    command("proposals", "import", real_data("pabulib/netherlands_amsterdam_645_.pb"), "--aktionsraum", "nordmarkt")

    costs = {idea.import_id: idea.cost_cents for idea in ideas(app)}
    assert costs["44442"] == 125_000_00
    assert sum(costs[one] for one in ("44424", "44439", "44449", "44422", "44453")) == 147_000_00
    assert ideas(app)[0].import_note == "Kategorie: Groen"
