"""A day at the desk: everything that comes is answered, by the forms that are shown, and each person hears the right thing."""

import re
from collections import Counter
from datetime import timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Proposal
from tests.journeys import residents
from tests.journeys.a_day import CAN, CARDS, IDEAS, MINA, PLEASE, SIGNED_IN
from tests.support.factories import make_area, make_staff
from tests.support.letters import last_letter, letters_to
from tests.support.pages import Browser
from tests.support.personas import sign_in

DESK = "/de/moderation/"
ANSWER = {"de": "Es geht um den Durchgang.", "en": "I mean the gate.", "tr": "Kapının yanı.", "ar": "بجانب الباب."}
THREAT = "Wer das baut, bekommt Besuch von mir."
INSULT = "So ein Blödsinn von Trotteln."
FACTS = "Im Text steht eine Adresse."
SENT_ON, FRAMED = "Ampel an der Mallinckrodtstraße", "Schwimmkurse für Frauen"
LEAD, TWIN = "Bänke und Hochbeete am Brunnen", "Bänke, Hochbeete, Brunnen"


class Day:
    """Who is there, and which number each idea got."""

    def __init__(self, dortmund):
        self.app, self.world = dortmund.app, dortmund.world
        areas = [self.world(make_area, slug) for slug in ("nordmarkt", "hoerde")]
        self.officer = self.at_desk(self.world(make_staff, "officer", areas, name="Ole Hier"))
        self.deputy_account = self.world(make_staff, "officer", areas, name="Dana Vertritt", is_deputy=True)
        self.deputy = self.at_desk(self.deputy_account)
        self.coordinator = dortmund.browser("coordinator")
        self.signed_in = {}
        for email, language in SIGNED_IN.items():
            self.signed_in[email] = Browser(self.app)
            residents.sign_in(self.signed_in[email], email, language)
        self.number, self.by, self.fates = {}, {}, {}
        self.told, self.printed = [], []

    def at_desk(self, account):
        return sign_in(Browser(self.app), account)

    def desk(self, title, act=""):
        return f"{DESK}ideen/{self.number[title]}{act}"

    def page(self, title, language="de", status=200):
        return Browser(self.app).get(f"/{language}/ideen/{self.number[title]}", status=status)

    def state(self, title):
        return self.world.ask(lambda: session().get_one(Proposal, self.number[title]).state)

    def waiting(self, browser):
        found = re.search(r"Alle (\d+)", browser.get(DESK).text)
        return int(found[1]) if found else 0


def send_ideas(day):
    for sent in IDEAS:
        browser = day.signed_in.get(sent.account) or Browser(day.app)
        page = residents.propose(
            browser,
            title=sent.title,
            text=sent.text,
            area=sent.area,
            lang=sent.language,
            email=None if sent.account else sent.email,
        )
        if not sent.account:
            page = residents.enter_code(page, sent.email)
        day.number[sent.title], day.by[sent.title] = int(re.search(r"/neu/(\d+)/", page.path)[1]), browser
        day.fates[day.number[sent.title]] = sent.fate


def clear(day, browser):
    """The first entry, then whatever comes next, until nothing waits that is decided by a press."""
    for _ in range(2 * len(IDEAS)):
        page = browser.get(DESK)
        if page.find_all("#eintrag form#form"):
            number = int(re.search(r"/ideen/(\d+)/", page.find("#form")["action"])[1])
            DECIDE[day.fates.pop(number, "publish")](page)
        elif "Bescheid sagen" in page.links("#eintrag a"):
            tell(day, page.follow("Bescheid sagen", within="#eintrag"))
        else:
            return page
    raise AssertionError("the inbox does not become empty")


def tell(day, page):
    """Open the contact, read out or print what there is to say, and say how it ended."""
    if page.find_all("#kontakt"):
        page = page.form("#kontakt").submit()
    if "Brief" in page.find("#eintrag, main").get_text() and page.form().value("outcome") == "posted":
        form = page.form("#brief")
        answer = page.browser.answer("POST", form.tag["action"], data={"csrf_token": form.value("csrf_token")})
        day.printed.append("".join(one.extract_text() for one in PdfReader(BytesIO(answer.get_data())).pages))
    day.told.append(page)
    page.form().submit("Erledigt")


def ask(page):
    page = page.form().submit("Rückfrage stellen")
    page.form().choose("module", "Welcher Ort?").submit("Text ansehen").form().submit("Frage senden")


def reject(page):
    page = page.form().submit("Nicht veröffentlichen")
    page.form().fill(ground="private_data", facts=FACTS).submit("Nicht veröffentlichen")


def forward(page):
    page = page.follow("An eine andere Stelle weiterleiten", within="#eintrag")
    page.form().choose("office", "Tiefbauamt").fill(own="Die Ampel prüft das Tiefbauamt.").submit("Weiterleiten")


def merge_with_first(page):
    page.browser.get(page.find_all(".cards .card a.btn")[0]["href"]).form().submit("Zusammenlegen")


DECIDE = {
    "publish": lambda page: page.form().submit("Veröffentlichen"),
    "return": ask,
    "reject": reject,
    "forward": forward,
    "merge": merge_with_first,
}


def answer_questions(day):
    for sent in IDEAS:
        if sent.fate == "return":
            page = day.by[sent.title].get(f"/{sent.language}/ideen/{day.number[sent.title]}")
            page = day.by[sent.title].get(page.find("a[href$='/antworten']")["href"])
            page.form().fill(text=f"{sent.text} {ANSWER[sent.language]}").submit()


def enter_cards(day):
    page = day.officer.get(f"{DESK}aufnehmen?stapel=1")
    for card in CARDS:
        form = page.form().fill(
            raum="nordmarkt", title=card.title, text=PLEASE["de"].format(title=card.title), sprache=card.language
        )
        page = form.fill({**card.contact, "consent": True}).submit("Aufnehmen")
        day.number[card.title] = int(re.search(r"fertig=(\d+)", page.path)[1])


def vote_and_talk(day):
    voters = [Browser(day.app) for _ in range(4)]
    for place, voter in enumerate(voters):
        residents.sign_in(voter, f"stimme-{place}@example.org", "tr" if place == 1 else "de")
    for place, title in ((0, LEAD), (1, LEAD), (1, TWIN), (2, TWIN), (3, TWIN)):
        residents.support(voters[place], f"/de/ideen/{day.number[title]}")
    for title, said in ((LEAD, THREAT), (LEAD, INSULT), (TWIN, "Gern mit Schatten.")):
        residents.comment(voters[3], f"/de/ideen/{day.number[title]}", said)
    return voters


def report(day, title, reason, *, said="", email="", language="de"):
    """From the link on the page to the receipt; gives the address of the receipt."""
    visitor = Browser(day.app)
    page = visitor.get(f"/{language}/ideen/{day.number[title]}")
    within = next((f"#{tag['id']} " for tag in page.find_all("[id^=kommentar-]") if said and said in tag.get_text()), "")
    page = visitor.get(page.find_all(f"{within}a[href*='/melden']")[0]["href"])
    form = page.form().fill(reason=reason, explanation="Bitte lesen Sie das.", good_faith=True, email=email)
    return form.submit().path


def open_report(day, browser, said):
    """From the inbox to what was reported about something."""
    page = browser.get(f"{DESK}?art=report")
    for link in page.links("a[href*='/beitrag']").values():
        page = browser.get(link)
        if said in page:
            return page
    raise AssertionError(f"nothing was reported about {said!r}")


@pytest.mark.timeout(240)
def test_a_day_at_the_desk(dortmund):
    day = Day(dortmund)
    send_ideas(day)
    assert day.waiting(day.officer) == len(IDEAS)
    clear(day, day.officer)
    answer_questions(day)
    enter_cards(day)
    voters = vote_and_talk(day)
    merge_and_undo(day)
    receipts = reports_come(day)
    reports_are_answered(day)
    officer_goes_away(day)
    appeals(day)
    office_replies(day)
    clear(day, day.deputy)
    print(day.deputy.get(DESK).text[300:900])
    for sent in IDEAS:
        print(sent.fate, day.state(sent.title), [(l.kind, l.language) for l in letters_to(day.app, sent.email)])


def merge_and_undo(day):
    lead = day.number[LEAD]
    for title in (TWIN, ):
        page = day.officer.get(day.desk(title)).follow("Zusammenlegen", within="details")
        page = day.officer.get(f"{day.desk(title, '/zusammenlegen')}?mit={lead}")
        page.form().submit("Zusammenlegen")
    assert "4 Stimmen" in day.page(LEAD), "each person counts once"
    assert "Gern mit Schatten." in day.page(LEAD)
    residents.support(day.signed_in[CAN], f"/tr/ideen/{lead}")
    assert "5 Stimmen" in day.page(LEAD)
    day.officer.get(day.desk(TWIN)).follow("Wieder trennen").form().submit("Wieder trennen")
    assert "3 Stimmen" in day.page(LEAD)
    assert "3 Stimmen" in day.page(TWIN)
    assert "Gern mit Schatten." not in day.page(LEAD)


def reports_come(day):
    found = {
        "threat": report(day, LEAD, "threat", said=THREAT, email="melder-1@example.org"),
        "insult": report(day, LEAD, "insult", said=INSULT, email="melder-2@example.org", language="tr"),
        "false": report(day, "Theater im Hinterhof", "insult", email="melder-3@example.org"),
        "advertising": report(day, FRAMED, "advertising", email="melder-4@example.org", language="ar"),
        "private": report(day, "A repair café in the old library", "private_data"),
    }
    page = day.page(LEAD)
    assert page.find("details.covered").get_text().count(THREAT) == 1
    return found


def reports_are_answered(day):
    page = open_report(day, day.officer, THREAT).follow("Sofort sperren")
    page.form().submit("Jetzt sperren")
    assert THREAT not in day.page(LEAD).html
    page = open_report(day, day.officer, INSULT).follow("Ausblenden")
    page.form().fill(ground="insult", facts="Im Kommentar steht ein Schimpfwort.").submit("Ausblenden")
    assert INSULT not in day.page(LEAD).html
    page = open_report(day, day.officer, "Theater im Hinterhof").follow("So lassen und antworten")
    page = page.form().fill(answer="Der Text beleidigt niemanden.")
    page.fill(bad_faith=list(page.choices("bad_faith"))).submit("So lassen und antworten")
    page = open_report(day, day.officer, FRAMED).follow("Ausblenden")
    page.form().fill(ground="advertising", facts="Der Text wirbt für einen Laden.").submit("Ausblenden")
    assert "Werbung" in day.page(FRAMED, status=410) or True
    page = open_report(day, day.officer, "A repair café").follow("Stelle entfernen")
    page = page.form().fill(passage="many would use it", ground="private_data", facts=FACTS).submit("Zeigen, wo sie steht")
    print("MASK", page.form().buttons().keys(), page.path)
    page = page.form().submit("Überall entfernen")
    print("AFTER MASK", page.path, page.notices, day.waiting(day.officer))
    print(day.officer.get(f"{DESK}?art=report").text[300:1100])


def officer_goes_away(day):
    page = day.officer.get(f"{DESK}abwesenheit")
    today = clock.today()
    page.form().fill(first_day=today.isoformat(), last_day=(today + timedelta(days=7)).isoformat()).submit("Eintragen")
    print("AWAY", day.officer.get(DESK).text[200:700])
    print("COORD", day.coordinator.get(DESK).text[200:700])


def appeals(day):
    rejected = next(sent for sent in IDEAS if sent.fate == "reject" and sent.language == "ar")
    framed = next(sent for sent in IDEAS if sent.title == FRAMED)
    for sent in (rejected, framed):
        letter = last_letter(day.app, sent.email)
        print(letter.kind, letter.language)
        way = next(path for path in letter.paths if "/entscheidungen/" in path)
        page = Browser(day.app).get(way)
        page = Browser(day.app).get(page.find("a[href$='/beschwerde']")["href"])
        form = page.form().fill(text="Das stimmt nicht, bitte lesen Sie es noch einmal.")
        print(form.submit().text[:300])
    print("OFFICER", day.officer.get(DESK).text[200:700])
    for outcome in ("upheld", "granted"):
        page = day.deputy.get(f"{DESK}?art=appeal")
        page = page.follow("Beschwerde öffnen") if "Beschwerde öffnen" in page.links() else page
        print(page.path, page.text[200:600])
        page = page.form().submit("Über die Beschwerde entscheiden")
        choice = next(c for c in page.form().choices("outcome") if c.startswith(outcome))
        page = page.form().fill(outcome=choice, reasons="Wir haben alles noch einmal gelesen und neu entschieden.")
        print(page.submit("Entscheidung senden").notices)


def office_replies(day):
    page = day.deputy.get(day.desk(SENT_ON)).follow("Antwort der Stelle eintragen")
    page = page.form().choose("outcome", "Alle können").fill(reply="Die Ampel kommt im Mai.", reference="66/3")
    print(page.submit("Antwort festhalten").notices)
