"""Everything the desk does: deciding about ideas and what people say about them, and sharing the work."""

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
from beteiligung.moderation.operations.locking import LOCK_GROUNDS, erase_locked, lift_lock, lock_content
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.outside import (
    NAME_LENGTH,
    decide_from_outside,
    name_outside_decider,
    outside_actor,
    revoke_outside_decider,
)
from beteiligung.moderation.operations.reaching import is_appellant_told, is_reached
from beteiligung.moderation.operations.reporting import EXPLANATION_LENGTH, report_content
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.telling import writer_is_told
from beteiligung.moderation.operations.threads import CLOSING_LENGTH, close_thread, open_thread
from beteiligung.moderation.operations.undoing import Restoring, restored_words, ways_back
from beteiligung.moderation.operations.withholding import (
    cover_content,
    hide_content,
    keep_content,
    restore_content,
    uncover_content,
)

__all__ = [
    "APPEAL_LENGTH",
    "APPEAL_REASONS_LENGTH",
    "CLAIM_TIME",
    "CLOSING_LENGTH",
    "EXPLANATION_LENGTH",
    "FACTS_LENGTH",
    "LOCK_GROUNDS",
    "NAME_LENGTH",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "Restoring",
    "begin_deciding",
    "close_thread",
    "cover_content",
    "decide_appeal",
    "decide_from_outside",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "erase_locked",
    "give_back",
    "hand_over",
    "hide_content",
    "is_appellant_told",
    "is_reached",
    "keep_content",
    "lift_lock",
    "lock_content",
    "make_appeal",
    "name_outside_decider",
    "open_thread",
    "outside_actor",
    "report_content",
    "restore_content",
    "restored_words",
    "revoke_outside_decider",
    "uncover_content",
    "ways_back",
    "writer_is_told",
]
