"""News as they are read aloud and printed: everything a mail says, and no link that needs an account."""

import pytest

from beteiligung.core import clock
from beteiligung.core.i18n import Message
from beteiligung.mail.rendering import render_on_paper
from beteiligung.mail.values import to_json
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.operations.noting import ROLES
from beteiligung.moderation.paper import letter_data
from beteiligung.web.languages import SOURCE, complete_languages
from tests.support.factories import make_city

QUESTION = "Wo genau soll die Bank stehen?"
REASONS = {
    "ground": Message(GROUNDS["insult"].sentence),
    "reference": Message(GROUNDS["insult"].reference),
    "is_law": True,
    "facts": "Im zweiten Absatz steht ein Schimpfwort.",
    "role": ROLES["officer"],
    "phone": "0231 50-12345",
    "office_name": "Projektbüro",
    "office_address": "Projektbüro\nSüdwall 2–4\n44122 Dortmund",
    "office_email": None,
    "office_phone": "0231 50-0",
    "court": "Verwaltungsgericht Gelsenkirchen, Bahnhofsvorplatz 3",
}


def values_of(kind):
    today = clock.today()
    values = {
        "idea_received": {"received": today, "due": today},
        "idea_reminder": {"until": today, "question": QUESTION},
        "idea_lapsed": {"was_asked": True},
        "decision_publish": {"words": "eine-bank"},
        "decision_return": {"question": QUESTION, "until": today, "phone": "0231 50-12345"},
        "decision_reject": {**REASONS, "decided_on": today},
        "decision_mask": {**REASONS, "decided_on": today, "has_versions": False},
    }[kind]
    return to_json({"number": 7, "title": "Eine Bank", **values})


KINDS = (
    "idea_received",
    "idea_reminder",
    "idea_lapsed",
    "decision_publish",
    "decision_return",
    "decision_reject",
    "decision_mask",
)


pytestmark = pytest.mark.usefixtures("in_app")


@pytest.mark.one_database
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", complete_languages(), ids=lambda language: language.address)
def test_nothing_needs_a_mailbox_or_an_account(kind, language):
    told = render_on_paper(kind, values_of(kind), make_city(), language)
    for part in ("Eine Bank", "7"):
        assert part in told.subject + told.body
    for way in ("/konto/", "/ideen/meine", "/ideen/neu", "E-Mail", "e-posta", "email", "البريد"):
        assert way not in told.body
    assert told.language is language
    assert "  \n\n\n" not in told.body


@pytest.mark.one_database
@pytest.mark.parametrize("kind", ["idea_reminder", "decision_return"])
def test_a_question_is_asked_with_a_number_to_call(kind):
    values = values_of(kind)
    values.pop("phone", None)
    told = render_on_paper(kind, values, make_city(), SOURCE)
    assert QUESTION in told.body
    assert "So erreichen Sie uns: 0231 50-0" in told.body


@pytest.mark.one_database
def test_reasons_name_every_remedy():
    told = render_on_paper("decision_reject", values_of("decision_reject"), make_city(), SOURCE)
    for part in (REASONS["facts"], "Strafgesetzbuch", "Südwall 2–4", "Gelsenkirchen", "Kein Programm"):
        assert part in told.body


@pytest.mark.one_database
def test_several_news_are_one_letter():
    letters = [render_on_paper(kind, values_of(kind), None, SOURCE) for kind in ("decision_publish", "decision_mask")]
    data = letter_data(letters, None, None)
    kinds = [part["kind"] for part in data["parts"]]
    assert (kinds.count("heading"), kinds.count("quoted")) == (1, 2)
    assert data["title"] == letters[0].subject
    assert data["recipient"] == []
