"""Sharing the work of an inbox: who has begun with an entry, and who is asked to take it on.

Beginning is visible to the others and ends by itself; it locks nobody out, since whoever decides first has decided.
"""

from __future__ import annotations

from datetime import timedelta

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_text
from beteiligung.moderation.models import HandoverNote, WaitingItem
from beteiligung.moderation.queries import colleagues_for

CLAIM_TIME = timedelta(hours=1)
"""So long an entry counts as begun."""

NOTE_MOST = 500
"""Most characters of a note to a colleague."""


def begin_deciding(actor: Actor, item: WaitingItem) -> bool:
    """Say that one is at it from now on. False where a colleague is already; they keep it. Raises Stale when it is done."""
    require(actor, P.DESK_SHARE, item, act="begin")
    _lock(item)
    if item.is_claimed and item.claimed_by_id != actor.account_id:
        return False
    item.claimed_by_id = actor.account_id
    item.claimed_until = clock.now() + CLAIM_TIME
    return True


def give_back(actor: Actor, item: WaitingItem) -> None:
    """Let others have an entry one has begun with. What somebody else has begun stays theirs."""
    require(actor, P.DESK_SHARE, item, act="give_back")
    _lock(item)
    if item.claimed_by_id == actor.account_id:
        _free(item)


def hand_over(actor: Actor, item: WaitingItem, *, to_id: int, note: str | None) -> None:
    """Ask a colleague who may decide it to take the entry on. Raises InvalidInput for anybody else, and Stale."""
    require(actor, P.DESK_SHARE, item, act="hand_over")
    _lock(item)
    if to_id not in {colleague.account_id for colleague in colleagues_for(actor, item)}:
        raise InvalidInput(N_("Bitte wählen Sie jemanden aus der Liste."))
    text = clean_text(note or "")
    if len(text) > NOTE_MOST:
        raise InvalidInput(N_("Bitte kürzen Sie die Notiz auf höchstens %(most)s Zeichen."), most=NOTE_MOST)
    item.handed_to_id = to_id
    _free(item)
    add(
        HandoverNote(
            waiting_item_id=item.id, from_id=actor.account_id, to_id=to_id, text=text or None, written_at=clock.now()
        )
    )


def _lock(item: WaitingItem) -> None:
    session().refresh(item, with_for_update=True)
    if item.done_at is not None:
        raise Stale(N_("Das ist inzwischen erledigt."))


def _free(item: WaitingItem) -> None:
    item.claimed_by_id = item.claimed_until = None
