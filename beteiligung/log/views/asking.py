"""What a reader of the log asks for by the address, and what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.queries import all_areas
from beteiligung.core import clock
from beteiligung.log.operations.noting import COMMAND
from beteiligung.log.queries import Asked, first_month
from beteiligung.log.views.words import ACTS, THINGS, month_word

Options = list[tuple[str, str]]

_MOST_NUMBER = 2**31 - 1


def asked_from(values: Mapping[str, str]) -> Asked:
    """The filter of an address or of a form; what cannot be read narrows nothing."""
    number = values.get("nummer", "").strip()
    area = next((one for one in all_areas() if one.slug == values.get("raum")), None)
    return Asked(
        month=_month(values.get("monat", "")),
        act=_code(values.get("akt", ""), {*map(str, ACTS), COMMAND}),
        thing_kind=_code(values.get("ding", ""), set(THINGS)),
        thing_id=int(number) if number.isdecimal() and len(number) < 11 and int(number) <= _MOST_NUMBER else None,
        aktionsraum_id=area.id if area else None,
    )


def as_values(asked: Asked) -> dict[str, Any]:
    """The same filter as it stands in an address."""
    slugs = {area.id: area.slug for area in all_areas()}
    values = {
        "monat": f"{asked.month:%Y-%m}" if asked.month else None,
        "akt": asked.act,
        "ding": asked.thing_kind,
        "nummer": str(asked.thing_id) if asked.thing_id is not None else None,
        "raum": slugs.get(asked.aktionsraum_id or 0),
    }
    return {name: value for name, value in values.items() if value is not None}


def options(actor: Actor) -> dict[str, Options]:
    """What can be chosen: months of which there are entries, acts, kinds of things, areas."""
    return {
        "months": [("", str(_("Alle Monate"))), *((f"{month:%Y-%m}", month_word(month)) for month in _months())],
        "acts": [("", str(_("Alles"))), *_sorted(ACTS), (COMMAND, str(_("Befehle auf dem Server")))],
        "things": [("", str(_("Alles"))), *_sorted(THINGS)],
        "areas": [("", str(_("Alle Aktionsräume"))), *((area.slug, area.name) for area in _areas(actor))],
    }


def _areas(actor: Actor) -> list[Aktionsraum]:
    reads_all = actor.is_coordinator or actor.is_auditor
    return [area for area in all_areas() if reads_all or area.id in actor.officer_for]


def _sorted(words: Mapping[Any, str]) -> Options:
    return sorted(((str(code), str(_(word))) for code, word in words.items()), key=lambda option: option[1].casefold())


def _months() -> list[date]:
    """The newest first."""
    first, month, found = first_month(), clock.today().replace(day=1), []
    while first is not None and month >= first:
        found.append(month)
        month = (
            month.replace(year=month.year - 1, month=12) if month.month == 1 else month.replace(month=month.month - 1)
        )
    return found


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _code(text: str, known: set[str]) -> str | None:
    return text if text in known else None
