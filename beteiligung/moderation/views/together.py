"""What stands beside an idea for those who work on it together: notes, checklist, who looks after it, meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from flask_babel import get_locale

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import staff_names
from beteiligung.moderation import queries
from beteiligung.moderation.forms.together import NoteForm, TickForm
from beteiligung.moderation.queries import NoteRow, PointRow, ResultRow
from beteiligung.moderation.views.blueprint import desk_url, waiting_of
from beteiligung.moderation.views.people_words import caretaker_words
from beteiligung.moderation.views.words import result_word
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.paging import Page

PLACE = "zusammen"
"""Where on the page of an idea this stands."""
_TOKEN_BESIDE = {"csrf": False}
"""Its forms are shown with the token of the page, so that the same form serves many pages. Nothing may be put into it."""


@dataclass(frozen=True)
class Together:
    """What colleagues know of an idea, and the forms with which one adds to it."""

    notes: Page[NoteRow]
    points: Sequence[PointRow]
    care: str | None
    is_watched: bool
    meetings: Sequence[ResultRow]
    names: Mapping[int, str]
    """Of those who wrote and ticked, by account."""
    note_form: NoteForm
    tick_form: TickForm
    can_write: bool
    can_watch: bool

    @property
    def past_points(self) -> list[PointRow]:
        """Ticked once, and no longer asked."""
        return [point for point in self.points if not point.is_listed]

    def result_words(self, row: ResultRow) -> str | None:
        """What a meeting found; None as long as it has found nothing."""
        return result_word(row.result) if row.result is not None else None

    @property
    def hints(self) -> dict[str, tuple[str | None, PointRow]]:
        """Who ticked a point, by its value in the form."""
        return {
            str(point.id): (self.names.get(point.ticked_by_id or 0), point)
            for point in self.points
            if point.ticked_at is not None
        }


def together_of(proposal: Proposal) -> Together | None:
    """Read it all; None for those who may not: nobody reads what colleagues say about their own idea."""
    actor = current_actor()
    if not can(actor, P.NOTE_READ, proposal):
        return None
    waiting = waiting_of(proposal)
    points, care = queries.checklist_of(proposal, has_ticks=waiting.has_ticks), waiting.care
    notes: Page[NoteRow] = queries.notes_of(proposal.id) if care.has_notes else Page((), None)
    people = {note.author_id for note in notes.items} | {point.ticked_by_id for point in points} | {care.caretaker_id}
    names = staff_names({one for one in people if one is not None})
    return Together(
        notes,
        points,
        caretaker_words(care.caretaker_id, names, actor.account_id),
        care.is_watched,
        queries.results_of(proposal.id) if care.has_meetings else (),
        names,
        _empty_note(),
        _tick_form(tuple(points), tuple(labels(points))),
        can(actor, P.NOTE_WRITE, proposal),
        can(actor, P.PROPOSAL_WATCH, proposal),
    )


@cache
def _empty_note() -> NoteForm:
    return NoteForm(formdata=None, meta=_TOKEN_BESIDE)


@lru_cache(100)
def _tick_form(points: tuple[PointRow, ...], shown: tuple[tuple[int, str], ...]) -> TickForm:
    """Most ideas of an area have nothing ticked, and so the same form."""
    return TickForm(points, shown, formdata=None, meta=_TOKEN_BESIDE)


def labels(points: Sequence[PointRow]) -> list[tuple[int, str]]:
    """The points that are asked today, in the reader's language."""
    return [(point.id, point_label(point)) for point in points if point.is_listed]


def point_label(point: PointRow) -> str:
    """What a point says; German where nobody has said it in the reader's language."""
    return point.label if str(get_locale()).startswith("de") else point.label_en or point.label


def beside(proposal: Proposal) -> str:
    """The address of the page of an idea, where this stands."""
    return desk_url("moderation.proposal", proposal_id=proposal.id, _anchor=PLACE)
