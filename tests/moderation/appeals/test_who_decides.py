"""Who may decide an appeal, who sees that it waits, and what happens when nobody is there."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import Absence, Role
from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.models import Appeal, DecisionKind, Outcome, OutsideDecider, WaitingItem
from beteiligung.moderation.operations import (
    begin_deciding,
    decide_appeal,
    decide_from_outside,
    name_outside_decider,
    outside_actor,
    revoke_outside_decider,
)
from beteiligung.moderation.queries import Scope, deciders_of, inbox, inbox_counts, outside_decider_by_token
from beteiligung.proposals.models import Proposal, ProposalHistory, ProposalState
from tests.support.factories import (
    make_account,
    make_appeal,
    make_area,
    make_assignment,
    make_decision,
    make_proposal,
    make_staff,
)

MONDAY = datetime(2026, 11, 30, 9, tzinfo=clock.CITY_ZONE)
REASONS = "Das Wort ist ein Familienname und beleidigt niemanden."


@pytest.fixture(autouse=True)
def on_a_monday(app):
    with clock.freeze(MONDAY), app.app_context():
        yield


@pytest.fixture
def officer(area):
    return make_staff("officer", [area], name="Ole Hier")


@pytest.fixture
def appeal(area, officer):
    idea = make_proposal("rejected", area=area, author=make_account(email="mina@example.org"))
    return make_appeal(make_decision(idea, DecisionKind.REJECT, by=officer, ground="insult", text="Ein Schimpfwort."))


def away(account, first, last):
    with unit_of_work():
        add(Absence(account_id=account.id, first_day=date.fromisoformat(first), last_day=date.fromisoformat(last)))


def shown(account, scope=Scope.OWN):
    return [(row.appeal_id, row.lacks_decider) for row in inbox(actor_of(account.id), None, "", 20, scope).items]


def name(actor, appeal, called="Nora Außen", email="nora@rechtsamt.example"):
    with unit_of_work():
        return name_outside_decider(actor_of(actor.id), the(appeal), name=called, email=email)


def the(appeal):
    return session().get_one(Appeal, appeal.id)


def token():
    return session().scalar(sa.select(OutboxMail.secret).filter_by(kind="appeal_outside"))["token"]


def test_the_inbox_shows_it_to_others_and_not_as_a_to_do_to_the_first_decider(area, officer, appeal):
    deputy = make_staff("officer", [area], name="Dana Vertretung")
    assert shown(officer) == []
    assert shown(officer, Scope.ELSEWHERE) == [(appeal.id, False)]
    assert shown(deputy) == [(appeal.id, False)]
    assert shown(deputy, Scope.ELSEWHERE) == []
    assert sum(inbox_counts(actor_of(officer.id))[Scope.ELSEWHERE].values()) == 1


def test_it_is_the_coordinators_when_nobody_else_is_there_in_the_area(area, officer, appeal):
    coordinator = make_staff("coordinator")
    assert shown(coordinator) == [(appeal.id, False)]
    deputy = make_staff("officer", [area])
    assert shown(coordinator) == []
    away(deputy, "2026-11-30", "2026-12-01")
    assert shown(coordinator) == [(appeal.id, False)]


def test_what_one_wrote_or_appealed_against_is_no_to_do_either(area, officer, appeal):
    deputy = make_staff("officer", [area])
    with unit_of_work():
        the(appeal).appellant_id = deputy.id
    assert shown(deputy) == []
    assert deciders_of(the(appeal)) == []


def test_it_says_when_nobody_is_there_in_the_next_fourteen_days(area, officer, appeal):
    coordinator = make_staff("coordinator", name="Kim Erste")
    assert deciders_of(the(appeal)) == ["Kim Erste"]
    away(coordinator, "2026-11-30", "2026-12-10")
    assert deciders_of(the(appeal)) == ["Kim Erste"], "there on the 11th"
    away(coordinator, "2026-12-11", "2026-12-11")
    assert deciders_of(the(appeal)) == [], "the 12th and 13th are a weekend"
    assert shown(coordinator) == [(appeal.id, True)]


def test_a_deputy_counts_in_the_days_of_the_deputation_alone(area, officer, appeal):
    deputy = make_staff("auditor", name="Dana Vertretung")
    make_assignment(deputy, Role.OFFICER, area, valid_from=date(2026, 12, 14))
    assert deciders_of(the(appeal)) == []
    make_assignment(deputy, Role.OFFICER, area, valid_from=date(2026, 12, 11), valid_until=date(2026, 12, 11))
    assert deciders_of(the(appeal)) == ["Dana Vertretung"]


def test_an_officer_of_another_area_does_not_count(appeal):
    make_staff("officer", [make_area("hoerde")])
    assert deciders_of(the(appeal)) == []


def test_beginning_with_it_is_seen_by_others(area, appeal):
    deputy = make_staff("officer", [area])
    with unit_of_work():
        item = session().scalars(sa.select(WaitingItem).filter_by(appeal_id=appeal.id)).one()
        assert begin_deciding(actor_of(deputy.id), item)
    assert shown(deputy, Scope.PERSONAL) == [(appeal.id, False)]


def test_somebody_from_outside_decides_this_one_appeal(area, officer, appeal):
    coordinator = make_staff("coordinator")
    away(coordinator, "2026-11-30", "2026-12-31")
    name(coordinator, appeal)
    decider = outside_decider_by_token(token())
    assert decider.token_hash == hash_secret(token()), "the token itself stands in no table of ours"
    other = make_appeal(make_decision(make_proposal("rejected", area=area), DecisionKind.REJECT, ground="insult"))
    with pytest.raises(Forbidden), unit_of_work():
        decide_appeal(
            outside_actor(decider), the(other), outcome=Outcome.UPHELD, restoring=None, reasons=REASONS, version=1
        )
    with unit_of_work():
        decide_from_outside(
            outside_decider_by_token(token()),
            outcome=Outcome.GRANTED,
            restoring="publish",
            reasons=REASONS,
            version=the(appeal).version,
        )
    assert (the(appeal).decided_by_role, the(appeal).decided_by_id) == ("outside", None)
    idea = session().scalars(sa.select(Proposal).filter_by(state=ProposalState.PUBLISHED)).one()
    assert "outside" in session().scalars(sa.select(ProposalHistory.role).filter_by(proposal_id=idea.id)).all()
    assert not outside_decider_by_token(token()).is_open


def test_the_link_of_somebody_outside_ends(appeal):
    coordinator = make_staff("coordinator")
    away(coordinator, "2026-11-30", "2026-12-31")
    name(coordinator, appeal)
    decider = outside_decider_by_token(token())
    assert decider.is_open
    with clock.freeze(MONDAY + timedelta(days=14)):
        assert not decider.is_open
        assert outside_actor(decider).outside_appeal_id is None
    with unit_of_work():
        revoke_outside_decider(actor_of(coordinator.id), the(appeal))
    with pytest.raises(NotPossible), unit_of_work():
        decide_from_outside(
            outside_decider_by_token(token()), outcome=Outcome.UPHELD, restoring=None, reasons=REASONS, version=1
        )
    assert the(appeal).outcome is None


def test_a_second_link_ends_the_first(appeal):
    coordinator = make_staff("coordinator")
    away(coordinator, "2026-11-30", "2026-12-31")
    first = name(coordinator, appeal).id
    second = name(coordinator, appeal, "Otto Außen", "otto@rechtsamt.example").id
    open_ones = [row.id for row in session().scalars(sa.select(OutsideDecider)) if row.is_open]
    assert first != second
    assert open_ones == [second]


def test_nobody_is_named_while_somebody_here_may_decide(area, officer, appeal):
    coordinator = make_staff("coordinator")
    with pytest.raises(NotPossible):
        name(coordinator, appeal)
    assert session().scalar(sa.select(OutsideDecider)) is None


def test_only_coordinators_name_and_nobody_who_is_involved(officer, appeal):
    coordinator = make_staff("coordinator")
    away(coordinator, "2026-11-30", "2026-12-31")
    with pytest.raises(Forbidden):
        name(officer, appeal)
    with pytest.raises(InvalidInput, match="beteiligt"):
        name(coordinator, appeal, email="MINA@example.org")
    with pytest.raises(InvalidInput):
        name(coordinator, appeal, called=" ")
    with pytest.raises(InvalidInput):
        name(coordinator, appeal, email="keine Adresse")


def test_what_is_decided_needs_nobody_from_outside(appeal):
    coordinator = make_staff("coordinator")
    with unit_of_work():
        decide_appeal(
            actor_of(coordinator.id),
            the(appeal),
            outcome=Outcome.UPHELD,
            restoring=None,
            reasons=REASONS,
            version=the(appeal).version,
        )
    with pytest.raises(Stale):
        name(coordinator, appeal)
