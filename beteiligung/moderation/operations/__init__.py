"""Everything the desk does: deciding about ideas and what people say about them, and sharing the work."""

from beteiligung.moderation.operations.appeals import APPEAL_LENGTH, APPEAL_REASONS_LENGTH, decide_appeal, make_appeal
from beteiligung.moderation.operations.care import assign_idea, mark_seen, unwatch_idea, watch_idea
from beteiligung.moderation.operations.checklists import (
    LABEL_LENGTH,
    add_point,
    begin_own_checklist,
    change_point,
    move_point,
    remove_point,
    set_up_checklist,
    tick_points,
)
from beteiligung.moderation.operations.deciding import (
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
from beteiligung.moderation.operations.declining import decide_decline
from beteiligung.moderation.operations.entering_appeals import enter_appeal
from beteiligung.moderation.operations.forgetting import forget_old_cards, forget_old_contacts, forget_old_words
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
from beteiligung.moderation.operations.hearing import ANSWER_LENGTH, hear_answer
from beteiligung.moderation.operations.locking import LOCK_GROUNDS, erase_locked, lift_lock, lock_content
from beteiligung.moderation.operations.masking import decide_mask
from beteiligung.moderation.operations.meetings import (
    MEETING_TITLE_LENGTH,
    RESULT_MOST,
    change_meeting,
    make_meeting,
    move_on_list,
    note_result,
    put_on_list,
    take_off_list,
)
from beteiligung.moderation.operations.merging import decide_merge, decide_split, decide_unmerge
from beteiligung.moderation.operations.news import (
    TRIES_BEFORE_LETTER,
    finish_telling,
    note_not_reached,
    possible_outcomes,
    tries_of,
)
from beteiligung.moderation.operations.notes import DESK_NOTE_LENGTH, delete_note, write_note
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
from beteiligung.moderation.operations.outside import (
    NAME_LENGTH,
    decide_from_outside,
    name_outside_decider,
    outside_actor,
    revoke_outside_decider,
)
from beteiligung.moderation.operations.reaching import is_appellant_told, is_reached
from beteiligung.moderation.operations.reporting import EXPLANATION_LENGTH, Sender, report_content
from beteiligung.moderation.operations.seeding import set_up_modules, set_up_offices
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over
from beteiligung.moderation.operations.speaking import PUBLIC_ANSWER_LENGTH, answer_in_public
from beteiligung.moderation.operations.telling import writer_is_told
from beteiligung.moderation.operations.telling_locks import is_tellable, tell_of_lock
from beteiligung.moderation.operations.texts import NAME_MOST, TEXT_LENGTH, ModuleDraft, add_module, edit_module
from beteiligung.moderation.operations.threads import CLOSING_LENGTH, close_thread, open_thread
from beteiligung.moderation.operations.undoing import Restoring, restored_words, ways_back
from beteiligung.moderation.operations.withholding import (
    cover_content,
    hide_content,
    keep_content,
    restore_content,
    uncover_content,
)
from beteiligung.moderation.operations.worded import chosen_for

__all__ = [
    "ANSWER_LENGTH",
    "APPEAL_LENGTH",
    "APPEAL_REASONS_LENGTH",
    "ASK_AFTER",
    "CLAIM_TIME",
    "CLOSING_LENGTH",
    "DESK_NOTE_LENGTH",
    "DUTIES_MOST",
    "EMAIL_MOST",
    "EXPLANATION_LENGTH",
    "FACTS_LENGTH",
    "LABEL_LENGTH",
    "LOCK_GROUNDS",
    "MEETING_TITLE_LENGTH",
    "NAME_LENGTH",
    "NAME_MOST",
    "NOTE_LENGTH",
    "NOTE_MOST",
    "OFFICE_NAME_MOST",
    "PHONE_MOST",
    "PUBLIC_ANSWER_LENGTH",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "REFERENCE_MOST",
    "REPLY_LENGTH",
    "RESULT_MOST",
    "TEXT_LENGTH",
    "TRIES_BEFORE_LETTER",
    "ModuleDraft",
    "OfficeDraft",
    "Restoring",
    "Sender",
    "add_module",
    "add_office",
    "add_point",
    "answer_in_public",
    "ask_again",
    "ask_day",
    "assign_idea",
    "begin_deciding",
    "begin_own_checklist",
    "change_meeting",
    "change_point",
    "chosen_for",
    "close_thread",
    "cover_content",
    "decide_appeal",
    "decide_decline",
    "decide_from_outside",
    "decide_mask",
    "decide_merge",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "decide_split",
    "decide_unmerge",
    "delete_note",
    "edit_module",
    "edit_office",
    "enter_appeal",
    "erase_locked",
    "finish_telling",
    "forget_old_cards",
    "forget_old_contacts",
    "forget_old_words",
    "forward_idea",
    "give_back",
    "hand_over",
    "hear_answer",
    "hide_content",
    "is_appellant_told",
    "is_reached",
    "is_tellable",
    "keep_content",
    "lay_forwarded_on_desk",
    "lift_lock",
    "lock_content",
    "make_appeal",
    "make_meeting",
    "mark_seen",
    "move_on_list",
    "move_point",
    "name_outside_decider",
    "note_not_reached",
    "note_result",
    "open_thread",
    "outside_actor",
    "possible_outcomes",
    "put_on_list",
    "record_reply",
    "remove_point",
    "report_content",
    "restore_content",
    "restored_words",
    "revoke_outside_decider",
    "set_up_checklist",
    "set_up_modules",
    "set_up_offices",
    "take_off_list",
    "tell_of_lock",
    "tick_points",
    "tries_of",
    "uncover_content",
    "unwatch_idea",
    "watch_idea",
    "ways_back",
    "write_note",
    "writer_is_told",
]
