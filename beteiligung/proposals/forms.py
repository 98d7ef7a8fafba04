"""The shape of what people write about their ideas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import EmailField, HiddenField, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import Optional

from beteiligung.accounts.emails import Email, read_email
from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import NAME_MOST, PLACE_MOST, TEXT_LENGTH, TITLE_LENGTH, Content
from beteiligung.web.forms import (
    BaseForm,
    EurosField,
    Filled,
    LengthBetween,
    LineField,
    OnceForm,
    TextField,
    VersionedForm,
    choices,
)
from beteiligung.web.locale import current_language
from beteiligung.web.messages import say

_NAME = Markup('<bdi lang="de">{}</bdi>')

BACK = "zurueck"
"""Name of the button that goes one screen back and keeps what is there, finished or not."""


class WhereForm(OnceForm):
    """First screen: where? The position comes from the device, never from typing, so a broken one is no position."""

    raum = RadioField(_l("In welchem Aktionsraum?"), validate_choice=False)
    place = LineField(_l("In der Nähe von was?"), [LengthBetween(0, PLACE_MOST)])
    latitude = HiddenField()
    longitude = HiddenField()

    def __init__(self, areas: Sequence[Aktionsraum], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.raum.choices = choices((area.slug, _NAME.format(area.name)) for area in areas)
        self._areas = {area.slug: area for area in areas}

    @property
    def area(self) -> Aktionsraum | None:
        """The chosen area."""
        return self._areas.get(self.raum.data or "")

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84, or None."""
        try:
            latitude, longitude = float(self.latitude.data or ""), float(self.longitude.data or "")
        except ValueError:
            return None
        on_earth = (
            math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180
        )
        return (latitude, longitude) if on_earth else None

    def validate_raum(self, field: Any) -> None:
        if self.area is None and (field.data or self.position is None):
            raise ValidationError(_l("Bitte wählen Sie einen Aktionsraum aus der Liste."))


class _ContentFields(BaseForm):
    title = LineField(
        _l("Ihre Idee in einem Satz"), [Filled(_l("Bitte schreiben Sie einen Titel.")), LengthBetween(*TITLE_LENGTH)]
    )
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(*TEXT_LENGTH)],
    )
    felder = SelectMultipleField(_l("Worum geht es?"), validate_choice=False)
    cost = EurosField(_l("Was kostet es ungefähr?"))

    def offer_fields(self, fields: Sequence[FieldOfAction]) -> None:
        """Let people choose among the fields of action, in the page's language."""
        language = current_language().address
        self.felder.choices = choices((field.slug, field.name_in(language)) for field in fields)
        self._field_ids = {field.slug: field.id for field in fields}

    @property
    def field_ids(self) -> frozenset[int]:
        """The chosen fields of action; what is none of them is no choice."""
        return frozenset(self._field_ids[slug] for slug in self.felder.data or () if slug in self._field_ids)


class WhatForm(_ContentFields):
    """Second screen: what should happen? Going back keeps what is there, short or empty as it may be."""

    def __init__(self, proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Sequence[int]) -> None:
        super().__init__(data=_present(proposal, fields, field_ids))
        self.offer_fields(fields)
        self.goes_back = BACK in request.form
        if self.goes_back:
            self.title.validators = [LengthBetween(0, TITLE_LENGTH[1])]
            self.text.validators = [LengthBetween(0, TEXT_LENGTH[1])]


class SendForm(BaseForm):
    """Third screen: who are you? Signed-in people are not asked for an address."""

    shown_name = LineField(_l("Welcher Name soll bei Ihrer Idee stehen?"), [LengthBetween(0, NAME_MOST)])
    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    def __init__(self, *, asks_address: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.goes_back = BACK in request.form
        if not asks_address:
            del self.email
        elif self.goes_back:
            self.email.validators = [Optional()]

    @property
    def address(self) -> Email | None:
        """The address, or None when there is none that mail could reach."""
        try:
            return read_email(self.email.data) if self.email else None
        except InvalidInput:
            return None

    def validate_email(self, field: Any) -> None:
        if self.goes_back:
            return
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None


class EditForm(_ContentFields, VersionedForm):
    """A sent idea, to be changed by its author."""

    place = LineField(_l("In der Nähe von was?"), [LengthBetween(0, PLACE_MOST)])

    def __init__(self, proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Sequence[int]) -> None:
        super().__init__(obj=proposal, data=_present(proposal, fields, field_ids))
        self.offer_fields(fields)

    @property
    def shown_version(self) -> int | None:
        """The version the form showed; None when it came without, which is never the present one."""
        return self.version.data if self.version.raw_data else None

    @property
    def content(self) -> Content:
        """What was typed."""
        return Content(
            title=self.title.data or "",
            text=self.text.data or "",
            place=self.place.data or None,
            cost_cents=self.cost.cents,
            field_ids=self.field_ids,
        )


class ConfirmForm(BaseForm):
    """A question that a button answers."""


def _present(proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Sequence[int]) -> dict[str, Any]:
    return {
        "title": proposal.title,
        "text": proposal.text,
        "felder": [field.slug for field in fields if field.id in field_ids],
        "cost": proposal.cost_cents,
    }
