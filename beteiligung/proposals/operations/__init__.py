"""Everything a person can do with an idea. The first line of each operation asks the policy table."""

from beteiligung.proposals.operations.documents import MOST_DOCUMENTS, attach_document, remove_document
from beteiligung.proposals.operations.drafts import (
    DRAFT_DAYS,
    adopt_drafts,
    delete_draft,
    delete_stale_drafts,
    detail_draft,
    forget_drafts,
    keep_signature,
    move_draft,
    place_draft,
    start_draft,
    write_draft,
)
from beteiligung.proposals.operations.editing import answer_question, edit_proposal, withdraw_proposal
from beteiligung.proposals.operations.imports import import_proposal
from beteiligung.proposals.operations.moderating import (
    promote_proposal,
    publish_proposal,
    reject_proposal,
    reopen_proposal,
    return_proposal,
    review_proposal,
    unreview_proposal,
)
from beteiligung.proposals.operations.passages import mask_passage, remove_passage
from beteiligung.proposals.operations.photos import (
    MOST_PHOTOS,
    add_photo,
    describe_photo,
    has_photo,
    mask_photo,
    note_children,
    remove_photo,
)
from beteiligung.proposals.operations.sending import confirm_proposal, release_proposal, send_draft
from beteiligung.proposals.operations.telling import (
    forget_old_tellings,
    forget_told_contact,
    is_told,
    stop_tellings,
    tell_author,
    told_by,
)
from beteiligung.proposals.operations.timers import lapse_unanswered, lapse_unconfirmed, remind_of_questions

__all__ = [
    "DRAFT_DAYS",
    "MOST_DOCUMENTS",
    "MOST_PHOTOS",
    "add_photo",
    "adopt_drafts",
    "answer_question",
    "attach_document",
    "confirm_proposal",
    "delete_draft",
    "delete_stale_drafts",
    "describe_photo",
    "detail_draft",
    "edit_proposal",
    "forget_drafts",
    "forget_old_tellings",
    "forget_told_contact",
    "has_photo",
    "import_proposal",
    "is_told",
    "keep_signature",
    "lapse_unanswered",
    "lapse_unconfirmed",
    "mask_passage",
    "mask_photo",
    "move_draft",
    "note_children",
    "place_draft",
    "promote_proposal",
    "publish_proposal",
    "reject_proposal",
    "release_proposal",
    "remind_of_questions",
    "remove_document",
    "remove_passage",
    "remove_photo",
    "reopen_proposal",
    "return_proposal",
    "review_proposal",
    "send_draft",
    "start_draft",
    "stop_tellings",
    "tell_author",
    "told_by",
    "unreview_proposal",
    "withdraw_proposal",
    "write_draft",
]
