"""What staff know of ideas together: notes, checklists, lists for meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.moderation.models import (
    ChecklistItem,
    DeskNote,
    Meeting,
    MeetingArea,
    MeetingItem,
    MeetingResult,
)
from beteiligung.proposals.models import Proposal
from tests.support.factories.base import factory, next_number


@factory
def make_note(
    proposal: Proposal, author: Account | None = None, text: str = "Bitte anrufen.", *, age: timedelta = timedelta(0)
) -> DeskNote:
    """An internal note; without an author its account is gone."""
    author_id = author.id if author is not None else None
    return add(DeskNote(proposal_id=proposal.id, author_id=author_id, text=text, written_at=clock.now() - age))


@factory
def make_checklist_item(
    label: str = "Ort angesehen",
    *,
    area: Aktionsraum | None = None,
    label_en: str | None = "Looked at the place",
    position: int | None = None,
) -> ChecklistItem:
    """A point of the city's checklist, or of an area's own."""
    return add(
        ChecklistItem(
            aktionsraum_id=area.id if area is not None else None,
            label=label,
            label_en=label_en,
            position=position or next_number(),
        )
    )


@factory
def make_meeting(
    ideas: Sequence[Proposal] = (),
    *,
    areas: Sequence[Aktionsraum] = (),
    day: date | None = None,
    title: str = "Projektkonferenz",
    by: Account | None = None,
    result: MeetingResult | None = None,
    text: str | None = None,
) -> Meeting:
    """A list for a meeting of the areas of its ideas, or of those that are named. ``result``: of each idea."""
    area_ids = {area.id for area in areas} | {idea.aktionsraum_id for idea in ideas}
    meeting = add(
        Meeting(
            title=title,
            day=day or clock.today(),
            made_by_id=by.id if by is not None else None,
            areas=[MeetingArea(aktionsraum_id=area_id) for area_id in sorted(area_ids)],
        )
    )
    for position, idea in enumerate(ideas, 1):
        add(
            MeetingItem(
                meeting_id=meeting.id,
                proposal_id=idea.id,
                position=position,
                result=result,
                text=text,
                noted_at=clock.now() if result is not None else None,
            )
        )
    return meeting
