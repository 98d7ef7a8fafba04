"""What staff know of the ideas of the prepared city, each word of it one that nobody else may read."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.moderation.models import Caretaker, ChecklistTick, MeetingItem, MeetingResult, Watch
from beteiligung.proposals.models import Proposal
from tests.support import factories as make

if TYPE_CHECKING:
    from tests.support.prepared import Prepared

SECRET_NOTE = "Notizwort"


def work_together(prepared: Prepared) -> None:
    """What staff know of ideas: notes by whom, a checklist with a tick, meetings of the area and of another one."""
    people, world, ideas = prepared.people, prepared.people.world, prepared.ideas
    for label, idea, author in (
        ("of_officer", "submitted", people.officer),
        ("of_coordinator", "published", people.coordinator),
        ("elsewhere", "elsewhere", people.officer_elsewhere),
    ):
        prepared.notes[label] = world.with_about(
            world(make.make_note, ideas[idea], author, f"{SECRET_NOTE}: Bitte anrufen.")
        )
    prepared.points = [world(make.make_checklist_item).id, world(make.make_checklist_item, area=people.there).id]
    world(_care, prepared)
    here, there = (
        [ideas["published"], ideas["in_review"], ideas["withdrawn"]],
        [world(make.make_proposal, area=people.there)],
    )
    for label, listed, result in (("here", here, MeetingResult.PURSUE), ("there", there, None)):
        meeting = world(make.make_meeting, listed, result=result, text=f"{SECRET_NOTE} der Sitzung" if result else None)
        prepared.meetings[label] = _held(meeting.id, listed)
        item_ids = world.ask(partial(_items_of, meeting.id))
        prepared.meeting_items |= {f"{label}_{number}": _held(item, listed) for number, item in enumerate(item_ids)}


def _held(thing_id: int, listed: list[Proposal]) -> SimpleNamespace:
    """What the policy asks about a meeting and its ideas, told by hand."""
    return SimpleNamespace(id=thing_id, aktionsraum_ids={idea.aktionsraum_id for idea in listed})


def _items_of(meeting_id: int) -> list[int]:
    return list(session().scalars(sa.select(MeetingItem.id).filter_by(meeting_id=meeting_id)))


def _care(prepared: Prepared) -> Watch:
    people, idea = prepared.people, prepared.ideas["published"]
    with unit_of_work():
        add(Caretaker(proposal_id=idea.id, account_id=people.officer.id, since=clock.now()))
        add(
            ChecklistTick(
                proposal_id=idea.id, item_id=prepared.points[0], ticked_by_id=people.officer.id, ticked_at=clock.now()
            )
        )
        return add(Watch(account_id=people.officer.id, proposal_id=idea.id, seen_at=clock.now() - timedelta(days=1)))
