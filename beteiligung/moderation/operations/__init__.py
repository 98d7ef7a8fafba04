"""Everything the desk does: deciding about ideas, and sharing the work."""

from beteiligung.moderation.operations.deciding import (
    ANSWER_TIME,
    FACTS_LENGTH,
    QUESTION_LENGTH,
    answer_until,
    decide_publish,
    decide_reject,
    decide_return,
)
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over

__all__ = [
    "ANSWER_TIME",
    "CLAIM_TIME",
    "FACTS_LENGTH",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "answer_until",
    "begin_deciding",
    "decide_publish",
    "decide_reject",
    "decide_return",
    "give_back",
    "hand_over",
]
