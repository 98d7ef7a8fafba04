"""Support on paper and by hands, counted per idea and event by the desk."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Proposal, ProposalState, SupportKind, SupportSheet
from beteiligung.proposals.operations.content import lock
from beteiligung.proposals.operations.events import EventWords, event_for
from beteiligung.proposals.queries.support import last_sheet_id

COUNT_MOST = 100_000
"""More have never supported an idea of one part of the city on paper: a number above is a slip."""

TAKES_SUPPORT = frozenset(
    {ProposalState.SUBMITTED, ProposalState.RETURNED, ProposalState.PUBLISHED, ProposalState.IN_REVIEW}
)
"""Sheets come from the same event as the idea itself, so they may be counted before it is published."""


def count_support(
    actor: Actor,
    proposal: Proposal,
    *,
    event: int | EventWords,
    kind: SupportKind,
    count: int,
    seen_id: int | None,
) -> SupportSheet:
    """Note how many supported the idea at an event. What was noted there before stays as a row and counts no more.

    ``seen_id``: the last row that the person had seen; raises Stale where another was added since. Raises InvalidInput
    for no possible number, NotPossible where the idea takes no support any more.
    """
    require(actor, P.SUPPORT_COUNT, proposal)
    lock(proposal)
    if last_sheet_id(proposal.id) != seen_id:
        raise Stale
    if proposal.state not in TAKES_SUPPORT:
        raise NotPossible(N_("Diese Idee nimmt keine Unterstützung mehr an."))
    if not 0 <= count <= COUNT_MOST:
        raise InvalidInput(N_("Bitte schreiben Sie eine Zahl von 0 bis %(most)s."), most=COUNT_MOST)
    return add(
        SupportSheet(
            proposal_id=proposal.id,
            event_id=event_for(event, proposal.aktionsraum_id).id,
            kind=kind,
            count=count,
            counted_by_id=actor.account_id,
            counted_at=clock.now(),
        )
    )
