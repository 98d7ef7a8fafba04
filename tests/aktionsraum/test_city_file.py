from __future__ import annotations

from pathlib import Path

import pytest

from beteiligung.aktionsraum.cityfile import DORTMUND, read_city
from beteiligung.aktionsraum.models import AreaKind
from beteiligung.command import BadInput
from beteiligung.web.languages import complete_languages

DATA = Path(__file__).parents[1] / "data"
SLUGS = {
    "bodelschwingh-westerfilde", "borsigplatz", "boevinghausen-westrich", "dorstfeld", "dorstfelder-bruecke",
    "eving-kemminghausen", "eving-lindenhorst", "hafen", "hoerde", "marten", "nette", "nordmarkt", "scharnhorst-ost",
    "wambeler-heide", "meylantviertel", "alt-scharnhorst", "wickede",
}  # fmt: skip


def test_dortmund_has_its_areas_fields_and_money():
    plan = read_city(DORTMUND)
    today = [area for area in plan.areas if area.is_active_in(2026)]

    assert {area.slug for area in plan.areas} == SLUGS
    assert sum(area.kind is AreaKind.AKTIONSRAUM for area in today) == 13
    assert sum(area.kind is AreaKind.AKTIONSQUARTIER for area in today) == 2
    assert {area.slug: area.active_until for area in plan.areas if area not in today} == {
        "alt-scharnhorst": 2020,
        "wickede": 2020,
    }
    assert [field.slug for field in plan.fields] == ["arbeit", "kinder", "zusammenhalt"]
    languages = {language.address for language in complete_languages()}
    assert all(languages == set(names) for field in plan.fields for names in (field.names, field.short_names))
    assert plan.money.amount_cents == 230_000_00
    assert plan.area_pots(2026) == {area.slug: 5_000_00 for area in today if area.kind is AreaKind.AKTIONSRAUM}
    assert plan.central_pot_cents(2026) == 165_000_00


def test_dortmunds_areas_have_places_of_their_own_in_the_schematic_map():
    places = [(area.row, area.column) for area in read_city(DORTMUND).areas if area.active_until is None]

    assert len(set(places)) == 15
    assert all(row and column for row, column in places)


def test_another_city_needs_no_fork():
    plan = read_city(DATA / "small-town.toml")

    assert plan.name == "Kleinstadt"
    assert plan.area_pots(2026) == {"altstadt": 1_000_00, "neue-heide": 500_00}
    assert plan.court == "Verwaltungsgericht Kleinstadt, Am Tor 2, 12345 Kleinstadt"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('name = "Kleinstadt"', 'name = "', "line 2"),
        ('name = "Kleinstadt"', "", "town.toml, city, name: "),
        ('name = "Kleinstadt"', "name = 7", "town.toml, city, name: "),
        ("amount = 10000", "amount = -1", "town.toml, fund, amount: "),
        ("amount = 10000", "amount = 10000.5", "town.toml, fund, amount: "),
        ("amount = 10000", "amount = 1200", "town.toml, fund: "),
        ("latitude = 50\n", "latitude = 91\n", "town.toml, areas[1], latitude: "),
        ("latitude = 50\n", "latitude = true\n", "town.toml, areas[1], latitude: "),
        ("latitude = 50\n", "latitude = nan\n", "town.toml, areas[1], latitude: "),
        ('slug = "altstadt"', 'slug = "Alt Stadt"', "town.toml, areas[1], slug: "),
        ('slug = "neue-heide"', 'slug = "altstadt"', "town.toml, areas[2], slug: "),
        ('kind = "aktionsquartier"', 'kind = "dorf"', "town.toml, areas[2], kind: "),
        ("active_from = 2020", "active_from = 2020\nactive_until = 2019", "town.toml, areas[1], active_until: "),
        ("active_from = 2020", "active_form = 2020", "town.toml, areas[1], active_from: "),
        ('phone = "01234 567"', 'telephone = "01234 567"', "town.toml, office, telephone: "),
        ('names = { de = "Alles, was hilft" }', 'names = { en = "Everything" }', "town.toml, fields[1], names: "),
        ("[[fields]]", "[fields]", "town.toml, fields: "),
        ("[court]", "[curt]", "town.toml, court: "),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(tmp_path, old, new, place):
    text = (DATA / "small-town.toml").read_text()
    assert old in text
    path = tmp_path / "town.toml"
    path.write_text(text.replace(old, new, 1))

    with pytest.raises(BadInput) as fault:
        read_city(path)

    assert place in str(fault.value)


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    path = tmp_path / "town.toml"
    path.write_bytes((DATA / "small-town.toml").read_text().replace("Altstadt", "Höhe").encode("latin-1"))

    with pytest.raises(BadInput, match=r"town\.toml, line \d+: the file is not UTF-8"):
        read_city(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match="nowhere"):
        read_city(tmp_path / "nowhere.toml")
