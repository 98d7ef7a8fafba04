"""The shape of merging ideas and of splitting one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import g, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, SelectMultipleField, ValidationError
from wtforms.widgets import HiddenInput

from beteiligung.aktionsraum.placing import Placing
from beteiligung.core.errors import Stale
from beteiligung.media.models import Picture
from beteiligung.moderation.forms.wording import DecideForm, SaysIfHelped
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import PARTS, Part
from beteiligung.proposals.operations.content import TEXT_LENGTH, TITLE_LENGTH
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, TextField, choices, numbers_in

MORE = "mehr"
"""The name of the button that asks for another part."""


class MergeForm(SaysIfHelped, DecideForm):
    """One button. It carries the versions of both ideas."""

    lead_version = IntegerField("", widget=HiddenInput())

    def __init__(self, lead: Proposal, **kwargs: Any) -> None:
        super().__init__(data={"lead_version": lead.version}, **kwargs)
        self.lead = lead

    @property
    def shown_lead_version(self) -> int | None:
        """The version of the other idea that came with the form."""
        return self.lead_version.data if self.lead_version.raw_data else None

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As ever; after a refusal as stale the form carries the new versions of both."""
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale):
            self.lead_version.raw_data, self.lead_version.data = None, self.lead.version
        return valid


@dataclass(frozen=True)
class Whole:
    """What an idea can give to its parts besides words."""

    proposal: Proposal
    photos: Sequence[Picture]
    """Those that everybody may see."""
    pin: Placing | None
    """Where its pin stands."""

    @property
    def pin_area(self) -> str | None:
        """The area of the pin, as a value of a form."""
        return str(self.pin.area.id) if self.pin is not None and self.pin.area is not None else None


class PartForm(BaseForm):
    """One part among others on the same page; its token is that of the page's form."""

    title = LineField(_l("Titel"), [Filled(_l("Bitte schreiben Sie einen Titel.")), LengthBetween(*TITLE_LENGTH)])
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(*TEXT_LENGTH)],
    )
    area = SelectField(_l("Aktionsraum"))
    pin = BooleanField(_l("Stecknadel übernehmen"))
    pin_for = HiddenField("")
    """The area for which the tick at the pin was shown."""
    photos = SelectMultipleField(_l("Fotos übernehmen"), choices=(), validate_choice=False)
    """Which there are, the page shows itself."""

    def __init__(self, number: int, areas: Sequence[tuple[int, str]], whole: Whole) -> None:
        here = str(whole.proposal.aktionsraum_id)
        super().__init__(prefix=f"teil-{number}-", data={"area": here}, meta={"csrf": False})
        self.area.choices = choices(areas)
        if whole.pin is None:
            del self.pin, self.pin_for
        else:
            self._follow_area(whole)
        if not whole.photos:
            del self.photos

    def _follow_area(self, whole: Whole) -> None:
        """The pin goes along where it lies in the part's area. A tick that was there before the area was changed to another
        one asks again: nobody may have thought of it.
        """
        is_inside = self.area.data == whole.pin_area
        if not self.pin_for.raw_data:
            self.pin.data = is_inside
        elif self.pin.data and not is_inside and self.pin_for.data != self.area.data:
            self.pin.data = False
            self.pin.validators = [_ask_again]
        self.pin_for.data = self.area.data

    @property
    def said(self) -> Part:
        """The part as it was typed and ticked."""
        return Part(
            self.title.data,
            self.text.data,
            int(self.area.data),
            keeps_pin=self.pin is not None and self.pin.data,
            photo_ids=frozenset(numbers_in(self.photos.data)) if self.photos is not None else frozenset(),
        )


def _ask_again(_form: Any, _field: Any) -> None:
    raise ValidationError(
        gettext(
            "Die Stecknadel steht nicht in diesem Aktionsraum. Soll sie trotzdem mit? Dann kreuzen Sie sie noch einmal an."
        )
    )


class SplitForm(DecideForm):
    """The parts of an idea: title, text and area each, and what of pin and photos goes along."""

    count = IntegerField("", widget=HiddenInput())

    def __init__(self, areas: Sequence[tuple[int, str]], whole: Whole) -> None:
        super().__init__(obj=whole.proposal)
        self.whole = whole
        least, most = PARTS
        self.asks_for_more = MORE in request.form
        number = min(max(self.count.data or least, least) + self.asks_for_more, most)
        self.count.raw_data, self.count.data = None, number
        self.parts = [PartForm(one, areas, whole) for one in range(1, number + 1)]
        self._fields |= {field.name: field for part in self.parts for field in part}

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As ever; asking for another part is no sending yet."""
        return not self.asks_for_more and super().validate_on_submit(extra_validators)

    @property
    def said(self) -> list[Part]:
        """The parts as they were typed."""
        return [part.said for part in self.parts]

    @property
    def has_room(self) -> bool:
        """Whether there can be another part."""
        return len(self.parts) < PARTS[1]
