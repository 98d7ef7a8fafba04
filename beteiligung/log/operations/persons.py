"""Reading the entries of one person takes two people and a reason, and lasts a day."""

from __future__ import annotations

from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_text
from beteiligung.log.models import PersonRequest

REASON_LENGTH = (20, 1000)
"""Least and most characters of the reason."""

MOST_DAYS = 366


def request_person(actor: Actor, *, account_id: int, first_day: date, last_day: date, reason: str) -> PersonRequest:
    """Ask to read the entries of one member of staff. Raises InvalidInput for oneself, a bad period or no reason."""
    require(actor, P.LOG_REQUEST_PERSON)
    assert actor.account_id is not None, "whoever may ask is signed in"
    if account_id == actor.account_id:
        raise InvalidInput(N_("Ihre eigenen Einträge können Sie nicht anfordern."))
    if last_day < first_day:
        raise InvalidInput(N_("Der letzte Tag liegt vor dem ersten."))
    if (last_day - first_day).days >= MOST_DAYS:
        raise InvalidInput(N_("Bitte wählen Sie höchstens ein Jahr."))
    text = clean_text(reason)
    least, most = REASON_LENGTH
    if not least <= len(text) <= most:
        raise InvalidInput(
            N_("Bitte schreiben Sie zwischen %(least)s und %(most)s Zeichen. Jetzt sind es %(length)s."),
            least=least,
            most=most,
            length=len(text),
        )
    return add(
        PersonRequest(
            account_id=account_id,
            first_day=first_day,
            last_day=last_day,
            reason=text,
            requested_by_id=actor.account_id,
            requested_at=clock.now(),
        )
    )


def approve_request(actor: Actor, request: PersonRequest) -> None:
    """Agree, as the second person. Raises NotPossible where somebody has agreed before."""
    require(actor, P.LOG_APPROVE_PERSON, request)
    session().refresh(request, with_for_update=True)
    if request.approved_at is not None:
        raise NotPossible(N_("Dieser Anfrage hat schon jemand zugestimmt."))
    request.approved_by_id, request.approved_at = actor.account_id, clock.now()


def open_entries(actor: Actor, request: PersonRequest) -> None:
    """Begin to read, within a day after the approval. That it was done stands in the log each time."""
    require(actor, P.LOG_READ_PERSON, request)
    request.opened_at = clock.now()


def withdraw_request(actor: Actor, request: PersonRequest) -> None:
    """Ask no more. Raises NotPossible once somebody has agreed: then it stays on record."""
    require(actor, P.LOG_WITHDRAW_REQUEST, request)
    session().refresh(request, with_for_update=True)
    if request.approved_at is not None:
        raise NotPossible(N_("Dieser Anfrage hat schon jemand zugestimmt."))
    session().delete(request)
