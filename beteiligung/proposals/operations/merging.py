"""Ideas that go on as one: merged by the desk, separated again, and who is named for them.

Nothing is moved. Each vote and comment stays with the idea it was given to, and the lead counts and shows those of all
that go on with it. So separating restores everything, also what came after.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.proposals.events import ProposalMerged, ProposalUnmerged
from beteiligung.proposals.models import SEPARABLE_FOR, Proposal, ProposalState
from beteiligung.proposals.operations.telling import tell_author
from beteiligung.proposals.queries.merged import branch_of, lead_of
from beteiligung.proposals.states import MERGEABLE, PROPOSAL_WORKFLOW

S = ProposalState


def merge_proposal(actor: Actor, proposal: Proposal, lead: Proposal) -> None:
    """Let ``lead`` go on in the place of an idea and of all that were merged with that before.

    Raises NotPossible where either is in another state, and where what everybody reads would lead to what nobody may.
    """
    require(actor, P.PROPOSAL_MERGE, proposal)
    require(actor, P.PROPOSAL_MERGE, lead)
    lock_groups(proposal, lead)
    refuse_merging(proposal, lead)
    PROPOSAL_WORKFLOW.apply(proposal, "merge", by=actor)
    proposal.merged_into_id = proposal.lead_id = lead.id
    _lead_on(Proposal.lead_id == proposal.id, lead.id)
    emit(ProposalMerged(proposal.id, lead.id))


def refuse_merging(proposal: Proposal, lead: Proposal) -> None:
    """Raise NotPossible, in words, where an idea cannot be merged with ``lead`` as both stand now."""
    if proposal.id == lead.id:
        raise NotPossible(N_("Das ist dieselbe Idee."))
    if lead.state is S.MERGED:
        raise NotPossible(N_("Diese Idee ist selbst mit einer anderen zusammengelegt. Bitte nehmen Sie die andere."))
    if proposal.is_withheld or lead.is_withheld:
        raise NotPossible(
            N_("Eine der beiden Ideen ist ausgeblendet. Zusammenlegen geht erst, wenn sie es nicht mehr ist.")
        )
    if proposal.state not in MERGEABLE or lead.state not in MERGEABLE:
        raise NotPossible(
            N_("Zusammenlegen geht nur, solange beide Ideen eingereicht, veröffentlicht oder in Prüfung sind.")
        )
    if proposal.is_public and not lead.is_public:
        raise NotPossible(
            N_(
                "Eine veröffentlichte Idee kann nicht in eine übergehen, die noch niemand lesen kann. Andersherum geht es."
            )
        )


def unmerge_proposal(actor: Actor, proposal: Proposal) -> None:
    """Let a merged idea stand for itself again, in the state it had, with all that was merged into it.

    Raises NotPossible where it is not merged, and for people when the time for it is over.
    """
    require(actor, P.PROPOSAL_UNMERGE, proposal)
    lead = _held_lead(proposal)
    if not actor.is_system:
        refuse_late_unmerging(proposal)
    _separate(actor, proposal, lead, "unmerge")


def unmerge_on_appeal(actor: Actor, proposal: Proposal, appeal: Any) -> None:
    """The same since an appeal was granted, however long ago it was merged: separating is always exact.

    Raises NotPossible where it is not merged. ``appeal``: the policy says who decides it.
    """
    require(actor, P.APPEAL_DECIDE, appeal)
    _separate(actor, proposal, _held_lead(proposal), "appeal_unmerge")


def _held_lead(proposal: Proposal) -> Proposal:
    lead = lead_of(proposal)
    lock_groups(lead, proposal)
    return lead


def _separate(actor: Actor, proposal: Proposal, lead: Proposal, action: str) -> None:
    proposal.merged_into_id = proposal.lead_id = proposal.co_author_of_id = None
    PROPOSAL_WORKFLOW.apply(proposal, action, by=actor)
    _lead_on(sa.and_(Proposal.id.in_(branch_of(proposal.id)), Proposal.id != proposal.id), proposal.id)
    emit(ProposalUnmerged(proposal.id, lead.id))


def refuse_late_unmerging(proposal: Proposal) -> None:
    """Raise NotPossible, in words, where an idea was merged too long ago."""
    if proposal.state is S.MERGED and clock.now() > proposal.state_since + SEPARABLE_FOR:
        raise NotPossible(
            N_("Wieder trennen geht nur %(days)s Tage lang. Diese Frist ist seit dem %(day)s vorbei."),
            days=SEPARABLE_FOR.days,
            day=proposal.separable_until,
        )


def set_free_merged(proposal: Proposal) -> None:
    """An idea has ended, or nobody may read it: those that were merged into it stand for themselves again, however long
    ago that was.
    """
    query = sa.select(Proposal).where(Proposal.merged_into_id == proposal.id).order_by(Proposal.id)
    for merged in session().scalars(query).all():
        unmerge_proposal(Actor.system("lead_ended"), merged)
        tell_author(merged, "idea_set_free", {})


def leave_group(proposal: Proposal) -> None:
    """Nobody may see an idea any more: it stands for itself, with all that was said about it, and so do all the others.

    A part of an act of the desk, which asks the policy table.
    """
    if proposal.lead_id is not None:
        unmerge_proposal(Actor.system("locked"), proposal)
    set_free_merged(proposal)


def lock_groups(*proposals: Proposal) -> None:
    """Nobody else changes these ideas and what goes on with them until this transaction ends; in one order for all.

    Raises Stale where something joined or left while this waited for others.
    """
    session().flush()
    ids = [proposal.id for proposal in proposals]
    group = sa.select(Proposal.id).where(sa.or_(Proposal.id.in_(ids), Proposal.lead_id.in_(ids))).order_by(Proposal.id)
    held = session().scalars(group.with_for_update()).all()
    for proposal in proposals:
        session().refresh(proposal)
    if session().scalars(group).all() != held:
        raise Stale


def count_of_group(column: sa.orm.InstrumentedAttribute[int], count: sa.Select[int], ids: Sequence[int]) -> None:
    """Write a counter of ideas anew. ``count``: how much there is of it, for ``Proposal`` and what goes on with it."""
    counting = (
        sa.update(Proposal).where(Proposal.id.in_(ids)).values({column: count.correlate(Proposal).scalar_subquery()})
    )
    session().execute(counting.execution_options(synchronize_session=False))
    for proposal_id in ids:
        session().expire(session().get_one(Proposal, proposal_id), [column.key])


def _lead_on(which: sa.ColumnElement[bool], lead_id: int) -> None:
    statement = sa.update(Proposal).where(which).values(lead_id=lead_id)
    session().execute(statement.execution_options(synchronize_session="fetch"))
