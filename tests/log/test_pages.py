"""The log as it is searched, paged and taken along; who reads which of it."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import admin, auditor, coordinator, officer, officer_here
from beteiligung.access.table import TABLE, is_reading
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.log.models import LogEntry
from beteiligung.log.operations import note_act
from beteiligung.log.views.exact_words import EXACT
from beteiligung.log.views.words import ACTS
from tests.support.factories import make_measure, make_proposal

LOG = "/de/verwaltung/protokoll/"


@pytest.fixture
def note(people, world):
    """Writes an entry of the officer."""
    officer = Actor(account_id=people.officer.id, officer_for=frozenset({people.here.id}))

    def write(act, thing=None, times=1, actor=officer):
        def inside():
            with unit_of_work():
                for _ in range(times):
                    note_act(actor, act, session().merge(thing) if thing is not None else None)

        world.ask(inside)

    return write


@pytest.fixture
def here(people, world):
    return world(make_proposal, "submitted", area=people.here)


@pytest.fixture
def there(people, world):
    return world(make_proposal, "submitted", area=people.there)


def found(page):
    return [row.get_text(" ", strip=True) for row in page.tree.select("tbody th")]


def test_each_reads_what_is_theirs(people, note, here, there):
    note(P.PROPOSAL_PUBLISH, here)
    note(P.PROPOSAL_RETURN, there)
    note(P.STAFF_SIGN_IN)
    counts = {name: len(found(people.browser(name).get(LOG))) for name in ("officer", "officer_elsewhere", "auditor")}
    assert counts == {"officer": 1, "officer_elsewhere": 1, "auditor": 3}
    assert "Idee veröffentlicht" in people.browser("officer").get(LOG)
    for name in ("admin", "resident", "visitor"):
        people.browser(name).get(LOG, status=403)


def test_roles_are_shown_and_persons_are_not(people, note, here):
    note(P.PROPOSAL_PUBLISH, here)
    page = people.browser("coordinator").get(LOG)
    assert "Aktionsraumbeauftragte" in page
    assert "Ole Hier" not in page
    assert page.follow(f"Idee {here.id}").path == f"/de/moderation/ideen/{here.id}"


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ("akt=proposal.return", ["Rückfrage gestellt"]),
        ("akt=command:", ["Befehl: staff add"]),
        ("raum=hoerde", ["Rückfrage gestellt"]),
        ("ding=measures", []),
        ("ding=proposals&nummer=1", ["Idee veröffentlicht"]),
        ("monat=2020-01", []),
        ("monat=gestern&akt=nichts&raum=nirgends", ["Befehl: staff add", "Rückfrage gestellt", "Idee veröffentlicht"]),
    ],
)
def test_searching(people, note, here, there, query, acts):
    note(P.PROPOSAL_PUBLISH, here)
    note(P.PROPOSAL_RETURN, there)
    note("command:staff add", actor=Actor.system("staff add"))
    page = people.browser("coordinator").get(f"{LOG}?{query}")
    assert [row.select("td")[0].get_text(strip=True) for row in page.tree.select("tbody tr")] == acts


def test_the_act_itself_is_shown_where_a_permission_covers_several(people, world, here):
    idea = world(make_proposal, area=people.here)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/beitrag")
    page.follow("Ausblenden").form().fill(ground="insult", facts="Eine Nachbarin wird beim Namen beleidigt.").submit()
    people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/beitrag").form_to("/einblenden").submit()
    browser = people.browser("coordinator")
    page = browser.get(f"{LOG}?akt=content.hide")
    words = ["Beitrag wieder eingeblendet", "Beitrag ausgeblendet"]
    assert [row.select("td")[0].get_text(strip=True) for row in page.tree.select("tbody tr")] == words
    _answer, rows = export(page, browser)
    assert [(row["act"], row["words"]) for row in rows] == list(
        zip(("content.hide:restore", "content.hide:hide"), words, strict=True)
    )


def test_an_old_entry_keeps_the_general_word(people, note, here):
    note(P.CONTENT_HIDE, here)
    note("content.hide:hide", here)
    page = people.browser("coordinator").get(f"{LOG}?akt=content.hide")
    words = [row.select("td")[0].get_text(strip=True) for row in page.tree.select("tbody tr")]
    assert words == ["Beitrag ausgeblendet", "Beitrag ausgeblendet oder wieder eingeblendet"]


def test_a_month_is_found(people, note, here):
    with clock.freeze(datetime(2026, 3, 5, 12, tzinfo=UTC)):
        note(P.PROPOSAL_PUBLISH, here)
    note(P.PROPOSAL_RETURN, here)
    page = people.browser("coordinator").get(LOG)
    assert "03/2026" in page.form_to("/protokoll/").choices("monat").values()
    assert "Idee veröffentlicht" in people.browser("coordinator").get(f"{LOG}?monat=2026-03")
    assert len(found(people.browser("coordinator").get(f"{LOG}?monat=2026-03"))) == 1


def test_pages_go_by_number_and_keep_the_filter(people, note, here):
    note(P.PROPOSAL_PUBLISH, here, times=51)
    note(P.PROPOSAL_RETURN, here)
    page = people.browser("coordinator").get(f"{LOG}?akt=proposal.publish")
    assert len(found(page)) == 50
    older = page.follow("Ältere Einträge")
    assert len(found(older)) == 1
    assert "akt=proposal.publish" in older.path
    people.browser("coordinator").get(f"{LOG}?nach=kaputt", status=400)


def test_many_rows_cost_no_more_questions(people, note, here):
    note(P.PROPOSAL_PUBLISH, here)
    few = people.browser("coordinator").get(LOG).queries
    note(P.PROPOSAL_PUBLISH, here, times=49)
    assert people.browser("coordinator").get(LOG).queries <= few


def sent(form):
    return {name: form.value(name) for name in form.names()}


def export(page, browser):
    answer = browser.answer("POST", f"{LOG}datei", data=sent(page.form_to("/datei")))
    return answer, list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_the_file_holds_what_was_asked_for_and_is_an_act_itself(people, world, note, here, there):
    note(P.PROPOSAL_PUBLISH, here, times=3)
    note(P.PROPOSAL_RETURN, there)
    browser = people.browser("officer")
    answer, rows = export(browser.get(f"{LOG}?akt=proposal.publish"), browser)
    assert answer.mimetype == "text/csv"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert [(row["act"], row["role"], row["thing_number"]) for row in rows] == [
        ("proposal.publish", "officer", str(here.id))
    ] * 3
    assert "account" not in answer.get_data(as_text=True)
    last = world.ask(lambda: session().scalars(sa.select(LogEntry.act).order_by(LogEntry.id.desc())).first())
    assert last == "log.export"
    _answer, rows = export(browser.get(LOG), browser)
    assert {row["area"] for row in rows} == {people.here.name}, "not those of other areas"


def test_batches_of_the_file_join(people, note, here, monkeypatch):
    monkeypatch.setattr("beteiligung.log.queries.BATCH", 2)
    note(P.PROPOSAL_PUBLISH, here, times=5)
    browser = people.browser("coordinator")
    _answer, rows = export(browser.get(LOG), browser)
    numbers = [int(row["number"]) for row in rows if row["act"] == "proposal.publish"]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == 5


def test_contact_data_are_opened_by_a_button_that_is_logged(people, world):
    measure = world(make_measure, "applied", proposal=world(make_proposal, "promoted", area=people.here))
    browser = people.browser("officer")
    page = browser.get(f"/de/moderation/massnahmen/{measure.id}")
    assert "mina@example.org" not in page
    assert "mina@example.org" in page.form_to("/kontakt").submit()
    act = world.ask(lambda: session().execute(sa.select(LogEntry.act, LogEntry.thing_kind, LogEntry.thing_id)).one())
    assert tuple(act) == ("contact.read", "measures", measure.id)
    assert people.browser("officer_elsewhere").answer("GET", f"{page.path}/kontakt").status_code in {403, 404}


@pytest.mark.parametrize("data", [{}, {"csrf_token": "x"}, {"sprachwechsel": "1"}], ids=["no token", "wrong", "switch"])
def test_nothing_private_is_shown_past_the_log(people, world, note, here, data):
    measure = world(make_measure, "applied", proposal=world(make_proposal, "promoted", area=people.here))
    note(P.PROPOSAL_PUBLISH, here)
    browser = people.browser("officer")
    for path in (f"/de/moderation/massnahmen/{measure.id}/kontakt", f"{LOG}datei"):
        answer = browser.answer("POST", path, data=data)
        text = answer.get_data(as_text=True)
        assert "mina@example.org" not in text
        assert "proposal.publish" not in text


@pytest.mark.one_database
def test_every_act_of_an_office_has_its_words():
    offices = {officer, officer_here, coordinator, auditor, admin}
    acts = {one for one, lines in TABLE.items() if any(offices & set(line) for line in lines) and not is_reading(one)}
    assert acts <= set(ACTS), "add it to beteiligung/log/views/words.py"


@pytest.mark.one_database
def test_every_act_that_operations_name_has_its_words():
    asked = re.compile(r"require(?:_in_words)?\(.*?P\.(\w+),.*?act=\"(\w+)\"\)")
    found = {
        f"{P[permission]}:{act}"
        for file in Path("beteiligung").rglob("*.py")
        for permission, act in asked.findall(file.read_text("utf-8"))
    }
    looks = {f"{P.PROPOSAL_MASK}:{act}" for act in ("look", "photo")}
    assert found | looks == set(EXACT), "change it in beteiligung/log/views/exact_words.py"
