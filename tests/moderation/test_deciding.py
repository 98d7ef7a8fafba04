"""Decisions of the desk: what each writes, whom it tells and how, and what it refuses."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of, staff_by_id
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, DecisionKind, DecisionText, WaitingItem
from beteiligung.moderation.operations import decide_publish, decide_reject, decide_return
from beteiligung.moderation.queries import decisions_of, open_question
from beteiligung.proposals.models import ProposalHistory, ProposalState, Source
from beteiligung.web.languages import complete_languages
from beteiligung.web.messages import say
from tests.moderation.acting import the
from tests.support.factories import make_account, make_area, make_city, make_proposal, make_staff

FACTS = "Im zweiten Absatz steht ein Schimpfwort über den Nachbarn."
QUESTION = "Wo genau soll die Bank stehen?"


pytestmark = pytest.mark.usefixtures("in_app")


def publish(actor, idea, version=None):
    with unit_of_work():
        decide_publish(actor, the(idea), version=version or the(idea).version)


def ask(actor, idea, question=QUESTION, version=None):
    with unit_of_work():
        decide_return(actor, the(idea), question, version=version or the(idea).version)


def reject(actor, idea, ground="insult", facts=FACTS, version=None):
    with unit_of_work():
        decide_reject(actor, the(idea), ground, facts, version=version or the(idea).version)


def mails():
    return list(session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id)))


def letter():
    (mail,) = mails()
    return render(mail, the_city())


def test_publishing_writes_a_decision_and_tells_the_author(area, officer):
    author = make_account(language="de")
    idea = make_proposal("submitted", area=area, author=author, title="Eine Bank am Nordmarkt")
    publish(officer, idea)
    assert the(idea).state is ProposalState.PUBLISHED
    (row,) = decisions_of(idea.id)
    assert (row.kind, row.ground, row.text) == (DecisionKind.PUBLISH, None, None)
    assert (row.decided_by_id, row.decided_by_role) == (officer.account_id, "officer")
    (mail,) = mails()
    assert (mail.kind, mail.account_id, mail.language) == ("decision_publish", author.id, "de")
    assert f"/de/ideen/{idea.id}-eine-bank-am-nordmarkt" in letter().body
    assert session().scalar(sa.select(WaitingItem.done_at)) is not None


def test_a_question_reaches_the_author_with_a_link_and_a_day(area, officer):
    make_city()
    idea = make_proposal("submitted", area=area, author=make_account(language="de"))
    ask(officer, idea, f"  {QUESTION}\n")
    assert the(idea).state is ProposalState.RETURNED
    assert open_question(the(idea)).own == QUESTION
    body = letter().body
    assert QUESTION in body
    assert f"/de/ideen/{idea.id}/antworten" in body
    until = clock.day_of(clock.now() + timedelta(weeks=6))
    assert f"{until.day}.\u00a0" in body
    assert "auf Deutsch geschrieben" not in body


def test_a_rejection_states_its_reasons_and_remedies(area, officer):
    city = make_city()
    idea = make_proposal("submitted", area=area, author=make_account(language="de"), title="Weg mit dem Zaun")
    reject(officer, idea)
    assert the(idea).state is ProposalState.REJECTED
    (row,) = decisions_of(idea.id)
    assert (row.kind, row.ground, row.text) == (DecisionKind.REJECT, "insult", FACTS)
    reason = session().scalar(sa.select(ProposalHistory.reason).where(ProposalHistory.action == "reject"))
    assert reason == "insult"
    body = letter().body
    for part in (
        "Weg mit dem Zaun",
        GROUNDS["insult"].sentence,
        GROUNDS["insult"].reference,
        FACTS,
        "(Gesetz)",
        "Aktionsraumbeauftragte",
        "Kein Programm",
        city.office_name,
        city.office_address.splitlines()[0],
        city.court.splitlines()[0],
    ):
        assert part in body
    assert "Beschwerde" not in body
    assert session().scalar(sa.select(Decision.was_automated)) is False


@pytest.mark.parametrize("decide", [publish, ask, reject])
def test_the_mail_speaks_the_authors_language(area, officer, decide):
    make_city()
    idea = make_proposal("submitted", area=area, author=make_account(language="ar"), language="de")
    decide(officer, idea)
    (mail,) = mails()
    assert mail.language == "ar"
    written = letter()
    assert written.language.direction == "rtl"
    assert "/ar/" in written.body


@pytest.mark.parametrize("decide", [ask, reject])
@pytest.mark.parametrize("language", [language.address for language in complete_languages()])
def test_a_phone_number_keeps_its_order_in_languages_that_run_to_the_left(area, officer, decide, language):
    office = make_city().office_phone
    own = staff_by_id(officer.account_id).phone
    decide(officer, make_proposal("submitted", area=area, author=make_account(language=language)))
    body = letter().body
    assert (body.count(own), body.count(office)) == (int(language != "de"), int(decide is reject))
    numbers = body.count(own) + body.count(office)
    marked = body.count(f"\u200e{own}") + body.count(f"\u200e{office}")
    assert marked == body.count("\u200e") == (numbers if language == "ar" else 0)


def test_an_imported_idea_has_nobody_to_tell(area, officer):
    idea = make_proposal("submitted", area=area, author=None, source=Source.IMPORT)
    publish(officer, idea)
    assert mails() == []
    assert len(decisions_of(idea.id)) == 1


def test_the_coordinator_signs_as_projektbuero(area):
    make_city()
    coordinator = actor_of(make_staff("coordinator").id)
    idea = make_proposal("submitted", area=area, author=make_account(language="de"))
    reject(coordinator, idea, ground="advertising", facts="Der Text nennt nur Preise eines Ladens.")
    body = letter().body
    assert "Ein Mensch: Projektbüro." in body
    assert "(Regeln dieser Plattform)" in body


@pytest.mark.parametrize("question", ["", "kurz", "x" * 1001])
def test_questions_have_a_length(area, officer, question):
    idea = make_proposal("submitted", area=area)
    with pytest.raises(InvalidInput):
        ask(officer, idea, question)
    assert the(idea).state is ProposalState.SUBMITTED


@pytest.mark.parametrize(
    ("ground", "facts"), [("insult", "zu kurz"), ("insult", "x" * 2001), ("duplicate", FACTS), ("", FACTS)]
)
def test_a_rejection_needs_a_ground_of_the_list_and_facts(area, officer, ground, facts):
    idea = make_proposal("submitted", area=area)
    with pytest.raises(InvalidInput):
        reject(officer, idea, ground, facts)
    assert decisions_of(idea.id) == []


def test_no_ground_looks_at_an_opinion():
    assert not {"duplicate", "off_topic", "not_fundable"} & set(GROUNDS)
    for code, ground in GROUNDS.items():
        assert code == ground.code
        assert len(code) <= 40
        assert ground.sentence.endswith(".")
        assert ground.reference


@pytest.mark.parametrize("decide", [publish, ask, reject])
def test_nobody_decides_about_their_own_idea_or_elsewhere(area, officer, decide):
    own = make_proposal("submitted", area=area, author=session().get_one(Account, officer.account_id))
    elsewhere = make_proposal("submitted", area=make_area("hoerde"))
    for idea in (own, elsewhere):
        with pytest.raises(Forbidden):
            decide(officer, idea)
        assert the(idea).state is ProposalState.SUBMITTED
    assert session().scalar(sa.select(sa.func.count()).select_from(DecisionText)) == 0


def test_a_second_decision_is_told_who_decided_first(area, officer):
    other = actor_of(make_staff("coordinator").id)
    idea = make_proposal("submitted", area=area)
    shown = the(idea).version
    publish(other, idea)
    with pytest.raises(Stale) as refused:
        reject(officer, idea, version=shown)
    sentence = say(refused.value.message)
    assert "veröffentlicht" in sentence
    assert "Projektbüro" in sentence
    with pytest.raises(Stale) as refused:
        publish(other, idea, version=shown)
    assert say(refused.value.message).startswith("Das haben Sie schon entschieden")
    assert len(decisions_of(idea.id)) == 1
    with pytest.raises(NotPossible):
        publish(other, idea)


def test_an_idea_its_author_changed_is_to_be_read_again(area, officer):
    idea = make_proposal("submitted", area=area)
    shown = the(idea).version
    with unit_of_work():
        the(idea).title = "Eine neue Überschrift"
    with pytest.raises(Stale) as refused:
        publish(officer, idea, version=shown)
    assert "geändert" in say(refused.value.message)
    with unit_of_work():
        the(idea).state = ProposalState.WITHDRAWN
    with pytest.raises(Stale) as refused:
        publish(officer, idea, version=shown)
    assert "zurückgezogen" in say(refused.value.message)


def test_a_question_is_open_until_it_is_answered(area, officer):
    idea = make_proposal("submitted", area=area)
    assert open_question(the(idea)) is None
    ask(officer, idea)
    assert open_question(the(idea)).own == QUESTION
    with unit_of_work():
        the(idea).state = ProposalState.SUBMITTED
    assert open_question(the(idea)) is None
