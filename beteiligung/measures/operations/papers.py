"""Who carries a measure and whom one can ask, as the officer types it."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.measures.models import BodyKind, Measure, MeasureContact


@dataclass(frozen=True)
class Body:
    """Who carries a measure. ``name_is_public`` matters for natural persons only."""

    kind: BodyKind
    name: str
    name_is_public: bool = False


@dataclass(frozen=True)
class Person:
    """The adult contact of a body: a name and at least one way to reach them."""

    name: str
    email: str | None = None
    phone: str | None = None


def must_be_complete(body: Body, contact: Person | None) -> None:
    """Raise InvalidInput where a name or every way to reach the contact is missing. None: the contact stays as it is."""
    if not body.name or (contact is not None and not contact.name):
        raise InvalidInput(N_("Es fehlt ein Name: der Träger oder die Ansprechperson."))
    if contact is not None and not contact.email and not contact.phone:
        raise InvalidInput(N_("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an."))


def body_values(body: Body) -> dict[str, object]:
    """The columns of a measure that hold its body."""
    is_public = body.name_is_public and body.kind is BodyKind.PERSON
    return {"body_kind": body.kind, "body_name": body.name, "body_name_is_public": is_public}


def write_contact(measure: Measure, contact: Person | None) -> None:
    """Store the contact in place of an earlier one; None leaves that."""
    if contact is None:
        return
    row = session().get(MeasureContact, measure.id) or MeasureContact(measure_id=measure.id)
    row.name, row.email, row.phone = contact.name, contact.email or None, contact.phone or None
    session().add(row)
    session().flush()


def has_contact(measure: Measure, contact: Person | None) -> bool:
    """Whether this contact is stored already."""
    if contact is None:
        return True
    row = session().get(MeasureContact, measure.id)
    return row is not None and Person(row.name, row.email, row.phone) == contact
