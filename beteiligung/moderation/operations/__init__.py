"""Everything the desk does: deciding about ideas and what people say about them, and sharing the work."""

from beteiligung.moderation.operations.deciding import (
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.locking import LOCK_GROUNDS, erase_locked, lift_lock, lock_content
from beteiligung.moderation.operations.news import (
    LOOK_LASTS,
    TRIES_BEFORE_LETTER,
    finish_telling,
    note_not_reached,
    open_contact,
    possible_outcomes,
    tries_of,
)
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.reporting import EXPLANATION_LENGTH, report_content
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.telling import writer_is_told
from beteiligung.moderation.operations.threads import CLOSING_LENGTH, close_thread, open_thread
from beteiligung.moderation.operations.withholding import (
    cover_content,
    hide_content,
    keep_content,
    restore_content,
    uncover_content,
)

__all__ = [
    "CLAIM_TIME",
    "CLOSING_LENGTH",
    "EXPLANATION_LENGTH",
    "FACTS_LENGTH",
    "LOCK_GROUNDS",
    "LOOK_LASTS",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "TRIES_BEFORE_LETTER",
    "begin_deciding",
    "close_thread",
    "cover_content",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "erase_locked",
    "finish_telling",
    "give_back",
    "hand_over",
    "hide_content",
    "keep_content",
    "lift_lock",
    "lock_content",
    "note_not_reached",
    "open_contact",
    "open_thread",
    "possible_outcomes",
    "report_content",
    "restore_content",
    "tries_of",
    "uncover_content",
    "writer_is_told",
]
