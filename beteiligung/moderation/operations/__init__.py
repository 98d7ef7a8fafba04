"""Everything the desk does: deciding about ideas, and sharing the work."""

from beteiligung.moderation.operations.appeals import (
    APPEAL_LENGTH,
    APPEAL_REASONS_LENGTH,
    decide_appeal,
    make_appeal,
)
from beteiligung.moderation.operations.deciding import (
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.outside import (
    NAME_LENGTH,
    decide_from_outside,
    name_outside_decider,
    outside_actor,
    revoke_outside_decider,
)
from beteiligung.moderation.operations.reaching import is_appellant_told, is_reached
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.undoing import Restoring, restored_words, ways_back

__all__ = [
    "APPEAL_LENGTH",
    "APPEAL_REASONS_LENGTH",
    "CLAIM_TIME",
    "FACTS_LENGTH",
    "NAME_LENGTH",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "Restoring",
    "begin_deciding",
    "decide_appeal",
    "decide_from_outside",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "give_back",
    "hand_over",
    "is_appellant_told",
    "is_reached",
    "make_appeal",
    "name_outside_decider",
    "outside_actor",
    "restored_words",
    "revoke_outside_decider",
    "ways_back",
]
