"""What comes with the platform for a new city: ready-made texts and offices. Safe to repeat; edited ones are left alone."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.database import session
from beteiligung.moderation.models import Office, TextModule
from beteiligung.moderation.operations.offices import OfficeDraft, create_office
from beteiligung.moderation.operations.texts import ModuleDraft, create_module
from beteiligung.moderation.seeds import MODULES, OFFICES


def set_up_modules(actor: Actor) -> int:
    """Add the ready-made texts that are not there yet; gives how many that were."""
    require(actor, P.CITY_SET_UP)
    known = set(session().scalars(sa.select(TextModule.code)))
    new = [seed for seed in MODULES if seed.code not in known]
    for seed in new:
        create_module(actor, seed.purpose, ModuleDraft(seed.name, seed.texts, seed.ground), code=seed.code)
    return len(new)


def set_up_offices(actor: Actor) -> int:
    """Fill the list of offices, unless there is one; gives how many came in."""
    require(actor, P.CITY_SET_UP)
    if session().scalar(sa.select(Office.id).limit(1)) is not None:
        return 0
    for name, duties in OFFICES:
        create_office(OfficeDraft(name, duties))
    return len(OFFICES)
