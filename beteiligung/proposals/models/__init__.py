"""Tables of ideas."""

from beteiligung.proposals.models.idea import (
    ANSWER_TIME,
    CONFIRM_TIME,
    PUBLIC_STATES,
    REMIND_AFTER,
    Dates,
    Proposal,
    ProposalState,
    Source,
    is_asked,
)
from beteiligung.proposals.models.parts import (
    Channel,
    ProposalContact,
    ProposalDocument,
    ProposalField,
    ProposalPhoto,
    ProposalSearch,
)
from beteiligung.proposals.models.past import (
    PassageRemoval,
    ProposalHistory,
    ProposalVersion,
)

__all__ = [
    "ANSWER_TIME",
    "CONFIRM_TIME",
    "PUBLIC_STATES",
    "REMIND_AFTER",
    "Channel",
    "Dates",
    "PassageRemoval",
    "Proposal",
    "ProposalContact",
    "ProposalDocument",
    "ProposalField",
    "ProposalHistory",
    "ProposalPhoto",
    "ProposalSearch",
    "ProposalState",
    "ProposalVersion",
    "Source",
    "is_asked",
]
