"""Supporters of an idea are told by mail where their vote counts when the idea was merged, separated again or split.

The rule: half an hour later, so that a mistake at the desk that is mended at once is no news. What is told then is what
is true then. Whoever did not hear of a merge hears nothing of its undo either.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail.chores import MORE_TO_DO, OneByOne
from beteiligung.proposals.events import ProposalMerged, ProposalSplit, ProposalUnmerged
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.queries import branch_of, lead_of, parts_of
from beteiligung.proposals.states import takes_votes
from beteiligung.votes.models import Move, MoveNotice, Vote
from beteiligung.votes.notices import PAUSE
from beteiligung.votes.supporters import People, next_supporters, tell_some


def tell_of_move(event: ProposalMerged | ProposalUnmerged) -> None:
    """Supporters of the idea are to be told, except of an undo of what they have not heard of."""
    notice = _notice(event.proposal_id, Move.MERGE)
    if isinstance(event, ProposalUnmerged) and notice.told_at is None:
        notice.due_at = None
        return
    _begin(notice)


def tell_of_split(event: ProposalSplit) -> None:
    """Supporters of the idea are to be told what was made from its parts."""
    _begin(_notice(event.proposal_id, Move.SPLIT))


def tell_of_moves() -> OneByOne:
    """Supporters of the ideas that moved are told by mail."""
    query = sa.select(MoveNotice.id).where(MoveNotice.due_at <= clock.now())
    return OneByOne(_tell, session().scalars(query.order_by(MoveNotice.due_at, MoveNotice.id)).all())


def _notice(proposal_id: int, kind: Move) -> MoveNotice:
    """The one row of the idea for this kind; the idea itself is locked, so nobody else makes another."""
    query = sa.select(MoveNotice).filter_by(proposal_id=proposal_id, kind=kind).with_for_update()
    notice = session().scalar(query.execution_options(populate_existing=True))
    if notice is None:
        notice = MoveNotice(proposal_id=proposal_id, kind=kind, last_account_id=0)
        session().add(notice)
    return notice


def _begin(notice: MoveNotice) -> None:
    notice.due_at, notice.last_account_id = clock.now() + PAUSE, 0


def _tell(notice_id: int) -> object:
    """Queue mails to some supporters. Gives ``MORE_TO_DO`` as long as there may be others."""
    notice = session().scalar(
        sa.select(MoveNotice)
        .where(MoveNotice.id == notice_id, MoveNotice.due_at <= clock.now())
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    if notice is None:
        return None
    proposal = session().get_one(Proposal, notice.proposal_id)
    mail, values = _said(proposal, notice.kind)
    has_news = proposal.is_public and (notice.kind is Move.MERGE or values["parts"])
    people: People = []
    if has_news:
        votes = Vote.proposal_id.in_(branch_of(proposal.id))
        people = next_supporters(proposal, votes, after=notice.last_account_id)
    if tell_some(mail, proposal, notice, people, values):
        return MORE_TO_DO
    notice.due_at, notice.last_account_id = None, 0
    return None


def _said(proposal: Proposal, kind: Move) -> tuple[str, dict[str, Any]]:
    """The kind of mail and what it says."""
    lead = lead_of(proposal)
    values = {"number": proposal.id, "title": proposal.title, "is_open": takes_votes(lead)}
    if kind is Move.SPLIT:
        return "supported_idea_split", values | {"parts": [part.id for part in parts_of(proposal.id, only_public=True)]}
    if proposal.state is ProposalState.MERGED:
        return "supported_idea_merged", values | {"lead_number": lead.id, "lead_title": lead.title}
    return "supported_idea_separated", values
