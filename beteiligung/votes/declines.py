"""Supporters of an idea are told by mail, once, that it will not come true. The worker tells, some in each transaction."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.mail.chores import MORE_TO_DO, OneByOne
from beteiligung.proposals.events import ProposalDeclined
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.votes import supporters
from beteiligung.votes.models import DeclineNotice, Vote
from beteiligung.votes.queries import goes_to
from beteiligung.votes.supporters import next_supporters, queue_to


def note_decline(event: ProposalDeclined) -> None:
    """Supporters of the idea are to be told; from the beginning where it came back and ended again."""
    notice = session().get(DeclineNotice, event.proposal_id, with_for_update=True, populate_existing=True)
    if notice is None:
        notice = DeclineNotice(proposal_id=event.proposal_id)
        session().add(notice)
    notice.declined_at, notice.began_at = clock.now(), None
    notice.last_account_id = notice.told = 0


def tell_of_declines() -> OneByOne:
    """Supporters of ideas that were declined are told by mail."""
    query = sa.select(DeclineNotice.proposal_id).order_by(DeclineNotice.declined_at, DeclineNotice.proposal_id)
    return OneByOne(_tell, session().scalars(query).all())


def _tell(proposal_id: int) -> object:
    """Queue mails to some supporters. Gives ``MORE_TO_DO`` as long as there may be others."""
    query = (
        sa.select(DeclineNotice)
        .where(DeclineNotice.proposal_id == proposal_id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    notice = session().scalar(query)
    if notice is None:
        return None
    proposal = session().get_one(Proposal, proposal_id)
    if proposal.state is not ProposalState.DECLINED or not proposal.is_public:
        session().delete(notice)  # somebody objected meanwhile: it goes on
        return None
    began_at = notice.began_at or clock.now()
    votes = goes_to(proposal.id), Vote.created_at < notice.declined_at
    people = next_supporters(proposal, *votes, after=notice.last_account_id)
    queue_to(people, "supported_idea_declined", proposal, {"words": proposal.words}, now=began_at, told=notice.told)
    if len(people) < supporters.AT_ONCE:
        session().delete(notice)
        return None
    # In one go, as in ``notices``.
    notice.began_at, notice.last_account_id, notice.told = began_at, people[-1][0], notice.told + len(people)
    return MORE_TO_DO
