"""The states of an idea and the steps between them (product rules, section 4).

States without a step here are stored and shown already; their acts come with the features they belong to.
"""

from __future__ import annotations

from beteiligung.access.permissions import P
from beteiligung.core.workflow import Step, Workflow
from beteiligung.proposals.models import Proposal, ProposalHistory, ProposalState

S = ProposalState

PROPOSAL_WORKFLOW = Workflow(
    ProposalState,
    ProposalHistory,
    "proposal_id",
    #    action      who                   from                            to
    Step("begin", P.PROPOSAL_DRAFT, (), S.DRAFT),
    Step("import", P.PROPOSAL_IMPORT, (), S.SUBMITTED),
    Step("enter", P.PROPOSAL_ENTER, (), S.SUBMITTED),
    Step("hold", P.PROPOSAL_SEND, {S.DRAFT}, S.UNCONFIRMED),
    Step("submit", P.PROPOSAL_SEND, {S.DRAFT}, S.SUBMITTED),
    Step("confirm", P.PROPOSAL_CONFIRM, {S.UNCONFIRMED}, S.SUBMITTED),
    Step("release", P.PROPOSAL_RELEASE, {S.UNCONFIRMED}, S.SUBMITTED),
    Step("answer", P.PROPOSAL_ANSWER, {S.RETURNED, S.LAPSED}, S.SUBMITTED),
    Step("hear_answer", P.PROPOSAL_ENTER, {S.RETURNED, S.LAPSED}, S.SUBMITTED),
    Step("lapse", P.PROPOSAL_LAPSE, {S.UNCONFIRMED, S.RETURNED}, S.LAPSED),
    Step("unenter", P.PROPOSAL_UNENTER, {S.SUBMITTED}, S.WITHDRAWN),
    Step("publish", P.PROPOSAL_PUBLISH, {S.SUBMITTED}, S.PUBLISHED),
    Step("return", P.PROPOSAL_RETURN, {S.SUBMITTED}, S.RETURNED),
    Step("reject", P.PROPOSAL_REJECT, {S.SUBMITTED}, S.REJECTED),
    Step("appeal_publish", P.APPEAL_DECIDE, {S.REJECTED}, S.PUBLISHED),
    Step("appeal_submit", P.APPEAL_DECIDE, {S.REJECTED}, S.SUBMITTED),
    Step("appeal_review", P.APPEAL_DECIDE, {S.DECLINED}, S.IN_REVIEW),
    Step("appeal_resume", P.APPEAL_DECIDE, {S.FORWARDED}, S.PUBLISHED),
    Step("appeal_unmerge", P.APPEAL_DECIDE, {S.MERGED}, None),
    Step("review", P.PROPOSAL_REVIEW, {S.PUBLISHED}, S.IN_REVIEW),
    Step("unreview", P.PROPOSAL_REVIEW, {S.IN_REVIEW}, S.PUBLISHED),
    Step("decline", P.PROPOSAL_DECLINE, {S.IN_REVIEW, S.PROMOTED, S.FORWARDED}, S.DECLINED),
    Step("forward", P.PROPOSAL_FORWARD, {S.SUBMITTED, S.PUBLISHED}, S.FORWARDED),
    Step("resume", P.PROPOSAL_FORWARD, {S.FORWARDED}, S.PUBLISHED),
    Step("promote", P.PROPOSAL_PROMOTE, {S.IN_REVIEW}, S.PROMOTED),
    Step("reopen", P.PROPOSAL_REOPEN, {S.PROMOTED}, S.IN_REVIEW),
    Step(
        "withdraw",
        P.PROPOSAL_WITHDRAW,
        {S.UNCONFIRMED, S.SUBMITTED, S.RETURNED, S.PUBLISHED, S.IN_REVIEW},
        S.WITHDRAWN,
    ),
    Step("merge", P.PROPOSAL_MERGE, {S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW}, S.MERGED),
    Step("unmerge", P.PROPOSAL_UNMERGE, {S.MERGED}, None),
    Step("split", P.PROPOSAL_SPLIT, (), S.SUBMITTED),
    Step("split", P.PROPOSAL_SPLIT, (), S.PUBLISHED),
)

EXITS = frozenset({S.DECLINED, S.REJECTED, S.MERGED, S.WITHDRAWN, S.LAPSED})
"""The states of ideas that have left the line."""
OPEN_FOR_VOTES = frozenset({S.PUBLISHED, S.IN_REVIEW})
OPEN_FOR_COMMENTS = frozenset({S.PUBLISHED, S.IN_REVIEW, S.PROMOTED})
MERGEABLE = frozenset({S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW})
"""Ideas that can be merged, with each other, and of which parts can become ideas of their own."""
OPEN_FOR_OFFERS = OPEN_FOR_COMMENTS
BEFORE_THE_PUBLIC = frozenset({S.DRAFT, S.UNCONFIRMED, S.SUBMITTED, S.RETURNED})
"""The desk looks at all of such an idea before anybody else does."""
EDITABLE = frozenset({S.DRAFT, S.SUBMITTED, S.RETURNED, S.PUBLISHED})


def takes_votes(proposal: Proposal) -> bool:
    """Whether people can support it now."""
    return proposal.state in OPEN_FOR_VOTES and not proposal.is_withheld


def takes_comments(proposal: Proposal) -> bool:
    """Whether people can say something to it now."""
    return proposal.state in OPEN_FOR_COMMENTS and not proposal.is_withheld and proposal.thread_closed_at is None


def takes_offers(proposal: Proposal) -> bool:
    """Whether people can offer to help with it now."""
    return proposal.state in OPEN_FOR_OFFERS and not proposal.is_withheld
