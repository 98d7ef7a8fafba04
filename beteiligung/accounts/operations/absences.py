"""When members of staff are away, so that somebody else looks after their areas."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.models import Absence
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_

MOST_DAYS = 366


def note_absence(actor: Actor, *, account_id: int, first_day: date, last_day: date) -> Absence:
    """Say when somebody is away, first and last day included; others than oneself are a coordinator's business.

    Said twice it stands once. Raises InvalidInput for days in the wrong order, in the past, or more than a year.
    """
    require(actor, P.ABSENCE_NOTE, Absence(account_id=account_id), act="note")
    if last_day < first_day:
        raise InvalidInput(N_("Der letzte Tag liegt vor dem ersten."))
    if last_day < clock.today():
        raise InvalidInput(N_("Diese Tage sind schon vorbei."))
    if (last_day - first_day).days >= MOST_DAYS:
        raise InvalidInput(N_("Bitte tragen Sie höchstens ein Jahr auf einmal ein."))
    known = {"account_id": account_id, "first_day": first_day, "last_day": last_day}
    absence = session().scalar(sa.select(Absence).filter_by(**known))
    return absence or add(Absence(**known))


def delete_absence(actor: Actor, absence: Absence) -> None:
    """The person is there after all."""
    require(actor, P.ABSENCE_NOTE, absence, act="delete")
    session().delete(absence)
