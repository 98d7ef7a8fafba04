"""The entries of one person: two people, a reason, a day."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from tests.support.factories import make_proposal
from tests.support.pages import Browser
from tests.support.personas import sign_in

PERSONS = "/de/verwaltung/protokoll/personen"
REASON = "Eine Anwohnerin beschwert sich über eine Entscheidung."


@pytest.fixture
def asked(people, world):
    """The coordinator asks for the officer's entries, after the officer published something."""
    world(make_proposal, "submitted", area=people.here)
    people.browser("officer").get("/de/moderation/").form().submit("Veröffentlichen")
    return ask(people, people.officer)


def ask(people, whom, by="coordinator", status=200, reason=REASON):
    day = clock.today().isoformat()
    form = people.browser(by).get(PERSONS).form()
    return form.fill(person=str(whom.id), first_day=day, last_day=day, reason=reason).submit(status=status)


def acts(world):
    return world.ask(lambda: session().scalars(sa.select(LogEntry.act).order_by(LogEntry.id)).all())


def test_the_whole_way(people, world, asked):
    assert "Wartet auf Zustimmung" in asked
    assert not asked.tree.select("form[action$=zustimmen]"), "nobody agrees to what they asked for"
    agreed = people.browser("auditor").get(PERSONS)
    assert REASON in agreed
    agreed.form_to("/zustimmen").submit()
    page = people.browser("coordinator").get(PERSONS).form_to("/oeffnen").submit()
    assert page.heading == "Einträge von Ole Hier"
    assert len(page.tree.select("tbody tr")) == 1
    assert acts(world) == ["proposal.publish", "log.request_person", "log.approve_person", "log.read_person"]
    for name in ("auditor", "coordinator_2", "officer"):
        people.browser(name).get(page.path, status=404)


def test_nobody_reads_before_a_second_person_agreed_or_a_day_after(people, asked):
    coordinator = people.browser("coordinator")
    coordinator.get(f"{PERSONS}/1", status=404)
    people.browser("auditor").get(PERSONS).form_to("/zustimmen").submit()
    coordinator.get(f"{PERSONS}/1", status=403)
    page = coordinator.get(PERSONS).form_to("/oeffnen").submit()
    for hours, status in ((23, 200), (25, 404)):
        with clock.freeze(clock.now() + timedelta(hours=hours)):
            later = sign_in(Browser(people.app), people.coordinator)
            later.get(page.path, status=status)
            assert ("Abgelaufen" in later.get(PERSONS)) == (status == 404)


def test_whom_it_is_about_cannot_agree(people):
    ask(people, people.coordinator_2)
    assert not people.browser("coordinator_2").get(PERSONS).tree.select("form[action$=zustimmen]")
    assert people.browser("auditor").get(PERSONS).tree.select("form[action$=zustimmen]")


def test_it_needs_a_reason_and_keeps_what_was_typed(people):
    page = ask(people, people.officer, reason="kurz", status=422)
    assert page.form().value("reason") == "kurz"
    form = people.browser("coordinator").get(PERSONS).form()
    assert str(people.coordinator.id) not in form.choices("person")
    day = clock.today().isoformat()
    form.fill(first_day=day, last_day=day, reason=REASON).tamper(person="999").submit(status=422)


def test_a_request_is_withdrawn_until_somebody_agreed(people, asked):
    asked.form_to("/zurueckziehen").submit()
    assert not people.browser("auditor").get(PERSONS).tree.select("form[action$=zustimmen]")
    again = ask(people, people.officer)
    people.browser("auditor").get(PERSONS).form_to("/zustimmen").submit()
    again.form_to("/zurueckziehen").submit(status=409)


@pytest.mark.parametrize("name", ["officer", "admin", "resident"])
def test_others_cannot_ask(people, name):
    people.browser(name).get(PERSONS, status=403)
