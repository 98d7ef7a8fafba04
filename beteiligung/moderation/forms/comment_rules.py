"""When comments of an area are read, and when somebody is there to read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from beteiligung.comments.models import CommentRule, Looking
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.web.forms import Filled, LengthBetween, LineField, choices

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|bis|to)\s*(\d{1,2})(?:[:.](\d{2}))?")
_MOST = 20


class _HoursField(LineField):
    """``9:00–17:00``, as people write it; empty where nobody is there. ``span`` holds the minutes of the day."""

    span: tuple[int, int] | None = None

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, [LengthBetween(0, _MOST), self._read], **kwargs)

    @staticmethod
    def _read(_form: Any, field: Any) -> None:
        if not field.data:
            return
        found = _SPAN.fullmatch(field.data)
        if found is None:
            raise ValidationError(_l("Bitte schreiben Sie die Zeiten so: 9:00–17:00."))
        numbers = [int(number or 0) for number in found.groups()]
        first, last = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
        if not 0 <= first < last <= 24 * 60 or numbers[1] > 59 or numbers[3] > 59:
            raise ValidationError(_l("Die Zeiten enden, bevor sie beginnen."))
        field.span = first, last


class CommentRuleForm(DecideForm):
    """Before or after, and the hours of each weekday."""

    version = IntegerField(validators=[Optional()], widget=HiddenInput())
    """Empty where nothing was set before."""
    looking = RadioField(
        _l("Wann liest die Stadt Kommentare?"),
        [Filled(_l("Bitte wählen Sie aus."))],
        choices=choices(
            [
                (Looking.AFTER, _l("Danach: Kommentare sind sofort für alle zu lesen")),
                (Looking.BEFORE, _l("Davor: Kommentare warten, bis sie jemand gelesen hat")),
            ]
        ),
        default=Looking.AFTER,
    )
    day_0 = _HoursField(_l("Montag"))
    day_1 = _HoursField(_l("Dienstag"))
    day_2 = _HoursField(_l("Mittwoch"))
    day_3 = _HoursField(_l("Donnerstag"))
    day_4 = _HoursField(_l("Freitag"))
    day_5 = _HoursField(_l("Samstag"))
    day_6 = _HoursField(_l("Sonntag"))

    def __init__(self, rule: CommentRule | None) -> None:
        spans = {f"day_{day}": hours_words(first, last) for day, first, last in (rule.hours if rule else ())}
        super().__init__(obj=rule, data=spans)

    @property
    def days(self) -> list[_HoursField]:
        """The field of each weekday, Monday first."""
        return [self[f"day_{day}"] for day in range(7)]

    @property
    def hours(self) -> Mapping[int, tuple[int, int]]:
        """The minutes of each weekday on which somebody is there."""
        return {day: field.span for day, field in enumerate(self.days) if field.span is not None}


def hours_words(first: int, last: int) -> str:
    """Two minutes of a day as people write them."""
    return f"{first // 60}:{first % 60:02}–{last // 60}:{last % 60:02}"
