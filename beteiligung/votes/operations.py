"""What people do with their vote. One per person and idea: the primary key holds that, whatever happens at once.

Whoever supports an idea that was merged with another supports the lead; their row stays where it was, for the day on
which the ideas are separated. So a vote for the lead counts only once a person, and is taken back from all of them.

The counter changes in the same transaction, only when a row came or went, by an SQL expression: no count is read
before it is written, and the version of the idea, which guards its text, stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import dialect_name, insert_of, session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import count_of_group, hold
from beteiligung.proposals.states import OPEN_FOR_VOTES, takes_votes
from beteiligung.votes.models import Vote
from beteiligung.votes.queries import goes_to, has_voted

CLOSED = N_("Diese Idee kann man jetzt nicht mehr unterstützen. Die Abstimmung über sie ist beendet.")
KEPT = N_("Die Abstimmung über diese Idee ist beendet. Ihre Stimme bleibt gezählt.")


def cast_vote(actor: Actor, proposal: Proposal, *, is_demo: bool = False) -> bool:
    """Support an idea. Doing it twice counts once; says whether the vote is new.

    Raises NotPossible when the idea is not open for votes.
    """
    require(actor, P.VOTE_CAST, proposal)
    hold(proposal)
    if not takes_votes(proposal):
        raise NotPossible(CLOSED)
    if has_voted(actor.account_id, proposal.id):
        return False
    if not _insert(proposal.id, actor.account_id, is_demo):
        return False
    _count(proposal, +1, refusal=CLOSED)
    return True


def take_back_vote(actor: Actor, proposal: Proposal) -> bool:
    """Support an idea no longer. Doing it twice changes nothing; says whether there was a vote.

    Raises NotPossible when the idea is not open for votes.
    """
    require(actor, P.VOTE_TAKE_BACK, proposal)
    hold(proposal)
    if not takes_votes(proposal):
        raise NotPossible(KEPT)
    deletion = sa.delete(Vote).where(goes_to(proposal.id), Vote.account_id == actor.account_id)
    deletion = deletion.execution_options(synchronize_session=False)
    if not session().execute(deletion.returning(Vote.account_id)).all():
        return False
    _count(proposal, -1, refusal=KEPT)
    return True


def _insert(proposal_id: int, account_id: int | None, is_demo: bool) -> bool:
    """Add the row unless it is there. Of many attempts at once exactly one says that it did."""
    row = {"proposal_id": proposal_id, "account_id": account_id, "created_at": clock.now(), "is_demo": is_demo}
    return session().execute(_unless_there(dialect_name()), row).first() is not None


@cache
def _unless_there(dialect: str) -> Any:
    return insert_of(dialect)(Vote.__table__).on_conflict_do_nothing().returning(Vote.__table__.c.account_id)


def _count(proposal: Proposal, change: int, *, refusal: str) -> None:
    """Raises NotPossible when somebody closed the vote since the idea was read; the row then goes back, too."""
    if session().execute(_COUNTED, {"idea": proposal.id, "change": change}).first() is None:
        raise NotPossible(refusal)
    session().expire(proposal, ["vote_count"])


_COUNTED = (
    sa.update(Proposal)
    .where(Proposal.id == sa.bindparam("idea"), Proposal.state.in_(OPEN_FOR_VOTES), Proposal.is_shown())
    .values({Proposal.vote_count: Proposal.vote_count + sa.bindparam("change", type_=sa.Integer())})
    .returning(Proposal.id)
    .execution_options(synchronize_session=False)
)


def count_anew(proposal_ids: Sequence[int]) -> None:
    """Ideas were merged or separated: each of these counts the people behind all that go on with it, everybody once."""
    people = sa.select(sa.func.count(Vote.account_id.distinct())).where(goes_to(Proposal.id))
    count_of_group(Proposal.vote_count, people, proposal_ids)
