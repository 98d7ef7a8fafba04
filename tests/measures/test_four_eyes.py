"""Who may not do what with money, and the sentence that says why."""

from __future__ import annotations

import itertools

import pytest

from beteiligung.access.actor import Actor
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden
from beteiligung.measures import operations, queries
from beteiligung.measures.models import GrantKind, Measure
from beteiligung.measures.states import AskBackReason
from beteiligung.proposals.models import Proposal
from tests.measures.way import BODY, CONTACT, EUROS, Crew, key, measure_in
from tests.support.factories import make_account, make_area, make_pot, make_proposal

SECOND = "Die zweite Unterschrift gibt jemand anderes: "


def refuse(act, sentence: str) -> None:
    with pytest.raises(Forbidden, match=sentence):
        act()


def coordinator_who_is(actor: Actor) -> Actor:
    """The same person with every right."""
    return Actor(account_id=actor.account_id, is_coordinator=True)


def test_whoever_prepared_does_not_check(crew: Crew) -> None:
    measure = measure_in("applied", crew)
    refuse(lambda: operations.check_measure(crew.preparer, measure), "Sie haben diese Maßnahme vorbereitet")
    refuse(
        lambda: operations.ask_back_measure(crew.preparer, measure, reason=AskBackReason.POT),
        "Sie haben diese Maßnahme vorbereitet",
    )


@pytest.mark.parametrize("act", ["apply", "change"])
def test_everybody_who_ever_prepared_counts(crew: Crew, act: str) -> None:
    """The measure remembers one preparer; history knows them all."""
    measure = crew.promote(make_proposal("in_review"))
    helper = coordinator_who_is(crew.second)
    if act == "change":
        operations.change_measure(helper, measure, summary="Neu", body=BODY, contact=CONTACT)
        crew.apply(measure, 1_000 * EUROS, make_pot())
    else:
        operations.apply_measure(helper, measure, cents=100_000, cost_note="Holz", pot=make_pot())
    assert measure.preparer_id != helper.account_id
    refuse(lambda: operations.check_measure(helper, measure), "Sie haben diese Maßnahme vorbereitet")
    crew.check(measure)
    crew.decide(measure, 1_000 * EUROS)
    order = crew.order_grant(measure, 1_000 * EUROS)
    refuse(lambda: operations.sign_order(helper, measure, order), SECOND + "Sie haben diese Maßnahme vorbereitet")


def test_the_second_signature_is_of_somebody_new(crew: Crew) -> None:
    """Every coordinator who had a part is refused with what that part was."""
    measure = measure_in("decided", crew)
    order = crew.order_grant(measure, 1_000)
    parts = {
        crew.preparer: "Sie haben diese Maßnahme vorbereitet",
        crew.checker: "Sie haben den Antrag geprüft",
        crew.first: "Sie haben schon zuerst unterschrieben",
    }
    for actor, part in parts.items():
        refuse(lambda actor=actor: operations.sign_order(actor, measure, order), SECOND + part)
    refuse(lambda: operations.sign_order(crew.officer, measure, order), "Die zweite Unterschrift gibt das Projektbüro")
    assert order.is_pending
    operations.sign_order(crew.second, measure, order)


@pytest.mark.parametrize("parts", list(itertools.product((0, 1), repeat=4)))
def test_one_person_with_several_parts(crew: Crew, parts: tuple[int, int, int, int]) -> None:
    """One of two coordinators takes each part; the second signature is given exactly when it is a new person's."""
    people = (crew.first, crew.second)
    preparer, checker, first, second = (people[part] for part in parts)
    measure = operations.promote_proposal(preparer, make_proposal("in_review"), body=BODY, contact=CONTACT)
    operations.apply_measure(preparer, measure, cents=1_000, cost_note="Holz", pot=make_pot())
    if checker is preparer:
        refuse(lambda: operations.check_measure(checker, measure), "vorbereitet")
        return
    operations.check_measure(checker, measure)
    crew.decide(measure, 1_000)
    order = operations.order_grant(first, measure, cents=1_000, grant_kind=GrantKind.FULL, submission_key=key())
    if second in (preparer, checker, first):
        refuse(lambda: operations.sign_order(second, measure, order), SECOND)
        assert measure.state == "decided"
    else:
        operations.sign_order(second, measure, order)
        assert measure.state == "granted"


def test_the_officer_signs_first_for_the_areas_own_pot_only(crew: Crew) -> None:
    own_pot = make_pot(make_area("nordmarkt"))
    measure = measure_in("decided", crew, cents=1_000 * EUROS, pot=own_pot)
    order = operations.order_grant(
        crew.officer, measure, cents=1_000 * EUROS, grant_kind=GrantKind.FIXED, submission_key=key()
    )
    assert order.first_signer_id == crew.officer.account_id
    central = measure_in("decided", crew)
    refuse(
        lambda: operations.order_grant(
            crew.officer, central, cents=1_000, grant_kind=GrantKind.FIXED, submission_key=key()
        ),
        "Für Geld aus den Projektmitteln gibt das Projektbüro die erste Unterschrift",
    )


def test_an_officer_of_another_area_does_nothing_here(crew: Crew) -> None:
    other = Actor(account_id=crew.officer.account_id, officer_for=frozenset({make_area("hoerde").id}))
    advice, decided = measure_in("advice", crew), measure_in("decided", crew)
    refuse(lambda: operations.apply_measure(other, advice, cents=1, cost_note="", pot=make_pot()), "zuständig|Raums")
    refuse(lambda: operations.decide_measure(other, decided, cents=1, body="x", on=decided.decided_on), "Den Beschluss")
    refuse(lambda: operations.order_release(other, decided, submission_key=key()), "Die erste Unterschrift")


def test_nobody_decides_about_their_own_idea(crew: Crew) -> None:
    author = make_account()
    idea = make_proposal("in_review", author=author)
    own = Actor(account_id=author.id, is_coordinator=True)
    measure = crew.promote(idea)
    crew.apply(measure, 1_000, make_pot())
    refuse(lambda: operations.check_measure(own, measure), "Ihrer eigenen Idee")
    crew.check(measure)
    refuse(
        lambda: operations.decide_measure(own, measure, cents=1_000, body="x", on=measure.created_at.date()),
        "Ihrer eigenen Idee",
    )
    crew.decide(measure, 1_000)
    refuse(
        lambda: operations.order_grant(own, measure, cents=1_000, grant_kind=GrantKind.FIXED, submission_key=key()),
        "Ihrer eigenen Idee",
    )
    order = crew.order_grant(measure, 1_000)
    refuse(lambda: operations.sign_order(own, measure, order), SECOND + "Die Maßnahme beruht auf Ihrer eigenen Idee")


@pytest.mark.parametrize("actor", [Actor(), Actor(account_id=1), Actor(account_id=1, is_auditor=True)])
def test_others_have_no_part_in_it(crew: Crew, actor: Actor) -> None:
    measure: Measure = measure_in("decided", crew)
    order = crew.order_grant(measure, 1_000)
    (link,) = queries.ideas_of(measure.id)
    idea = session().get_one(Proposal, link.id)
    for act in (
        lambda: operations.promote_proposal(actor, idea, body=BODY, contact=CONTACT),
        lambda: operations.change_measure(actor, measure, summary="", body=BODY, contact=CONTACT),
        lambda: operations.check_measure(actor, measure),
        lambda: operations.start_measure(actor, measure),
        lambda: operations.sign_order(actor, measure, order),
        lambda: operations.take_back_order(actor, measure, order),
    ):
        with pytest.raises(Forbidden):
            act()
