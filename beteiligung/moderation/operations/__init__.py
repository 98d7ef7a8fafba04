"""Everything the desk does: deciding about ideas, and sharing the work."""

from beteiligung.moderation.operations.deciding import (
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.merging import decide_merge, decide_split, decide_unmerge
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over

__all__ = [
    "CLAIM_TIME",
    "FACTS_LENGTH",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "begin_deciding",
    "decide_mask",
    "decide_merge",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "decide_split",
    "decide_unmerge",
    "give_back",
    "hand_over",
]
