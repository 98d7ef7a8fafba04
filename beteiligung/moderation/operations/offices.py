"""The offices that ideas can be passed on to, kept by coordinators."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.constraints import means
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line
from beteiligung.moderation.models import Office

OFFICE_NAME_MOST, DUTIES_MOST, EMAIL_MOST, PHONE_MOST = 120, 300, 254, 40

for _constraint in ("uq_offices_name", "offices.name"):
    means(_constraint, lambda: InvalidInput(N_("Eine Stelle mit diesem Namen steht schon in der Liste.")))


@dataclass(frozen=True)
class OfficeDraft:
    """What a coordinator says about an office."""

    name: str
    duties: str | None = None
    email: str | None = None
    phone: str | None = None
    is_active: bool = True


def add_office(actor: Actor, draft: OfficeDraft) -> Office:
    """Put an office into the list. Raises InvalidInput for a name that is empty or there already."""
    require(actor, P.OFFICES_EDIT, act="add")
    return create_office(_checked(draft))


def edit_office(actor: Actor, office: Office, draft: OfficeDraft, *, version: int | None) -> None:
    """Change an office; ideas that lie there keep the name they were passed on under. Raises InvalidInput and Stale."""
    require(actor, P.OFFICES_EDIT, act="change")
    session().refresh(office, with_for_update=True)
    if version != office.version:
        raise Stale
    draft = _checked(draft)
    for column, value in vars(draft).items():
        setattr(office, column, value)


def create_office(draft: OfficeDraft) -> Office:
    """Keep an office that has been checked."""
    return add(Office(**vars(draft)))


def _checked(draft: OfficeDraft) -> OfficeDraft:
    cleaned = OfficeDraft(
        clean_line(draft.name),
        clean_line(draft.duties or "") or None,
        clean_line(draft.email or "") or None,
        clean_line(draft.phone or "") or None,
        draft.is_active,
    )
    if not cleaned.name:
        raise InvalidInput(N_("Bitte schreiben Sie, wie die Stelle heißt."))
    limits = (
        (cleaned.name, OFFICE_NAME_MOST),
        (cleaned.duties, DUTIES_MOST),
        (cleaned.email, EMAIL_MOST),
        (cleaned.phone, PHONE_MOST),
    )
    for text, most in limits:
        if len(text or "") > most:
            raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=most)
    return cleaned
