"""What the public is told of a member of staff: changed by themselves, if they are an officer, and by coordinators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.models import StaffCredential
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line

NAME_MOST, PHONE_MOST, HOURS_MOST, PLACE_MOST, EMAIL_MOST = 80, 60, 300, 200, 254
LANGUAGES_MOST, LANGUAGE_MOST = 12, 40


@dataclass(frozen=True)
class CardDraft:
    """A whole card; what is empty is told nobody. ``languages``: those spoken, each by its own name."""

    name: str
    phone: str | None = None
    office_hours: str | None = None
    office_place: str | None = None
    public_email: str | None = None
    languages: Sequence[str] = ()


def edit_card(actor: Actor, staff: StaffCredential, draft: CardDraft, *, version: int | None) -> None:
    """Tell the public something else. Raises InvalidInput and Stale.

    The number is the card's own: signing in changes other columns of the row and must not meet with it.
    """
    require(actor, P.STAFF_CARD, staff, act="text")
    renew_card(staff, version=version)
    name = clean_line(draft.name)
    if not name:
        raise InvalidInput(N_("Bitte schreiben Sie den Namen."))
    lines = {
        "phone": (draft.phone, PHONE_MOST),
        "office_hours": (draft.office_hours, HOURS_MOST),
        "office_place": (draft.office_place, PLACE_MOST),
        "public_email": (draft.public_email, EMAIL_MOST),
    }
    cleaned = {column: (clean_line(text or "") or None, most) for column, (text, most) in lines.items()}
    languages = list(dict.fromkeys(line for one in draft.languages if (line := clean_line(one))))
    texts = [(name, NAME_MOST), *cleaned.values(), *((one, LANGUAGE_MOST) for one in languages)]
    for text, most in texts:
        if len(text or "") > most:
            raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=most)
    if len(languages) > LANGUAGES_MOST:
        raise InvalidInput(N_("Bitte nennen Sie höchstens %(most)s Sprachen."), most=LANGUAGES_MOST)
    email = cleaned["public_email"][0]
    if email is not None:
        read_email(email)
    staff.name, staff.languages = name, languages
    for column, (value, _most) in cleaned.items():
        setattr(staff, column, value)


def renew_card(staff: StaffCredential, *, version: int | None) -> None:
    """Give a card its next number, as a part of an act that changes what it shows. Raises Stale."""
    session().refresh(staff, with_for_update=True)
    if version != staff.card_version:
        raise Stale
    staff.card_version += 1
