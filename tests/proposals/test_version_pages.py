"""What readers see of a changed text, and the way on which authors take words back."""

from __future__ import annotations

import pytest

from beteiligung.access.actor import Actor
from beteiligung.core.database import unit_of_work
from beteiligung.core.text import REMOVED
from beteiligung.proposals import operations, queries
from beteiligung.proposals.models import Proposal, ProposalState
from tests.support.factories import make_proposal
from tests.support.html import words
from tests.support.pages import Browser
from tests.support.personas import People
from tests.support.world import World

S = ProposalState
NAME = "Frau Çelik"


@pytest.fixture
def idea(people: People, world: World) -> Proposal:
    return world(
        make_proposal,
        S.PUBLISHED,
        area=people.here,
        author=people.author,
        title=f"Eine Bank für {NAME}",
        text=f"{NAME} braucht am Brunnen eine Bank. Dort ist Schatten.",
    )


def change(people: People, idea: Proposal, **values: str) -> None:
    people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form().fill(**values).submit()


def url(idea: Proposal, language: str = "de") -> str:
    return f"/{language}/ideen/{idea.id}/fassungen"


def test_each_version_shows_what_is_new(people: People, idea: Proposal, browser: Browser):
    change(
        people, idea, text=f"{NAME} braucht am Teich eine rote Bank. Dort ist Schatten.", reason="Der Brunnen ist weg."
    )
    change(people, idea, place="Am Teich")
    page = browser.get(url(idea))
    third, second, first = page.find_all(".version")
    assert [words(tag) for tag in second.find_all(["ins", "del"])] == [
        "entfernt: Brunnen.",
        "hinzugefügt: Teich.",
        "hinzugefügt: rote.",
    ]
    assert [words(tag) for tag in third.find_all("ins")] == ["hinzugefügt: Am Teich."]
    assert "Der Brunnen ist weg." in words(second)
    assert not first.find_all(["ins", "del"])
    assert "So wurde die Idee veröffentlicht." in words(first)
    assert all("Dort ist Schatten." in words(tag.find("details")) for tag in (first, second, third))


def test_the_idea_names_the_change_and_leads_there(people: People, idea: Proposal, browser: Browser):
    assert "Text geändert" not in browser.get(f"/de/ideen/{idea.id}")
    change(people, idea, title="Eine rote Bank")
    page = browser.get(f"/de/ideen/{idea.id}")
    assert page.follow("Text geändert am", within=".line .now").path == url(idea)


def test_a_reason_is_asked_of_published_ideas_alone(people: People, idea: Proposal, world: World):
    author = people.browser("author")
    assert "reason" in author.get(f"/de/ideen/{idea.id}/bearbeiten").form().names()
    submitted = world(make_proposal, S.SUBMITTED, area=people.here, author=people.author)
    assert "reason" not in author.get(f"/de/ideen/{submitted.id}/bearbeiten").form().names()
    form = author.get(f"/de/ideen/{idea.id}/bearbeiten").form()
    assert "200" in form.fill(reason="y" * 201).submit(status=422).refusals


def test_many_versions_come_in_pages(people: People, idea: Proposal, browser: Browser, world: World):
    def changed_often():
        proposal, actor = queries.proposal_by_id(idea.id), Actor(account_id=people.author.id)
        for number in range(24):
            content = operations.content.Content(f"Titel {number}", proposal.text)
            operations.edit_proposal(actor, proposal, content, version=proposal.version)

    with world.app.app_context(), unit_of_work():
        changed_often()
    page = browser.get(url(idea))
    asked = page.queries
    assert len(page.find_all(".version")) == 5
    for _turn in range(4):
        page = page.follow("Ältere Fassungen")
    assert [words(tag.find("h2")) for tag in page.find_all(".version")][-1] == "Fassung 1"
    assert len(page.find_all(".version")) == 5
    assert page.queries <= asked
    assert page.follow("Zum Anfang").path == url(idea)
    browser.get(f"{url(idea)}?nach=kaputt", status=400).follow("Zum Anfang")


def test_visitors_get_it_from_memory_until_it_changes(people: People, idea: Proposal, browser: Browser):
    first = browser.get(url(idea))
    assert first.response.headers["ETag"]
    assert "Set-Cookie" not in first.response.headers
    assert not first.find_all("form")
    people.browser("author").get(f"/de/ideen/{idea.id}/stelle-entfernen").form().fill(
        passage=NAME
    ).submit().form().submit("Überall entfernen")
    assert "elik" not in browser.get(url(idea)).text


def test_there_is_none_before_publication(people: People, world: World):
    submitted = world(make_proposal, S.SUBMITTED, area=people.here, author=people.author)
    people.browser("author").get(url(submitted), status=404)


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("de", "[Textstelle entfernt]"),
        ("en", "[passage removed]"),
        ("tr", "[Metnin bir kısmı silindi]"),
        ("ar", "[حُذف جزء]"),
    ],
)
def test_a_removed_passage_says_so_in_the_readers_language(people, idea, browser, world, language, mark):
    with world.app.app_context(), unit_of_work():
        operations.remove_passage(Actor(account_id=people.author.id), queries.proposal_by_id(idea.id), NAME)
    page = browser.get(f"/{language}/ideen/{idea.id}-eine-bank-fuer")
    assert mark in page.heading
    assert mark in words(page.find(".idea-text .prose"))
    assert mark in browser.get(url(idea, language)).text
    assert REMOVED not in page.html
    assert "elik" not in browser.get(f"/{language}/ideen/").html


def test_the_way_of_the_author(people: People, idea: Proposal, browser: Browser, world: World):
    change(people, idea, text="Am Brunnen fehlt eine Bank, die Schatten hat.")
    author = people.browser("author")
    page = author.get(f"/de/ideen/{idea.id}").follow("Textstelle entfernen")
    page = page.form().fill(passage="frau  çelik").submit()
    assert page.heading == "Diese Textstelle entfernen?"
    assert "Sie steht an 4 Stellen:" in page
    assert [words(tag) for tag in page.find_all(".found .small")] == [
        "Titel · jetzt",
        "Titel · Fassung 2",
        "Titel · Fassung 1",
        "Beschreibung · Fassung 1",
    ]
    assert NAME in world.now(idea).title, "looking removes nothing"
    page = page.form().submit("Überall entfernen")
    assert page.path == f"/de/ideen/{idea.id}-eine-bank-fuer"
    assert page.heading == "Eine Bank für [Textstelle entfernt]"
    assert "Die Textstelle ist entfernt, in allen Fassungen." in page.notices
    page = browser.get(f"/de/ideen/{idea.id}").follow("Textstelle entfernt am", within=".line")
    assert "von der Verfasserin oder dem Verfasser, in allen Fassungen." in page
    assert "elik" not in page.html


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Bitte schreiben Sie"), ("ab", "mindestens 3"), ("Herr Meier", "steht nicht in der Idee")]
)
def test_what_is_nowhere_is_said_and_kept(people: People, idea: Proposal, typed, said):
    form = people.browser("author").get(f"/de/ideen/{idea.id}/stelle-entfernen").form()
    page = form.fill(passage=typed).submit(status=422)
    assert said in page.refusals
    assert page.form().value("passage") == typed


def test_a_draft_leads_to_its_text(people: People, world: World):
    draft = world(make_proposal, S.DRAFT, area=people.here, author=people.author)
    page = people.browser("author").get(f"/de/ideen/{draft.id}/stelle-entfernen")
    assert page.path == f"/de/ideen/neu/{draft.id}/was"


def test_the_edit_form_shows_the_mark_as_words_and_keeps_it(people: People, idea: Proposal, world: World):
    with world.app.app_context(), unit_of_work():
        operations.remove_passage(Actor(account_id=people.author.id), queries.proposal_by_id(idea.id), NAME)
    form = people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").form()
    form.fill(title=f"Noch {form.value('title')}").submit()
    assert world.now(idea).title == f"Noch Eine Bank für {REMOVED}"
    assert world.now(idea).text.startswith(REMOVED)


def test_what_a_device_kept_from_before_is_not_offered_again(people: People, idea: Proposal, world: World):
    def kept():
        return people.browser("author").get(f"/de/ideen/{idea.id}/bearbeiten").find("#form")["data-autosave"]

    before = kept()
    assert kept() == before
    page = people.browser("author").get(f"/de/ideen/{idea.id}/stelle-entfernen").form().fill(passage=NAME).submit()
    assert f"text:{before}" in page.find("[data-forget]")["data-forget"].split()
    page.form().submit("Überall entfernen")
    assert kept() != before
