"""Forms of those who manage accounts of staff."""

from __future__ import annotations

from typing import Any

from flask import g, request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    TelField,
    ValidationError,
)
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from beteiligung.accounts.emails import Email, read_email
from beteiligung.accounts.models import Assignment, Role, StaffCredential
from beteiligung.accounts.operations import CardDraft, Term
from beteiligung.accounts.operations.cards import EMAIL_MOST, HOURS_MOST, NAME_MOST, PHONE_MOST, PLACE_MOST
from beteiligung.accounts.words import ROLES
from beteiligung.aktionsraum.queries import active_areas
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.media.processing import MadePicture
from beteiligung.media.uploads import Upload
from beteiligung.web.forms import BaseForm, DayField, Filled, LengthBetween, LineField, VersionedForm, choices
from beteiligung.web.messages import say


class _Days:
    """From when until when a role is held."""

    first_day = DayField(_l("Erster Tag"), [Optional()])
    last_day = DayField(_l("Letzter Tag"), [Optional()])
    is_deputy = BooleanField(_l("Ist Vertretung"))

    def validate_last_day(self, field: Any) -> None:
        if field.data and field.data < (self.first_day.data or clock.today()):
            raise ValidationError(_l("Der letzte Tag liegt vor dem ersten."))

    @property
    def term(self) -> Term:
        """Without a first day it counts from today."""
        return Term(self.first_day.data or clock.today(), self.last_day.data, bool(self.is_deputy.data))


class RoleForm(_Days, BaseForm):
    """A role for somebody, for officers with their areas."""

    role = SelectField(_l("Aufgabe"), validate_choice=False)
    areas = SelectMultipleField(_l("Aktionsräume"), validate_choice=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.role.choices = choices((role, gettext(word)) for role, word in ROLES.items())
        self.areas.choices = choices((area.id, area.name) for area in active_areas())

    @property
    def chosen_role(self) -> Role:
        return Role(self.role.data)

    @property
    def area_ids(self) -> list[int]:
        """The areas that were chosen; none where the role has none."""
        if self.chosen_role is not Role.OFFICER:
            return []
        known = {str(area.id): area.id for area in active_areas()}
        return [known[value] for value in self.areas.data or [] if value in known]

    def validate_role(self, field: Any) -> None:
        if field.data not in set(Role):
            raise ValidationError(_l("Bitte wählen Sie eine Aufgabe aus der Liste."))

    def validate_areas(self, _field: Any) -> None:
        if self.role.data == Role.OFFICER and not self.area_ids:
            raise ValidationError(_l("Bitte wählen Sie mindestens einen Aktionsraum."))


class InviteForm(RoleForm):
    """Somebody new, with their first role."""

    name = LineField(_l("Name"), [Filled(_l("Bitte schreiben Sie den Namen.")), LengthBetween(0, NAME_MOST)])
    email = EmailField(_l("Dienstliche E-Mail-Adresse"), [Filled(_l("Bitte schreiben Sie die E-Mail-Adresse."))])

    def validate_email(self, field: Any) -> None:
        try:
            read_email(field.data)
        except InvalidInput as error:
            raise ValidationError(say(error.message)) from None

    @property
    def address(self) -> Email:
        return read_email(self.email.data)


class TermForm(_Days, VersionedForm):
    """Other days for a role that somebody holds."""

    def __init__(self, assignment: Assignment) -> None:
        days = {"first_day": assignment.valid_from, "last_day": assignment.valid_until}
        super().__init__(obj=assignment, data=days)
        self.first_day.validators = [Filled(_l("Bitte schreiben Sie den ersten Tag."))]
        if assignment.role is not Role.OFFICER:
            del self.is_deputy

    @property
    def term(self) -> Term:
        is_deputy = bool(self.is_deputy and self.is_deputy.data)
        return Term(self.first_day.data, self.last_day.data, is_deputy)

    @property
    def shown_version(self) -> int | None:
        """The version that came with the form; one that came without is stale."""
        return self.version.data if self.version.raw_data else None


class SureForm(BaseForm):
    """One button for what cannot be taken back."""


class _OnCard(BaseForm):
    """What changes a card carries the number of the card that it showed."""

    card_version = IntegerField("", widget=HiddenInput())

    def __init__(self, staff: StaffCredential) -> None:
        super().__init__(obj=staff)
        self._number = staff.card_version

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """After a refusal as stale the form carries the new number, so that sending again is a decision."""
        valid = super().validate_on_submit(extra_validators)
        if isinstance(g.get("refusal"), Stale):
            self.card_version.raw_data, self.card_version.data = None, self._number
        return valid

    @property
    def shown_version(self) -> int | None:
        return self.card_version.data if self.card_version.raw_data else None


class CardForm(_OnCard):
    """What the public is told of somebody, in words."""

    name = LineField(_l("Name"), [Filled(_l("Bitte schreiben Sie den Namen.")), LengthBetween(0, NAME_MOST)])
    phone = TelField(_l("Telefon"), [LengthBetween(0, PHONE_MOST)])
    public_email = EmailField(_l("E-Mail für alle"), [LengthBetween(0, EMAIL_MOST)])
    office_hours = LineField(_l("Sprechzeiten"), [LengthBetween(0, HOURS_MOST)])
    office_place = LineField(_l("Ort"), [LengthBetween(0, PLACE_MOST)])
    languages = LineField(_l("Sprachen"), [LengthBetween(0, 400)])

    def __init__(self, staff: StaffCredential) -> None:
        super().__init__(staff)
        if not self.is_submitted():
            self.languages.data = ", ".join(staff.languages)

    def validate_public_email(self, field: Any) -> None:
        if field.data:
            try:
                read_email(field.data)
            except InvalidInput as error:
                raise ValidationError(say(error.message)) from None

    @property
    def draft(self) -> CardDraft:
        """What was typed."""
        return CardDraft(
            self.name.data,
            self.phone.data,
            self.office_hours.data,
            self.office_place.data,
            self.public_email.data,
            (self.languages.data or "").split(","),
        )


PHOTO_FILE, REMOVE_PHOTO = "foto", "entfernen"
"""Names of the field in which a photo comes, and of the button that takes it away."""


class PhotoForm(_OnCard):
    """A photo for somebody's card and that they agree; or the button that takes it away."""

    foto = FileField(_l("Foto"))
    agrees = BooleanField()

    def __init__(self, staff: StaffCredential, upload: Upload[MadePicture] | None, *, is_own: bool) -> None:
        super().__init__(staff)
        self.agrees.label.text = (
            gettext("Ich bin einverstanden: Jeder kann mein Foto sehen.")
            if is_own
            else gettext("%(name)s ist einverstanden: Jeder kann das Foto sehen.", name=staff.name)
        )
        self._upload = upload
        self.removes = REMOVE_PHOTO in request.form

    def validate_foto(self, _field: Any) -> None:
        if self.removes:
            return
        if self._upload is None:
            raise ValidationError(_l("Bitte wählen Sie ein Foto aus."))
        if self._upload.refusal is not None:
            raise ValidationError(say(self._upload.refusal.message))

    def validate_agrees(self, field: Any) -> None:
        if not self.removes and not field.data:
            raise ValidationError(_l("Ein Foto geht nur, wenn die Person einverstanden ist."))
