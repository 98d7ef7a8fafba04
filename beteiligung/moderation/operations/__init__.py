"""Everything the desk does: deciding about ideas, and sharing the work."""

from beteiligung.moderation.operations.deciding import (
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.news import (
    LOOK_LASTS,
    TRIES_BEFORE_LETTER,
    finish_telling,
    note_not_reached,
    open_contact,
    possible_outcomes,
    tries_of,
)

__all__ = [
    "CLAIM_TIME",
    "FACTS_LENGTH",
    "LOOK_LASTS",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "TRIES_BEFORE_LETTER",
    "begin_deciding",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "finish_telling",
    "give_back",
    "hand_over",
    "note_not_reached",
    "open_contact",
    "possible_outcomes",
    "tries_of",
]
