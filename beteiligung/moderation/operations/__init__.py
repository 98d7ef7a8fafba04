"""Everything the desk does: deciding about ideas, and sharing the work."""

from beteiligung.moderation.operations.deciding import (
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.declining import decide_decline
from beteiligung.moderation.operations.forwarding import (
    ASK_AFTER,
    NOTE_LENGTH,
    REFERENCE_MOST,
    ask_again,
    ask_day,
    forward_idea,
    lay_forwarded_on_desk,
    record_reply,
)
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH, REPLY_LENGTH
from beteiligung.moderation.operations.offices import (
    DUTIES_MOST,
    EMAIL_MOST,
    OFFICE_NAME_MOST,
    PHONE_MOST,
    OfficeDraft,
    add_office,
    edit_office,
)
from beteiligung.moderation.operations.seeding import set_up_modules, set_up_offices
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.texts import NAME_MOST, TEXT_LENGTH, ModuleDraft, add_module, edit_module
from beteiligung.moderation.operations.worded import chosen_for

__all__ = [
    "ASK_AFTER",
    "CLAIM_TIME",
    "DUTIES_MOST",
    "EMAIL_MOST",
    "FACTS_LENGTH",
    "NAME_MOST",
    "NOTE_LENGTH",
    "NOTE_MOST",
    "OFFICE_NAME_MOST",
    "PHONE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "REFERENCE_MOST",
    "REPLY_LENGTH",
    "TEXT_LENGTH",
    "ModuleDraft",
    "OfficeDraft",
    "add_module",
    "add_office",
    "ask_again",
    "ask_day",
    "begin_deciding",
    "chosen_for",
    "decide_decline",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "edit_module",
    "edit_office",
    "forward_idea",
    "give_back",
    "hand_over",
    "lay_forwarded_on_desk",
    "record_reply",
    "set_up_modules",
    "set_up_offices",
]
