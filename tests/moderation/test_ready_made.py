"""Decisions told with ready-made texts: in the author's language, with every place filled, and never unread."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.text import REMOVED
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import DecisionModule, Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.operations import (
    ModuleDraft,
    chosen_for,
    decide_reject,
    decide_return,
    edit_module,
    forward_idea,
)
from beteiligung.moderation.queries import decisions_of, open_question
from beteiligung.moderation.wording import Pick
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations import remove_passage
from beteiligung.web.messages import say
from tests.moderation.acting import the
from tests.support.factories import (
    TEXTS,
    make_account,
    make_city,
    make_module,
    make_office,
    make_proposal,
    make_staff,
)

OWN = "Meinen Sie den Platz am Brunnen?"
FACTS = "Im zweiten Absatz steht eine Telefonnummer."
PLACES = {"de": "Antworten Sie bis {tag}, Nummer {nummer}, {aktionsraum}. Fragen? {telefon}"}


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context():
        make_city()
        yield


def submitted(area, language="de", **values):
    return make_proposal("submitted", area=area, author=make_account(language=language), **values)


def shown(actor, idea, module, purpose=Purpose.RETURN, further=None):
    """A pick as the form carries it after the page has shown the text."""
    return Pick(module.id, chosen_for(actor, the(idea), purpose, module.id, further or {"tag": "heute"}).mark)


def ask(actor, idea, pick, own=""):
    with unit_of_work():
        return decide_return(actor, the(idea), own, version=the(idea).version, pick=pick).id


def letter():
    (mail,) = session().scalars(sa.select(OutboxMail)).all()
    return render(mail, the_city()).body


def test_the_author_reads_it_in_their_language_and_the_officers_words_in_german(area, officer):
    idea = submitted(area, "ar", title="Bank am Brunnen")
    ask(officer, idea, shown(officer, idea, make_module()), OWN)
    body = letter()
    assert "لدينا جملة عن «Bank am Brunnen»." in body
    assert body.index("لدينا") < body.index(OWN)
    assert "بالألمانية" in body or "الألمانية" in body
    assert "\u200e0231 50-1234" in body


def test_the_text_alone_needs_no_german(area, officer):
    idea = submitted(area, "tr")
    ask(officer, idea, shown(officer, idea, make_module()))
    assert "hakkında bir cümlemiz var." in letter()
    assert "Almanca" not in letter()
    assert "0231 50-1234" not in letter()


def test_what_is_kept_with_the_decision(area, officer):
    idea, module = submitted(area, "en", title="Bank"), make_module()
    decision_id = ask(officer, idea, shown(officer, idea, module), OWN)
    kept = session().get_one(DecisionModule, decision_id)
    told = session().get_one(TextModuleVersion, kept.version_id)
    german = session().get_one(TextModuleVersion, kept.german_id)
    assert (told.language, told.number, german.language) == ("en", 1, "de")
    assert kept.values == {"titel": "Bank"}
    (row,) = decisions_of(idea.id, "en")
    assert (row.said.text, row.said.language, row.said.own) == (TEXTS["en"], "en", OWN)
    assert open_question(the(idea), "tr").text == TEXTS["tr"]
    assert open_question(the(idea), "pl").text == TEXTS["de"]


def test_what_was_told_stays_what_was_told(area, officer):
    idea, module = submitted(area, "en"), make_module()
    ask(officer, idea, shown(officer, idea, module))
    coordinator = Actor(account_id=make_staff("coordinator").id, is_coordinator=True)
    new = {language: f"{text} Neu." for language, text in TEXTS.items()}
    with unit_of_work():
        edit_module(coordinator, session().get_one(TextModule, module.id), ModuleDraft("Neu", new), version=1)
    assert open_question(the(idea), "en").text == TEXTS["en"]
    assert open_question(the(idea), "tr").text == TEXTS["tr"]


def test_a_mended_translation_is_for_those_who_were_not_told_yet(area, officer):
    idea, module = submitted(area, "en"), make_module()
    ask(officer, idea, shown(officer, idea, module))
    coordinator = Actor(account_id=make_staff("coordinator").id, is_coordinator=True)
    mended = {**TEXTS, "en": "We have one sentence on “{titel}”.", "tr": "“{titel}” için bir cümlemiz var."}
    with unit_of_work():
        edit_module(coordinator, session().get_one(TextModule, module.id), ModuleDraft("Neu", mended), version=1)
    assert open_question(the(idea), "en").text == TEXTS["en"]
    assert open_question(the(idea), "tr").text == mended["tr"]


@pytest.mark.parametrize("texts", [{"de": TEXTS["de"]}, TEXTS], ids=["missing", "older"])
def test_without_a_current_translation_the_german_goes_with_the_offer_of_a_call(area, officer, texts):
    idea, module = submitted(area, "tr", title="Bank"), make_module(texts=texts)
    if texts is TEXTS:
        coordinator = Actor(account_id=make_staff("coordinator").id, is_coordinator=True)
        draft = ModuleDraft("Neu", {**TEXTS, "de": "Zu „{titel}“ haben wir einen neuen Satz."})
        with unit_of_work():
            edit_module(coordinator, session().get_one(TextModule, module.id), draft, version=1)
    ask(officer, idea, shown(officer, idea, module))
    assert "Zu „Bank“ haben wir einen" in letter()
    assert "Almanca" in letter()
    assert "0231 50-1234" in letter()


def test_every_place_is_filled_as_the_language_writes_it(area, officer):
    texts = {**PLACES, "en": "Answer by {tag}, number {nummer}, {aktionsraum}. Questions? {telefon}"}
    idea = submitted(area, "en")
    ask(officer, idea, shown(officer, idea, make_module(texts=texts)))
    until = the(idea).answer_until
    written = f"Answer by {until.day}\u00a0{until:%B}\u00a0{until.year}, number {idea.id}, Nordmarkt. Questions? 0231\u00a050-1234"
    assert written in letter()


@pytest.mark.parametrize("mark", [None, "", "1-1-1"])
def test_nobody_sends_what_they_have_not_read(area, officer, mark):
    idea, module = submitted(area), make_module()
    with pytest.raises((InvalidInput, Stale)):
        ask(officer, idea, Pick(module.id, mark), OWN)
    assert the(idea).state is ProposalState.SUBMITTED
    assert not session().scalars(sa.select(OutboxMail)).all()


def test_a_text_that_changed_since_it_was_shown_is_not_sent(area, officer):
    idea, module = submitted(area, "en"), make_module()
    pick = shown(officer, idea, module)
    coordinator = Actor(account_id=make_staff("coordinator").id, is_coordinator=True)
    with unit_of_work():
        draft = ModuleDraft("Neu", {**TEXTS, "en": "Another sentence about “{titel}”."})
        edit_module(coordinator, session().get_one(TextModule, module.id), draft, version=1)
    with pytest.raises(Stale):
        ask(officer, idea, pick)


def test_a_place_without_a_value_stops_sending(area, officer):
    idea, module = submitted(area), make_module("forward", {"de": "Das Amt heißt {amt} und antwortet bald."})
    with pytest.raises(InvalidInput) as refused:
        chosen_for(officer, the(idea), Purpose.FORWARD, module.id, {"amt": None})
    assert "{amt}" in say(refused.value.message)
    office = make_office("Tiefbauamt")
    pick = shown(officer, idea, module, Purpose.FORWARD, {"amt": office.name})
    with unit_of_work():
        forward_idea(officer, the(idea), "", office_id=office.id, reference=None, version=the(idea).version, pick=pick)
    assert "Das Amt heißt Tiefbauamt" in letter()


@pytest.mark.parametrize("values", [{"purpose": "decline"}, {"is_active": False}])
def test_a_text_for_something_else_cannot_be_picked(area, officer, values):
    with pytest.raises(InvalidInput):
        chosen_for(officer, the(submitted(area)), Purpose.RETURN, make_module(**values).id)


def test_facts_go_with_their_own_ground_alone(area, officer):
    idea, module = submitted(area), make_module("reject", ground="private_data")
    pick = shown(officer, idea, module, Purpose.REJECT)
    with pytest.raises(InvalidInput), unit_of_work():
        decide_reject(officer, the(idea), "insult", FACTS, version=the(idea).version, pick=pick)
    with unit_of_work():
        decide_reject(officer, the(idea), "private_data", "", version=the(idea).version, pick=pick)
    assert "haben wir einen Satz." in letter()
    assert "Verwaltungsgericht" in letter()


def test_a_removed_passage_is_gone_from_what_filled_a_text(area, officer):
    author = make_account(language="de")
    idea = make_proposal("submitted", area=area, author=author, title="Bank für Frau Müller")
    ask(officer, idea, shown(officer, idea, make_module()))
    with unit_of_work():
        remove_passage(Actor(account_id=author.id), the(idea), "Frau Müller")
    assert session().scalars(sa.select(DecisionModule)).one().values == {"titel": f"Bank für {REMOVED}"}
    assert "Müller" not in letter()
