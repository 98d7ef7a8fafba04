"""What an idea says: its texts, their search key, its fields of action and its versions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import dialect_name, insert_of, session
from beteiligung.core.errors import InvalidInput, NotFound
from beteiligung.core.i18n import N_
from beteiligung.core.text import search_key, typed_length
from beteiligung.proposals.models import Proposal, ProposalField, ProposalSearch, ProposalVersion
from beteiligung.proposals.passages import marks_kept

TITLE_LENGTH = (4, 80)
TEXT_LENGTH = (20, 5000)
"""Least and most characters of what a person writes."""

PLACE_MOST = 200
NAME_MOST = 60
BENEFICIARIES_MOST = 200
CONTRIBUTION_MOST = 500
PERIOD_MOST = 100
REASON_MOST = 200


@dataclass(frozen=True)
class Details:
    """What the author of an idea may say beyond its text: whom it is good for, what they bring, when. The cost is in cents."""

    field_ids: frozenset[int] = frozenset()
    beneficiaries: str | None = None
    cost_cents: int | None = None
    contribution: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Content:
    """What the author of an idea can change."""

    title: str
    text: str
    place: str | None = None
    details: Details = Details()
    position: tuple[float, float] | None = None
    """Of its pin, in degrees (WGS 84), latitude first."""


def lock(proposal: Proposal) -> None:
    """From here on nobody else changes the idea: a form sent twice in the same moment finds what its twin did.

    Raises NotFound when the twin deleted it.
    """
    session().flush()  # what this act has changed so far is not to be read over
    try:
        session().refresh(proposal, with_for_update=True)
    except sa.exc.InvalidRequestError:
        raise NotFound from None


def hold(*proposals: Proposal) -> None:
    """The ideas as they stand now: nobody merges, separates or changes them until this transaction ends. Unlike with
    ``lock``, others may vote and comment meanwhile. Several are held at once, in the order of all who lock ideas.
    """
    session().flush()
    ids = {proposal.id for proposal in proposals}
    session().scalars(_HELD, {"ideas": list(ids)}).all()


_HELD = (
    sa.select(Proposal)
    .where(Proposal.id.in_(sa.bindparam("ideas", expanding=True)))
    .order_by(Proposal.id)
    .with_for_update(read=True, key_share=True)
    .execution_options(populate_existing=True)
)


def content_of(proposal: Proposal) -> Content:
    """What the idea says now."""
    query = sa.select(ProposalField.field_id).where(ProposalField.proposal_id == proposal.id)
    field_ids = frozenset(session().scalars(query))
    return Content(
        proposal.title,
        proposal.text,
        proposal.place,
        Details(
            field_ids,
            proposal.beneficiaries,
            proposal.cost_cents,
            proposal.contribution,
            proposal.period,
        ),
        position_of(proposal),
    )


def position_of(proposal: Proposal) -> tuple[float, float] | None:
    """Where the idea's pin stands, in degrees, latitude first."""
    if proposal.latitude is None or proposal.longitude is None:
        return None
    return proposal.latitude, proposal.longitude


def with_marks(typed: Content, before: Content) -> Content:
    """What came back from a form, with the marks of removed passages that the form showed as plain words."""
    details, known = typed.details, before.details
    return Content(
        marks_kept(typed.title, before.title),
        marks_kept(typed.text, before.text),
        marks_kept(typed.place or "", before.place or "", PLACE_MOST) or None,
        replace(
            details,
            beneficiaries=marks_kept(details.beneficiaries or "", known.beneficiaries or "", BENEFICIARIES_MOST)
            or None,
            contribution=marks_kept(details.contribution or "", known.contribution or "", CONTRIBUTION_MOST) or None,
            period=marks_kept(details.period or "", known.period or "", PERIOD_MOST) or None,
        ),
        typed.position,
    )


def write_texts(proposal: Proposal, *, title: str, text: str, place: str | None) -> None:
    proposal.title, proposal.text, proposal.place = title, text, place or None


def make_findable(proposal: Proposal) -> None:
    """Let searching find a sent idea by its texts of now."""
    row = {"proposal_id": proposal.id, "key": key_of(proposal.title, proposal.text, proposal.place)}
    session().execute(_finding(dialect_name()), row)


@cache
def _finding(dialect: str) -> Any:
    statement = insert_of(dialect)(ProposalSearch.__table__)
    return statement.on_conflict_do_update(
        index_elements=[ProposalSearch.proposal_id], set_={"key": statement.excluded.key}
    )


def key_of(title: str, text: str, place: str | None = None) -> str:
    """What searching compares."""
    return f" {search_key(title, text, place)} "


def write_content(proposal: Proposal, content: Content) -> None:
    """Set everything the author can change."""
    write_texts(proposal, title=content.title, text=content.text, place=content.place)
    proposal.latitude, proposal.longitude = content.position or (None, None)
    write_details(proposal, content.details)


def write_details(proposal: Proposal, details: Details) -> None:
    """Set everything that may be left out."""
    proposal.beneficiaries = details.beneficiaries or None
    proposal.cost_cents = details.cost_cents
    proposal.contribution = details.contribution or None
    proposal.period = details.period or None
    write_fields(proposal, details.field_ids)


def write_fields(proposal: Proposal, field_ids: Collection[int]) -> None:
    """Make these the idea's fields of action."""
    session().execute(sa.delete(ProposalField).where(ProposalField.proposal_id == proposal.id))
    session().add_all(ProposalField(proposal_id=proposal.id, field_id=field_id) for field_id in sorted(field_ids))


def is_complete(title: str, text: str) -> bool:
    """Whether an idea is long enough, and short enough, to be read at the desk."""
    return _within(title, TITLE_LENGTH) and _within(text, TEXT_LENGTH)


def require_complete(title: str, text: str) -> None:
    """Raise InvalidInput where an idea is not yet one."""
    if not is_complete(title, text):
        raise InvalidInput(N_("Bitte schreiben Sie zuerst, was passieren soll."))


def add_version(proposal: Proposal, *, reason: str | None = None) -> None:
    """Keep the text as it is published from now on. ``reason``: why its author changed it, in their words."""
    query = sa.select(sa.func.max(ProposalVersion.number)).where(ProposalVersion.proposal_id == proposal.id)
    latest = session().scalar(query) or 0
    session().add(
        ProposalVersion(
            proposal_id=proposal.id,
            number=latest + 1,
            language=proposal.language,
            title=proposal.title,
            text=proposal.text,
            place=proposal.place,
            since=clock.now(),
            reason=reason or None,
        )
    )


def _within(text: str, limits: tuple[int, int]) -> bool:
    least, most = limits
    return least <= typed_length(text) <= most
