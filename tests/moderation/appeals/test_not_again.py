"""Whose decision an appeal has overturned does not take it again; the desk says who may, and warns where nobody is there."""

import pytest

from beteiligung.access.actor import VISITOR
from beteiligung.accounts.queries import actor_of
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.moderation import operations
from beteiligung.moderation.models import Appeal, DecisionKind, Outcome, Side, Subject
from beteiligung.moderation.operations import decide_appeal, decide_decline, decide_publish, decide_reject, keep_content
from beteiligung.moderation.queries import case_of
from beteiligung.proposals.models import ProposalState
from tests.moderation.acting import do, the
from tests.moderation.contributions import FACTS, contribution, hide, lock, report, restore
from tests.support import factories as make

WORDS = "Das ist eine Meinung, niemand wird beleidigt."


def grant(actor, decision_id, restoring, side=Side.AUTHOR, report_id=None):
    made = do(
        operations.make_appeal, VISITOR, case_of(decision_id), side, text=WORDS, language="de", report_id=report_id
    )
    appeal = session().get_one(Appeal, made.id)
    do(
        decide_appeal,
        actor,
        appeal,
        outcome=Outcome.GRANTED,
        restoring=restoring,
        reasons="Die Beschwerde ist begründet.",
        version=appeal.version,
    )


@pytest.fixture
def other(area):
    return actor_of(make.make_staff("officer", [area]).id)


@pytest.fixture
def granting(area):
    return actor_of(make.make_staff("officer", [area]).id)


def test_who_rejected_does_not_reject_again_but_somebody_else_may(area, officer, other, granting):
    idea = make.make_proposal("submitted", area=area)
    first = do(decide_reject, officer, the(idea), "insult", FACTS, version=idea.version)
    grant(granting, first.id, "submit")
    with pytest.raises(NotPossible):
        do(decide_reject, officer, the(idea), "insult", FACTS, version=the(idea).version)
    do(decide_reject, other, the(idea), "insult", FACTS, version=the(idea).version)
    assert the(idea).state is ProposalState.REJECTED


def test_the_opposite_is_always_possible(area, officer, granting):
    idea = make.make_proposal("submitted", area=area)
    first = do(decide_reject, officer, the(idea), "insult", FACTS, version=idea.version)
    grant(granting, first.id, "submit")
    do(decide_publish, officer, the(idea), version=the(idea).version)
    assert the(idea).state is ProposalState.PUBLISHED


def test_who_declined_does_not_decline_again(area, officer, granting):
    idea = make.make_proposal("in_review", area=area)
    first = do(decide_decline, officer, the(idea), FACTS, version=idea.version)
    grant(granting, first.id, "review")
    with pytest.raises(NotPossible):
        do(decide_decline, officer, the(idea), FACTS, version=the(idea).version)


def test_who_kept_what_was_reported_does_not_answer_those_reports_again(area, officer, other, granting):
    idea = make.make_proposal("published", area=area)
    report_id = report(idea)
    first = do(keep_content, officer, contribution(idea), words=WORDS, version=contribution(idea).version)
    grant(granting, first.id, "anew", Side.REPORTER, report_id)
    with pytest.raises(NotPossible):
        do(keep_content, officer, contribution(idea), words=WORDS, version=contribution(idea).version)
    do(keep_content, other, contribution(idea), words=WORDS, version=contribution(idea).version)
    report(idea, secret="another-secret-of-forty-characters-or-so")
    do(keep_content, officer, contribution(idea), words=WORDS, version=contribution(idea).version)


def test_the_same_thing_is_not_hidden_again_but_another_is_and_locking_never_waits(area, officer, granting):
    idea = make.make_proposal("published", area=area)
    one, two = (make.make_comment(idea, make.make_account()) for _ in range(2))
    grant(granting, hide(officer, idea, one, Subject.COMMENT), "restore")
    with pytest.raises(NotPossible):
        hide(officer, idea, one, Subject.COMMENT)
    hide(officer, idea, two, Subject.COMMENT)
    assert lock(officer, idea, one, Subject.COMMENT)


def test_what_was_taken_back_without_an_appeal_may_be_done_again(area, officer):
    idea = make.make_proposal("published", area=area)
    hide(officer, idea)
    restore(officer, idea)
    hide(officer, idea)


DESK = "/de/moderation/ideen/"
FIRST = "Sie haben zuerst entschieden"
NOBODY = "Niemand ist da, der entscheiden darf"


@pytest.mark.one_database
def test_the_desk_offers_it_no_more_and_says_who_may(people, world):
    idea = world(make.make_proposal, "submitted", area=people.here)
    rejected = world(make.make_decision, idea, DecisionKind.REJECT, by=people.officer, ground="insult")
    world(make.make_appeal, rejected, outcome=Outcome.GRANTED)
    page = people.browser("officer").get(f"{DESK}{idea.id}")
    assert FIRST in page
    assert NOBODY in page
    assert "Nicht veröffentlichen" not in page
    assert people.coordinator.id
    page = people.browser("officer").get(f"{DESK}{idea.id}")
    assert NOBODY not in page
    assert "Entscheiden können" in page
    page = people.browser("coordinator").get(f"{DESK}{idea.id}")
    assert FIRST not in page
    assert "Nicht veröffentlichen" in page


@pytest.mark.one_database
def test_reports_that_came_back_are_answered_by_somebody_else(people, world):
    idea = world(make.make_proposal, "published", area=people.here)
    kept = world(make.make_decision, idea, DecisionKind.KEEP, by=people.officer)
    world(make.make_report, idea, reopened=kept)
    inbox, nobody = "/de/moderation/", "Niemand da, der entscheiden darf"
    assert nobody in people.browser("officer").get(inbox)
    page = people.browser("officer").get(f"{DESK}{idea.id}/beitrag")
    assert FIRST in page
    assert "So lassen und antworten" not in page
    page = people.browser("coordinator").get(f"{DESK}{idea.id}/beitrag")
    assert nobody not in people.browser("officer").get(inbox)
    assert FIRST not in page
    assert "So lassen und antworten" in page
