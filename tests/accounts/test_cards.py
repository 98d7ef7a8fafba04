"""What the public is told of an officer, changed by themselves and by coordinators."""

import pytest

from beteiligung.accounts.operations import CardDraft, edit_card
from beteiligung.accounts.queries import actor_of, officers_of, staff_by_id
from beteiligung.core.database import unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from tests.support.factories import make_area, make_staff
from tests.support.pages import Browser

STAFF = "/de/verwaltung/personal/"


def do(actor, staff, draft, version=None):
    with unit_of_work():
        edit_card(actor, staff, draft, version=version or staff.card_version)


def test_a_card_is_cleaned_and_emptied(app):
    with app.app_context():
        area = make_area()
        account = make_staff("officer", [area])
        actor, staff = actor_of(account.id), staff_by_id(account.id)
        do(actor, staff, CardDraft(" Ole  Hier ", " ", "Mo 9 Uhr", None, "", [" Deutsch", "Türkçe ", "Deutsch", ""]))
        (card,) = officers_of(area.id)
        assert (card.name, card.phone, card.hours, card.public_email) == ("Ole Hier", None, "Mo 9 Uhr", None)
        assert card.languages == ["Deutsch", "Türkçe"]
        with pytest.raises(Stale):
            do(actor, staff, CardDraft("Anders"), version=1)
        for wrong in (
            CardDraft(" "),
            CardDraft("x" * 81),
            CardDraft("Ole", public_email="kaputt"),
            CardDraft("Ole", languages=[str(number) for number in range(13)]),
        ):
            with pytest.raises(InvalidInput):
                do(actor, staff, wrong)


def test_only_ones_own_or_by_a_coordinator(app):
    with app.app_context():
        area = make_area()
        officer, other, auditor = (make_staff(role, [area]) for role in ("officer", "officer", "auditor"))
        for actor in (actor_of(other.id), actor_of(auditor.id)):
            with pytest.raises(Forbidden):
                do(actor, staff_by_id(officer.id), CardDraft("Nicht ich"))
        with pytest.raises(Forbidden):
            do(actor_of(auditor.id), staff_by_id(auditor.id), CardDraft("Ich"))
        do(actor_of(make_staff("coordinator").id), staff_by_id(officer.id), CardDraft("Ole Neu"))
        assert staff_by_id(officer.id).name == "Ole Neu"


def test_an_officer_finds_the_card_at_the_desk_and_the_public_sees_it(app, people):
    visitor, officer = Browser(app), people.browser("officer")
    account = people.officer
    assert "0231 50-1234" in visitor.get("/de/aktionsraeume/nordmarkt")
    page = officer.get("/de/moderation/").follow("Meine Karte")
    late = people.browser("coordinator").get(f"{STAFF}{account.id}").follow("Karte ändern")
    assert page.form().value("languages") == "Deutsch, Türkçe"
    assert page.form().fill(public_email="kaputt").submit(status=422).refusals
    page.form().fill(phone="0231 77", languages="Deutsch, العربية").submit()
    shown = visitor.get("/de/aktionsraeume/nordmarkt")
    assert "0231 77" in shown
    assert "العربية" in shown
    late = late.form().fill(phone="0231 88").submit(status=409)
    assert late.form().value("phone") == "0231 88"
    late.form().submit()
    assert "0231 88" in visitor.get("/de/aktionsraeume/nordmarkt")
    people.browser("officer_elsewhere").get(f"{STAFF}{account.id}/karte", status=403)
