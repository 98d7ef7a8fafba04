"""What the money rules refuse, with the amounts in the sentence; and that nothing moves then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from beteiligung.budget import queries as budget
from beteiligung.budget.models import Pot, PotStatus
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import DomainError, InvalidInput, NotFound, NotPossible
from beteiligung.core.i18n import Message
from beteiligung.core.money import Money
from beteiligung.measures import operations
from tests.measures.way import EUROS, Crew, key, measure_in
from tests.support.factories import make_area, make_fund, make_pot, make_proposal


def sentence(error: DomainError) -> str:
    """The German sentence with its values, amounts in whole euros."""

    def written(value: object) -> str:
        if isinstance(value, Message):
            return value.text % {name: written(one) for name, one in value.values.items()}
        if isinstance(value, Money):
            return f"{value.cents // EUROS:,} €".replace(",", ".")
        return str(value)

    return written(error.message)


def refused(act, kind: type[DomainError] = NotPossible) -> str:
    with pytest.raises(kind) as caught:
        act()
    return sentence(caught.value)


# The real input: the projects of a neighbourhood budget in the order of their votes, in euros. The file's names and
# numbers are left out; the end-to-end test reads the file itself.
REQUESTS = [("a", 40_000), ("b", 20_000), ("c", 125_000), ("d", 30_000), ("e", 17_000), ("f", 40_000), ("g", 35_000)]
FITTING = ["a", "b", "d", "e", "f"]


def test_requests_in_order_against_the_central_pot(crew: Crew) -> None:
    """147,000 of 165,000 euros fit; the third and the seventh request are refused where they would bind money."""
    pot = make_pot()
    refusals, bound = {}, []
    for name, euros in REQUESTS:
        measure = measure_in("checked", crew, cents=euros * EUROS, pot=pot)
        before = (pot.reserved_cents, measure.version, measure.state)
        try:
            crew.decide(measure, euros * EUROS)
        except NotPossible as error:
            refusals[name] = sentence(error)
            session().refresh(pot)
            assert (pot.reserved_cents, measure.version, measure.state) == before
            assert measure.commitment_id is None
        else:
            crew.grant(measure, euros * EUROS)
            bound.append(name)
    assert bound == FITTING
    assert refusals == {
        "c": "Im Topf Projektmittel sind noch 105.000 € frei. Das reicht nicht für 125.000 €.",
        "g": "Im Topf Projektmittel sind noch 18.000 € frei. Das reicht nicht für 35.000 €.",
    }
    assert (pot.committed_cents, pot.left_cents) == (147_000 * EUROS, 18_000 * EUROS)


def test_an_empty_pot_says_so(crew: Crew) -> None:
    pot = make_pot(make_area("nordmarkt"))
    measure_in("decided", crew, cents=pot.amount_cents, pot=pot)
    measure = measure_in("checked", crew, cents=100 * EUROS, pot=pot)
    said = refused(lambda: crew.decide(measure, 100 * EUROS))
    assert said == "Im Topf Aktionsraumfonds Nordmarkt ist kein Geld mehr frei. Gebraucht werden 100 €."


def test_not_more_than_was_asked_for(crew: Crew) -> None:
    measure = measure_in("checked", crew, cents=1_000 * EUROS)
    said = refused(lambda: crew.decide(measure, 1_001 * EUROS), InvalidInput)
    assert said == "Beantragt sind 1.000 €. Mehr lässt sich nicht beschließen."


@pytest.mark.parametrize("cents", [0, -5])
def test_an_amount_is_more_than_nothing(crew: Crew, cents: int) -> None:
    measure = measure_in("checked", crew)
    assert "größer als null" in refused(lambda: crew.decide(measure, cents), InvalidInput)
    granted = measure_in("granted", crew)
    assert "größer als null" in refused(lambda: crew.order_payment(granted, cents), InvalidInput)


def test_the_decision_is_not_in_the_future_and_in_the_pots_year(crew: Crew) -> None:
    measure = measure_in("checked", crew)
    today = clock.today()
    assert "in der Zukunft" in refused(lambda: crew.decide(measure, 100, today + timedelta(days=1)), InvalidInput)
    last_year = today.replace(year=today.year - 1, day=1)
    said = refused(lambda: crew.decide(measure, 100, last_year))
    assert said == f"Dieser Topf gehört zum Jahr {today.year}. Der Beschluss ist aus einem anderen Jahr."


@pytest.mark.parametrize("status", [status for status in PotStatus if status is not PotStatus.RELEASED])
def test_only_a_released_pot_binds_money(crew: Crew, status: PotStatus) -> None:
    checked, decided = measure_in("checked", crew), measure_in("decided", crew)
    order = crew.order_grant(decided, 100)
    make_pot().status = status
    session().flush()
    assert "Projektmittel" in refused(lambda: crew.decide(checked, 100))
    assert "Projektmittel" in refused(lambda: crew.sign(decided, order))


def test_not_more_than_was_decided(crew: Crew) -> None:
    measure = measure_in("decided", crew, cents=3_000 * EUROS)
    said = refused(lambda: crew.order_grant(measure, 3_001 * EUROS))
    assert said == "Beschlossen sind 3.000 €. Mehr lässt sich nicht bewilligen."


def test_payments_that_wait_count(crew: Crew) -> None:
    measure = measure_in("granted", crew, cents=3_000 * EUROS)
    crew.pay(measure, 1_000 * EUROS)
    crew.order_payment(measure, 1_500 * EUROS)
    said = refused(lambda: crew.order_payment(measure, 501 * EUROS))
    assert said == "Bewilligt sind 3.000 €. Davon sind noch 500 € nicht ausgezahlt und nicht angeordnet."
    crew.order_payment(measure, 500 * EUROS)


def test_a_voucher_stands_once(crew: Crew) -> None:
    measure = measure_in("granted", crew)
    order = crew.order_payment(measure, 100, "2026-17")
    said = "Die Belegnummer 2026-17 steht hier schon."
    assert refused(lambda: crew.order_payment(measure, 100, "2026-17"), InvalidInput) == said
    crew.sign(measure, order)
    assert refused(lambda: crew.order_payment(measure, 100, "2026-17"), InvalidInput) == said


def test_a_payment_has_a_possible_day(crew: Crew) -> None:
    measure = measure_in("granted", crew)
    for days, part in ((1, "in der Zukunft"), (-1, "noch nichts beschlossen")):
        day = clock.today() + timedelta(days=days)
        said = refused(
            lambda day=day: operations.order_payment(
                crew.first, measure, cents=1, voucher="x", paid_on=day, submission_key=key()
            ),
            InvalidInput,
        )
        assert part in said


def test_one_thing_waits_at_a_time(crew: Crew) -> None:
    """Giving back and paying exclude each other, or more would be given back than is left."""
    measure = measure_in("granted", crew)
    payment = crew.order_payment(measure, 100)
    assert "wartet schon eine Anordnung" in refused(lambda: crew.order_release(measure))
    operations.take_back_order(crew.first, measure, payment)
    crew.order_release(measure)
    assert "wartet schon eine Anordnung" in refused(lambda: crew.order_payment(measure, 100))
    assert "wartet schon eine Anordnung" in refused(lambda: crew.order_release(measure))
    assert "Der Abbruch ist schon angeordnet" in refused(lambda: operations.start_measure(crew.preparer, measure))


def test_nothing_left_to_give_back(crew: Crew) -> None:
    measure = measure_in("granted", crew, cents=100)
    crew.pay(measure, 100)
    assert "ganz ausgezahlt" in refused(lambda: crew.order_release(measure))


def test_an_order_of_another_measure_is_none(crew: Crew) -> None:
    measure, other = measure_in("granted", crew), measure_in("granted", crew)
    order = crew.order_payment(other, 100)
    with pytest.raises(NotFound):
        operations.sign_order(crew.second, measure, order)
    with pytest.raises(NotFound):
        operations.take_back_order(crew.first, measure, order)


def test_a_measure_without_a_fund_waits(crew: Crew) -> None:
    """A year without a fund offers no pot."""
    assert budget.pots_for(make_area("nordmarkt").id, clock.today().year + 1) == []
    make_fund(clock.today().year + 1)
    pot = session().get_one(Pot, make_pot(fund=make_fund(clock.today().year + 1)).id)
    measure = crew.promote(make_proposal("in_review"))
    with pytest.raises(InvalidInput):
        crew.apply(measure, 100, pot)
