"""Measures in every state of the path this platform knows."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.budget.models import Pot
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.measures.models import (
    BodyKind,
    GrantKind,
    Measure,
    MeasureContact,
    MeasureProposal,
    MeasureState,
)
from beteiligung.measures.states import MEASURE_WORKFLOW
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.proposals.models import Proposal
from tests.support.factories.base import factory, next_number
from tests.support.factories.ideas import make_proposal
from tests.support.factories.money import book_grant, make_commitment, make_pot
from tests.support.factories.people import make_staff

S = MeasureState

_PATHS: dict[MeasureState, tuple[MeasureState, ...]] = {
    S.ADVICE: (),
    S.APPLIED: (S.APPLIED,),
    S.CHECKED: (S.APPLIED, S.CHECKED),
    S.DECIDED: (S.APPLIED, S.CHECKED, S.DECIDED),
    S.GRANTED: (S.APPLIED, S.CHECKED, S.DECIDED, S.GRANTED),
    S.RUNNING: (S.APPLIED, S.CHECKED, S.DECIDED, S.GRANTED, S.RUNNING),
}
_BOUND = {S.DECIDED, S.GRANTED, S.RUNNING}


@factory
def make_measure(
    state: MeasureState | str = S.ADVICE,
    *,
    proposal: Proposal | None = None,
    pot: Pot | None = None,
    preparer: Account | None = None,
    checker: Account | None = None,
    title: str | None = None,
    body_kind: BodyKind = BodyKind.ASSOCIATION,
    body_name: str = "Nachbarschaftsverein Nord e. V.",
    requested_cents: int = 3_000_00,
    paid_cents: int = 0,
    waits: bool = True,
) -> Measure:
    """A measure made from an idea, with its contact and history; from ``decided`` on its money is bound in ``pot``."""
    state = MeasureState(state)
    proposal = proposal or make_proposal("promoted")
    preparer = preparer or make_staff("coordinator")
    measure = Measure(
        aktionsraum_id=proposal.aktionsraum_id,
        title=title or f"Platz der Nachbarn {next_number()}",
        summary="Bänke, Beete und ein Fest zur Eröffnung.",
        language="de",
        created_at=clock.now(),
        preparer_id=preparer.id,
        body_kind=body_kind,
        body_name=body_name,
    )
    MEASURE_WORKFLOW.begin(measure, S.ADVICE, by=Actor(account_id=preparer.id, is_coordinator=True), action="promote")
    add(MeasureContact(measure_id=measure.id, name="Mina Beispiel", email="mina@example.org", phone="0231 99"))
    add(MeasureProposal(measure_id=measure.id, proposal_id=proposal.id))
    for target in _PATHS[state]:
        _fill(measure, target, pot or make_pot(), checker, requested_cents, paid_cents if state in _BOUND else 0)
        action = next(s.action for s in MEASURE_WORKFLOW.steps if s.target == target)
        MEASURE_WORKFLOW.begin(measure, target, by=Actor.system("test"), action=action, source=measure.state)
    if state is S.APPLIED and waits:
        day = clock.add_working_days(clock.today(), 5)
        add(
            WaitingItem(
                kind=WaitingKind.CHECK_MEASURE,
                aktionsraum_id=measure.aktionsraum_id,
                measure_id=measure.id,
                since=clock.now(),
                due_on=day,
            )
        )
    return measure


def _fill(
    measure: Measure,
    target: MeasureState,
    pot: Pot,
    checker: Account | None,
    requested_cents: int,
    paid_cents: int,
) -> None:
    if target is S.APPLIED:
        measure.requested_cents, measure.pot_id, measure.cost_note = requested_cents, pot.id, "Holz und Erde"
    if target is S.CHECKED:
        measure.checker_id = (checker or make_staff("coordinator")).id
    if target is S.DECIDED:
        measure.commitment_id = make_commitment(pot, reserved_cents=requested_cents).id
        measure.decided_cents, measure.decided_on = requested_cents, clock.today()
        measure.deciding_body, measure.grant_kind = "Projektkonferenz", GrantKind.FIXED
        measure.decision_paper = "PK 3/2026"
    if target is S.GRANTED:
        assert measure.commitment_id is not None
        book_grant(measure.commitment_id, pot, requested_cents, paid_cents)
