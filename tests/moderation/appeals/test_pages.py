"""Decisions by link, appeals and their results, as residents, officers and people from outside see them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Absence
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.links import Opener, read_token, token_of
from beteiligung.moderation.models import AppealContact, AppealText, DecisionKind, Outcome, Side
from beteiligung.proposals.models import ProposalState
from tests.support.factories import (
    make_appeal,
    make_city,
    make_comment,
    make_decision,
    make_outside_decider,
    make_proposal,
    make_staff,
)
from tests.support.factories.appeals import OUTSIDE_LINK
from tests.support.html import words

DESK = "/de/moderation/"
FACTS = "Im zweiten Absatz steht ein Schimpfwort."
WORDS = "Das Wort ist ein Eigenname."
REASONS = "Das Wort ist ein Familienname und beleidigt niemanden."


@pytest.fixture
def idea(people, world):
    world(make_city)
    return world(make_proposal, "rejected", area=people.here, author=people.author, title="Weg mit dem Zaun")


@pytest.fixture
def decision(people, world, idea):
    return world(make_decision, idea, DecisionKind.REJECT, by=people.officer, ground="insult", text=FACTS)


@pytest.fixture
def appeal(world, decision):
    return world(make_appeal, decision, text=WORDS)


def page_of(app, decision, side=Side.AUTHOR, language="de"):
    return f"/{language}/entscheidungen/{token_of(app.config['SECRET_KEY'], decision.id, side)}"


def away(account):
    with unit_of_work():
        return add(Absence(account_id=account.id, first_day=clock.today(), last_day=clock.today() + timedelta(days=30)))


def test_a_decision_is_readable_without_account_and_kept_by_nobody(app, people, decision):
    page = people.browser("visitor").get(page_of(app, decision))
    assert page.heading == "Unsere Entscheidung"
    for said in (
        "Wir haben Ihre Idee nicht veröffentlicht.",
        "Weg mit dem Zaun",
        FACTS,
        "Strafgesetzbuch, §§ 185 bis 187",
        "Aktionsraumbeauftragte",
        "Hat ein Programm geholfen?",
        "Verwaltungsgericht",
    ):
        assert said in page
    assert "Gesperrt bis" not in page, "nobody was blocked"
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert page.find("meta[name=robots]")["content"] == "noindex"
    assert "Der Absatz darüber ist nur auf Deutsch da." not in page


def test_the_facts_stay_german_with_the_offer_of_a_call(app, people, decision):
    page = people.browser("visitor").get(page_of(app, decision, language="ar"))
    assert page.find(f"[lang=de]:-soup-contains('{FACTS}')")
    assert "اتصلوا بنا" in page


@pytest.mark.one_database
def test_only_signed_links_open_decisions(app, people, decision):
    key = app.config["SECRET_KEY"]
    token = token_of(key, decision.id, Side.AUTHOR)
    assert read_token(key, token) == Opener(decision.id, Side.AUTHOR)
    assert read_token("another key", token) is None
    other = token_of(key, decision.id + 1, Side.AUTHOR).split(".")[1]
    for forged in (f"{decision.id}a.{other}", f"{decision.id}r.{token.split('.')[1]}", f"{decision.id}a", "", "."):
        assert read_token(key, forged) is None
        if forged.strip("."):
            people.browser("visitor").get(f"/de/entscheidungen/{forged}", status=404)


def test_the_mail_of_a_rejection_leads_to_its_page(app, people, world, idea):
    waits = world(make_proposal, "submitted", area=people.here, author=people.author)
    form = people.browser("officer").get(f"{DESK}ideen/{waits.id}/ablehnen").form()
    form.fill(ground="insult", facts=FACTS).submit("Nicht veröffentlichen")
    mail = world.ask(lambda: session().scalars(sa.select(OutboxMail).filter_by(kind="decision_reject")).one().values)
    token = token_of(app.config["SECRET_KEY"], mail["decision_id"], Side.AUTHOR)
    assert token not in str(mail), "what waits in the outbox opens nothing"
    page = (
        people.browser("author")
        .get(f"/de/ideen/{waits.id}-{waits.words}")
        .follow("Entscheidung ansehen und Beschwerde schreiben")
    )
    assert page.path.endswith(token)


def test_an_appeal_is_written_without_account_and_shown_ever_after(app, people, world, decision):
    visitor = people.browser("visitor")
    form = visitor.get(page_of(app, decision)).follow("Beschwerde schreiben").form()
    page = form.fill(text=WORDS).submit("Beschwerde senden")
    assert any("angekommen" in notice for notice in page.notices)
    assert "Wir antworten bis " in page
    again = people.browser("resident").get(page_of(app, decision))
    assert "Ihre Beschwerde ist angekommen" in again
    assert WORDS not in again
    assert people.browser("resident").get(f"{page_of(app, decision)}/beschwerde").path == again.path
    assert world.ask(lambda: session().scalar(sa.select(AppealText.text))) == WORDS


def test_what_is_wrong_with_an_appeal_comes_back_with_its_words(app, people, world, idea):
    kept = world(make_decision, idea, DecisionKind.KEEP, by=people.officer, text="Das ist eine Meinung.")
    address = f"{page_of(app, kept, Side.REPORTER)}/beschwerde"
    page = (
        people.browser("visitor")
        .get(address)
        .form()
        .fill(text=WORDS, email="rita@")
        .submit("Beschwerde senden", status=422)
    )
    assert "name@beispiel.de" in page.refusals
    assert page.find("textarea").get_text().strip() == WORDS
    page.form().fill(email="rita@example.org").submit("Beschwerde senden")
    assert world.ask(lambda: session().scalar(sa.select(AppealContact.email))) == "rita@example.org"


def test_who_is_known_here_is_asked_for_no_address(app, people, decision):
    page = people.browser("visitor").get(f"{page_of(app, decision)}/beschwerde")
    assert page.find_all("input[name=email]") == []


@pytest.mark.parametrize("outcome", Outcome)
def test_who_won_is_sent_to_no_court(app, people, world, decision, outcome):
    world(make_appeal, decision, outcome=outcome)
    page = people.browser("visitor").get(page_of(app, decision))
    assert "Fragen beantwortet das Projektbüro" in page
    assert ("Verwaltungsgericht" in page) is (outcome is Outcome.UPHELD)


def test_after_six_months_the_page_names_the_court_alone(app, people, decision):
    with clock.freeze(clock.now() + timedelta(days=185)):
        page = people.browser("visitor").get(page_of(app, decision))
        assert "Diese Frist ist vorbei." in page
        assert "Verwaltungsgericht" in page
        assert "Beschwerde schreiben" not in page.links()
        late = people.browser("visitor").get(f"{page_of(app, decision)}/beschwerde")
        assert late.path == page.path


def test_a_reporter_reads_no_title_that_is_not_public_and_nothing_of_what_is_locked(app, people, world, idea):
    kept = world(make_decision, idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    lock = {"ground": "threat", "text": "Die Polizei weiß Bescheid."}
    told = world(make_decision, idea, DecisionKind.LOCK, told_at=clock.now(), **lock)
    for page in (page_of(app, kept, Side.REPORTER), page_of(app, told)):
        assert "Weg mit dem Zaun" not in people.browser("visitor").get(page)
    untold = world(make_decision, idea, DecisionKind.LOCK, **lock)
    for page in (page_of(app, told, Side.REPORTER), page_of(app, untold)):  # its page says the ground
        people.browser("visitor").get(page, status=404)


def test_the_author_finds_decisions_on_the_page_of_the_idea(people, world):
    public = world(make_proposal, "published", area=people.here, author=people.author)
    world(make_decision, public, DecisionKind.MASK, ground="private_data", text="Eine Nummer.")
    world(make_decision, public, DecisionKind.KEEP, text="Das ist eine Meinung.")
    address = f"/de/ideen/{public.id}-{public.words}"
    page = people.browser("author").get(address)
    assert len([link for link in page.links() if link.startswith("Entscheidung vom")]) == 1
    page.follow_containing("Entscheidung vom")
    for stranger in ("visitor", "resident", "officer"):
        assert "Entscheidungen zu Ihrer Idee" not in people.browser(stranger).get(address)


def test_the_first_decider_is_told_that_somebody_else_decides(people, world, idea, appeal):
    world(make_staff, "officer", [people.here], name="Dana Vertretung")
    officer = people.browser("officer")
    page = officer.get(DESK)
    assert "Bei Ihnen liegt gerade nichts." in page
    page = officer.get(f"{DESK}?wer=andere").follow("Beschwerde öffnen")
    assert "Sie haben zuerst entschieden" in page
    assert "Dana Vertretung" in page
    assert WORDS in page
    assert "Über die Beschwerde entscheiden" not in page
    officer.get(f"{DESK}beschwerden/{appeal.id}/entscheiden", status=403)
    assert "Hier liegt eine Beschwerde" in officer.get(f"{DESK}ideen/{idea.id}")


def test_somebody_else_reads_both_sides_and_grants(app, people, world, idea, decision, appeal):
    coordinator = people.browser("coordinator")
    page = coordinator.get(DESK).follow("Beschwerde öffnen")
    for said in (idea.title, idea.text.split("\n")[0][:40], FACTS, WORDS, "Strafgesetzbuch"):
        assert said in page
    form = page.form().submit("Über die Beschwerde entscheiden").form()
    assert "Kim Erste arbeitet gerade daran." in people.browser("coordinator_2").get(page.path)
    refused = form.fill(outcome="granted:publish", reasons="zu kurz").submit("Entscheidung senden", status=422)
    assert refused.find("textarea").get_text().strip() == "zu kurz"
    page = refused.form().fill(outcome="granted:publish", reasons=REASONS).submit("Entscheidung senden")
    assert page.path == DESK
    assert page.notices == ["Der Beschwerde ist stattgegeben.", "Die Idee wird veröffentlicht."]
    assert world.now(idea).state is ProposalState.PUBLISHED
    told = people.browser("visitor").get(page_of(app, decision))
    assert "Ihre Beschwerde hatte Erfolg" in told
    assert "Die Idee wird veröffentlicht." in told
    assert REASONS in told
    stops = [
        words(stop) for stop in people.browser("visitor").get(f"/de/ideen/{idea.id}-{idea.words}").find_all(".line h3")
    ]
    assert stops.index("Beschwerde stattgegeben") < next(n for n, stop in enumerate(stops) if "Veröffentlicht" in stop)
    assert REASONS not in people.browser("visitor").get(f"/de/ideen/{idea.id}-{idea.words}")


def test_two_decide_and_the_second_keeps_what_was_typed(people, world, appeal):
    forms = [
        people.browser(name).get(f"{DESK}beschwerden/{appeal.id}/entscheiden").form()
        for name in ("coordinator", "coordinator_2")
    ]
    forms[0].fill(outcome="upheld", reasons=REASONS).submit("Entscheidung senden")
    page = forms[1].fill(outcome="granted:publish", reasons=REASONS).submit("Entscheidung senden", status=409)
    assert "schon entschieden" in page.refusals
    assert page.find("textarea").get_text().strip() == REASONS
    assert world.now(appeal).outcome is Outcome.UPHELD


def test_the_page_of_an_idea_from_memory_shows_the_result(app, people, world):
    public = world(make_proposal, "published", area=people.here)
    made = world(make_appeal, world(make_decision, public, DecisionKind.MASK, ground="insult", text="Ein Schimpfwort."))
    address = f"/de/ideen/{public.id}-{public.words}"
    assert "Beschwerde" not in people.browser("visitor").get(address).main.get_text()
    form = people.browser("coordinator").get(f"{DESK}beschwerden/{made.id}/entscheiden").form()
    form.fill(outcome="upheld", reasons=REASONS).submit("Entscheidung senden")
    assert "Beschwerde zurückgewiesen" in people.browser("visitor").get(address)


def test_a_comment_is_shown_to_whoever_decides(people, world):
    public = world(make_proposal, "published", area=people.here)
    comment = world(make_comment, public, people.author, "Das ist mein Kommentar dazu.")
    hidden = world(
        make_decision, public, DecisionKind.HIDE, ground="insult", text=FACTS, subject="comment", subject_id=comment.id
    )
    made = world(make_appeal, hidden)
    assert "Das ist mein Kommentar dazu." in people.browser("coordinator").get(f"{DESK}beschwerden/{made.id}")


def test_when_nobody_is_there_the_coordinator_names_somebody_outside(people, world, appeal):
    world(away, people.coordinator)
    coordinator = people.browser("coordinator")
    page = coordinator.get(DESK)
    assert "Niemand da, der entscheiden darf" in page
    page = page.follow("Beschwerde öffnen").follow("Jemanden von außerhalb benennen")
    page = page.form().fill(name="Nora Außen", email="nora@rechtsamt.example").submit("Link senden")
    assert "Von außerhalb benannt: Nora Außen" in page
    token = world.ask(lambda: session().scalar(sa.select(OutboxMail.secret).filter_by(kind="appeal_outside")))["token"]
    outside = people.browser("visitor").get(f"{DESK}beschwerden/extern/{token}")
    for said in (WORDS, FACTS, "Nora Außen"):
        assert said in outside
    done = outside.form().fill(outcome="upheld", reasons=REASONS).submit("Entscheidung senden")
    assert done.heading == "Danke, Ihre Entscheidung ist angekommen"
    assert world.now(appeal).decided_by_role == "outside"
    people.browser("visitor").get(f"{DESK}beschwerden/extern/{token}", status=410)
    assert "Benannte Person von außerhalb" in coordinator.get(f"{DESK}beschwerden/{appeal.id}")


def test_a_link_that_was_taken_back_opens_nothing(people, world, appeal):
    world(make_outside_decider, appeal)
    world(away, people.coordinator)
    outside, coordinator = people.browser("visitor"), people.browser("coordinator")
    form = outside.get(f"{DESK}beschwerden/extern/{OUTSIDE_LINK}").form()
    coordinator.get(f"{DESK}beschwerden/{appeal.id}").form_to("/benennung-beenden").submit("Link zurücknehmen")
    page = outside.get(f"{DESK}beschwerden/extern/{OUTSIDE_LINK}", status=410)
    assert WORDS not in page
    page = form.fill(outcome="granted:publish", reasons=REASONS).submit("Entscheidung senden", status=409)
    assert world.now(appeal).outcome is None
    assert WORDS not in page


def test_the_link_from_outside_opens_nothing_else_of_the_desk(people, world, appeal):
    world(make_outside_decider, appeal)
    visitor = people.browser("visitor")
    visitor.get(f"{DESK}beschwerden/extern/{OUTSIDE_LINK}")
    for path in ("", f"beschwerden/{appeal.id}", f"beschwerden/{appeal.id}/entscheiden"):
        visitor.get(f"{DESK}{path}", status=403)
