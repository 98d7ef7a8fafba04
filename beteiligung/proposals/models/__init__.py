"""Tables of ideas."""

from beteiligung.proposals.models.entries import (
    EVENT_NAME_MOST,
    EVENT_PLACE_MOST,
    CardPhoto,
    Event,
    EventKind,
    ProposalEntry,
)
from beteiligung.proposals.models.idea import (
    ANSWER_TIME,
    CONFIRM_TIME,
    HEARD,
    LISTED_STATES,
    PUBLIC_STATES,
    REMIND_AFTER,
    SEPARABLE_FOR,
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
from beteiligung.proposals.models.past import PassageRemoval, ProposalHistory, ProposalVersion
from beteiligung.proposals.models.support import SupportKind, SupportSheet
from beteiligung.proposals.models.telling import Telling, TellingOutcome

__all__ = [
    "ANSWER_TIME",
    "CONFIRM_TIME",
    "EVENT_NAME_MOST",
    "EVENT_PLACE_MOST",
    "HEARD",
    "LISTED_STATES",
    "PUBLIC_STATES",
    "REMIND_AFTER",
    "SEPARABLE_FOR",
    "CardPhoto",
    "Channel",
    "Dates",
    "Event",
    "EventKind",
    "PassageRemoval",
    "Proposal",
    "ProposalContact",
    "ProposalDocument",
    "ProposalEntry",
    "ProposalField",
    "ProposalHistory",
    "ProposalPhoto",
    "ProposalSearch",
    "ProposalState",
    "ProposalVersion",
    "Source",
    "SupportKind",
    "SupportSheet",
    "Telling",
    "TellingOutcome",
    "is_asked",
]
