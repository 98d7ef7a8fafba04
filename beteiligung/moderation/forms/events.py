"""The shape of an event at which ideas and support are collected: chosen among others, named anew, put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from beteiligung.core import clock
from beteiligung.core.i18n import N_
from beteiligung.proposals.models import EVENT_NAME_MOST, EVENT_PLACE_MOST, Event, EventKind
from beteiligung.proposals.operations import EventWords
from beteiligung.web.forms import BaseForm, DayField, Filled, LengthBetween, LineField, VersionedForm, choices
from beteiligung.web.templating import day

NEW, NONE = "neu", "keine"
"""Choices beside the events that are known, and beside the ways to reach somebody."""

EVENT_KINDS = {
    EventKind.FESTIVAL: N_("Fest"),
    EventKind.MEETING: N_("Versammlung"),
    EventKind.CONSULTATION: N_("Sprechstunde"),
    EventKind.SCHOOL: N_("Schule"),
    EventKind.OTHER: N_("Etwas anderes"),
}


def event_words(event: Event) -> str:
    """An event among others."""
    if event.place:
        return gettext("%(event)s, %(day)s, %(place)s", event=event.name, day=day(event.day), place=event.place)
    return gettext("%(event)s, %(day)s", event=event.name, day=day(event.day))


def kind_choices() -> list[SelectChoice]:
    """What sort of event it can be."""
    return choices((kind, gettext(words)) for kind, words in EVENT_KINDS.items())


class EventFields(BaseForm):
    """An event that is known, or the words for a new one."""

    veranstaltung = RadioField(_l("Veranstaltung"), validate_choice=False)
    event_name = LineField(_l("Name der Veranstaltung"), [LengthBetween(0, EVENT_NAME_MOST)])
    event_day = DateField(_l("Tag"), default=clock.today)
    event_kind = SelectField(_l("Art"), validate_choice=False)
    event_place = LineField(_l("Ort"), [LengthBetween(0, EVENT_PLACE_MOST)])

    def offer_events(self, events: Sequence[Event], *, may_be_none: bool) -> None:
        """Let people choose among the events, a new one and, if need be, none."""
        known = [(event.id, event_words(event)) for event in events]
        none = [(NONE, gettext("Keine"))] if may_be_none else []
        self.veranstaltung.choices = choices([*none, *known, (NEW, gettext("Eine andere"))])
        self.event_kind.choices = kind_choices()
        self._event_ids = {str(event.id): event.id for event in events}
        self._may_be_none = may_be_none

    @property
    def event(self) -> int | EventWords | None:
        """What was chosen; None for no event. Only of a valid form."""
        chosen = self.veranstaltung.data
        if chosen == NEW:
            kind = EventKind(self.event_kind.data)
            return EventWords(self.event_name.data or "", self.event_day.data, kind, self.event_place.data or None)
        return self._event_ids.get(chosen or "")

    def validate_veranstaltung(self, field: Any) -> None:
        if field.data in self._event_ids or field.data == NEW or (self._may_be_none and field.data in (None, "", NONE)):
            return
        raise ValidationError(_l("Bitte wählen Sie eine Veranstaltung aus der Liste."))

    def validate_event_name(self, field: Any) -> None:
        if self.veranstaltung.data == NEW and not field.data:
            raise ValidationError(_l("Bitte schreiben Sie, wie die Veranstaltung heißt."))

    def validate_event_day(self, field: Any) -> None:
        if field.data is None:
            field.errors[:] = []  # what is no day matters with a new event only, and has words of ours
            if self.veranstaltung.data == NEW:
                raise ValidationError(_l("Bitte schreiben Sie den Tag."))

    def validate_event_kind(self, field: Any) -> None:
        if self.veranstaltung.data == NEW and field.data not in set(EventKind):
            raise ValidationError(_l("Bitte wählen Sie, was für eine Veranstaltung es ist."))


class EventForm(VersionedForm):
    """An event as it should be called."""

    name = LineField(
        _l("Name der Veranstaltung"),
        [Filled(_l("Bitte schreiben Sie, wie die Veranstaltung heißt.")), LengthBetween(1, EVENT_NAME_MOST)],
    )
    day = DayField(_l("Tag"), [Filled(_l("Bitte schreiben Sie den Tag."))])
    place = LineField(_l("Ort"), [LengthBetween(0, EVENT_PLACE_MOST)])
    kind = SelectField(_l("Art"))

    def __init__(self, event: Event) -> None:
        super().__init__(obj=event)
        self.kind.choices = kind_choices()

    @property
    def words(self) -> EventWords:
        """What was typed. Only of a valid form."""
        return EventWords(self.name.data, self.day.data, EventKind(self.kind.data), self.place.data or None)
