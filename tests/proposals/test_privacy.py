"""A hint, before sending, about what people would rather not tell everybody."""

from __future__ import annotations

import pytest

from beteiligung.proposals.privacy import Private, private_details
from tests.proposals.proposing.screens import TITLE, to_what
from tests.support.factories import make_area

PHONE, EMAIL, ADDRESS = Private


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rufen Sie mich an: 0231 1234567", [PHONE]),
        ("0231/12 34-567", [PHONE]),
        ("+49 (0)176 1234 5678 abends", [PHONE]),
        ("اتصلوا بي على 0176 1234567", [PHONE]),
        ("اتصلوا بي على ٠١٧٦ ١٢٣٤٥٦٧", [PHONE]),
        ("Schreiben Sie an mina@example.org.", [EMAIL]),
        ("Ich wohne Musterstraße 12a, 44145 Dortmund", [ADDRESS]),
        ("Musterstr. 12\n44145 Dortmund", [ADDRESS]),
        ("Am Anger 3, 44147 Dortmund, Telefon 0231-998877", [PHONE, ADDRESS]),
        ("Eine Bank vor Musterstraße 12 fehlt.", []),
        ("Das kostet 1.200,50 Euro, vielleicht 12.000.000.", []),
        ("Von 2025-2026, am 01.02.2027 um 10.30 Uhr, Linie 453, Haus 12", []),
        ("Im Stadtteil 44145 wohnen 60000 Leute.", []),
        ("Treffpunkt @ Brunnen, um 8", []),
        ("", []),
    ],
)
def test_what_is_found(text, kinds):
    assert private_details(None, text) == kinds


def test_the_last_screen_says_so_and_does_not_stop_anybody(browser, world):
    world(make_area, "nordmarkt")
    text = "Bitte rufen Sie mich an: 0231 1234567. Dann erkläre ich alles."
    page = to_what(browser).form().fill(title=TITLE, text=text).submit().form().submit().form().submit()
    assert "In Ihrem Text steht eine Telefonnummer." in page
    assert page.links()["Text ändern"] == "/de/ideen/neu/1/was"
    page = page.form().fill(email="neu@example.org").submit("Idee senden")
    assert page.path.endswith("/ideen/neu/1/senden")


def test_nothing_private_no_hint(browser, world):
    world(make_area, "nordmarkt")
    page = to_what(browser).form().fill(title=TITLE, text="Hier fehlt seit Jahren eine Bank.").submit()
    assert "In Ihrem Text steht" not in page.form().submit().form().submit()
