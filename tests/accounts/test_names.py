"""Chosen names: whoever reads one must not take a neighbour for the city."""

import pytest

from beteiligung.accounts.names import check_shown_name
from beteiligung.core.errors import InvalidInput
from tests.support.factories import make_account, make_city, make_staff

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context():
        make_city()
        yield


@pytest.mark.parametrize(
    "name",
    [
        "Ayla",
        "Familie Yılmaz",
        "Olena K.",
        "أمينة",
        "Kind der Nordstadt",
        "Admir",
        "Dortmunderin",
        "Oma Erna 73",
        "Amtmann",
    ],
)
def test_people_call_themselves_what_they_like(name):
    assert check_shown_name(name) == name


@pytest.mark.parametrize("name", [None, "", "   ", "\u200b", "\n"])
def test_no_name_is_a_neighbour(name):
    assert check_shown_name(name) is None


def test_names_are_cleaned():
    assert check_shown_name("  Rana\u202e \n K. ") == "Rana K."


@pytest.mark.parametrize(
    "name",
    [
        "Stadt Dortmund", "STADT DORTMUND", "Stadt", "Dortmund", "Projektbüro", "Projektbuero", "Das Projekt Büro",
        "Aktionsraumbeauftragte Nordmarkt", "Beauftragter", "Moderation", "Moderatorin Mia", "Admin", "A d m i n",
        "Adm1n", "@dmin", "Αdmin", "Аdmin", "админ", "Administrator", "Oberbürgermeister", "Jugendamt", "Ordnungsamt Nord",
        "Verwaltung", "Support", "Aktionsplan Soziale Stadt", "Koordination", "Rechnungsprüfung",
    ],
)  # fmt: skip
def test_nobody_passes_for_the_city(name):
    with pytest.raises(InvalidInput):
        check_shown_name(name)


@pytest.mark.parametrize(
    "name", ["Miriam Schulz", "schulz, miriam", "MiriamSchulz", "Míriam  Schülz", "Frau Miriam Schulz", "Міriam Schulz"]
)
def test_nobody_passes_for_staff(name):
    make_staff("coordinator", name="Miriam Schulz")
    with pytest.raises(InvalidInput):
        check_shown_name(name)


def test_parts_of_a_name_are_free_and_ones_own_is_too():
    staff = make_staff("coordinator", name="Miriam Schulz")
    assert check_shown_name("Miriam") == "Miriam"
    assert check_shown_name("Schulz") == "Schulz"
    assert check_shown_name("Miriam Schulz", account_id=staff.id) == "Miriam Schulz"
    with pytest.raises(InvalidInput):
        check_shown_name("Miriam Schulz", account_id=make_account().id)


@pytest.mark.parametrize(
    "name", ["x" * 61, "12345", "!!!", "ayla@example.org", "www.example.org", "Ayla 0231 5012345", "http://x.de"]
)
def test_what_is_no_name_is_refused(name):
    with pytest.raises(InvalidInput):
        check_shown_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Dortmund Belediyesi",
        "Belediye",
        "City of Dortmund",
        "Municipality",
        "بلدية دورتموند",
        "مكتب المشروع",
        "مكتب المشاريع",
        "مسؤول منطقة العمل",
        "Polis",
    ],
)
def test_the_city_in_other_languages_is_the_city_too(name):
    with pytest.raises(InvalidInput):
        check_shown_name(name)
