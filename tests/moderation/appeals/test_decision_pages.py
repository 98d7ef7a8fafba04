"""What the page of a decision and the desk show of it: its words in the reader's language, and what it is about."""

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import DecisionKind, Outcome, Purpose, Side, Subject
from beteiligung.moderation.operations import decide_appeal
from beteiligung.moderation.queries import appeal_by_id
from tests.moderation.acting import do
from tests.moderation.contributions import SECRET, hide, lock
from tests.support.factories import (
    make_appeal,
    make_city,
    make_comment,
    make_decision,
    make_module,
    make_outside_decider,
    make_proposal,
    make_report,
)
from tests.support.factories.appeals import OUTSIDE_LINK

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
SAID = "Mein Nachbar ist ein Donnerkeil."
TEXTS = {"de": "Der Text über „{titel}“ verletzt andere.", "en": "The text about “{titel}” hurts others."}


@pytest.fixture
def idea(people, world):
    world(make_city)
    return world(
        make_proposal, area=people.here, author=people.author, title="Ein Baum", shown_name="Ayla", documents=1
    )


@pytest.fixture
def comment(world, idea, people):
    return world(make_comment, idea, people.resident, SAID)


def page_of(app, decision, side=Side.AUTHOR, language="de", report=None):
    token = token_of(app.config["SECRET_KEY"], decision.id, side, report.id if report else None)
    return f"/{language}/entscheidungen/{token}"


def hidden(world, idea, subject, thing_id=None):
    return world(
        make_decision,
        idea,
        DecisionKind.HIDE,
        ground="insult",
        text="Ein Schimpfwort.",
        subject=subject,
        subject_id=thing_id,
    )


@pytest.mark.parametrize(("language", "said"), [("de", "verletzt andere"), ("en", "hurts others"), ("tr", "verletzt")])
def test_a_ready_made_text_is_read_in_the_readers_language(app, people, world, idea, language, said):
    module = world(make_module, Purpose.REJECT, TEXTS)
    made = world(make_decision, idea, DecisionKind.REJECT, ground="insult", text="Ein Zusatz.", module=module)
    page = people.browser("visitor").get(page_of(app, made, language=language))
    assert said in page
    assert "Ein Baum" in page
    assert page.find("main [lang=de]:-soup-contains('Ein Zusatz.')")
    world(make_appeal, made)
    desk = people.browser("coordinator").get(f"{DESK}beschwerden/1")
    assert "verletzt andere" in desk
    assert "Ein Zusatz." in desk


def test_authors_read_their_own_comment_and_reporters_what_everybody_can(app, people, world, idea, comment):
    made = hidden(world, idea, Subject.COMMENT, comment.id)
    visitor = people.browser("visitor")
    assert SAID in visitor.get(page_of(app, made))
    assert SAID in visitor.get(page_of(app, made, Side.REPORTER)), "everybody reads it as long as it is there"
    world.ask(lambda: hide(actor_of(people.officer.id), idea, comment, Subject.COMMENT))
    assert SAID in visitor.get(page_of(app, made))
    page = visitor.get(page_of(app, made, Side.REPORTER))
    assert SAID not in page
    assert "Ein Schimpfwort." not in page, "the facts were written to the author"


def test_names_and_documents_are_named(app, people, world, idea):
    visitor = people.browser("visitor")
    assert "Der Name „Ayla“" in visitor.get(page_of(app, hidden(world, idea, Subject.IDEA_NAME)))
    page = visitor.get(page_of(app, hidden(world, idea, Subject.DOCUMENT, 1)))
    assert "Die Unterlage „" in page


def test_of_what_is_locked_nothing_is_quoted(app, people, world, idea, comment):
    made = hidden(world, idea, Subject.COMMENT, comment.id)
    world(make_outside_decider, world(make_appeal, made))
    world.ask(lambda: lock(actor_of(people.officer.id), idea, comment, Subject.COMMENT))
    for path, who in (
        (page_of(app, made), "visitor"),
        (f"{DESK}beschwerden/1", "coordinator"),
        (f"{DESK}beschwerden/extern/{OUTSIDE_LINK}", "visitor"),
    ):
        page = people.browser(who).get(path)
        assert SAID not in page
        assert "Ein Schimpfwort." not in page
    world.ask(lambda: lock(actor_of(people.officer.id), idea))
    for path, who in ((page_of(app, made), "visitor"), (f"{DESK}beschwerden/1", "coordinator")):
        people.browser(who).get(path, status=404)
    people.browser("visitor").get(f"{DESK}beschwerden/extern/{OUTSIDE_LINK}", status=404)


def test_from_the_receipt_to_the_appeal(app, people, world, idea):
    kept = world(make_decision, idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    report = world(make_report, idea, secret=SECRET, answer=kept)
    visitor = people.browser("visitor")
    page = visitor.get(f"/de/meldungen/{SECRET}").follow("Zur Entscheidung und zur Beschwerde")
    assert page.path == page_of(app, kept, Side.REPORTER, report=report)
    assert "Das ist eine Meinung." in page
    assert "Regel dieser Plattform" not in page, "nothing rests on a ground"
    assert "Gesperrt bis" not in page, "nobody is blocked"
    form = page.follow("Beschwerde schreiben").form()
    page = form.fill(text="Der zweite Satz beleidigt mich.", email="rita@example.org").submit("Beschwerde senden")
    assert "Ihre Beschwerde ist angekommen" in page


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (None, "Ihre Beschwerde ist angekommen"),
        (Outcome.UPHELD, "Ihre Beschwerde ist zurückgewiesen"),
        (Outcome.GRANTED, "Ihre Beschwerde hatte Erfolg"),
    ],
)
def test_the_receipt_tells_what_became_of_the_appeal(app, people, world, idea, outcome, words):
    """Whoever gave no address has nothing but the receipt, also where the desk took the appeal down."""
    kept = world(make_decision, idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    report = world(make_report, idea, secret=SECRET, answer=kept)
    appeal_id = world(make_appeal, kept, Side.REPORTER, report=report).id
    decider_id = people.coordinator.id

    def decide():
        appeal = appeal_by_id(appeal_id)
        way = "anew" if outcome is Outcome.GRANTED else None
        said = {"reasons": "Der zweite Satz beleidigt jemanden.", "version": appeal.version}
        do(decide_appeal, actor_of(decider_id), appeal, outcome=outcome, restoring=way, **said)

    if outcome is not None:
        world.ask(decide)
    page = people.browser("visitor").get(f"/de/meldungen/{SECRET}")
    assert words in page
    assert "Beschweren Sie sich" not in page, "once is all there is"
    assert ("Die Meldung liegt wieder bei uns." in page) == (outcome is Outcome.GRANTED)
    assert page.follow("Zur Entscheidung und zur Beschwerde").path == page_of(app, kept, Side.REPORTER, report=report)


def test_the_receipt_of_what_is_locked_leads_to_no_ground(people, world, idea):
    locked = world(make_decision, idea, DecisionKind.LOCK, ground="threat", text=None)
    world(make_report, idea, secret=SECRET, answer=locked)
    page = people.browser("visitor").get(f"/de/meldungen/{SECRET}")
    assert not page.links("main a[href*=entscheidungen]")
