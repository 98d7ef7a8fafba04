"""The way of a measure and what each step writes."""

from __future__ import annotations

import pytest

from beteiligung.budget import queries as budget
from beteiligung.budget.models import Commitment, EntryKind
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.measures import operations, queries
from beteiligung.measures.models import BodyKind, MeasureState
from beteiligung.measures.states import AskBackReason
from beteiligung.proposals.models import Proposal, ProposalState
from tests.measures.way import BODY, CONTACT, EUROS, Crew, key, measure_in
from tests.support.factories import make_pot, make_proposal


def commitment_of(measure) -> Commitment:
    return session().get_one(Commitment, measure.commitment_id)


def balances(measure) -> tuple[int, int, int]:
    """Reserved, committed and paid, in euros."""
    row = commitment_of(measure)
    return row.reserved_cents // EUROS, row.committed_cents // EUROS, row.paid_cents // EUROS


def test_promoting_makes_a_measure_from_the_idea(crew: Crew) -> None:
    idea = make_proposal("in_review", title="Bänke am Platz")
    measure = crew.promote(idea)
    assert (measure.state, measure.title, measure.preparer_id) == ("advice", "Bänke am Platz", crew.preparer.account_id)
    assert idea.state is ProposalState.PROMOTED
    assert [link.id for link in queries.ideas_of(measure.id)] == [idea.id]
    contact = queries.contact_of(measure.id)
    assert contact is not None
    assert contact.email == "mina@example.org"


def test_only_an_idea_in_review_becomes_a_measure(crew: Crew) -> None:
    with pytest.raises(NotPossible):
        crew.promote(make_proposal("published"))


def test_a_contact_needs_a_way_to_reach_them(crew: Crew) -> None:
    with pytest.raises(InvalidInput, match="E-Mail-Adresse oder eine Telefonnummer"):
        operations.promote_proposal(
            crew.preparer, make_proposal("in_review"), body=BODY, contact=operations.Person("Mina")
        )


def test_a_private_person_is_not_named_unless_they_agree(crew: Crew) -> None:
    measure = crew.promote(make_proposal("in_review"))
    person = operations.Body(BodyKind.PERSON, "Mina Beispiel")
    operations.change_measure(crew.preparer, measure, summary="", body=person, contact=CONTACT)
    assert measure.public_body_name is None
    agreed = operations.Body(BodyKind.PERSON, "Mina Beispiel", name_is_public=True)
    operations.change_measure(crew.preparer, measure, summary="", body=agreed, contact=CONTACT)
    assert measure.public_body_name == "Mina Beispiel"


def test_the_whole_way(crew: Crew) -> None:
    pot = make_pot()
    measure = measure_in("checked", crew, cents=3_000 * EUROS, pot=pot)
    assert measure.checker_id == crew.checker.account_id
    crew.decide(measure, 2_800 * EUROS)
    assert balances(measure) == (2_800, 0, 0)
    crew.grant(measure, 2_500 * EUROS)
    assert measure.state is MeasureState.GRANTED
    assert balances(measure) == (0, 2_500, 0)
    assert pot.left_cents == pot.amount_cents - 2_500 * EUROS
    operations.start_measure(crew.officer, measure)
    crew.pay(measure, 1_000 * EUROS)
    crew.pay(measure, 500 * EUROS)
    assert balances(measure) == (0, 2_500, 1_500)
    kinds = [entry.kind for entry in budget.entries_of(measure.commitment_id)]
    assert kinds == ["reservation", "commitment", "release", "payment", "payment"]
    assert [row.to_state for row in queries.history_of(measure.id)] == [
        "advice", "applied", "checked", "decided", "granted", "running",
    ]  # fmt: skip


def test_cancelling_gives_back_what_was_not_paid_and_reopens_the_idea(crew: Crew) -> None:
    pot = make_pot()
    measure = measure_in("granted", crew, cents=3_000 * EUROS, pot=pot)
    crew.pay(measure, 1_000 * EUROS)
    crew.cancel(measure)
    assert measure.state is MeasureState.CANCELLED
    assert balances(measure) == (0, 1_000, 1_000)
    assert pot.left_cents == pot.amount_cents - 1_000 * EUROS
    (link,) = queries.ideas_of(measure.id)
    assert link.state is ProposalState.IN_REVIEW


def test_cancelling_before_the_grant_frees_the_reservation(crew: Crew) -> None:
    pot = make_pot()
    measure = measure_in("decided", crew, pot=pot)
    crew.cancel(measure)
    assert (measure.state, balances(measure), pot.left_cents) == ("cancelled", (0, 0, 0), pot.amount_cents)


def test_an_idea_can_become_a_measure_again_after_a_cancelled_one(crew: Crew) -> None:
    measure = measure_in("cancelled", crew)
    (link,) = queries.ideas_of(measure.id)
    again = crew.promote(session().get_one(Proposal, link.id))
    assert [row.id for row in queries.measures_of(link.id)] == [again.id, measure.id]


def test_asking_back_keeps_the_reason_as_a_code(crew: Crew) -> None:
    measure = measure_in("applied", crew)
    operations.ask_back_measure(crew.checker, measure, reason=AskBackReason.COSTS)
    assert measure.state is MeasureState.ADVICE
    last = queries.history_of(measure.id)[-1]
    assert (last.action, last.reason) == ("ask_back", "costs_unclear")
    crew.apply(measure, 900 * EUROS, make_pot())
    assert measure.requested_cents == 900 * EUROS


def test_papers_change_until_somebody_checked_them(crew: Crew) -> None:
    measure = measure_in("checked", crew)
    with pytest.raises(NotPossible):
        operations.change_measure(crew.preparer, measure, summary="Mehr", body=BODY, contact=CONTACT)


def test_only_pots_of_the_present_year_that_fit_the_area(crew: Crew) -> None:
    from tests.support.factories import make_area, make_fund

    measure = crew.promote(make_proposal("in_review"))
    for pot in (make_pot(make_area("hoerde")), make_pot(fund=make_fund(clock.today().year - 1))):
        with pytest.raises(InvalidInput, match="Topf passt nicht"):
            crew.apply(measure, 900 * EUROS, pot)


# What comes twice, and what comes too late.


def test_a_form_sent_twice_does_it_once(crew: Crew) -> None:
    idea = make_proposal("in_review")
    seen = idea.version
    first = operations.promote_proposal(crew.preparer, idea, body=BODY, contact=CONTACT, version=seen)
    again = operations.promote_proposal(crew.preparer, idea, body=BODY, contact=CONTACT, version=seen)
    assert again is first
    pot, measure = make_pot(), first
    acts = [
        lambda v: operations.apply_measure(crew.preparer, measure, cents=50_000, cost_note="Holz", pot=pot, version=v),
        lambda v: operations.check_measure(crew.checker, measure, version=v),
        lambda v: operations.decide_measure(
            crew.first, measure, cents=40_000, body="Konferenz", on=clock.today(), version=v
        ),
    ]
    for act in acts:
        version = measure.version
        act(version)
        act(version)
        assert measure.version == version + 1
    assert pot.reserved_cents == 40_000


def test_other_words_under_an_old_version_are_stale(crew: Crew) -> None:
    measure = measure_in("checked", crew)
    version = measure.version
    crew.decide(measure, 2_000 * EUROS)
    with pytest.raises(Stale):
        operations.decide_measure(
            crew.first, measure, cents=1_000 * EUROS, body="Projektkonferenz", on=clock.today(), version=version
        )


def test_somebody_elses_form_is_stale(crew: Crew) -> None:
    measure = measure_in("applied", crew)
    version = measure.version
    operations.check_measure(crew.checker, measure, version=version)
    with pytest.raises(Stale):
        operations.check_measure(crew.second, measure, version=version)


def test_an_order_sent_twice_is_one_order(crew: Crew) -> None:
    from beteiligung.measures.models import GrantKind

    measure = measure_in("decided", crew)
    version, same = measure.version, key()
    orders = {
        operations.order_grant(
            crew.first, measure, cents=1_000, grant_kind=GrantKind.SHARE, submission_key=same, version=version
        ).id
        for _ in range(3)
    }
    assert len(orders) == 1
    (order,) = budget.pending_orders(measure.commitment_id)
    crew.sign(measure, order)
    crew.sign(measure, order)
    kinds = [entry.kind for entry in budget.entries_of(measure.commitment_id)]
    assert kinds == [EntryKind.RESERVATION, EntryKind.COMMITMENT, EntryKind.RELEASE]


def test_a_signed_order_is_not_taken_back_and_the_other_way_round(crew: Crew) -> None:
    measure = measure_in("granted", crew)
    order = crew.order_payment(measure, 100)
    operations.take_back_order(crew.first, measure, order)
    operations.take_back_order(crew.first, measure, order)
    with pytest.raises(Stale, match="zurückgenommen"):
        crew.sign(measure, order)
    order = crew.order_payment(measure, 100)
    crew.sign(measure, order)
    with pytest.raises(Stale, match="schon unterschrieben"):
        operations.take_back_order(crew.first, measure, order)
