"""The shape of what people write about their ideas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import RadioField, SelectMultipleField, ValidationError

from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.media.models import Picture
from beteiligung.proposals.forms.photos import PhotoFields
from beteiligung.proposals.forms.pin import PinFields
from beteiligung.proposals.forms.screens import Screen
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import (
    BENEFICIARIES_MOST,
    CONTRIBUTION_MOST,
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

AREA_NAME = Markup('<bdi lang="de">{}</bdi>')


TITLE_MOST_KEPT, TEXT_MOST_KEPT = 500, 20_000
"""Characters that a draft keeps, although an idea may not be sent with as many."""


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


class WordFields(BaseForm):
    """What an idea cannot do without."""

    title = LineField(
        _l("Ihre Idee in einem Satz"),
        [Filled(_l("Bitte schreiben Sie Ihre Idee in einem Satz.")), LengthBetween(*TITLE_LENGTH)],
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


class WhatForm(Screen, WordFields):
    """Second screen: what should happen? Whoever goes back may leave it short or empty."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(data={"title": proposal.title, "text": proposal.text})
        if self.goes_back:
            self.title.validators = [LengthBetween(0, TITLE_LENGTH[1])]
            self.text.validators = [LengthBetween(0, TEXT_LENGTH[1])]

    @property
    def is_storable(self) -> bool:
        """Whether what was typed has room in a draft, right or not."""
        return len(self.title.data or "") <= TITLE_MOST_KEPT and len(self.text.data or "") <= TEXT_MOST_KEPT


class PlaceForm(Screen, _PlaceFields, PinFields, PhotoFields):
    """Third screen: photos, and where exactly. Everything on it may be left out."""

    def __init__(self, proposal: Proposal, photos: Sequence[Picture]) -> None:
        super().__init__(proposal, photos, obj=proposal)


class PhotosForm(PhotoFields):
    """The photos of an idea that was sent."""


class DetailsForm(Screen, _DetailFields):
    """Fourth screen: a little more. Everything on it may be left out."""

    def __init__(self, proposal: Proposal, fields: Sequence[FieldOfAction], field_ids: Collection[int]) -> None:
        super().__init__(data=_details_of(proposal, fields, field_ids))
        self.offer_fields(fields)


class EditForm(WordFields, _PlaceFields, PinFields, _DetailFields, VersionedForm):
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
        place = self.place.data or None
        return Content(self.title.data or "", self.text.data or "", place, self.details, self.position)


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
