"""Every SELECT about measures."""

from beteiligung.measures.queries.files import Case, case_of, contact_of, has_contact, measure_of_order
from beteiligung.measures.queries.lists import ListFilters, MeasureRow, listed, measures_of, newest, with_what_became
from beteiligung.measures.queries.single import (
    HistoryRow,
    IdeaLink,
    Surroundings,
    history_of,
    ideas_of,
    measure_by_id,
    surroundings_of,
)
from beteiligung.measures.queries.years import NO_FIELD, SEVERAL, AreaSpread, YearRow, of_year, spread_of

__all__ = [
    "NO_FIELD",
    "SEVERAL",
    "AreaSpread",
    "Case",
    "HistoryRow",
    "IdeaLink",
    "ListFilters",
    "MeasureRow",
    "Surroundings",
    "YearRow",
    "case_of",
    "contact_of",
    "has_contact",
    "history_of",
    "ideas_of",
    "listed",
    "measure_by_id",
    "measure_of_order",
    "measures_of",
    "newest",
    "of_year",
    "spread_of",
    "surroundings_of",
    "with_what_became",
]
