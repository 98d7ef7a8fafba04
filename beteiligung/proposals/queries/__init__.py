"""Every SELECT about ideas."""

from beteiligung.proposals.queries.card_photos import with_photos
from beteiligung.proposals.queries.entries import (
    EntryRow,
    card_of,
    card_with,
    entered_before,
    entry_by_id,
    recent_entries,
    recent_events,
)
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
from beteiligung.proposals.queries.similar import Sought, similar
from beteiligung.proposals.queries.single import (
    HistoryRow,
    Surroundings,
    field_ids_of,
    history_of,
    proposal_by_id,
    proposal_for,
    proposals_by_ids,
    surroundings_of,
)
from beteiligung.proposals.queries.support import SheetRow, last_sheet_id, sheets_of, support_totals
from beteiligung.proposals.queries.telling import has_looked, open_tellings
from beteiligung.proposals.queries.versions import change_times, places_of, removals_of, versions_of, versions_page

__all__ = [
    "MOST_SEARCHED",
    "EntryRow",
    "HistoryRow",
    "ListFilters",
    "OwnRow",
    "ProposalLink",
    "ProposalRow",
    "SheetRow",
    "Sorting",
    "Sought",
    "Surroundings",
    "card_of",
    "card_with",
    "change_times",
    "contact_address",
    "contact_of",
    "count_public",
    "documents_of",
    "draft_in_hand",
    "drafts_in_hand",
    "entered_before",
    "entry_by_id",
    "field_ids_of",
    "has_looked",
    "history_of",
    "last_sheet_id",
    "listed",
    "newest",
    "open_tellings",
    "own_proposals",
    "photos_of",
    "places_of",
    "proposal_by_id",
    "proposal_for",
    "proposals_by_ids",
    "recent_entries",
    "recent_events",
    "removals_of",
    "sheets_of",
    "similar",
    "support_totals",
    "surroundings_of",
    "titles",
    "versions_of",
    "versions_page",
    "waiting_under",
    "with_photos",
]
