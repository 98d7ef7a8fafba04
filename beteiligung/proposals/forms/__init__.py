"""The shape of what people write about their ideas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import EmailField, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import Optional

from beteiligung.accounts.emails import Email, read_email
from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.core.errors import InvalidInput
from beteiligung.core.text import clean_line
from beteiligung.media.models import Picture
from beteiligung.proposals.forms.photos import PhotoFields
from beteiligung.proposals.forms.pin import PinFields
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import (
    BENEFICIARIES_MOST,
    CONTRIBUTION_MOST,
    NAME_MOST,
    PERIOD_MOST,
    PLACE_MOST,
    REASON_MOST,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Content,
    Details,
)
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

AREA_NAME = Markup('<bdi lang="de">{}</bdi>')

BACK = "zurueck"
"""Name of the button that goes one screen back and keeps what is there, finished or not."""


class WhereForm(OnceForm, PinFields):
    """First screen: in which area?"""

    raum = RadioField(_l("In welchem Aktionsraum?"), validate_choice=False)

    def __init__(self, areas: Sequence[Aktionsraum], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.raum.choices = choices((area.slug, AREA_NAME.format(area.name)) for area in areas)
        self._areas = {area.slug: area for area in areas}

    @property
    def area(self) -> Aktionsraum | None:
        """The chosen area."""
        return self._areas.get(self.raum.data or "")

    def validate_raum(self, field: Any) -> None:
        if self.area is None and (field.data or self.position is None):
            raise ValidationError(_l("Bitte wählen Sie einen Aktionsraum aus der Liste."))


class _Screen(BaseForm):
    """A screen in the middle of the chain: going back keeps what is there as well."""

    @property
    def goes_back(self) -> bool:
        return BACK in request.form


class WordFields(BaseForm):
    """What an idea cannot do without."""

    title = LineField(
        _l("Ihre Idee in einem Satz"), [Filled(_l("Bitte schreiben Sie einen Titel.")), LengthBetween(*TITLE_LENGTH)]
    )
    text = TextField(
        _l("Was soll passieren, und warum hier?"),
        [Filled(_l("Bitte schreiben Sie, was passieren soll.")), LengthBetween(*TEXT_LENGTH)],
    )


class _PlaceFields(BaseForm):
    place = LineField(_l("In der Nähe von was?"), [LengthBetween(0, PLACE_MOST)])


class _DetailFields(BaseForm):
    felder = SelectMultipleField(_l("Worum geht es?"), validate_choice=False)
    beneficiaries = LineField(_l("Wem hilft es?"), [LengthBetween(0, BENEFICIARIES_MOST)])
    cost = EurosField(_l("Was kostet es ungefähr?"))
    contribution = TextField(_l("Was können Sie selbst beitragen?"), [LengthBetween(0, CONTRIBUTION_MOST)])
    period = LineField(_l("Wann soll es passieren?"), [LengthBetween(0, PERIOD_MOST)])

    def offer_fields(self, fields: Sequence[FieldOfAction]) -> None:
        """Let people choose among the fields of action, in the page's language."""
        language = current_language().address
        self.felder.choices = choices((field.slug, field.name_in(language)) for field in fields)
        self._field_ids = {field.slug: field.id for field in fields}

    @property
    def details(self) -> Details:
        """What was chosen and typed; a field of action that does not exist is no choice."""
        return Details(
            field_ids=frozenset(self._field_ids[slug] for slug in self.felder.data or () if slug in self._field_ids),
            beneficiaries=self.beneficiaries.data or None,
            cost_cents=self.cost.cents,
            contribution=self.contribution.data or None,
            period=self.period.data or None,
        )


class WhatForm(_Screen, WordFields):
    """Second screen: what should happen? Whoever goes back may leave it short or empty."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(data={"title": proposal.title, "text": proposal.text})
        if self.goes_back:
            self.title.validators = [LengthBetween(0, TITLE_LENGTH[1])]
            self.text.validators = [LengthBetween(0, TEXT_LENGTH[1])]


class PlaceForm(_Screen, _PlaceFields, PinFields, PhotoFields):
    """Third screen: photos, and where exactly. Everything on it may be left out."""

    def __init__(self, proposal: Proposal, photos: Sequence[Picture]) -> None:
        super().__init__(proposal, photos, obj=proposal)


class PhotosForm(PhotoFields):
    """The photos of an idea that was sent."""


class DetailsForm(_Screen, _DetailFields):
    """Fourth screen: a little more. Everything on it may be left out."""

    def __init__(self, proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Collection[int]) -> None:
        super().__init__(data=_details_of(proposal, fields, field_ids))
        self.offer_fields(fields)


class AddressForm(BaseForm):
    """The address under which an idea is sent, corrected."""

    email = EmailField(
        _l("Ihre E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie Ihre E-Mail-Adresse."))], filters=[clean_line]
    )

    @property
    def address(self) -> Email | None:
        """The address, or None when there is none that mail could reach."""
        try:
            return read_email(self.email.data) if self.email else None
        except InvalidInput:
            return None

    def validate_email(self, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as refusal:
            raise ValidationError(say(refusal.message)) from None


class ShownAs(StrEnum):
    """Under which name a contribution appears."""

    LAST = "last"
    NOBODY = "nobody"
    OTHER = "other"


class SendForm(_Screen, AddressForm):
    """Last screen: who are you? Signed-in people are not asked for an address.

    ``last_name``: the name used last, which is offered. ``name``: the one kept with the draft; empty where its author
    chose none, None where nothing has been chosen yet.
    """

    shown_as = RadioField(_l("Welcher Name soll bei Ihrer Idee stehen?"), validate_choice=False)
    shown_name = LineField(_l("Der Name"), [LengthBetween(0, NAME_MOST)])

    def __init__(self, *, asks_address: bool, last_name: str | None, name: str | None, email: str | None) -> None:
        chosen = last_name if name is None else name
        shown_as = ShownAs.NOBODY if not chosen else ShownAs.LAST if chosen == last_name else ShownAs.OTHER
        other = chosen if shown_as is ShownAs.OTHER else None
        super().__init__(data={"shown_as": shown_as, "shown_name": other, "email": email})
        last = [(ShownAs.LAST, Markup("<bdi>{}</bdi>").format(last_name))] if last_name else []
        rest = [(ShownAs.NOBODY, _l("Nachbar*in")), (ShownAs.OTHER, _l("Ein anderer Name"))]
        self.shown_as.choices = choices([*last, *rest])
        self._last_name = last_name
        if self.shown_as.data != ShownAs.OTHER:
            self.shown_name.validators = []
        elif not self.goes_back:
            self.shown_name.validators = [
                Filled(_l("Bitte schreiben Sie einen Namen, oder wählen Sie „Nachbar*in“.")),
                LengthBetween(0, NAME_MOST),
            ]
        if not asks_address:
            del self.email
        elif self.goes_back:
            self.email.validators = [Optional()]

    @property
    def name(self) -> str | None:
        """The name to be shown; None for "Nachbar*in". A name beside another choice is none."""
        if self.shown_as.data == ShownAs.LAST:
            return self._last_name
        return self.shown_name.data or None if self.shown_as.data == ShownAs.OTHER else None

    def validate_email(self, field: Any) -> None:
        if not self.goes_back:
            super().validate_email(field)


class EditForm(WordFields, _PlaceFields, _DetailFields, VersionedForm):
    """A sent idea, to be changed by its author."""

    reason = LineField(_l("Warum haben Sie den Text geändert?"), [LengthBetween(0, REASON_MOST)])

    def __init__(self, proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Collection[int]) -> None:
        super().__init__(obj=proposal, data=_details_of(proposal, fields, field_ids))
        self.offer_fields(fields)

    @property
    def shown_version(self) -> int | None:
        """The version the form showed; None when it came without, which is never the present one."""
        return self.version.data if self.version.raw_data else None

    @property
    def content(self) -> Content:
        """What was typed."""
        return Content(self.title.data or "", self.text.data or "", self.place.data or None, self.details)


class ConfirmForm(BaseForm):
    """A question that a button answers."""


def _details_of(proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Collection[int]) -> dict[str, Any]:
    return {
        "felder": [field.slug for field in fields if field.id in field_ids],
        "beneficiaries": proposal.beneficiaries,
        "cost": proposal.cost_cents,
        "contribution": proposal.contribution,
        "period": proposal.period,
    }
