"""The whole way in a real browser on a phone: by taps, by keyboard alone, and with scripts off.

How the pages look on the way is looked at in ``test_every_page``.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.person import KeyboardPerson, Person
from tests.support.factories import make_staff
from tests.support.letters import last_letter
from tests.support.sessions import tickets_for

TITLE = "Bänke und ein Hochbeet am Nordmarkt"
TEXT = "Der Platz ist leer. Wir möchten dort Bänke und ein Hochbeet bauen, damit sich alle treffen."
EMAIL = "neu@example.org"
MODES: dict[str, dict[str, Any]] = {
    "taps": {},
    "keyboard": {"kind": KeyboardPerson},
    "scripts off": {"scripts": False},
}


@pytest.mark.parametrize("mode", MODES)
def test_from_an_idea_to_money(server, people, somebody, mode):
    def person(name: str = "visitor") -> Person:
        return somebody(name, closely=False, **MODES[mode])

    def code_to(address: str) -> str:
        return last_letter(server.app, address).code

    address = propose(person(), code_to)
    officer = person("officer")
    publish(officer)
    support_and_comment(person(), address, code_to)
    file = promote(officer, address)
    approve(officer, person("coordinator"), third(server, people, person), file)
    shown_to_everybody(person(), address)


def propose(visitor: Person, code_to: Callable[[str], str]) -> str:
    visitor.open("/de/").tap("Idee vorschlagen")
    visitor.choose("raum", "nordmarkt").tap("Weiter")
    visitor.type("Ihre Idee in einem Satz", TITLE).type("Was soll passieren, und warum hier?", TEXT).tap("Weiter")
    visitor.tap("Weiter").tap("Weiter").sees(TITLE)
    visitor.type("Ihre E-Mail-Adresse", EMAIL).tap("Idee senden")
    visitor.type("Code aus der E-Mail", code_to(EMAIL)).tap("Idee bestätigen")
    visitor.sees("Danke")
    visitor.tap("Idee ansehen").sees("Eingereicht")
    return visitor.file


def publish(officer: Person) -> None:
    officer.open("/de/moderation/").tap(TITLE).tap("Veröffentlichen")
    officer.open("/de/moderation/").sees("Alles erledigt")


def support_and_comment(neighbour: Person, address: str, code_to: Callable[[str], str]) -> None:
    neighbour.open("/de/ideen/").tap(TITLE).tap("Unterstützen")
    assert neighbour.file.startswith(address.split("-")[0])
    neighbour.type("Ihre E-Mail-Adresse", "nachbar@example.org").tap("Code schicken")
    neighbour.type("Code aus der E-Mail", code_to("nachbar@example.org")).tap("Weiter")
    neighbour.sees("1 Stimme")
    neighbour.open(address).sees("Sie unterstützen diese Idee.")
    neighbour.type("Ihr Kommentar", "Das fehlt hier wirklich.").tap("Kommentar senden")
    neighbour.open(address).sees("Das fehlt hier wirklich.")


def promote(officer: Person, address: str) -> str:
    number = address.split("/")[-1].split("-")[0]
    officer.open(f"/de/moderation/ideen/{number}").tap("In Prüfung nehmen")
    officer.open(f"/de/moderation/ideen/{number}").tap("In eine Maßnahme überführen")
    officer.type("Name des Trägers", "Nachbarschaftsverein Nord e. V.").type("Ansprechperson", "Mina Beispiel")
    officer.type("E-Mail-Adresse", "mina@example.org").choose("is_adult", "y").tap("Maßnahme anlegen")
    file = officer.file
    officer.tap("Antrag eintragen")
    officer.type("Wie viel Geld wird beantragt?", "3.000").type("Wofür ist das Geld?", "Holz, Erde und Pflanzen.")
    pot = officer.page.locator("main input[name=pot]").last.get_attribute("value")
    officer.choose("pot", str(pot)).tap("Antrag eintragen").sees("Beantragt")
    return file


def approve(officer: Person, first: Person, second: Person, file: str) -> None:
    first.open(file).tap("Formal prüfen").tap("Formal prüfen und bestätigen")
    officer.open(file).tap("Beschluss eintragen")
    officer.type("Wer hat entschieden?", "Projektkonferenz Nordstadt").tap("Beschluss eintragen").sees("Beschlossen")
    first.open(file).tap("Bewilligung unterschreiben").choose("grant_kind", "fixed")
    first.tap("Als Erste oder Erster unterschreiben").sees("zweite Unterschrift")
    second.open(file).tap("Unterschreiben").tap("Unterschreiben").sees("Bewilligt")
    first.open(file).tap("Auszahlung eintragen")
    first.type("Wie viel wurde ausgezahlt?", "1.200,50").type("Belegnummer", "2026-0815").tap("Auszahlung eintragen")
    second.open(file).tap("Unterschreiben").tap("Unterschreiben").sees("1.200,50")


def third(server: Any, people: Any, person: Callable[..., Person]) -> Person:
    """A coordinator who has neither prepared nor checked nor signed."""
    account = people.world(make_staff, "coordinator", name="Dritte Person")
    second = person()
    second.give_cookie(tickets_for(server.app, [account])[0].cookie)
    return second


def shown_to_everybody(visitor: Person, address: str) -> None:
    visitor.open(address).sees("Wird beantragt")
    visitor.open("/de/massnahmen/").tap(TITLE).sees("1.200,50").sees("3.000")
    visitor.open("/de/budget/").sees("1.200,50")
