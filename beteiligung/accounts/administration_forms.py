"""Forms of those who manage accounts of staff."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, EmailField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import Optional

from beteiligung.accounts.emails import Email, read_email
from beteiligung.accounts.models import Assignment, Role
from beteiligung.accounts.operations import Term
from beteiligung.accounts.words import ROLES
from beteiligung.aktionsraum.queries import active_areas
from beteiligung.core import clock
from beteiligung.core.errors import InvalidInput
from beteiligung.web.forms import BaseForm, Filled, LengthBetween, LineField, VersionedForm, choices
from beteiligung.web.messages import say

NAME_MOST = 80


class _Days:
    """From when until when a role is held."""

    first_day = DateField(_l("Erster Tag"), [Optional()])
    last_day = DateField(_l("Letzter Tag"), [Optional()])
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
