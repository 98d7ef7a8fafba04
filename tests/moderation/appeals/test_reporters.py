"""Several reported the same: each has a link and an appeal of their own, and is told of it alone."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import VISITOR
from beteiligung.core.database import session
from beteiligung.core.errors import Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.links import Opener, read_token, token_of
from beteiligung.moderation.models import Appeal, DecisionKind, Outcome, Side
from beteiligung.moderation.operations import appeals, decide_appeal, make_appeal
from beteiligung.moderation.queries import case_of
from tests.moderation.acting import do
from tests.moderation.contributions import SECRET
from tests.support import factories as make

WORDS = "Der Satz beleidigt mich."
REASONS = "Der Satz ist eine Meinung und beleidigt niemanden."
ALREADY = "Gegen diese Entscheidung hat sich schon jemand anderes beschwert."


@pytest.fixture
def kept(area, officer):
    return make.make_decision(make.make_proposal("published", area=area), DecisionKind.KEEP)


@pytest.fixture
def reports(kept):
    """Of three people: with an address, with an account, and with neither."""
    idea = case_of(kept.id).proposal
    return (
        make.make_report(idea, email="rita@example.org", answer=kept),
        make.make_report(idea, by=make.make_account(language="tr"), answer=kept),
        make.make_report(idea, answer=kept),
    )


def appeal_of(decision, report, **more):
    case = case_of(decision.id)
    return do(make_appeal, VISITOR, case, Side.REPORTER, text=WORDS, language="de", report_id=report.id, **more)


def mails(kind):
    return session().scalars(sa.select(OutboxMail).filter_by(kind=kind).order_by(OutboxMail.id)).all()


def test_each_reporter_appeals_once_and_is_told_alone(kept, reports, coordinator):
    first, second, third = (appeal_of(kept, report) for report in reports)
    assert len({first.id, second.id, third.id}) == 3
    assert appeal_of(kept, reports[1]).id == second.id
    told = [(mail.address, mail.account_id, mail.values["report"]) for mail in mails("appeal_received")]
    assert told == [("rita@example.org", None, reports[0].id), (None, reports[1].account_id, reports[1].id)]
    upheld = {"outcome": Outcome.UPHELD, "restoring": None, "reasons": REASONS}
    do(decide_appeal, coordinator, session().get_one(Appeal, first.id), **upheld, version=first.version)
    assert [mail.address for mail in mails("appeal_decided")] == ["rita@example.org"]
    assert session().get_one(Appeal, second.id).outcome is None


def test_who_reported_with_an_account_does_not_decide_their_own_appeal(kept, reports):
    assert appeal_of(kept, reports[1]).appellant_id == reports[1].account_id


def test_who_gave_no_address_with_the_report_may_give_one_with_the_appeal(kept, reports):
    appeal_of(kept, reports[2], email="neu@example.org")
    assert [mail.address for mail in mails("appeal_received")] == ["neu@example.org"]


def test_two_at_once_of_one_reporter_make_one_appeal(kept, reports, monkeypatch):
    appeal_of(kept, reports[0])
    monkeypatch.setattr(appeals, "appeal_against", lambda *_: None)
    with pytest.raises(Stale):
        appeal_of(kept, reports[0])


@pytest.mark.one_database
def test_a_link_names_decision_side_and_report():
    assert read_token("key", token_of("key", 12, Side.REPORTER, 7)) == Opener(12, Side.REPORTER, 7)
    assert read_token("key", token_of("key", 12, Side.AUTHOR)) == Opener(12, Side.AUTHOR)
    assert read_token("another", token_of("key", 12, Side.REPORTER, 7)) is None


@pytest.mark.one_database
def test_the_page_says_that_somebody_else_appeals_as_well(app, people, world):
    idea = world(make.make_proposal, "published", area=people.here)
    kept = world(make.make_decision, idea, DecisionKind.KEEP, by=people.officer)
    first = world(make.make_report, idea, answer=kept)
    world(make.make_report, idea, answer=kept, secret=SECRET)
    visitor, key = people.browser("visitor"), app.config["SECRET_KEY"]
    theirs = visitor.get(f"/de/meldungen/{SECRET}").follow("Zur Entscheidung und zur Beschwerde")
    assert ALREADY not in theirs
    world(make.make_appeal, kept, Side.REPORTER, report=first)
    page = visitor.get(theirs.path)
    assert ALREADY in page
    page = page.follow("Beschwerde schreiben")
    assert ALREADY in page
    page = page.form().fill(text=WORDS).submit("Beschwerde senden")
    assert "Ihre Beschwerde ist angekommen" in page
    assert "hat sich auch jemand anderes beschwert" in page
    other = visitor.get(f"/de/entscheidungen/{token_of(key, kept.id, Side.REPORTER, first.id)}")
    assert "Ihre Beschwerde ist angekommen" in other
    desk = people.browser("coordinator").get("/de/moderation/beschwerden/1")
    assert desk.follow("Beschwerde 2 öffnen").path == "/de/moderation/beschwerden/2"
