from __future__ import annotations

import sqlalchemy as sa

from beteiligung.aktionsraum.models import Aktionsraum, City, FieldOfAction
from beteiligung.budget.models import Fund, Pot, PotStatus
from beteiligung.core import clock
from beteiligung.core.database import Base, session, unit_of_work
from tests.support.application import application


def rows(app) -> dict[str, list]:
    """Everything ``init`` writes, as plain values."""
    with app.app_context():
        return {
            table.name: [tuple(row) for row in session().execute(sa.select(table).order_by(*table.primary_key))]
            for table in (
                Base.metadata.tables[name] for name in ("cities", "aktionsraeume", "fields_of_action", "funds", "pots")
            )
        }


def test_sets_up_dortmund(app, command):
    output = command("init").stdout

    assert "Dortmund: 13 Aktionsräume, 2 Aktionsquartiere, 2 former areas, 3 fields of action" in output
    with app.app_context():
        assert session().get_one(City, 1).court.startswith("Verwaltungsgericht Gelsenkirchen")
        assert session().scalar(sa.select(sa.func.count()).select_from(Aktionsraum)) == 17
        assert session().scalar(sa.select(sa.func.count()).select_from(FieldOfAction)) == 3
        fund = session().scalars(sa.select(Fund)).one()
        assert (fund.year, fund.amount_cents, fund.allotted_cents) == (clock.today().year, 230_000_00, 230_000_00)
        pots = {pot.slug: pot for pot in session().scalars(sa.select(Pot))}
        assert pots.pop("zentral").amount_cents == 165_000_00
        assert len(pots) == 13
        assert {pot.amount_cents for pot in pots.values()} == {5_000_00}
        assert {pot.status for pot in pots.values()} == {PotStatus.RELEASED}
        assert not {"meylantviertel", "wambeler-heide", "wickede"} & set(pots)


def test_twice_changes_nothing(app, command):
    command("init")
    before = rows(app)

    command("init")

    assert rows(app) == before


def test_never_overwrites_amounts_but_brings_facts_up_to_date(app, command):
    command("init")
    with app.app_context(), unit_of_work():
        session().execute(sa.update(Pot).where(Pot.slug == "nette").values(amount_cents=4_000_00))
        session().execute(sa.update(Aktionsraum).where(Aktionsraum.slug == "nette").values(name="Falsch"))

    command("init")

    with app.app_context():
        assert session().scalar(sa.select(Pot.amount_cents).where(Pot.slug == "nette")) == 4_000_00
        assert session().scalar(sa.select(Aktionsraum.name).where(Aktionsraum.slug == "nette")) == "Nette"


def test_a_new_year_gets_its_own_money(app, command):
    command("init")
    with clock.freeze(clock.now().replace(year=clock.today().year + 1, month=1, day=15)):
        command("init")

    with app.app_context():
        assert session().scalar(sa.select(sa.func.count()).select_from(Fund)) == 2
        assert session().scalar(sa.select(sa.func.count()).select_from(Pot)) == 28


def test_another_city_by_its_file(app, command, data):
    command("init", "--city", data / "small-town.toml")

    again = command("init")

    assert "Kleinstadt is set up already" in again.stdout
    with app.app_context():
        assert session().scalars(sa.select(Aktionsraum.slug).order_by(Aktionsraum.slug)).all() == [
            "altstadt",
            "neue-heide",
        ]


def test_two_cities_in_one_database_are_refused(app, command, data):
    command("init")
    before = rows(app)

    refusal = command("init", "--city", data / "small-town.toml", code=1)

    assert "Dortmund" in refusal.stderr
    assert rows(app) == before


def test_a_bad_file_changes_nothing(app, command, data, tmp_path):
    bad = tmp_path / "town.toml"
    bad.write_text((data / "small-town.toml").read_text().replace("latitude = 50\n", "latitude = 500\n"))

    refusal = command("init", "--city", bad, code=2)

    assert "town.toml, areas[1], latitude" in refusal.stderr
    assert not any(rows(app).values())


def test_without_tables_it_says_what_to_do(empty_database_url, tmp_path):
    with application(DATABASE_URL=empty_database_url, INSTANCE=str(tmp_path)) as app:
        result = app.test_cli_runner().invoke(args=["init"])

    assert result.exit_code == 1
    assert "beteiligung db upgrade" in result.stderr
