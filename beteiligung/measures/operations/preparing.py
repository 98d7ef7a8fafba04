"""From an idea to a complete application. The officer of the area does this, or a coordinator."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.budget import queries as budget
from beteiligung.budget.models import Pot
from beteiligung.budget.refusals import must_be_positive
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.measures.events import MeasureApplied
from beteiligung.measures.four_eyes import require_in_words
from beteiligung.measures.models import Measure, MeasureHistory, MeasureProposal, MeasureState
from beteiligung.measures.operations.holding import begin_act, must_be_in
from beteiligung.measures.operations.papers import (
    Body,
    Person,
    body_values,
    has_contact,
    must_be_complete,
    write_contact,
)
from beteiligung.measures.queries import case_of
from beteiligung.measures.states import CHANGEABLE, MEASURE_WORKFLOW
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState


def promote_proposal(
    actor: Actor, proposal: Proposal, *, body: Body, contact: Person, summary: str = "", version: int | None = None
) -> Measure:
    """Make a measure from an idea in review; the idea is promoted. Whoever does it has prepared the measure.

    Sent twice by the same person, it gives the measure that is there. Raises Stale for another ``version`` of the idea.
    """
    require(actor, P.PROPOSAL_PROMOTE, proposal)
    must_be_complete(body, contact)
    seen = proposal.version if version is None else version
    session().refresh(proposal, with_for_update={"key_share": True})
    values = {"summary": summary, **body_values(body)}
    if proposal.version != seen:
        done = _just_promoted(actor, proposal, values)
        if done is None or not has_contact(done, contact):
            raise Stale
        return done
    proposals.promote_proposal(actor, proposal)
    measure = Measure(
        aktionsraum_id=proposal.aktionsraum_id,
        title=proposal.title,
        language=proposal.language,
        created_at=clock.now(),
        preparer_id=actor.account_id,
        organisation_id=proposal.organisation_id,
        is_demo=proposal.is_demo,
        **values,
    )
    MEASURE_WORKFLOW.begin(measure, MeasureState.ADVICE, by=actor, action="promote")
    session().add(MeasureProposal(measure_id=measure.id, proposal_id=proposal.id))
    write_contact(measure, contact)
    return measure


def change_measure(
    actor: Actor, measure: Measure, *, summary: str, body: Body, contact: Person | None, version: int | None = None
) -> None:
    """Change what is planned, the body or its contact, as long as nobody has checked it. None: the contact stays.

    History notes who did it: whoever changes the papers has prepared them.
    """
    require_in_words(actor, P.MEASURE_PREPARE, case_of(measure), act="change")
    must_be_complete(body, contact)
    values = {"summary": summary, **body_values(body)}
    if not begin_act(actor, measure, "change", version=version, values=values) and has_contact(measure, contact):
        return
    must_be_in(measure, CHANGEABLE)
    for name, value in values.items():
        setattr(measure, name, value)
    flag_modified(measure, "summary")  # a new version even when the contact alone changes
    write_contact(measure, contact)
    add(
        MeasureHistory(
            measure_id=measure.id,
            at=clock.now(),
            account_id=actor.account_id,
            role=actor.role,
            action="change",
            from_state=measure.state,
            to_state=measure.state,
        )
    )


def apply_measure(
    actor: Actor, measure: Measure, *, cents: int, cost_note: str, pot: Pot, version: int | None = None
) -> None:
    """Apply for ``cents`` from a pot of the present year: the central one or the area's own.

    Raises InvalidInput for another pot.
    """
    require_in_words(actor, P.MEASURE_PREPARE, case_of(measure), act="apply")
    must_be_positive(cents)
    values = {"requested_cents": cents, "cost_note": cost_note, "pot_id": pot.id}
    if not begin_act(actor, measure, "apply", version=version, values=values):
        return
    if pot.id not in {one.id for one in budget.pots_for(measure.aktionsraum_id, clock.today().year)}:
        raise InvalidInput(N_("Dieser Topf passt nicht: Es geht nur Geld aus diesem Jahr, zentral oder für den Raum."))
    measure.requested_cents, measure.cost_note, measure.pot_id = cents, cost_note, pot.id
    MEASURE_WORKFLOW.apply(measure, "apply", by=actor)
    emit(MeasureApplied(measure.id))


def _just_promoted(actor: Actor, proposal: Proposal, values: dict[str, object]) -> Measure | None:
    """The measure that this person has just made from the idea with the same words."""
    query = (
        sa.select(Measure)
        .join(MeasureProposal, MeasureProposal.measure_id == Measure.id)
        .where(
            MeasureProposal.proposal_id == proposal.id,
            Measure.state == MeasureState.ADVICE,
            Measure.preparer_id == actor.account_id,
        )
    )
    measure = session().scalar(query) if proposal.state is ProposalState.PROMOTED else None
    same = measure is not None and all(getattr(measure, name) == value for name, value in values.items())
    return measure if same else None
