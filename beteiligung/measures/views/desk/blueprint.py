"""The blueprint of the desk of measures, and how its routes find what they are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.budget import queries as budget
from beteiligung.log.queries import is_looking
from beteiligung.measures import queries
from beteiligung.measures.four_eyes import require_in_words
from beteiligung.measures.models import Measure, MeasureContact
from beteiligung.measures.queries import Case
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.forms import VersionedForm
from beteiligung.web.templating import notify

bp = pages_blueprint("measures_desk", __name__, prefix="/moderation/massnahmen", desk=True)


def case_for(permission: P) -> Callable[[int], Case | None]:
    """A loader of a measure as a case. It says in words what stands against the permission, before the guard asks.

    Only those who may read the file hear why; everybody else gets the guard's plain answer.
    """

    def load(measure_id: int) -> Case | None:
        measure = queries.measure_by_id(measure_id)
        return _explained(permission, queries.case_of(measure)) if measure else None

    return load


def order_for(permission: P) -> Callable[[int], Case | None]:
    """The same for an order that waits for a signature."""

    def load(order_id: int) -> Case | None:
        order = budget.order_by_id(order_id)
        measure = queries.measure_of_order(order) if order else None
        return _explained(permission, queries.case_of(measure, order)) if measure else None

    return load


def _explained(permission: P, case: Case) -> Case:
    actor = current_actor()
    if can(actor, P.MEASURE_READ_FILE, case):
        require_in_words(actor, permission, case)
    return case


def file_url(measure: Measure) -> str:
    """The address of a measure's file."""
    return url_for("measures_desk.file", measure_id=measure.id)


def opened_contact(measure: Measure) -> MeasureContact | None:
    """How to reach the measure's adult person, for whoever has opened that just now; None for all others."""
    is_open = is_looking(current_actor().account_id, P.CONTACT_READ, measure)
    return queries.contact_of(measure.id) if is_open else None


def seen(form: VersionedForm) -> int:
    """The version that a form showed; one that never was, when it is missing."""
    return int(form.version.data or 0)


def too_late(measure: Measure, is_possible: bool) -> Any:
    """To the file, when an act is opened that the present state does not know; None when it is known.

    A form that was sent already keeps its page and its reason.
    """
    if is_possible or request.method != "GET":
        return None
    notify(_("Dieser Schritt geht im jetzigen Stand nicht. Das geht als Nächstes:"), "info")
    return redirect(file_url(measure))
