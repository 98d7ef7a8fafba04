"""Everything a person can do with an idea. The first line of each operation asks the policy table."""

from beteiligung.proposals.operations.co_authors import join_as_co_author
from beteiligung.proposals.operations.content import hold
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
from beteiligung.proposals.operations.merging import (
    count_of_group,
    lock_groups,
    merge_proposal,
    refuse_late_unmerging,
    refuse_merging,
    set_free_merged,
    unmerge_proposal,
)
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
from beteiligung.proposals.operations.splitting import PARTS, Part, split_proposal
from beteiligung.proposals.operations.telling import is_told, tell_author
from beteiligung.proposals.operations.timers import lapse_unanswered, lapse_unconfirmed, remind_of_questions

__all__ = [
    "DRAFT_DAYS",
    "MOST_DOCUMENTS",
    "MOST_PHOTOS",
    "PARTS",
    "Part",
    "add_photo",
    "adopt_drafts",
    "answer_question",
    "attach_document",
    "confirm_proposal",
    "count_of_group",
    "delete_draft",
    "delete_stale_drafts",
    "describe_photo",
    "detail_draft",
    "edit_proposal",
    "forget_drafts",
    "has_photo",
    "hold",
    "import_proposal",
    "is_told",
    "join_as_co_author",
    "keep_signature",
    "lapse_unanswered",
    "lapse_unconfirmed",
    "lock_groups",
    "mask_passage",
    "mask_photo",
    "merge_proposal",
    "move_draft",
    "note_children",
    "place_draft",
    "promote_proposal",
    "publish_proposal",
    "refuse_late_unmerging",
    "refuse_merging",
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
    "set_free_merged",
    "split_proposal",
    "start_draft",
    "tell_author",
    "unmerge_proposal",
    "unreview_proposal",
    "withdraw_proposal",
    "write_draft",
]
