"""Everything a person can do with an idea. The first line of each operation asks the policy table."""

from beteiligung.proposals.operations.cards import delete_loose_cards, keep_card
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
from beteiligung.proposals.operations.entering import UNDO_TIME, Contact, Heard, enter_proposal, unenter_proposal
from beteiligung.proposals.operations.events import EventWords
from beteiligung.proposals.operations.imports import import_proposal
from beteiligung.proposals.operations.moderating import (
    decline_proposal,
    forward_proposal,
    promote_proposal,
    publish_on_appeal,
    publish_proposal,
    reject_proposal,
    reopen_proposal,
    resume_proposal,
    return_proposal,
    review_on_appeal,
    review_proposal,
    submit_on_appeal,
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
from beteiligung.proposals.operations.support import COUNT_MOST, TAKES_SUPPORT, count_support
from beteiligung.proposals.operations.telling import is_told, language_for, tell_author
from beteiligung.proposals.operations.timers import lapse_unanswered, lapse_unconfirmed, remind_of_questions

__all__ = [
    "COUNT_MOST",
    "DRAFT_DAYS",
    "MOST_DOCUMENTS",
    "MOST_PHOTOS",
    "TAKES_SUPPORT",
    "UNDO_TIME",
    "Contact",
    "EventWords",
    "Heard",
    "add_photo",
    "adopt_drafts",
    "answer_question",
    "attach_document",
    "confirm_proposal",
    "count_support",
    "decline_proposal",
    "delete_draft",
    "delete_loose_cards",
    "delete_stale_drafts",
    "describe_photo",
    "detail_draft",
    "edit_proposal",
    "enter_proposal",
    "forget_drafts",
    "forward_proposal",
    "has_photo",
    "import_proposal",
    "is_told",
    "keep_card",
    "keep_signature",
    "language_for",
    "lapse_unanswered",
    "lapse_unconfirmed",
    "mask_passage",
    "mask_photo",
    "move_draft",
    "note_children",
    "place_draft",
    "promote_proposal",
    "publish_on_appeal",
    "publish_proposal",
    "reject_proposal",
    "release_proposal",
    "remind_of_questions",
    "remove_document",
    "remove_passage",
    "remove_photo",
    "reopen_proposal",
    "resume_proposal",
    "return_proposal",
    "review_on_appeal",
    "review_proposal",
    "send_draft",
    "start_draft",
    "submit_on_appeal",
    "tell_author",
    "unenter_proposal",
    "unreview_proposal",
    "withdraw_proposal",
    "write_draft",
]
