"""What staff wrote down for others: ideas, the events they come from, and support counted there."""

from __future__ import annotations

from typing import Any

from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.proposals.models import (
    Event,
    EventKind,
    Proposal,
    ProposalEntry,
    ProposalState,
    Source,
    SupportKind,
    SupportSheet,
)
from beteiligung.proposals.operations.entering import words_hash
from tests.support.factories.base import factory, next_number
from tests.support.factories.ideas import make_proposal
from tests.support.factories.places import make_area


@factory
def make_event(
    area: Aktionsraum | None = None, name: str | None = None, *, kind: EventKind = EventKind.FESTIVAL
) -> Event:
    """Something at which ideas are heard, today."""
    area = area or make_area()
    name = name or f"Stadtteilfest {next_number()}"
    return add(Event(aktionsraum_id=area.id, day=clock.today(), name=name, kind=kind))


@factory
def make_entered(
    state: ProposalState | str = ProposalState.SUBMITTED,
    *,
    area: Aktionsraum | None = None,
    by: Account | None = None,
    event: Event | None = None,
    source: Source = Source.PAPER,
    **values: Any,
) -> Proposal:
    """An idea that somebody of the city wrote down; ``values`` as for ``make_proposal``."""
    proposal = make_proposal(state, area=area, author=None, source=source, **values)
    add(
        ProposalEntry(
            proposal_id=proposal.id,
            aktionsraum_id=proposal.aktionsraum_id,
            entered_by_id=by.id if by else None,
            entered_at=clock.now(),
            consent_on=clock.today(),
            event_id=event.id if event else None,
            key_hash=hash_secret(new_token()),
            words_hash=words_hash(proposal.title, proposal.text),
        )
    )
    return proposal


@factory
def make_sheet(
    proposal: Proposal,
    kind: SupportKind = SupportKind.SIGNATURES,
    count: int = 12,
    *,
    event: Event | None = None,
    by: Account | None = None,
) -> SupportSheet:
    """Support that was counted at an event."""
    event = event or make_event()
    return add(
        SupportSheet(
            proposal_id=proposal.id,
            event_id=event.id,
            kind=kind,
            count=count,
            counted_by_id=by.id if by else None,
            counted_at=clock.now(),
        )
    )
