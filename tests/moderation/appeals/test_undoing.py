"""What a granted appeal brings back: exactly what this very decision took away, also decided from outside."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.models import (
    Appeal,
    Decision,
    DecisionKind,
    Forwarding,
    Lock,
    Outcome,
    Report,
    Side,
    Subject,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.operations import (
    decide_appeal,
    decide_merge,
    decide_unmerge,
    forward_idea,
    keep_content,
    ways_back,
)
from beteiligung.moderation.queries import answer_to, case_of, report_by_secret
from beteiligung.proposals.models import Proposal, ProposalState
from tests.moderation.contributions import SECRET, contribution, hide, lock, report, restore
from tests.support.factories import (
    make_account,
    make_appeal,
    make_area,
    make_city,
    make_comment,
    make_office,
    make_proposal,
    make_staff,
    make_vote,
)

REASONS = "Das war kein Verstoß. Wir haben es noch einmal gelesen."


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context():
        make_city()
        yield


@pytest.fixture
def area():
    return make_area("nordmarkt")


@pytest.fixture
def officer(area):
    return actor_of(make_staff("officer", [area]).id)


@pytest.fixture
def idea(area):
    return make_proposal("published", area=area, author=make_account(language="tr"), photos=1)


def the(idea):
    return session().get_one(Proposal, idea.id)


def last_decision():
    return session().scalars(sa.select(Decision).order_by(Decision.id.desc())).first()


def outside(appeal):
    """Who decides has no account and no office: no way back may ask for more than the appeal itself."""
    return Actor(outside_appeal_id=appeal.id)


def ways(decision, side=Side.AUTHOR):
    return [way.code for way in ways_back(case_of(decision.id), side)]


def grant(decision, way, side=Side.AUTHOR, actor=None):
    appeal = make_appeal(decision, side)
    with unit_of_work():
        decide_appeal(
            actor or outside(appeal),
            session().get_one(Appeal, appeal.id),
            outcome=Outcome.GRANTED,
            restoring=way,
            reasons=REASONS,
            version=1,
        )
    session().expire_all()
    return session().get_one(Appeal, appeal.id)


def merge(officer, idea, lead):
    with unit_of_work():
        decide_merge(officer, the(idea), the(lead), version=the(idea).version, lead_version=the(lead).version)
    return last_decision()


def forward(officer, idea):
    office = make_office("Tiefbauamt")
    with unit_of_work():
        forward_idea(officer, the(idea), "", office_id=office.id, reference=None, version=the(idea).version)
    return last_decision()


def keep(officer, idea, bad_faith=()):
    with unit_of_work():
        asked = contribution(idea)
        words = "Das ist eine Meinung."
        keep_content(officer, asked, words=words, bad_faith=bad_faith, version=asked.version)
    return last_decision()


def entries(kind):
    return session().scalars(sa.select(WaitingItem).filter_by(kind=kind, done_at=None)).all()


def object_as_reporter(decision, email=None):
    text = "Der zweite Satz beleidigt mich."
    with unit_of_work():
        operations.make_appeal(Actor(), case_of(decision.id), Side.REPORTER, text=text, language="de", email=email)


def mails(kind):
    return session().scalars(sa.select(OutboxMail).filter_by(kind=kind).order_by(OutboxMail.id)).all()


@pytest.mark.parametrize("subject", [Subject.IDEA, Subject.IDEA_NAME, Subject.COMMENT, Subject.COMMENT_NAME])
def test_what_was_hidden_is_there_again(officer, idea, subject):
    comment = make_comment(idea)
    thing = comment if subject in (Subject.COMMENT, Subject.COMMENT_NAME) else None
    hide(officer, idea, thing, subject)
    decision = last_decision()
    assert contribution(idea, thing, subject).hidden_at is not None
    grant(decision, "restore")
    assert contribution(idea, thing, subject).hidden_at is None
    assert the(idea).comment_count == 1


def test_only_what_this_decision_took_away_comes_back(officer, idea):
    hide(officer, idea)
    first = last_decision()
    restore(officer, idea)
    assert ways(first) == []
    hide(officer, idea, ground="advertising")
    assert ways(first) == [], "another ground, another decision"
    assert ways(last_decision()) == ["restore"]
    assert ways(last_decision(), Side.REPORTER) == [], "the other side does not want it back"


@pytest.mark.parametrize("about", ["idea", "comment"])
def test_a_lock_is_lifted(officer, idea, about):
    comment = make_comment(idea) if about == "comment" else None
    number = lock(officer, idea, comment, Subject(about))
    decision = last_decision()
    assert ways(decision) == ["lift"]
    grant(decision, "lift")
    assert session().get_one(Lock, number).lifted_at is not None
    assert (session().get_one(Comment, comment.id) if comment else the(idea)).locked_at is None
    assert ways(decision) == []


def test_nothing_else_about_a_locked_idea_is_read_or_decided(officer, idea):
    hide(officer, idea)
    hidden = last_decision()
    appeal = make_appeal(hidden)
    lock(officer, idea)
    assert case_of(hidden.id) is None
    assert case_of(last_decision().id).is_locked
    assert session().get_one(Appeal, appeal.id).outcome is None


def test_an_idea_is_separated_also_after_the_two_weeks_of_the_desk(area, officer, idea):
    lead = make_proposal("published", area=area)
    make_vote(idea)
    decision = merge(officer, idea, lead)
    assert the(lead).vote_count == 1
    with clock.freeze(clock.now() + timedelta(days=100)):
        grant(decision, "separate")
    assert the(idea).state is ProposalState.PUBLISHED
    assert (the(idea).lead_id, the(idea).vote_count, the(lead).vote_count) == (None, 1, 0)


def test_a_later_merging_is_another_decision(area, officer, idea):
    lead = make_proposal("published", area=area)
    first = merge(officer, idea, lead)
    with unit_of_work():
        decide_unmerge(officer, the(idea), version=the(idea).version)
    assert ways(first) == []
    merge(officer, idea, lead)
    assert ways(first) == []


def test_what_was_passed_on_is_where_it_was(area, officer):
    idea = make_proposal("published", area=area)
    decision = forward(officer, idea)
    grant(decision, "take_back")
    assert the(idea).state == "published"
    assert session().scalars(sa.select(Forwarding)).one().replied_at is not None, "nobody asks the office again"
    assert ways(decision) == []


def test_what_was_passed_on_before_it_was_public_waits_for_the_reply(area, officer):
    assert ways(forward(officer, make_proposal("submitted", area=area))) == []


def test_reports_are_decided_anew(area, officer, idea):
    number = report(idea, email=read_email("rita@example.org"), language="ar")
    decision = keep(officer, idea, bad_faith=[number])
    assert ways(decision, Side.AUTHOR) == []
    grant(decision, "anew", Side.REPORTER)
    assert answer_to(report_by_secret(SECRET)) is None
    assert session().get_one(Report, number).in_bad_faith is False
    (entry,) = entries(WaitingKind.REPORT)
    assert (entry.report_id, entry.due_on) == (number, clock.add_working_days(clock.today(), 5))
    again = keep(actor_of(make_staff("officer", [area]).id), idea)
    assert answer_to(report_by_secret(SECRET)).id == again.id


def test_nothing_is_decided_anew_about_what_is_gone(officer, idea):
    report(idea)
    decision = keep(officer, idea)
    hide(officer, idea)
    assert ways(decision, Side.REPORTER) == []


def test_a_way_belongs_to_a_side(officer, idea):
    hide(officer, idea)
    with pytest.raises(InvalidInput):
        grant(last_decision(), "anew")


def test_the_first_decider_brings_nothing_back(officer, idea):
    hide(officer, idea)
    with pytest.raises(Forbidden):
        grant(last_decision(), "restore", actor=officer)
    assert the(idea).hidden_at is not None


def test_a_reporter_is_told_of_their_own_appeal_where_only_they_can_have_come(officer, idea):
    report(idea, email=read_email("rita@example.org"), language="ar")
    decision = keep(officer, idea)
    object_as_reporter(decision)
    (mail,) = mails("appeal_received")
    assert (mail.address, mail.language) == ("rita@example.org", "ar")
    assert "title" not in mail.values


def test_where_several_reported_the_appellant_gives_an_address(officer, idea):
    report(idea, email=read_email("rita@example.org"))
    report(idea, email=read_email("olga@example.org"), secret="b" * 30)
    decision = keep(officer, idea)
    object_as_reporter(decision, email="rita@example.net")
    assert [mail.address for mail in mails("appeal_received")] == ["rita@example.net"]


def test_all_who_reported_hear_what_the_author_achieved(officer, idea):
    report(idea, email=read_email("rita@example.org"), language="tr")
    report(idea, email=read_email("olga@example.org"), secret="b" * 30)
    hide(officer, idea)
    grant(last_decision(), "restore")
    told = mails("appeal_of_other")
    assert [(mail.address, mail.language) for mail in told] == [("rita@example.org", "tr"), ("olga@example.org", "de")]
    assert all("title" not in mail.values for mail in told)
    assert f"Idee {idea.id}." in render(told[1], the_city()).body, "who wrote twice knows which one"


@pytest.mark.parametrize(
    ("kind", "linked"), [(DecisionKind.KEEP, True), (DecisionKind.HIDE, True), (DecisionKind.LOCK, False)]
)
def test_the_answer_to_a_report_leads_to_the_decision(officer, idea, kind, linked):
    report(idea, email=read_email("rita@example.org"))
    {DecisionKind.KEEP: keep, DecisionKind.HIDE: hide, DecisionKind.LOCK: lock}[kind](officer, idea)
    (mail,) = mails("report_answered")
    decision = session().scalars(sa.select(Decision).filter_by(kind=kind)).one()
    assert mail.values.get("decision_id") == (decision.id if linked else None)
