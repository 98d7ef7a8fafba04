"""Lists for meetings: choose ideas, put them in order, note what came of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line, clean_text
from beteiligung.moderation.models import Meeting, MeetingArea, MeetingItem, MeetingResult
from beteiligung.moderation.queries import MOST_ITEMS, ideas_on
from beteiligung.proposals.models import Proposal

MEETING_TITLE_LENGTH = (3, 120)
"""Least and most characters of what a meeting is called."""

RESULT_MOST = 1000
"""Most characters of what is noted about an idea."""


def make_meeting(actor: Actor, *, title: str, day: date, area_ids: Collection[int]) -> Meeting:
    """Begin a list. Raises InvalidInput for a bad title, for no area, and for an officer's area that is not theirs."""
    meeting = Meeting(title=_title(title), day=day, made_by_id=actor.account_id, areas=_areas(actor, area_ids))
    require(actor, P.MEETING_HOLD, meeting, act="make")
    return add(meeting)


def change_meeting(
    actor: Actor, meeting: Meeting, *, title: str, day: date, area_ids: Collection[int], version: int | None
) -> None:
    """Another name, day or other areas. Areas of others that stand on the list stay as they are.

    Raises InvalidInput as above and where ideas of an area that goes stand on the list, and Stale.
    """
    require(actor, P.MEETING_HOLD, meeting, act="change")
    if version != meeting.version:
        raise Stale
    meeting.title, meeting.day = _title(title), day
    foreign = frozenset() if actor.is_coordinator else meeting.aktionsraum_ids - actor.officer_for
    kept = {area.aktionsraum_id: area for area in meeting.areas}
    wanted = {area.aktionsraum_id for area in _areas(actor, area_ids)} | foreign
    if any(listed.proposal.aktionsraum_id not in wanted for listed in ideas_on(meeting)):
        raise InvalidInput(N_("Auf der Liste stehen Ideen aus einem Raum, den Sie wegnehmen möchten."))
    if wanted != kept.keys():
        meeting.areas = [kept.get(area_id) or MeetingArea(aktionsraum_id=area_id) for area_id in sorted(wanted)]


def put_on_list(actor: Actor, meeting: Meeting, proposals: Collection[Proposal]) -> int:
    """Put ideas at the end of a list, and say how many came new. What stands there already stays where it is.

    Raises InvalidInput for ideas that are not public or of other areas, and for too many.
    """
    require(actor, P.MEETING_HOLD, meeting, act="put")
    session().refresh(meeting, ["version"], with_for_update=True)
    if any(idea.aktionsraum_id not in meeting.aktionsraum_ids or not idea.is_public for idea in proposals):
        raise InvalidInput(N_("Auf eine Liste kommen öffentliche Ideen aus ihren Aktionsräumen."))
    listed = ideas_on(meeting)
    known = {one.proposal.id for one in listed}
    new = [idea for idea in proposals if idea.id not in known]
    if len(listed) + len(new) > MOST_ITEMS:
        raise InvalidInput(N_("Auf eine Liste passen höchstens %(most)s Ideen."), most=MOST_ITEMS)
    last = max((one.item.position for one in listed), default=0)
    for position, idea in enumerate(new, last + 1):
        add(MeetingItem(meeting_id=meeting.id, proposal_id=idea.id, position=position))
    return len(new)


def take_off_list(actor: Actor, item: MeetingItem) -> None:
    """An idea is not talked about after all. Raises InvalidInput once something was noted about it."""
    require(actor, P.MEETING_HOLD, item, act="take_off")
    if item.result is not None:
        raise InvalidInput(N_("Zu dieser Idee steht schon ein Ergebnis da. Sie bleibt auf der Liste."))
    session().delete(item)


def move_on_list(actor: Actor, item: MeetingItem, *, up: bool) -> None:
    """One place up or down; at the end of the list nothing happens."""
    require(actor, P.MEETING_HOLD, item, act="move")
    items = [listed.item for listed in ideas_on(item.meeting)]
    place = items.index(item)
    other = place - 1 if up else place + 1
    if 0 <= other < len(items):
        items[place], items[other] = items[other], items[place]
        for position, one in enumerate(items, 1):
            one.position = position


def note_result(
    actor: Actor, item: MeetingItem, *, result: MeetingResult, text: str | None, version: int | None
) -> None:
    """Note what a meeting found about an idea. Raises InvalidInput for too many words, and Stale."""
    require(actor, P.MEETING_HOLD, item, act="result")
    if version != item.version:
        raise Stale
    words = clean_text(text or "")
    if len(words) > RESULT_MOST:
        raise InvalidInput(N_("Bitte kürzen Sie die Notiz auf höchstens %(most)s Zeichen."), most=RESULT_MOST)
    item.result, item.text = result, words or None
    item.noted_by_id, item.noted_at = actor.account_id, clock.now()


def _title(title: str) -> str:
    cleaned = clean_line(title)
    least, most = MEETING_TITLE_LENGTH
    if not least <= len(cleaned) <= most:
        raise InvalidInput(
            N_("Bitte nennen Sie die Sitzung mit %(least)s bis %(most)s Zeichen."), least=least, most=most
        )
    return cleaned


def _areas(actor: Actor, area_ids: Collection[int]) -> list[MeetingArea]:
    """Rows of the chosen areas. An officer holds meetings about areas of their own."""
    chosen = set(area_ids)
    if not chosen or not (actor.is_coordinator or chosen <= actor.officer_for):
        raise InvalidInput(N_("Bitte wählen Sie Aktionsräume aus der Liste."))
    return [MeetingArea(aktionsraum_id=area_id) for area_id in sorted(chosen)]
