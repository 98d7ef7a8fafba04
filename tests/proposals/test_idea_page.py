"""One idea: who reads what, under which address, at what price."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import unit_of_work
from beteiligung.mail.chores import do_chores
from beteiligung.moderation.models import DecisionKind
from beteiligung.proposals import operations
from beteiligung.proposals.models import PUBLIC_STATES, Proposal, ProposalState, Source
from tests.support.factories import make_area, make_comment, make_decision, make_measure, make_proposal, make_vote
from tests.support.html import words
from tests.support.pages import Browser
from tests.support.personas import ALL, People, hold_draft
from tests.support.world import World

S = ProposalState
ANONYMOUS_QUERIES = 9
SIGNED_IN_QUERIES = 11


def address(idea: Proposal, lang: str = "de") -> str:
    return f"/{lang}/ideen/{idea.id}-{idea.words}"


def publish(app: Flask, world: World, idea: Proposal, **values) -> None:
    """Change a published idea's text as its author would."""
    from dataclasses import replace

    from beteiligung.proposals.operations.content import content_of
    from beteiligung.proposals.queries import proposal_by_id

    with app.app_context(), unit_of_work():
        found = proposal_by_id(idea.id)
        author = Actor(account_id=found.author_id)
        operations.edit_proposal(author, found, replace(content_of(found), **values), version=found.version)


def test_the_page_tells_everything(browser: Browser, world: World):
    idea = world(
        make_proposal,
        title="Eine Bank mit Schatten",
        shown_name="Ayla",
        place="An der Haltestelle",
        cost_cents=900_00,
        field="zusammenhalt",
    )
    world(make_vote, idea)
    page = browser.get(address(idea))
    assert page.heading == "Eine Bank mit Schatten"
    for said in (
        "Nordmarkt",
        f"Idee {idea.id}",
        "Veröffentlicht",
        "von Ayla",
        "Viele Familien wohnen in der Nähe.",
        "An der Haltestelle",
        "900",
        "Sozialer Zusammenhalt",
        "1 Stimme",
        "Eine Stimme rät, sie entscheidet nicht.",
        "Der Weg dieser Idee",
        "Jetzt können alle mitreden",
        "Gespräch",
    ):
        assert said in page, said
    assert page.find('link[rel="canonical"]')["href"].endswith(address(idea))
    assert "Eine Idee für Nordmarkt" in page.find('meta[name="description"]')["content"]


def test_visitors_get_links_and_no_forms(browser: Browser, world: World):
    idea = world(make_proposal)
    page = browser.get(address(idea))
    assert page.find_all('form[method="post"]') == []
    assert f"/de/ideen/{idea.id}/unterstuetzen" in page.links().values()
    assert page.response.headers["Cache-Control"] == "public, no-cache"
    again = browser.answer("GET", address(idea), headers={"If-None-Match": page.response.headers["ETag"]})
    assert again.status_code == 304


def test_signed_in_people_vote_on_the_spot(people: People, world: World):
    idea = world(make_proposal, area=people.here)
    page = people.browser("resident").get(address(idea))
    assert page.form_to("/unterstuetzen")
    assert page.response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "end", ["", "-", "-falsch", "-falsch?kommentare=neu", "-%F0%9F%8C%B3", "-eine-bank-mit-schatten-x"]
)
def test_every_other_spelling_leads_to_the_page_for_good(browser: Browser, world: World, end: str):
    idea = world(make_proposal, title="Eine Bank mit Schatten")
    answer = browser.answer("GET", f"/ar/ideen/{idea.id}{end}")
    assert answer.status_code == 301
    query = "?kommentare=neu" if "?" in end else ""
    assert answer.headers["Location"] == f"{address(idea, 'ar')}{query}"
    assert "no-cache" in answer.headers["Cache-Control"]


def test_titles_in_other_scripts_and_of_any_length_have_an_address(browser: Browser, world: World):
    for title in ("مقعد في الظل", "長椅", "🌳🌳🌳🌳", "Ä" * 500, "– – – –"):
        idea = world(make_proposal, title=title)
        page = browser.get(f"/de/ideen/{idea.id}")
        assert page.path == address(idea)
        assert page.path.isascii()
        assert page.heading == title


def test_numbers_that_are_no_idea(browser: Browser, world: World):
    world(make_area)
    for number in ("0", "99", "2147483648", "9223372036854775808", "9" * 400):
        for end in ("", "-idee", "/bearbeiten", "/zurueckziehen", "/fassungen", "/antworten"):
            browser.get(f"/de/ideen/{number}{end}", status=404)


def test_words_that_are_no_number(browser: Browser):
    browser.checks_pages = False  # no route, so no page that its own links could lead to
    for number in ("-1", "1.5", "x", "1e5", "%00"):
        browser.get(f"/de/ideen/{number}", status=404)


READERS = {
    S.DRAFT: {"author"},
    S.UNCONFIRMED: {"author", "officer", "coordinator", "coordinator_2", "auditor"},
}
SENT = {"author", "officer", "coordinator", "coordinator_2", "auditor"}


@pytest.mark.parametrize("state", list(S))
def test_who_reads_which_state(people: People, world: World, state: ProposalState):
    idea = world(make_proposal, state, area=people.here, author=people.author)
    readers = set(ALL) if state in PUBLIC_STATES else READERS.get(state, SENT)
    for name in ALL:
        expected = 200 if name in readers else 410 if state is S.WITHDRAWN else 404
        page = people.browser(name).get(address(idea), status=expected)
        if expected == 410:
            assert "zurückgezogen" in page


def test_an_idea_taken_back_before_publication_leaves_no_trace(
    browser: Browser, app: Flask, people: People, world: World
):
    idea = world(make_proposal, "submitted", author=people.author)
    with app.app_context(), unit_of_work():
        from beteiligung.proposals.queries import proposal_by_id

        operations.withdraw_proposal(Actor(account_id=people.author.id), proposal_by_id(idea.id))
    browser.get(address(idea), status=404)
    people.browser("author").get(address(idea))


def test_whoever_holds_the_key_reads_what_waits_for_confirmation(app: Flask, world: World):
    idea = world(make_proposal, "unconfirmed", draft_key="k" * 30)
    page = hold_draft(Browser(app), "k" * 30).get(address(idea))
    assert "Bitte bestätigen Sie Ihre Idee" in page.find(".idea-text .next").get_text()
    assert page.links(".next a") == {"Code eingeben": f"/de/ideen/neu/{idea.id}/senden"}
    assert "Unterstützen" not in page


def test_who_waits_for_no_code_sends_again(app: Flask, people: People, world: World):
    idea = world(make_proposal, "unconfirmed", author=people.author)
    page = people.browser("author").get(address(idea))
    assert page.links(".next a") == {"Prüfen und senden": f"/de/ideen/neu/{idea.id}/senden"}


@pytest.mark.parametrize(
    ("state", "was_sent", "said"),
    [
        (S.WITHDRAWN, True, "eine neue vorschlagen"),
        (S.LAPSED, False, "wurde nicht bestätigt."),
    ],
)
def test_an_idea_that_ended_leads_to_a_new_one(
    app: Flask, people: People, world: World, state: ProposalState, was_sent: bool, said: str
):
    idea = world(make_proposal, state, area=people.here, author=people.author)
    with app.app_context(), unit_of_work():
        from beteiligung.proposals.queries import proposal_by_id

        proposal_by_id(idea.id).submitted_at = idea.created_at if was_sent else None
    page = people.browser("author").get(address(idea))
    assert said in page
    assert page.links(".idea-more a")["Idee vorschlagen"] == f"/de/ideen/neu?raum={people.here.slug}"
    assert "Idee vorschlagen" not in people.browser("officer").get(address(idea)).links(".idea-more a")


def test_an_idea_that_lapsed_for_want_of_an_answer_still_asks_for_it(app: Flask, people: People, world: World):
    idea = world(make_proposal, "returned", area=people.here, author=people.author, age=timedelta(days=50))
    world(make_decision, idea, by=people.officer, text="Wo genau soll das sein?")
    with app.app_context():
        do_chores()
    author = people.browser("author")
    page = author.get(address(idea))
    assert "Es kam keine Antwort." in page
    assert "Wo genau soll das sein?" in page.find(".next").get_text()
    page = author.get("/de/konto/ideen").follow("Rückfrage beantworten")
    assert "Wo genau soll das sein?" in page
    page.form().fill(text=f"{idea.text} Am Brunnen.").submit()
    assert world.now(idea).state is S.SUBMITTED
    shown = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}")
    assert "Plattform" in shown.find("main ol.line").get_text(), "what lapsed by itself names the platform"


def test_a_closed_idea_without_a_word_says_one_thing(browser: Browser, world: World):
    page = browser.get(address(world(make_proposal, "declined")))
    assert page.find_all(".vote-bar") == []
    assert "bleibt lesbar" not in page
    assert [note.get_text(strip=True) for note in page.find_all("#gespraech p")] == [
        "Das Gespräch ist zu Ende. Zu dieser Idee hat niemand etwas gesagt."
    ]


def test_nobody_votes_or_talks_before_publication(people: People, world: World):
    idea = world(make_proposal, "submitted", area=people.here, author=people.author)
    page = people.browser("author").get(address(idea))
    assert "Gespräch" not in page
    assert page.find_all(".vote-bar") == []
    assert "Kommt noch: Veröffentlichung" in page


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (S.SUBMITTED, {"Ändern", "Foto hinzufügen", "Textstelle entfernen", "Zurückziehen"}),
        (S.RETURNED, {"Textstelle entfernen", "Zurückziehen"}),
        (S.PUBLISHED, {"Ändern", "Foto hinzufügen", "Textstelle entfernen", "Zurückziehen"}),
        (S.IN_REVIEW, {"Textstelle entfernen", "Zurückziehen"}),
        (S.PROMOTED, {"Textstelle entfernen"}),
        (S.REJECTED, {"Textstelle entfernen"}),
        (S.WITHDRAWN, {"Textstelle entfernen"}),
    ],
)
def test_authors_find_what_they_can_do_now(people: People, world: World, state: ProposalState, acts: set[str]):
    idea = world(make_proposal, state, area=people.here, author=people.author)
    shown = set(people.browser("author").get(address(idea)).links("aside a"))
    assert shown == acts
    if state in PUBLIC_STATES:
        assert people.browser("resident").get(address(idea)).find_all("aside") == []


def test_a_question_stands_at_the_top_for_its_author(people: People, world: World):
    idea = world(make_proposal, S.RETURNED, area=people.here, author=people.author)
    world(make_decision, idea, text="Wo genau soll das sein?")
    page = people.browser("author").get(address(idea))
    assert "Wo genau soll das sein?" in page.find(".idea-text .next").get_text()
    assert page.links()["Rückfrage beantworten"] == f"/de/ideen/{idea.id}/antworten"
    assert "Wo genau soll das sein?" not in people.browser("officer").get(address(idea))


def test_authors_read_why_and_what_they_can_do(people: People, world: World):
    idea = world(make_proposal, S.REJECTED, area=people.here, author=people.author)
    world(make_decision, idea, DecisionKind.REJECT, ground="advertising", text="Der Text wirbt für einen Imbiss.")
    page = people.browser("author").get(address(idea))
    for said in (
        "Warum Ihre Idee nicht veröffentlicht ist",
        "keine Werbung",
        "wirbt für einen Imbiss",
        "Was vorliegt:",
        "Verwaltungsgericht",
    ):
        assert said in page, said
    assert "wirbt für einen Imbiss" not in people.browser("officer").get(address(idea))


def test_staff_find_the_way_to_the_desk(people: People, world: World):
    idea = world(make_proposal, area=people.here)
    for name, is_there in (("officer", True), ("coordinator", True), ("officer_elsewhere", False), ("auditor", False)):
        links = people.browser(name).get(address(idea)).links()
        assert ("Im Arbeitsbereich öffnen" in links) is is_there, name


def test_a_measure_of_the_idea_is_shown(browser: Browser, world: World):
    measure = world(make_measure, "applied", title="Der Bau der Bank")
    idea_id = world.ask(lambda: __import__("beteiligung.measures.queries", fromlist=["x"]).ideas_of(measure.id)[0].id)
    page = browser.get(f"/de/ideen/{idea_id}")
    assert "Was daraus wird" in page
    assert "Der Bau der Bank" in page
    assert page.find_all(".vote-bar") == [], "nobody gave a vote, and nobody can give one any more"


def test_what_votes_meant_is_said_where_there_were_some(browser: Browser, world: World):
    idea = world(make_proposal, "declined")
    meaning = "Die Stimmen haben geraten. Entschieden haben sie nicht."
    assert meaning not in browser.get(address(idea))
    world(make_vote, idea)
    page = browser.get(address(idea))
    assert meaning in page
    assert "Man kann die Idee nicht mehr unterstützen." in page
    assert "Stimme rät" not in page


def test_imported_ideas_name_nobody(browser: Browser, world: World):
    idea = world(make_proposal, author=None, source=Source.IMPORT, language="nl", text="")
    page = browser.get(address(idea))
    assert "aus einer Liste übernommen" in page
    assert "Nachbar*in" not in page.find(".page-head").get_text()


def test_without_a_name_it_is_a_neighbour(browser: Browser, world: World):
    idea = world(make_proposal, author=None)
    assert "von Nachbar*in" in browser.get(address(idea))


def test_the_language_of_the_idea_is_marked(browser: Browser, world: World):
    idea = world(make_proposal, language="ar", title="مقعد في الظل", text="نريد مقعدا في الظل أمام المدرسة.")
    page = browser.get(address(idea))
    assert (page.find("h1")["lang"], page.find("h1")["dir"]) == ("ar", "auto")
    assert page.find(".idea-text .prose")["lang"] == "ar"


def test_what_people_write_is_never_markup(browser: Browser, world: World):
    idea = world(
        make_proposal,
        title='"><script>alert(1)</script>',
        text="<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/?a=1&b=2 ganz sicher",
        place="<b>hier</b>",
        shown_name="<i>Ayla</i>",
    )
    page = browser.get(address(idea))
    assert page.heading == '"><script>alert(1)</script>'
    assert "<b>hier</b>" in page
    assert page.links(".prose a") == {"https://example.org/?a=1&b=2": "https://example.org/?a=1&b=2"}
    assert "nofollow" in page.find(".prose a")["rel"]


def test_each_text_of_a_published_idea_can_be_read(browser: Browser, app: Flask, world: World):
    idea = world(make_proposal, title="Der erste Titel")
    assert "frühere Fassungen" not in browser.get(address(idea))
    publish(app, world, idea, title="Der zweite Titel", place="Am Markt")
    page = browser.get(f"/de/ideen/{idea.id}").follow("geändert: frühere Fassungen")
    assert [words(tag) for tag in page.find_all("main h2")] == ["Fassung 2", "Fassung 1"]
    assert [words(tag) for tag in page.find_all("details b")] == ["Der zweite Titel", "Der erste Titel"]
    assert "In der Nähe von: Am Markt" in page
    assert page.follow("Zurück zur Idee").heading == "Der zweite Titel"


def test_an_idea_never_published_has_no_versions(people: People, world: World):
    idea = world(make_proposal, "submitted", author=people.author)
    people.browser("author").get(f"/de/ideen/{idea.id}/fassungen", status=404)


def test_a_cut_address_of_the_discussion_leads_back(browser: Browser, world: World):
    idea = world(make_proposal)
    page = browser.get(f"{address(idea)}?k=abc", status=400)
    assert page.follow("Zum Anfang der Liste").heading == idea.title


@pytest.mark.parametrize("count", [0, 25])
def test_the_price_of_the_page_does_not_grow(browser: Browser, people: People, world: World, count: int):
    idea = world(make_proposal, area=people.here, field="kinder")
    for _number in range(count):
        world(make_comment, idea, parent=world(make_comment, idea))
    assert browser.get(address(idea)).queries <= ANONYMOUS_QUERIES
    for name in ("resident", "officer", "coordinator"):
        assert people.browser(name).get(address(idea)).queries <= SIGNED_IN_QUERIES


def test_the_timeline_tells_the_whole_way(browser: Browser, world: World):
    with clock.freeze(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        idea = world(make_proposal, "in_review")
    page = browser.get(address(idea))
    assert [tag["class"] for tag in page.find_all(".line > li")] == [["done"], ["done"], ["now"], ["todo"], ["todo"]]
    assert [" ".join(tag.get_text().split()) for tag in page.find_all(".line h3")] == [
        "Eingereicht",
        "Veröffentlicht",
        "Jetzt: In Prüfung",
        "Kommt noch: Entscheidung über das Geld",
        "Kommt noch: Umsetzung",
    ]
    assert "2. März 2026" in page


def test_a_promise_has_a_day_and_a_missed_one_is_said(people: People, world: World):
    with clock.freeze(datetime(2026, 11, 20, 9, tzinfo=UTC)):
        idea = world(make_proposal, "submitted", area=people.here, author=people.author)
        assert "Wir lesen die Idee und antworten bis Freitag, 27. November." in people.browser("author").get(
            address(idea)
        )
    with clock.freeze(datetime(2026, 11, 30, 9, tzinfo=UTC)):
        assert "Wir wollten bis 27. November 2026 antworten." in people.browser("author").get(address(idea))


@pytest.mark.parametrize("state", [S.REJECTED, S.DECLINED, S.MERGED, S.LAPSED, S.WITHDRAWN])
def test_an_idea_that_left_the_line_has_nothing_to_come(people: People, world: World, state: ProposalState):
    idea = world(make_proposal, state, area=people.here, author=people.author, age=timedelta(days=2))
    page = people.browser("author").get(address(idea))
    assert page.find_all(".line > li")[-1]["class"] == ["exit"]


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not S.DRAFT])
def test_every_state_says_what_happens_next(people: People, world: World, state: ProposalState):
    idea = world(make_proposal, state, area=people.here, author=people.author)
    page = people.browser("author").get(address(idea))
    assert page.find_all(".line > li.now p, .line > li.exit p")[-1].get_text(strip=True)


def test_a_public_idea_can_be_shared_by_its_one_address(people: People, world: World):
    idea = world(make_proposal, area=people.here)
    shared = people.browser("visitor").get(address(idea, "ar")).find("[data-share]")
    assert shared["data-share"].endswith(address(idea, "ar"))
    assert shared["data-title"] == idea.title
    assert shared["data-copied"]
    assert shared["data-failed"]
    hidden = world(make_proposal, "submitted", area=people.here, author=people.author)
    assert not people.browser("author").get(address(hidden)).find_all("[data-share]")
