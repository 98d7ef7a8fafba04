"""Words for roles and for the days in which they are held."""

from __future__ import annotations

from flask_babel import gettext as _

from beteiligung.accounts.models import Assignment, Role
from beteiligung.aktionsraum.queries import area_names
from beteiligung.core import clock
from beteiligung.core.i18n import N_
from beteiligung.web.templating import day

ROLES = {
    Role.OFFICER: N_("Aktionsraumbeauftragte*r"),
    Role.COORDINATOR: N_("Projektbüro"),
    Role.AUDITOR: N_("Rechnungsprüfung"),
    Role.ADMIN: N_("Technischer Betrieb"),
}


def role_words(assignment: Assignment) -> str:
    """What somebody is, and where."""
    role = _(ROLES[assignment.role])
    if assignment.aktionsraum_id is None:
        return str(role)
    area = area_names([assignment.aktionsraum_id]).get(assignment.aktionsraum_id, "")
    if assignment.is_deputy:
        return str(_("Vertretung in %(area)s", area=area))
    return str(_("%(role)s für %(area)s", role=role, area=area))


def days_words(assignment: Assignment) -> str:
    """From when until when, as seen from today."""
    first, last = day(assignment.valid_from), day(assignment.valid_until)
    if assignment.valid_from > clock.today():
        return str(_("ab %(first)s, bis %(last)s", first=first, last=last) if last else _("ab %(first)s", first=first))
    return str(_("seit %(first)s, bis %(last)s", first=first, last=last) if last else _("seit %(first)s", first=first))
