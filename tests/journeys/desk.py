"""One day with its people, and what they do at the desk and around it, by the forms that are shown."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from beteiligung.accounts.models import Account
from beteiligung.core.database import session
from beteiligung.proposals.models import Proposal
from tests.journeys import residents
from tests.journeys.a_day import IDEAS, SIGNED_IN, WRONG
from tests.support.factories import make_area, make_staff
from tests.support.pages import Browser, Page
from tests.support.personas import People, sign_in

DESK = "/de/moderation/"
FACTS = "Im Text steht eine Adresse."


class Day:
    """Who is there, which number each idea got, and what was said by phone and on paper."""

    def __init__(self, people: People) -> None:
        self.app, self.world, self.people = people.app, people.world, people
        areas = [self.world(make_area, slug) for slug in ("nordmarkt", "hoerde")]
        self.officer_account = self.world(make_staff, "officer", areas, name="Ole Hier")
        self.deputy_account = self.world(make_staff, "officer", areas, name="Dana Vertritt", is_deputy=True)
        self.officer, self.deputy = self._at_desk(self.officer_account), self._at_desk(self.deputy_account)
        self.coordinator = people.browser("coordinator")
        self.signed_in = {email: Browser(self.app) for email in SIGNED_IN}
        for email, language in SIGNED_IN.items():
            residents.sign_in(self.signed_in[email], email, language)
        self.number: dict[str, int] = {}
        self.author: dict[str, Browser] = {}
        self.fates: dict[int, str] = {}
        self.told: dict[int, Page] = {}
        self.printed: dict[int, str] = {}

    def _at_desk(self, account: Account) -> Browser:
        return sign_in(Browser(self.app), account)

    def desk(self, title: str, act: str = "") -> str:
        """The address of an idea at the desk, or of an act on it."""
        return f"{DESK}ideen/{self.number[title]}{act}"

    def page(self, title: str, language: str = "de", status: int = 200) -> Page:
        """The public page of an idea, as somebody unknown reads it."""
        return Browser(self.app).get(f"/{language}/ideen/{self.number[title]}", status=status)

    def state(self, title: str) -> str:
        return self.world.ask(lambda: session().get_one(Proposal, self.number[title]).state)


def send_ideas(day: Day) -> None:
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
        number = int(re.search(r"/neu/(\d+)/", page.path)[1])  # type: ignore[index]  # the page behind sending
        day.number[sent.title], day.author[sent.title], day.fates[number] = number, browser, sent.fate


def waiting(browser: Browser, query: str = "") -> int:
    """How much an inbox says that it holds."""
    page = browser.get(f"{DESK}{query}")
    found = re.search(r"\bAlle (\d+)", page.text)
    assert found or "Alles erledigt." in page or "Bei Ihnen liegt gerade nichts." in page
    return int(found[1]) if found else 0


def clear(day: Day, browser: Browser) -> None:
    """The first entry, then whatever comes next, until there is none."""
    for _ in range(2 * len(IDEAS)):
        page = browser.get(DESK)
        if page.find_all("#eintrag form#form"):
            number = int(re.search(r"/ideen/(\d+)/", str(page.find("#form")["action"]))[1])  # type: ignore[index]
            DECIDE[day.fates.pop(number, "publish")](page)
        elif page.find_all("#eintrag"):
            tell(day, page.follow("Bescheid sagen", within="#eintrag"))
        else:
            return
    raise AssertionError("the inbox does not become empty")


def ask(page: Page) -> None:
    page = page.form().submit("Rückfrage stellen")
    page.form().choose("module", "Welcher Ort?").submit("Text ansehen").form().submit("Frage senden")


def reject(page: Page) -> None:
    page = page.form().submit("Nicht veröffentlichen")
    page.form().fill(ground="private_data", facts=FACTS).submit("Nicht veröffentlichen")


def forward(page: Page) -> None:
    page = page.follow("An eine andere Stelle weiterleiten", within="#eintrag")
    page.form().choose("office", "Tiefbauamt").fill(own="Die Ampel prüft das Tiefbauamt.").submit("Weiterleiten")


def merge_with_first(page: Page) -> None:
    """By the first suggestion beside the idea."""
    like = page.follow("Ähnliche Ideen ansehen")
    page.browser.get(str(like.find_all(".cards .card a.btn")[0]["href"])).form().submit("Zusammenlegen")


DECIDE = {
    "publish": lambda page: page.form().submit("Veröffentlichen"),
    "return": ask,
    "reject": reject,
    "forward": forward,
    "merge": merge_with_first,
}
"""What the desk makes of an idea, from the page on which it lies."""


def tell(day: Day, page: Page) -> None:
    """Open the contact, print what goes by letter, and say that it is done."""
    page = page.form("#kontakt").submit()
    number = int(re.search(r"/ideen/(\d+)/", page.path)[1])  # type: ignore[index]  # the page of one task
    day.told[number] = page
    if page.form().value("outcome") == "letter_sent":
        form = page.form("#brief")
        data = {"csrf_token": form.value("csrf_token")}
        answer = page.browser.answer("POST", str(form.tag["action"]), data=data)
        pages = PdfReader(BytesIO(answer.get_data())).pages
        day.printed[number] = "\n".join(one.extract_text() for one in pages)
    page.form().submit("Erledigt")


def report(
    day: Day, title: str, reason: str, *, said: str = "", email: str = "", language: str = "de", status: int = 200
) -> str:
    """From the link on the page of an idea, or of a comment that says ``said``, to the receipt; gives its address."""
    visitor = Browser(day.app)
    page = visitor.get(f"/{language}/ideen/{day.number[title]}")
    thread = page.find_all("[id^=kommentar-]")
    within = next((f"#{tag['id']} " for tag in thread if said and said in tag.get_text()), "")
    page = visitor.get(str(page.find_all(f"{within}a[href*='/melden']")[0]["href"]))
    form = page.form().fill(reason=reason, explanation=WRONG[language], good_faith=True, email=email)
    return form.submit(status=status).path


def open_report(browser: Browser, said: str) -> Page:
    """From the inbox to what was reported: the page on which ``said`` stands."""
    inbox = browser.get(f"{DESK}?art=report")
    for address in inbox.links("a[href*='/beitrag']").values():
        page = browser.get(address)
        if said in page:
            return page
    raise AssertionError(f"nothing was reported about {said!r}")
