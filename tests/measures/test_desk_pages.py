"""The desk of measures, by the forms that are shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from beteiligung.budget.models import Commitment, LedgerOrder, Pot
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.measures.models import Measure
from beteiligung.proposals.models import Proposal
from tests.support.factories import (
    make_area,
    make_measure,
    make_order,
    make_pot,
    make_proposal,
    make_staff,
)
from tests.support.pages import Page
from tests.support.personas import People, sign_in
from tests.support.world import World

DESK = "/de/moderation/massnahmen"


def url(measure: Measure, act: str = "") -> str:
    return f"{DESK}/{measure.id}{act}"


def third_coordinator(people: People):
    """A browser of a coordinator who had no part."""
    from tests.support.pages import Browser

    return sign_in(Browser(people.app), people.world(make_staff, "coordinator", name="Karl Dritte"))


def acts(page: Page) -> list[str]:
    """The buttons of the section that says what is next."""
    return [" ".join(tag.get_text(" ").split()) for tag in page.find_all("section[aria-labelledby=h-next] .btn")]


def test_the_whole_way_by_forms(world: World, people: People) -> None:
    pot = world(make_pot)
    idea = world(make_proposal, "in_review", area=people.here, title="Bänke am Platz")
    officer, checker, first = (people.browser(name) for name in ("officer", "coordinator", "coordinator_2"))
    third = third_coordinator(people)

    page = officer.get(f"{DESK}/aus-idee/{idea.id}")
    page = page.form().fill(
        body_kind="association",
        body_name="Verein Nord",
        contact_name="Mina Beispiel",
        contact_phone="0231 55",
        is_adult=True,
        summary="Vier Bänke und ein Beet.",
    ).submit()  # fmt: skip
    assert page.heading == "Bänke am Platz"
    assert "Aus der Idee ist eine Maßnahme geworden" in page
    assert "Mina Beispiel" not in page
    assert "0231 55" in page.form_to("/kontakt").submit()
    assert acts(page) == ["Antrag eintragen", "Angaben ändern"]

    page = page.follow("Antrag eintragen", within="main").form()
    page = page.fill(cost="3.000", cost_note="Holz und Schrauben", pot=str(pot.id)).submit()
    assert "Der Antrag ist eingetragen" in page
    assert "Die formale Prüfung macht das Projektbüro." in page
    assert acts(page) == ["Angaben ändern"]
    file = page.path

    page = checker.get(file).follow("Formal prüfen", within="main")
    assert "Holz und Schrauben" in page
    page = page.form().submit()
    assert acts(page) == ["Beschluss eintragen"]

    page = officer.get(file).follow("Beschluss eintragen", within="main")
    page = page.form().fill(body="Projektkonferenz Nordmarkt", paper="PK 3").submit()
    assert "das Geld ist vorgemerkt" in page
    assert "Für Geld aus den Projektmitteln gibt das Projektbüro die erste Unterschrift." in page

    page = first.get(file).follow("Bewilligung unterschreiben", within="main")
    page = page.form().fill(amount="2.800", grant_kind="fixed").submit()
    assert "Jetzt fehlt die zweite" in page
    assert "Die zweite Unterschrift gibt jemand anderes: Sie haben schon zuerst unterschrieben." in page
    assert acts(page) == ["Zurücknehmen"]
    assert "Sie haben den Antrag geprüft" in checker.get(file)

    page = third.get(file).follow("Unterschreiben", within="main").form().submit()
    assert "Das Geld ist bewilligt" in page
    assert [row.get_text() for row in page.find_all("section[aria-labelledby=h-book] tbody th")] == [
        "Vorgemerkt", "Bewilligt", "Zurück in den Topf",
    ]  # fmt: skip

    page = officer.get(file).follow("Umsetzung beginnen", within="main").form().submit()
    page = first.get(file).follow("Auszahlung eintragen", within="main")
    page = page.form().fill(amount="1.850,50", voucher="2026-17").submit()
    page = third.get(file).follow("Unterschreiben", within="main").form().submit()
    assert "Die Auszahlung steht im Projektbuch." in page
    assert "1.850,50" in page

    page = first.get(file).follow("Abbrechen", within="main").form().submit()
    page = third.get(file).follow("Unterschreiben", within="main").form().submit()
    assert "Die Maßnahme ist abgebrochen." in page
    assert acts(page) == []
    assert "Hier ist nichts mehr zu tun." in page
    assert world.now(pot).left_cents == pot.amount_cents - 1_850_50
    assert world.now(idea).state == "in_review"


def test_what_is_typed_stays_when_the_pot_is_too_small(world: World, people: People) -> None:
    pot = world(make_pot, amount_cents=1_000_00)
    measure = world(make_measure, "checked", pot=pot, requested_cents=3_000_00)
    page = people.browser("coordinator").get(url(measure, "/beschliessen"))
    page = page.form().fill(body="Projektkonferenz", paper="PK 9").submit(status=409)
    assert "Im Topf Projektmittel sind noch 1.000 € frei. Das reicht nicht für 3.000 €." in page.refusals
    assert page.find("[name=paper]")["value"] == "PK 9"
    assert page.find("[name=amount]")["value"] == "3.000"
    assert world.now(measure).state == "checked"
    assert world.now(pot).reserved_cents == 0


def test_the_english_desk_fills_in_and_reads_amounts_in_english(world: World, people: People) -> None:
    measure = world(make_measure, "checked", requested_cents=3_000_50)
    page = people.browser("coordinator").get(url(measure, "/beschliessen").replace("/de/", "/en/"))
    assert page.form().value("amount") == "3,000.50"
    page.form().fill(amount="€2,800", body="Projektkonferenz", paper="PK 9").submit()
    assert world.now(measure).decided_cents == 2_800_00


@pytest.mark.parametrize(
    ("language", "button", "state"),
    [
        ("de", "Formal prüfen und bestätigen", "Formal geprüft"),
        ("en", "Confirm the formal check", "Formally checked"),
    ],
)
def test_the_button_says_what_one_does_and_the_state_what_is_done(world, people, language, button, state) -> None:
    measure = world(make_measure, "applied")
    page = people.browser("coordinator").get(url(measure, "/pruefen").replace("/de/", f"/{language}/"))
    page = page.form().submit(button)
    assert page.find("main .page-head .badge").get_text() == state


@pytest.mark.parametrize(("language", "state"), [("de", "„In Beratung“"), ("en", "“Getting advice”")])
def test_the_desk_calls_the_first_state_as_the_public_page_does(world, people, language, state) -> None:
    idea = world(make_proposal, "in_review", area=people.here)
    page = people.browser("officer").get(f"{DESK}/aus-idee/{idea.id}".replace("/de/", f"/{language}/"))
    assert state in page
    measure = world(make_measure, "advice")
    assert (
        state[1:-1] in people.browser("visitor").get(f"/{language}/massnahmen/{measure.id}").find(".badge").get_text()
    )


BAD_DECISIONS = [
    ({"amount": "zehn"}, "Betrag in Euro"),
    ({"amount": "-5"}, "Betrag in Euro"),
    ({"amount": "0"}, "größer als null"),
    ({"amount": "3.000,01"}, "Beantragt sind 3.000 €"),
    ({"amount": ""}, "Schreiben Sie den Betrag"),
    ({"body": ""}, "Schreiben Sie, wer entschieden hat"),
    ({"day": ""}, "Datum des Beschlusses"),
    ({"day": (clock.today() + timedelta(days=1)).isoformat()}, "in der Zukunft"),
]


def test_bad_input_is_told(world: World, people: People) -> None:
    measure = world(make_measure, "checked")
    for values, sentence in BAD_DECISIONS:
        page = people.browser("coordinator").get(url(measure, "/beschliessen"))
        page = page.form().fill(**{"body": "Projektkonferenz", "paper": "PK 9", **values}).submit(status=422)
        assert sentence in page.refusals
        assert page.find("[name=paper]")["value"] == "PK 9"
    assert world.now(measure).version == measure.version


BAD_PAPERS = [
    ({"body_name": ""}, "wer es macht"),
    ({"contact_name": ""}, "wen man fragen kann"),
    ({"contact_email": "", "contact_phone": ""}, "E-Mail-Adresse oder eine Telefonnummer"),
    ({"contact_email": "keine Adresse"}, "prüfen Sie die E-Mail-Adresse"),
    ({"is_adult": False}, "volljährige Person"),
]


def test_papers_are_complete(world: World, people: People) -> None:
    idea = world(make_proposal, "in_review", area=people.here)
    good = {
        "body_name": "Verein Nord",
        "contact_name": "Mina",
        "contact_email": "mina@example.org",
        "is_adult": True,
        "summary": "Vier Bänke und ein Beet.",
    }
    for values, sentence in BAD_PAPERS:
        form = people.browser("officer").get(f"{DESK}/aus-idee/{idea.id}").form()
        page = form.fill(**{**good, **values}).submit(status=422)
        assert sentence in page.refusals
        assert "Vier Bänke und ein Beet." in page.find("[name=summary]").get_text()
    assert world.now(idea).state == "in_review"


def test_a_form_that_got_old_keeps_its_words(world: World, people: People) -> None:
    measure = world(make_measure, "applied")
    form = people.browser("officer").get(url(measure, "/aendern")).form()
    people.browser("coordinator").get(url(measure, "/pruefen")).form().submit()
    page = form.fill(summary="Ein neuer Plan für alle.").submit(status=409)
    assert "Inzwischen hat jemand anderes hier etwas geändert" in page.refusals
    assert "Ein neuer Plan für alle." in page.find("[name=summary]").get_text()


def test_a_form_sent_twice_arrives_once(world: World, people: People) -> None:
    measure = world(make_measure, "decided")
    form = people.browser("coordinator").get(url(measure, "/bewilligen")).form().fill(grant_kind="full")
    form.submit()
    assert form.submit().heading == measure.title
    assert world.ask(lambda: session().query(LedgerOrder).count()) == 1
    applied = world(make_measure, "applied")
    form = people.browser("coordinator").get(url(applied, "/pruefen")).form()
    form.submit()
    assert form.submit().heading == applied.title
    idea = world(make_proposal, "in_review", area=people.here)
    form = people.browser("officer").get(f"{DESK}/aus-idee/{idea.id}").form()
    form = form.fill(body_name="Verein", contact_name="Mina", contact_phone="0231 5", is_adult=True)
    assert form.submit().path == form.submit().path


def test_an_act_that_is_over_leads_to_the_file(world: World, people: People) -> None:
    measure = world(make_measure, "granted")
    for act in ("/aendern", "/beantragen", "/pruefen", "/nachfragen", "/beschliessen", "/bewilligen"):
        page = people.browser("coordinator").get(url(measure, act))
        assert page.path == url(measure)
        assert "im jetzigen Stand nicht" in page
    idea = world(make_proposal, "published", area=people.here)
    page = people.browser("officer").get(f"{DESK}/aus-idee/{idea.id}")
    assert "zuerst in Prüfung" in page


def test_strangers_hear_nothing(world: World, people: People) -> None:
    measure = world(make_measure, "decided")
    for name in ("visitor", "resident", "officer_elsewhere", "admin"):
        browser = people.browser(name)
        assert browser.answer("GET", url(measure)).status_code == 404
        for act in ("/pruefen", "/nachfragen", "/beschliessen", "/bewilligen", "/auszahlen", "/abbrechen"):
            assert browser.answer("GET", url(measure, act)).status_code == 403


def test_four_eyes_are_told_on_the_page_and_by_the_form(world: World, people: People) -> None:
    measure = world(make_measure, "applied", preparer=people.coordinator)
    page = people.browser("coordinator").get(url(measure, "/pruefen"), status=403)
    assert "Die formale Prüfung macht jemand anderes: Sie haben diese Maßnahme vorbereitet." in page
    other = people.browser("officer").get(url(measure, "/pruefen"), status=403)
    assert "Die formale Prüfung macht das Projektbüro." in other


def test_somebody_who_takes_part_meanwhile_cannot_sign(world: World, people: People) -> None:
    """The form was opened in time, the part came later: the sentence comes all the same."""
    measure = world(make_measure, "decided", checker=world(make_staff, "coordinator"))
    commitment = world.ask(lambda: session().get(Commitment, measure.commitment_id))
    order = world(make_order, commitment, people.coordinator, amount_cents=100)
    page = people.browser("coordinator").get(url(measure, f"/unterschreiben/{order.id}"), status=403)
    assert "Sie haben schon zuerst unterschrieben" in page
    people.browser("coordinator_2").get(url(measure, f"/unterschreiben/{order.id}"))
    other = world(make_measure, "decided")
    people.browser("coordinator_2").get(url(other, f"/unterschreiben/{order.id}"), status=404)
    people.browser("coordinator_2").get(url(measure, "/unterschreiben/999"), status=404)


def test_the_auditor_reads_the_file_and_does_nothing(world: World, people: People) -> None:
    measure = world(make_measure, "running", paid_cents=100)
    page = people.browser("auditor").get(url(measure))
    assert acts(page) == []
    assert "Mina Beispiel" in page.form_to("/kontakt").submit()
    assert "Die erste Unterschrift gibt" in page


def test_the_list_shows_ones_own_areas(world: World, people: People) -> None:
    there = world(make_proposal, "promoted", area=people.there)
    world(make_measure, "advice", title="Nähkurs", proposal=there)
    here = world(
        make_measure, "decided", title="Hofkonzert", proposal=world(make_proposal, "promoted", area=people.here)
    )
    commitment = world.ask(lambda: session().get(Commitment, here.commitment_id))
    world(make_order, commitment, people.coordinator, amount_cents=100)
    page = people.browser("officer").get(f"{DESK}/")
    assert ("Hofkonzert" in page.main.get_text(), "Nähkurs" in page.main.get_text()) == (True, False)
    assert "Unterschrift fehlt" in page
    assert page.follow("Hofkonzert", within="main").heading == "Hofkonzert"
    assert "Nähkurs" in people.browser("coordinator").get(f"{DESK}/").main.get_text()
    assert "Dazu gibt es keine Maßnahme" in people.browser("officer").get(f"{DESK}/?stand=running")
    assert people.browser("officer").get(f"{DESK}/?stand=settled").form(".filter form").value("stand") == "settled"
    for query in ("stand=x", "raum=hoerde"):
        people.browser("officer").get(f"{DESK}/?{query}", status=404)
    people.browser("officer").get(f"{DESK}/?nach=x", status=400)
    assert people.browser("auditor").answer("GET", f"{DESK}/").status_code == 403


def test_an_empty_desk_says_how_to_begin(world: World, people: People) -> None:
    world(make_area)
    assert "Noch gibt es keine Maßnahme" in people.browser("coordinator").get(f"{DESK}/")


def test_a_year_without_a_fund_is_told(world: World, people: People) -> None:
    measure = world(make_measure, "advice")
    page = people.browser("officer").get(url(measure, "/beantragen"))
    assert "noch kein Jahresbudget" in page
    assert world.ask(lambda: session().query(Pot).count()) == 0


def test_arabic_desk_addresses_lead_to_german(world: World, people: People) -> None:
    measure = world(make_measure, "advice")
    page = people.browser("officer").get(f"/ar/moderation/massnahmen/{measure.id}")
    assert page.path == url(measure)


def test_the_author_does_not_decide_about_the_own_idea(world: World, people: People) -> None:
    idea = world(make_proposal, "promoted", area=people.here, author=people.coordinator)
    measure = world(make_measure, "checked", proposal=idea, preparer=world(make_staff, "coordinator"))
    page = people.browser("coordinator").get(url(measure, "/beschliessen"), status=403)
    assert "Ihrer eigenen Idee" in page
    assert world.ask(lambda: session().get(Proposal, idea.id).author_id) == people.coordinator.id
