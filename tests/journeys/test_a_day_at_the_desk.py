"""A day at the desk: everything that comes is answered, and each person hears the right thing in their language."""

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail import chores
from beteiligung.moderation.models import Appeal
from tests.journeys import residents
from tests.journeys.a_day import (
    CAN,
    CARDS,
    FRAMED,
    FRIENDLY,
    IDEAS,
    INSULT,
    KEPT,
    LEAD,
    MASKED,
    MORE,
    PLEASE,
    PRIVATE,
    REFUSED,
    SENT_ON,
    THREAT,
    TWIN,
)
from tests.journeys.desk import DESK, FACTS, Day, clear, open_report, report, send_ideas, waiting
from tests.journeys.what_a_day_left import (
    assert_everybody_heard_the_right_thing,
    assert_letters_and_calls_are_in_the_right_language,
    assert_public_pages_say_what_became_of_everything,
    assert_the_log_tells_the_day,
)
from tests.support.letters import last_letter
from tests.support.pages import Browser


@pytest.mark.one_database
@pytest.mark.timeout(300)
def test_a_day_at_the_desk(dortmund):
    day = Day(dortmund)
    send_ideas(day)
    assert waiting(day.officer) == len(IDEAS)
    clear(day, day.officer)
    assert waiting(day.officer) == 0
    answer_questions(day)
    enter_cards(day)
    vote_and_talk(day)
    merge_and_separate(day)
    receipts = take_reports(day)
    answer_reports(day, receipts)
    work_together(day)
    go_away(day)
    appeal(day)
    record_reply(day)
    clear(day, day.deputy)
    work(day)

    assert waiting(day.officer) == waiting(day.deputy) == waiting(day.coordinator, "?wer=alle") == 0
    assert_public_pages_say_what_became_of_everything(day)
    assert_everybody_heard_the_right_thing(day)
    assert_letters_and_calls_are_in_the_right_language(day)
    assert_the_log_tells_the_day(day)


def work(day):
    """What the worker does an hour later: supporters are told of moves that stood for half an hour."""
    with clock.freeze(clock.now() + timedelta(hours=1)), day.app.app_context():
        chores.do_chores()


def answer_questions(day):
    for sent in IDEAS:
        if sent.fate == "return":
            author = day.author[sent.title]
            page = author.get(f"/{sent.language}/ideen/{day.number[sent.title]}")
            page = author.get(page.find("a[href$='/antworten']")["href"])
            page.form().fill(text=f"{sent.text} {MORE[sent.language]}").submit()


def enter_cards(day):
    page = day.officer.get(f"{DESK}aufnehmen?stapel=1")
    for card in CARDS:
        text = PLEASE[card.language].format(title=card.title)
        form = page.form().fill(raum="nordmarkt", title=card.title, text=text, sprache=card.language)
        page = form.fill({**card.contact, "consent": True}).submit("Aufnehmen")
        day.number[card.title] = int(re.search(r"fertig=(\d+)", page.path)[1])


def vote_and_talk(day):
    voters = [Browser(day.app) for _ in range(4)]
    for place, voter in enumerate(voters):
        residents.sign_in(voter, f"stimme-{place}@example.org", "tr" if place == 1 else "de")
    for place, title in ((0, LEAD), (1, LEAD), (1, TWIN), (2, TWIN), (3, TWIN)):
        residents.support(voters[place], f"/de/ideen/{day.number[title]}")
    for title, said in ((LEAD, THREAT), (LEAD, INSULT), (TWIN, FRIENDLY)):
        residents.comment(voters[3], f"/de/ideen/{day.number[title]}", said)


def merge_and_separate(day):
    """Two merges came by suggestion; this is the third, and it is taken back."""
    page = day.officer.get(day.desk(TWIN)).follow("Zusammenlegen", within="details")
    links = [tag["href"] for tag in page.find_all(".cards .card a.btn")]
    page = day.officer.get(next(link for link in links if link.endswith(f"mit={day.number[LEAD]}")))
    page.form().submit("Zusammenlegen")
    residents.support(day.signed_in[CAN], f"/tr/ideen/{day.number[LEAD]}")
    merged = day.page(LEAD)
    assert "5 Stimmen" in merged, "four of both, one of them twice, and one who came later"
    assert FRIENDLY in merged
    work(day)
    day.officer.get(day.desk(TWIN)).follow("Wieder trennen").form().submit("Wieder trennen")
    assert "3 Stimmen" in day.page(LEAD)
    assert "3 Stimmen" in day.page(TWIN)
    assert FRIENDLY not in day.page(LEAD)


def take_reports(day):
    """By address of whoever reported; the last one left none."""
    receipts = {
        "melder-threat@example.org": report(day, LEAD, "threat", said=THREAT, email="melder-threat@example.org"),
        "melder-insult@example.org": report(
            day, LEAD, "insult", said=INSULT, email="melder-insult@example.org", language="tr"
        ),
        "melder-false@example.org": report(day, KEPT, "insult", email="melder-false@example.org", language="en"),
        "melder-advert@example.org": report(
            day, FRAMED, "advertising", email="melder-advert@example.org", language="ar"
        ),
        "": report(day, MASKED, "private_data"),
    }
    assert day.page(LEAD).find("details.covered").get_text().count(THREAT) == 1
    assert INSULT not in day.page(LEAD).find("details.covered").get_text()
    return receipts


def answer_reports(day, receipts):
    open_report(day.officer, THREAT).follow("Sofort sperren").form().submit("Jetzt sperren")
    page = open_report(day.officer, INSULT).follow("Ausblenden")
    page.form().fill(ground="insult", facts="Im Kommentar steht ein Schimpfwort.").submit("Ausblenden")
    page = open_report(day.officer, KEPT).follow("So lassen und antworten")
    form = page.form().fill(answer="Der Text beleidigt niemanden.")
    form.fill(bad_faith=list(form.choices("bad_faith"))).submit("So lassen und antworten")
    page = open_report(day.officer, FRAMED).follow("Ausblenden")
    page.form().fill(ground="advertising", facts="Der Text wirbt für einen Laden.").submit("Ausblenden")
    page = open_report(day.officer, MASKED).follow("Textstelle entfernen")
    page = page.form().fill(passage=PRIVATE, ground="private_data", facts=FACTS).submit("Zeigen, wo sie steht")
    page.form().submit("Überall entfernen")
    assert waiting(day.officer, "?art=report") == waiting(day.officer)
    assert "Meldungen" not in day.officer.get(DESK)
    day.page(FRAMED, status=410)
    visitor = Browser(day.app)
    for receipt in receipts.values():
        assert visitor.get(receipt).find_all("time"), "answered, with its day"


def work_together(day):
    page = day.officer.get(day.desk(KEPT))
    page.form_to("/notizen").fill(text="Der Hof gehört der Wohnungsgesellschaft.").submit("Notiz speichern")
    page = day.coordinator.get("/de/verwaltung/checklisten/")
    page.form().fill(label="Ort angesehen").submit()
    form = day.officer.get(day.desk(KEPT)).form("#checkliste")
    form.fill(points=list(form.choices("points"))).submit("Checkliste speichern")
    page = day.officer.get(f"{DESK}sitzungen/auswahl?idee={day.number[KEPT]}&idee={day.number[LEAD]}")
    page = page.follow("Neue Liste anlegen").form()
    page = page.fill(title="Konferenz", day=clock.today().isoformat()).submit("Anlegen")
    page = page.follow(f"Ergebnis festhalten: {KEPT}").form().fill(result="pursue").submit("Speichern")
    assert "Weiterverfolgen" in page


def go_away(day):
    """The officer is away; what waits stays with the deputy, and the coordinator need not step in."""
    before, today = waiting(day.officer), clock.today()
    page = day.officer.get(f"{DESK}abwesenheit").form()
    page = page.fill(first_day=today.isoformat(), last_day=(today + timedelta(days=7)).isoformat())
    page.submit("Eintragen")
    assert waiting(day.deputy) == waiting(day.officer) == before
    assert "Bei Ihnen liegt gerade nichts." in day.coordinator.get(DESK)
    away = Browser(day.app).get("/de/aktionsraeume/nordmarkt").text
    assert away.index("Dana Vertritt") < away.index("Ole Hier"), "who is there comes first"


def appeal(day):
    """Two authors object by the link of their letter; the first decider may not decide."""
    for title, outcome in ((REFUSED, "upheld"), (FRAMED, "granted")):
        sent = next(one for one in IDEAS if one.title == title)
        author = Browser(day.app)
        way = next(path for path in last_letter(day.app, sent.email).paths if "/entscheidungen/" in path)
        page = author.get(author.get(way).find("a[href$='/beschwerde']")["href"])
        page.form().fill(text=WRONG_DECISION[sent.language]).submit()
        number = day.world.ask(lambda: session().scalar(sa.select(sa.func.max(Appeal.id))))
        day.officer.get(f"{DESK}beschwerden/{number}/entscheiden", status=403)
        assert "Beschwerden" not in day.officer.get(DESK)
        page = day.deputy.get(f"{DESK}?art=appeal").follow("Beschwerde öffnen", within="#eintrag")
        form = page.form().submit("Über die Beschwerde entscheiden").form()
        choice = next(value for value in form.choices("outcome") if value.startswith(outcome))
        form.fill(outcome=choice, reasons="Wir haben beide Seiten gelesen und neu entschieden.").submit(
            "Entscheidung senden"
        )


WRONG_DECISION = {"de": "Das ist keine Werbung, es ist ein Kurs.", "ar": "هذا الرقم هو رقم المدينة وليس رقم جاري."}


def record_reply(day):
    page = day.deputy.get(day.desk(SENT_ON)).follow("Antwort der Stelle eintragen")
    page = page.form().choose("outcome", "Alle können").fill(reply="Die Ampel kommt im Mai.", reference="66/3")
    page.submit("Antwort festhalten")
