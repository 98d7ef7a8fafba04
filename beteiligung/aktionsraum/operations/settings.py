"""What coordinators change of the city's own facts, without a restart: whoever reads from memory reads anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.models import LONGEST_PROMISE, SHORTEST_PROMISE, Aktionsraum, City, Promise
from beteiligung.aktionsraum.queries import promised_days
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line, clean_text

ABOUT_MOST = 400
FIRST_YEAR, LAST_YEAR = 1990, 2100
SOURCE = "de"


@dataclass(frozen=True)
class CityDraft:
    """How the Projektbüro is reached, and where else people are sent."""

    office_name: str
    office_address: str
    office_email: str | None
    office_phone: str | None
    court: str
    defects_url: str | None
    defects_phone: str | None


@dataclass(frozen=True)
class AreaDraft:
    """What a coordinator says of an area: a few sentences by language, and the years in which it is one."""

    about: Mapping[str, str]
    active_from: int
    active_until: int | None


def edit_city(actor: Actor, city: City, draft: CityDraft, *, version: int | None) -> None:
    """Say anew how the office is reached. From then on the city's file no longer says so. Raises InvalidInput, Stale."""
    require(actor, P.SETTINGS_EDIT, act="city")
    _check_version(city, version)
    city.office_name, city.court = clean_line(draft.office_name), clean_line(draft.court)
    city.office_address = clean_text(draft.office_address)
    if not (city.office_name and city.office_address and city.court):
        raise InvalidInput(N_("Name, Anschrift und Gericht dürfen nicht leer sein."))
    city.office_email = clean_line(draft.office_email or "") or None
    city.office_phone = clean_line(draft.office_phone or "") or None
    reports = {"url": clean_line(draft.defects_url or ""), "phone": clean_line(draft.defects_phone or "")}
    city.defect_reports = {name: value for name, value in reports.items() if value}
    if not city.defect_reports:
        raise InvalidInput(N_("Bitte nennen Sie eine Adresse oder eine Nummer für defekte Lampen und Müll."))
    city.edited_at = clock.now()


def edit_area(actor: Actor, area: Aktionsraum, draft: AreaDraft, *, version: int | None) -> None:
    """Say anew what an area is about and in which years it is one. Its name stays. Raises InvalidInput, Stale."""
    require(actor, P.SETTINGS_EDIT, area, act="area")
    _check_version(area, version)
    about = {language: text for language, words in draft.about.items() if (text := clean_text(words or ""))}
    if about and SOURCE not in about:
        raise InvalidInput(N_("Bitte schreiben Sie den deutschen Text. Die anderen richten sich nach ihm."))
    if any(len(text) > ABOUT_MOST for text in about.values()):
        raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=ABOUT_MOST)
    if draft.active_until is not None and draft.active_until < draft.active_from:
        raise InvalidInput(N_("Das letzte Jahr liegt vor dem ersten."))
    area.about, area.active_from, area.active_until = about, draft.active_from, draft.active_until
    area.edited_at = clock.now()


def promise_days(actor: Actor, days: int, *, shown: int | None) -> Promise:
    """Promise an answer in so many working days, for what comes in from tomorrow on.

    ``shown``: what was promised for tomorrow when the form was shown. Raises InvalidInput and Stale.
    """
    require(actor, P.SETTINGS_EDIT, act="promise")
    if not SHORTEST_PROMISE <= days <= LONGEST_PROMISE:
        values = {"least": SHORTEST_PROMISE, "most": LONGEST_PROMISE}
        raise InvalidInput(N_("Bitte wählen Sie %(least)s bis %(most)s Arbeitstage."), **values)
    tomorrow = clock.today() + timedelta(days=1)
    if shown != promised_days(tomorrow):
        raise Stale
    promise = session().get(Promise, tomorrow, with_for_update=True)
    if promise is None:
        promise = Promise(first_day=tomorrow)
        session().add(promise)
    promise.days = days
    session().flush()
    return promise


def _check_version(thing: City | Aktionsraum, version: int | None) -> None:
    session().refresh(thing, with_for_update=True)
    if version != thing.version:
        raise Stale
