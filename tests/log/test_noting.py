"""What stands in the log after staff did something, and what does not."""

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.moderation.models import Decision, DecisionKind
from tests.accounts.staff import PASSWORD, make_known_staff
from tests.support.factories import make_appeal, make_decision, make_heard, make_outside_decider, make_proposal
from tests.support.factories.appeals import OUTSIDE_LINK
from tests.support.pages import Browser
from tests.support.statements import StatementCounter

DESK = "/de/moderation/"
FACTS = "Im zweiten Satz wird eine Nachbarin beim Namen genannt und beleidigt."


@pytest.fixture
def entries(world):
    """Everything in the log, oldest first."""

    def read():
        return world.ask(lambda: session().scalars(sa.select(LogEntry).order_by(LogEntry.id)).all())

    return read


@pytest.fixture
def idea(people, world):
    return world(make_proposal, "submitted", area=people.here)


def test_a_decision_stands_there_with_its_number(people, world, idea, entries):
    people.browser("officer").get(DESK).form().submit("Veröffentlichen")
    (entry,) = entries()
    decision_id = world.ask(lambda: session().scalar(sa.select(Decision.id)))
    assert (entry.act, entry.role, entry.account_id) == ("proposal.publish", "officer", people.officer.id)
    assert (entry.thing_kind, entry.thing_id, entry.aktionsraum_id) == ("proposals", idea.id, people.here.id)
    assert (entry.decision_id, entry.ground) == (decision_id, None)
    assert entry.month == clock.today().replace(day=1)


def test_a_ground_stands_there_and_no_words(people, idea, entries):
    page = people.browser("coordinator").get(f"{DESK}ideen/{idea.id}/ablehnen")
    page.form().fill(ground="insult", facts=FACTS).submit("Nicht veröffentlichen")
    (entry,) = entries()
    assert (entry.act, entry.role, entry.ground) == ("proposal.reject", "coordinator", "insult")
    assert not any(FACTS in str(value) for value in vars(entry).values())


def test_a_form_that_comes_back_and_one_that_came_too_late_are_no_acts(people, world, idea, entries):
    officer = people.browser("officer")
    page = officer.get(f"{DESK}ideen/{idea.id}/rueckfrage")
    page.form().fill(question="kurz").submit("Frage senden", status=422)
    assert entries() == []
    late = officer.get(f"{DESK}ideen/{idea.id}/rueckfrage")
    people.browser("coordinator").get(f"{DESK}ideen/{idea.id}").form().submit("Veröffentlichen")
    late.form().fill(question="Wo genau soll das denn sein?").submit("Frage senden", status=409)
    assert [entry.act for entry in entries()] == ["proposal.publish"]


def test_what_everybody_may_do_is_no_act_of_an_office(people, world, entries):
    idea = world(make_proposal, area=people.there)
    path = f"/de/ideen/{idea.id}"
    for name in ("resident", "officer"):
        browser = people.browser(name)
        browser.get(f"{path}/unterstuetzen").form().submit()
        browser.get(f"{path}/kommentieren").form().fill(text="Das finde ich gut.").submit()
    assert entries() == []


def test_an_answer_is_one_although_its_door_is_everybodys(people, world, entries):
    idea = world(make_proposal, area=people.here)
    page = people.browser("officer").get(f"/de/ideen/{idea.id}/kommentieren")
    page.form().fill(text="Wir sehen uns das an.").submit()
    (entry,) = entries()
    assert (entry.act, entry.thing_kind, entry.thing_id) == ("comment.answer", "proposals", idea.id)


def test_the_operation_names_what_its_door_does_not(people, idea, entries):
    officer = people.browser("officer")
    officer.get(DESK).form().submit("Rückfrage stellen")
    day = "2099-05-02"
    page = officer.get(f"{DESK}abwesenheit").form().fill(first_day=day, last_day=day).submit("Eintragen")
    begun, away = entries()
    assert (begun.act, begun.thing_kind, begun.thing_id) == ("desk.share:begin", "proposals", idea.id)
    assert (away.act, away.thing_kind, away.aktionsraum_id) == ("absence.note:note", "absences", None)
    page.form_to("/loeschen").submit()
    gone = entries()[-1]
    assert (gone.act, gone.thing_kind, gone.thing_id) == ("absence.note:delete", "absences", away.thing_id)


def test_reading_leaves_no_trace(people, idea, entries):
    for path in ("", f"ideen/{idea.id}", "ideen/", "abwesenheit"):
        people.browser("officer").get(DESK + path)
    assert entries() == []


def test_staff_who_sign_in_are_noted_once_and_not_by_what_they_got_wrong(app, entries):
    known = make_known_staff(app)
    page = Browser(app).get("/de/konto/dienst").form().fill(email=known.email, password=PASSWORD).submit()
    page = page.form().fill(code="000000").submit(status=422)
    assert entries() == []
    page.form().fill(code=known.number()).submit()
    (entry,) = entries()
    assert (entry.act, entry.role, entry.account_id) == ("staff.sign_in", "admin", known.account_id)
    assert (entry.thing_kind, entry.thing_id) == (None, None)


def test_a_look_at_private_data_is_an_entry_beside_what_was_done(people, world, entries):
    idea = world(make_heard, area=people.here)
    officer = people.browser("officer")
    officer.get(f"{DESK}ideen/{idea.id}").form().submit("Veröffentlichen")
    officer.get(f"{DESK}ideen/{idea.id}/bescheid").form("#kontakt").submit("Kontakt ansehen")
    _published, look, begun = entries()
    assert (look.act, look.thing_kind, look.thing_id) == ("contact.read", "proposals", idea.id)
    assert (begun.act, begun.thing_id) == ("desk.share:begin", idea.id)


def test_whoever_decides_from_outside_stands_there_by_role_with_the_appeal(people, world, entries):
    idea = world(make_proposal, "rejected", area=people.here)
    appeal = world(make_appeal, world(make_decision, idea, DecisionKind.REJECT, ground="insult"))
    world(make_outside_decider, appeal)
    form = people.browser("visitor").get(f"{DESK}beschwerden/extern/{OUTSIDE_LINK}").form()
    form.fill(outcome="upheld", reasons=FACTS).submit("Entscheidung senden")
    (entry,) = entries()
    assert (entry.act, entry.role, entry.account_id) == ("appeal.decide:decide", "outside", None)
    assert (entry.thing_kind, entry.thing_id, entry.aktionsraum_id) == ("appeals", appeal.id, people.here.id)


def test_it_costs_one_statement(people, idea):
    form = people.browser("officer").get(DESK).form()
    with StatementCounter(people.app) as counter:
        form.submit("Veröffentlichen")
    assert len([one for one in counter.statements if "log_" in one]) == 1
