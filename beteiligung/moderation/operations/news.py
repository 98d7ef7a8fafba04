"""Telling people what a mail cannot: noting that they know, or were not reached."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.events import emit
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.proposals.events import TellingsEnded
from beteiligung.proposals.models import Proposal, Telling, TellingOutcome
from beteiligung.proposals.operations import forget_told_contact
from beteiligung.proposals.queries import open_tellings

TRIES_BEFORE_LETTER = 3
"""So often somebody tries to reach a person before a letter is the better way, or giving up."""

TOLD = (TellingOutcome.REACHED, TellingOutcome.LETTER_SENT, TellingOutcome.CAME_BY)
"""How a person can have come to know."""


def finish_telling(actor: Actor, proposal: Proposal, outcome: TellingOutcome, *, newest: int | None) -> None:
    """The person knows all that was shown, up to the news with the id ``newest``; or nobody tries any more.

    Raises Stale when somebody else was faster or there are newer news, InvalidInput for giving up too early.
    """
    if outcome in TOLD:
        require(actor, P.AUTHOR_TELL, proposal, act="told")
    else:
        require(actor, P.AUTHOR_TELL, proposal, act="give_up")
    tellings = _shown(proposal, newest)
    if outcome not in possible_outcomes(tellings):
        raise InvalidInput(N_("Bitte wählen Sie, wie es ausgegangen ist."))
    for telling in tellings:
        telling.done_at, telling.done_by_id, telling.outcome = clock.now(), actor.account_id, outcome
    session().flush()
    forget_told_contact(proposal)
    emit(TellingsEnded(proposal.id))


def note_not_reached(actor: Actor, proposal: Proposal, *, newest: int | None) -> None:
    """Nobody was there: the entry comes back on the next working day. Raises Stale as above."""
    require(actor, P.AUTHOR_TELL, proposal, act="not_reached")
    for telling in _shown(proposal, newest):
        telling.tries += 1
    item = {WaitingItem.again_on: clock.add_working_days(clock.today(), 1), WaitingItem.claimed_until: None}
    session().execute(
        sa.update(WaitingItem)
        .where(
            WaitingItem.proposal_id == proposal.id,
            WaitingItem.kind == WaitingKind.TELL_PERSON,
            WaitingItem.done_at.is_(None),
        )
        .values({**item, WaitingItem.claimed_by_id: None})
    )


def possible_outcomes(tellings: Sequence[Telling]) -> tuple[TellingOutcome, ...]:
    """How telling can end now: giving up is one of the ways only after several tries."""
    return (*TOLD, TellingOutcome.NOT_REACHED) if tries_of(tellings) >= TRIES_BEFORE_LETTER else TOLD


def tries_of(tellings: Sequence[Telling]) -> int:
    """How often somebody has tried to reach the person with what is still to be told."""
    return max((telling.tries for telling in tellings), default=0)


def _shown(proposal: Proposal, newest: int | None) -> Sequence[Telling]:
    tellings = open_tellings(proposal.id, to_change=True)
    if not tellings:
        raise Stale(N_("Das ist inzwischen erledigt."))
    if tellings[-1].id != newest:
        raise Stale(N_("Inzwischen gibt es noch mehr zu sagen. Bitte lesen Sie es, bevor Sie weitermachen."))
    return tellings
