"""Every SELECT about ideas."""

from beteiligung.proposals.queries.card_photos import with_photos
from beteiligung.proposals.queries.files import documents_of, photos_of
from beteiligung.proposals.queries.lists import (
    ListFilters,
    ProposalLink,
    ProposalRow,
    Sorting,
    count_public,
    listed,
    newest,
    titles,
)
from beteiligung.proposals.queries.merged import (
    Kin,
    MergedRow,
    branch_of,
    group_of,
    lead_for,
    lead_of,
    merged_with,
    parts_of,
)
from beteiligung.proposals.queries.own import (
    OwnRow,
    contact_address,
    contact_of,
    draft_in_hand,
    drafts_in_hand,
    own_proposals,
    waiting_under,
)
from beteiligung.proposals.queries.search import MOST_SEARCHED
from beteiligung.proposals.queries.similar import Sought, similar, similar_at_desk
from beteiligung.proposals.queries.single import (
    HistoryRow,
    Surroundings,
    field_ids_of,
    history_of,
    proposal_by_id,
    proposal_for,
    surroundings_of,
)
from beteiligung.proposals.queries.versions import (
    change_times,
    places_of,
    removals_of,
    versions_of,
    versions_page,
)

__all__ = [
    "MOST_SEARCHED",
    "HistoryRow",
    "Kin",
    "ListFilters",
    "MergedRow",
    "OwnRow",
    "ProposalLink",
    "ProposalRow",
    "Sorting",
    "Sought",
    "Surroundings",
    "branch_of",
    "change_times",
    "contact_address",
    "contact_of",
    "count_public",
    "documents_of",
    "draft_in_hand",
    "drafts_in_hand",
    "field_ids_of",
    "group_of",
    "history_of",
    "lead_for",
    "lead_of",
    "listed",
    "merged_with",
    "newest",
    "own_proposals",
    "parts_of",
    "photos_of",
    "places_of",
    "proposal_by_id",
    "proposal_for",
    "removals_of",
    "similar",
    "similar_at_desk",
    "surroundings_of",
    "titles",
    "versions_of",
    "versions_page",
    "waiting_under",
    "with_photos",
]
