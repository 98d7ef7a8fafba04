"""The published texts of an idea one after the other, what was removed from them, and where a passage stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.media.models import Document, Picture
from beteiligung.proposals.models import PassageRemoval, Proposal, ProposalDocument, ProposalPhoto, ProposalVersion
from beteiligung.proposals.passages import Place, places_in
from beteiligung.web.paging import BadCursor, Page, decode_cursor

_MOST_NUMBER = 2**31 - 1
_LONGEST_CURSOR = 200

TEXTS_OF_IDEA = ("title", "text", "place", "beneficiaries", "contribution", "period", "import_note")
TEXTS_OF_VERSION = ("title", "text", "place", "reason")
TEXTS_OF_PHOTO = ("alternative_text",)
TEXTS_OF_DOCUMENT = ("title",)
"""Everything its author, or the file it came from, says in words."""


def versions_of(proposal_id: int) -> list[ProposalVersion]:
    """Every text an idea was published with, newest first."""
    return list(session().scalars(_versions(proposal_id)))


def versions_page(proposal_id: int, cursor: str, size: int) -> Page[tuple[ProposalVersion, ProposalVersion | None]]:
    """One page of the texts, newest first, each with the one before it. Raises BadCursor."""
    if len(cursor) > _LONGEST_CURSOR:
        raise BadCursor
    query = _versions(proposal_id).limit(size + 1)
    after = decode_cursor(cursor, int)
    if after is not None:
        if not 0 < after[0] <= _MOST_NUMBER:
            raise BadCursor
        query = query.where(ProposalVersion.number < after[0])
    rows = list(session().scalars(query))
    return Page.of(list(zip(rows, [*rows[1:], None], strict=False)), size, lambda pair: (pair[0].number,))


def change_times(proposal_id: int) -> list[datetime]:
    """When the published text was changed, oldest first."""
    query = sa.select(ProposalVersion.since).where(
        ProposalVersion.proposal_id == proposal_id, ProposalVersion.number > 1
    )
    return list(session().scalars(query.order_by(ProposalVersion.number)))


def removals_of(proposal_id: int, most: int = 20) -> Sequence[PassageRemoval]:
    """When passages were removed, the latest first."""
    query = sa.select(PassageRemoval).where(PassageRemoval.proposal_id == proposal_id)
    return session().scalars(query.order_by(PassageRemoval.id.desc()).limit(most)).all()


def texts_of(proposal: Proposal) -> Iterator[tuple[Any, tuple[str, ...], int | None]]:
    """Every row that holds words of the idea, with their columns, and which version it is."""
    yield proposal, TEXTS_OF_IDEA, None
    photos = sa.select(Picture).join(ProposalPhoto, ProposalPhoto.picture_id == Picture.id)
    for photo in session().scalars(photos.where(ProposalPhoto.proposal_id == proposal.id)):
        yield photo, TEXTS_OF_PHOTO, None
    documents = sa.select(Document).join(ProposalDocument, ProposalDocument.document_id == Document.id)
    for document in session().scalars(documents.where(ProposalDocument.proposal_id == proposal.id)):
        yield document, TEXTS_OF_DOCUMENT, None
    for version in versions_of(proposal.id):
        yield version, TEXTS_OF_VERSION, version.number


def places_of(proposal: Proposal, passage: str) -> list[Place]:
    """Every place where a passage stands: in what is shown now, then in each version, the newest first."""
    return [
        place
        for row, columns, number in texts_of(proposal)
        for column in columns
        for place in places_in(getattr(row, column), passage, _called(row, column), number)
    ]


def _called(row: Any, column: str) -> str:
    """A column as pages name it: a document has a title as well."""
    return f"document_{column}" if isinstance(row, Document) else column


def _versions(proposal_id: int) -> sa.Select[ProposalVersion]:
    return (
        sa.select(ProposalVersion)
        .where(ProposalVersion.proposal_id == proposal_id)
        .order_by(ProposalVersion.number.desc())
    )
