"""Merging, separating and splitting at the desk by taps, and what everybody then reads."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.operations.merging import SEPARABLE_FOR
from tests.support.factories import make_comment, make_proposal, make_vote
from tests.support.html import words

pytestmark = pytest.mark.one_database

TEXT = "Auf dem Platz fehlen Bänke und ein Hochbeet. Viele Familien wohnen in der Nähe."


@pytest.fixture
def officer(people):
    return people.browser("officer")


@pytest.fixture
def lead(world, people):
    return world(make_proposal, area=people.here, title="Bänke und Hochbeete für den Platz", text=TEXT)


@pytest.fixture
def idea(world, people):
    """Another one that says much the same."""
    return world(
        make_proposal,
        "submitted",
        area=people.here,
        author=people.author,
        title="Hochbeete und Bänke am Platz",
        text=TEXT,
    )


def desk(idea):
    return f"/de/moderation/ideen/{idea.id}"


def page(idea, **values):
    return f"/de/ideen/{idea.id}-{idea.words}"


def like(shown):
    """What a browser brings into the page by itself, and without scripts a link leads to."""
    return shown.follow("Ähnliche Ideen ansehen")


def merged(world, officer, idea, lead):
    officer.get(f"{desk(idea)}/zusammenlegen?mit={lead.id}").form().submit("Zusammenlegen")


def test_a_new_idea_is_merged_by_two_taps(officer, world, idea, lead):
    shown = like(officer.get("/de/moderation/"))
    assert lead.title in shown
    after = shown.follow("Zusammenlegen", within=".cards").form().submit("Zusammenlegen")
    assert "rückgängig" in after.notices[0]
    assert world.now(idea).lead_id == lead.id
    assert idea.title not in words(after.find("main"))


def test_the_idea_itself_and_those_of_others_are_no_suggestion(officer, people, world, idea):
    for values in (
        {"state": "submitted", "area": people.there},
        {"state": "draft", "area": people.here},
        {"state": "promoted", "area": people.here},
        {"area": people.here, "author": people.officer},
    ):
        world(make_proposal, title="Bänke und Hochbeete für den Platz", text=TEXT, **values)
    assert like(officer.get(desk(idea))).find_all(".cards .card") == []
    waiting = world(make_proposal, "submitted", area=people.here, title="Bänke und Hochbeete am Platz", text=TEXT)
    assert [words(tag) for tag in like(officer.get(desk(idea))).find_all(".cards .card h3")] == [waiting.title]


def test_what_others_look_after_as_well_is_shown_without_the_button(officer, people, world, idea):
    world(make_proposal, area=people.there, title="Bänke und Hochbeete für den Platz", text=TEXT)
    shown = like(officer.get(desk(idea)))
    if shown.find_all(".cards .card"):  # the areas are neighbours
        assert "anderen Aktionsraums" in shown


def test_any_idea_by_its_number(officer, people, world, idea, lead):
    choose = officer.get(desk(idea)).follow("Zusammenlegen", within="details")
    assert lead.title in choose
    for number in ("999999", "keine", str(world(make_proposal, area=people.there).id)):
        assert "gibt es bei Ihnen nicht" in officer.get(f"{desk(idea)}/zusammenlegen?mit={number}", status=422)
    other = world(make_proposal, area=people.here, title="Etwas ganz anderes")
    assert other.title in officer.get(f"{desk(idea)}/zusammenlegen?mit={other.id}")
    assert "dieselbe Idee" in officer.get(f"{desk(idea)}/zusammenlegen?mit={idea.id}", status=409)


def test_what_changed_in_between_is_shown_before_merging(officer, people, world, idea, lead):
    form = officer.get(f"{desk(idea)}/zusammenlegen?mit={lead.id}").form()
    merged(world, people.browser("coordinator"), idea, lead)
    again = form.submit("Zusammenlegen", status=409)
    assert "zusammengelegt" in again.refusals


def test_everybody_reads_on_at_the_lead(officer, browser, people, world, lead):
    idea = world(make_proposal, area=people.here, author=people.author, shown_name="Rana", title="Noch mehr Beete")
    world(make_vote, idea, people.resident)
    world(make_comment, idea, text="Ich gieße gern.")
    merged(world, officer, idea, lead)
    original = browser.get(page(idea))
    assert "geht mit einer anderen weiter" in original
    assert "Ich gieße gern." not in original
    assert not original.find_all(".vote-bar")
    shown = original.follow("Zur gemeinsamen Idee")
    assert lead.title in words(shown.find("h1"))
    say = shown.find(".say")
    assert "Ich gieße gern." in words(say)
    assert "zur Idee Noch mehr Beete" in words(say)
    assert "Zusammengelegt mit „Noch mehr Beete“" in words(shown.find(".line"))
    assert "1 Stimme" in words(shown.find(".vote-bar"))
    listed = browser.get("/de/ideen/")
    assert lead.title in listed
    assert idea.title not in listed
    assert idea.title not in browser.get("/de/ideen/?q=mehr+Beete")
    assert "Rana" not in words(shown.find(".page-head"))


def test_support_and_talk_go_to_the_lead(officer, people, world, idea, lead):
    public = world(make_proposal, area=people.here, author=people.author)
    world(make_vote, public, people.resident)
    comment = world(make_comment, public, people.author)
    merged(world, officer, public, lead)
    resident = people.browser("resident")
    assert "Sie unterstützen diese Idee." in resident.get(f"/de/ideen/{public.id}/unterstuetzen")
    resident.get(page(lead)).follow("Antworten").form().fill(text="Ich auch.").submit()
    assert (world.now(public).comment_count, world.now(lead).comment_count) == (1, 2)
    assert resident.get(f"/de/ideen/{public.id}/kommentieren?antwort={comment.id}").url.endswith(
        f"/de/ideen/{lead.id}/kommentieren?antwort={comment.id}"
    )
    resident.get(f"/de/ideen/{public.id}/unterstuetzen/zuruecknehmen").form().submit("Stimme zurücknehmen")
    assert world.now(lead).vote_count == 0


def test_an_author_agrees_to_be_named(officer, browser, people, world, lead):
    idea = world(make_proposal, area=people.here, author=people.author, shown_name="Rana")
    merged(world, officer, idea, lead)
    author = people.browser("author")
    assert "zusammen mit" not in browser.get(page(lead))
    author.get(page(idea)).follow("Dort mit genannt werden").form().submit("Mit genannt werden")
    assert "zusammen mit Rana" in words(browser.get(page(lead)).find(".page-head"))
    author.get(page(idea)).follow("Mein Name dort").form().submit("Nicht mehr nennen")
    assert "zusammen mit" not in browser.get(page(lead))
    people.browser("resident").get(f"/de/ideen/{idea.id}/mitverfassen", status=403)
    other = world(make_proposal, area=people.here, author=people.author)
    author.get(f"/de/ideen/{other.id}/mitverfassen", status=409)


def test_an_idea_merged_before_publication_stays_with_its_author_and_staff(officer, browser, people, world, idea, lead):
    merged(world, officer, idea, lead)
    browser.get(page(idea), status=404)
    assert "geht mit einer anderen weiter" in people.browser("author").get(page(idea))
    officer.get(page(idea))
    assert idea.title not in browser.get(page(lead))
    secret = world(make_proposal, "submitted", area=people.here, title="Geheim am Platz")
    other = world(make_proposal, "submitted", area=people.here, author=people.author)
    merged(world, officer, other, secret)
    shown = people.browser("author").get(page(other))
    assert secret.title not in shown
    assert "Es geht mit einer ähnlichen Idee weiter." in shown


def test_separating_in_time_and_too_late(officer, browser, people, world, lead):
    idea = world(make_proposal, area=people.here, author=people.author)
    merged(world, officer, idea, lead)
    with clock.freeze(clock.now() + SEPARABLE_FOR + timedelta(minutes=1)):
        colleague = people.browser("coordinator")
        assert "Diese Frist ist seit dem" in colleague.get(f"{desk(idea)}/trennen", status=409)
    shown = officer.get(desk(idea)).follow("Wieder trennen").form().submit("Wieder trennen")
    assert "wieder getrennt" in shown.notices[0]
    assert world.now(idea).state is ProposalState.PUBLISHED
    assert "Wieder eigenständig" in browser.get(page(idea))


def test_splitting_keeps_what_was_typed(officer, browser, people, world, lead):
    form = officer.get(desk(lead)).follow("Teilen").form()
    form.fill(**{"teil-1-title": "Bänke am Platz", "teil-1-text": TEXT, "teil-2-title": "Beete"})
    more = form.submit("Noch ein Teil")
    assert len(more.find_all("fieldset")) == 3
    refused = more.form().submit("Idee teilen", status=422)
    assert refused.form().value("teil-1-title") == "Bänke am Platz"
    form = refused.form()
    for number, title in ((2, "Hochbeete am Platz"), (3, "Ein Baum am Platz")):
        form.fill(**{f"teil-{number}-title": title, f"teil-{number}-text": TEXT})
    done = form.submit("Idee teilen")
    assert "3 neue Ideen" in done.notices[0]
    shown = browser.get(page(lead))
    assert "Daraus sind eigene Ideen entstanden" in shown
    assert "Diese Idee war Teil einer anderen" in shown.follow("Hochbeete am Platz")


def test_pages_of_ideas_that_belong_together_ask_little(officer, browser, people, world, lead):
    for _ in range(3):
        one = world(make_proposal, area=people.here)
        world(make_comment, one)
        merged(world, officer, one, lead)
    browser.get(page(lead))
    assert browser.queries <= 6
    browser.get(page(one))
    assert browser.queries <= 6


def test_what_is_alike_comes_into_the_page_by_itself(officer, idea, lead):
    officer.checks_pages = False  # no whole page
    part = officer.answer("GET", f"{desk(idea)}/zusammenlegen?teil=4").get_data(as_text=True)
    assert "<h4" in part
    assert lead.title in part
    assert "<html" not in part
