"""Looking after ideas: who does, and who follows what happens to them."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Caretaker, Watch
from beteiligung.moderation.queries import caretakers_for
from beteiligung.proposals.models import Proposal


def assign_idea(actor: Actor, proposal: Proposal, *, to_id: int | None, before_id: int | None) -> None:
    """Say who looks after an idea; None: nobody in particular. It takes no right from anybody else.

    ``before_id``: who did when the form was shown. Raises Stale where that is somebody else by now, and InvalidInput for
    somebody who may not decide about the idea.
    """
    require(actor, P.PROPOSAL_ASSIGN, proposal)
    session().refresh(proposal, with_for_update={"key_share": True})
    held = session().get(Caretaker, proposal.id)
    if (held.account_id if held is not None else None) != before_id:
        raise Stale
    if to_id == before_id:
        return
    if to_id is None:
        session().delete(held)
        return
    if to_id not in {one.account_id for one in caretakers_for(proposal)}:
        raise InvalidInput(N_("Bitte wählen Sie jemanden aus der Liste."))
    if held is None:
        add(Caretaker(proposal_id=proposal.id, account_id=to_id, since=clock.now()))
    else:
        held.account_id, held.since = to_id, clock.now()


def watch_idea(actor: Actor, proposal: Proposal) -> None:
    """Follow an idea from now on. Whoever does already goes on as before."""
    require(actor, P.PROPOSAL_WATCH, proposal, act="begin")
    if _watch_of(actor, proposal.id) is None:
        add(Watch(account_id=actor.account_id, proposal_id=proposal.id, seen_at=clock.now()))


def unwatch_idea(actor: Actor, proposal: Proposal) -> None:
    """Follow an idea no longer."""
    require(actor, P.PROPOSAL_WATCH, proposal, act="end")
    watch = _watch_of(actor, proposal.id)
    if watch is not None:
        session().delete(watch)


def mark_seen(actor: Actor, *, until: datetime) -> None:
    """Nothing that happened up to a moment is news any more. What came after the list was shown stays news."""
    require(actor, P.DESK_READ)
    moment = min(until, clock.now())
    own = sa.and_(Watch.account_id == actor.account_id, Watch.seen_at < moment)
    session().execute(sa.update(Watch).where(own).values(seen_at=moment))


def _watch_of(actor: Actor, proposal_id: int) -> Watch | None:
    return session().get(Watch, (actor.account_id, proposal_id))
