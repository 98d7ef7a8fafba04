"""Everything the desk does: deciding about ideas, sharing the work, and working together."""

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
    decide_mask,
    decide_publish,
    decide_reject,
    decide_release,
    decide_return,
)
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
from beteiligung.moderation.operations.notes import DESK_NOTE_LENGTH, delete_note, write_note
from beteiligung.moderation.operations.noting import FACTS_LENGTH, QUESTION_LENGTH, REASON_LENGTH
from beteiligung.moderation.operations.sharing import CLAIM_TIME, NOTE_MOST, begin_deciding, give_back, hand_over

__all__ = [
    "CLAIM_TIME",
    "DESK_NOTE_LENGTH",
    "FACTS_LENGTH",
    "LABEL_LENGTH",
    "MEETING_TITLE_LENGTH",
    "NOTE_MOST",
    "QUESTION_LENGTH",
    "REASON_LENGTH",
    "RESULT_MOST",
    "add_point",
    "assign_idea",
    "begin_deciding",
    "begin_own_checklist",
    "change_meeting",
    "change_point",
    "decide_mask",
    "decide_publish",
    "decide_reject",
    "decide_release",
    "decide_return",
    "delete_note",
    "give_back",
    "hand_over",
    "make_meeting",
    "mark_seen",
    "move_on_list",
    "move_point",
    "note_result",
    "put_on_list",
    "remove_point",
    "set_up_checklist",
    "take_off_list",
    "tick_points",
    "unwatch_idea",
    "watch_idea",
    "write_note",
]
