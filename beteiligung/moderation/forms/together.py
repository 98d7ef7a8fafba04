"""The shape of what staff tell each other: notes, ticks, who looks after what, lists for meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, RadioField, SelectMultipleField, ValidationError

from beteiligung.moderation.models import ChecklistItem, Meeting, MeetingItem, MeetingResult
from beteiligung.moderation.operations import DESK_NOTE_LENGTH, LABEL_LENGTH, MEETING_TITLE_LENGTH, RESULT_MOST
from beteiligung.moderation.queries import PointRow
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, VersionedForm, choices

NOBODY = "0"
"""Value of the choice that nobody in particular looks after an idea."""


class NoteForm(BaseForm):
    """A note to colleagues."""

    text = TextField(_l("Ihre Notiz"), [Filled(_l("Bitte schreiben Sie etwas.")), LengthBetween(*DESK_NOTE_LENGTH)])


class TickForm(BaseForm):
    """The points of a checklist. It carries what was ticked when it was shown, so that only what changed is done."""

    points = SelectMultipleField(_l("Checkliste"), validate_choice=False)
    before = HiddenField("")

    def __init__(self, points: Sequence[PointRow], labels: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """``labels``: the listed points in the reader's language."""
        ticked = [str(point.id) for point in points if point.is_listed and point.ticked_at is not None]
        super().__init__(data={"points": ticked, "before": ",".join(ticked)}, **kwargs)
        self.points.choices = choices(labels)

    @property
    def changes(self) -> tuple[set[int], set[int]]:
        """The points that were ticked here, and those whose tick was taken back."""
        now = {int(value) for value in self.points.data or [] if value.isdecimal()}
        before = {int(value) for value in (self.before.data or "").split(",") if value.isdecimal()}
        return now - before, before - now


class AssignForm(BaseForm):
    """Who looks after an idea. It carries who did when it was shown."""

    caretaker = RadioField(
        _l("Wer betreut die Idee?"), [Filled(_l("Bitte wählen Sie jemanden aus."))], validate_choice=False
    )
    before = HiddenField("")

    def __init__(self, caretaker_id: int | None, people: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        """Of each: the id of the account, the name, and what they are in the area."""
        now = str(caretaker_id) if caretaker_id is not None else NOBODY
        super().__init__(data={"caretaker": now, "before": now}, **kwargs)
        self.now = now
        self.caretaker.choices = choices(
            [*((account_id, name) for account_id, name, _role in people), (NOBODY, gettext("Niemand"))]
        )
        self.roles = {str(account_id): role for account_id, _name, role in people}

    def validate_caretaker(self, field: Any) -> None:
        if field.data != NOBODY and field.data not in self.roles:
            raise ValidationError(_l("Bitte wählen Sie jemanden aus der Liste."))

    def show_present(self) -> None:
        """Carry who looks after it now, so that sending again is a decision."""
        self.before.raw_data, self.before.data = None, self.now

    @property
    def chosen(self) -> int | None:
        return _person(self.caretaker.data)

    @property
    def shown(self) -> int | None:
        """Who looked after it when the form was shown."""
        return _person(self.before.data)


def _person(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and value != NOBODY else None


class SeenForm(BaseForm):
    """The button that says one has seen the news; it carries the moment the list was made."""

    until = HiddenField("")


class PointForm(VersionedForm):
    """A point of a checklist, in both languages of the desk. A new one has no version yet."""

    label = LineField(_l("Punkt"), [Filled(_l("Bitte schreiben Sie, was zu tun ist.")), LengthBetween(*LABEL_LENGTH)])
    label_en = LineField(_l("Auf Englisch"), [LengthBetween(0, LABEL_LENGTH[1])])

    def __init__(self, obj: ChecklistItem | None = None) -> None:
        super().__init__(obj=obj)
        if obj is None:
            del self.version


class MeetingForm(VersionedForm):
    """What a meeting is called, its day, and whose ideas it talks about."""

    title = LineField(
        _l("Name der Sitzung"), [Filled(_l("Bitte geben Sie einen Namen.")), LengthBetween(*MEETING_TITLE_LENGTH)]
    )
    day = DateField(_l("Tag"), [Filled(_l("Bitte schreiben Sie den Tag."))])
    chosen_areas = SelectMultipleField(
        _l("Aktionsräume"), [Filled(_l("Bitte wählen Sie mindestens einen Aktionsraum."))], validate_choice=False
    )

    def __init__(
        self, areas: Sequence[tuple[int, str]], obj: Meeting | None = None, *, usual: Iterable[int] = (), **kwargs: Any
    ) -> None:
        """``usual``: the areas that are ticked to begin with on a new list; the only one there is without them."""
        new = set(usual) or {area_id for area_id, _name in areas if len(areas) == 1}
        chosen = obj.aktionsraum_ids if obj is not None else new
        super().__init__(obj=obj, data={"chosen_areas": [str(area_id) for area_id in sorted(chosen)]}, **kwargs)
        self.chosen_areas.choices = choices(areas)
        self.offered = {str(area_id) for area_id, _name in areas}
        if obj is None:
            del self.version

    @property
    def area_ids(self) -> set[int]:
        """The chosen ones of those that stood there to be chosen."""
        return {int(value) for value in self.chosen_areas.data or [] if value in self.offered}


class ChooseMeetingForm(BaseForm):
    """On which list chosen ideas go."""

    meeting = RadioField(_l("Auf welche Liste?"), [Filled(_l("Bitte wählen Sie eine Liste."))], validate_choice=False)

    def __init__(self, meetings: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.meeting.choices = choices(meetings)
        self.offered = {str(meeting_id) for meeting_id, _words in meetings}

    def validate_meeting(self, field: Any) -> None:
        if field.data not in self.offered:
            raise ValidationError(_l("Bitte wählen Sie eine Liste."))


class ResultForm(VersionedForm):
    """What came of an idea in a meeting."""

    result = RadioField(_l("Ergebnis"), [Filled(_l("Bitte wählen Sie ein Ergebnis."))], validate_choice=False)
    text = TextField(_l("Notiz"), [LengthBetween(0, RESULT_MOST)])

    def __init__(self, results: Iterable[tuple[MeetingResult, str]], obj: MeetingItem) -> None:
        super().__init__(obj=obj)
        self.result.choices = choices(results)

    def validate_result(self, field: Any) -> None:
        if field.data not in set(MeetingResult):
            raise ValidationError(_l("Bitte wählen Sie ein Ergebnis."))
