"""Legal and help pages as the city words them: which version counts today, which come, and which were before.

What each version is called lies in memory; its words are read when somebody opens the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from beteiligung.core import clock, revision
from beteiligung.core.database import session
from beteiligung.pages import texts
from beteiligung.pages.models import PageVersion
from beteiligung.pages.texts import SOURCE, PageText
from beteiligung.pages.written import sections_of

ANNOUNCED_FOR = timedelta(days=14)
"""So long every page says that the rules change."""


class Version(NamedTuple):
    """One version without its words."""

    id: int
    page: str
    language: str
    number: int
    german_number: int
    valid_from: date
    written_on: date
    change: str | None


@dataclass(frozen=True)
class Shown:
    """A page as somebody sees it. ``version`` is None for the text that came with the platform."""

    text: PageText
    version: Version | None
    versions: Sequence[Version]
    """Of the language, the latest first."""
    coming: Version | None
    """The version that will count next, if one is written already."""
    is_older: bool
    """The German text has changed since."""


def versions_of(page: str, language: str) -> list[Version]:
    """The versions of a page in a language, the latest first."""
    return [one for one in revision.kept(_versions) if (one.page, one.language) == (page, language)]


def in_force(page: str, language: str) -> Version | None:
    """The version that counts today; None while it is the text that came with the platform."""
    return next((one for one in versions_of(page, language) if one.valid_from <= clock.today()), None)


def german_number(page: str) -> int:
    """The number of the German text that counts today."""
    german = in_force(page, SOURCE)
    return german.number if german is not None else 1


def shown_page(page: str, language: str, number: int | None = None) -> Shown | None:
    """The page in a language as it counts today, or in one of its versions; None for one that there is not.

    A number that the language does not have is that of the German text: so an address works in every language.
    """
    versions = versions_of(page, language)
    if number is not None and language != SOURCE and all(one.number != number for one in versions):
        return shown_page(page, SOURCE, number)
    today = in_force(page, language)
    version = today if number is None else next((one for one in versions if one.number == number), None)
    if number is not None and version is None:
        return None
    text = texts.text_of(page, language) if version is None else _words(version)
    coming = next((one for one in versions if one.valid_from > clock.today()), None)
    if coming is not None and today is not None and coming.number < today.number:
        coming = None
    known = version.german_number if version is not None else 1
    return Shown(text, version, versions, coming, language != SOURCE and known < german_number(page))


def announced_change(page: str) -> Version | None:
    """The change of a page that is new enough to be told on every page."""
    newest = next(iter(versions_of(page, SOURCE)), None)
    if newest is None or newest.change is None or clock.today() - newest.written_on >= ANNOUNCED_FOR:
        return None
    return newest


def newest_version(page: str, language: str) -> PageVersion | None:
    """The latest version with its words, whether it counts already or not."""
    newest = next(iter(versions_of(page, language)), None)
    return session().get(PageVersion, newest.id) if newest is not None else None


def _words(version: Version) -> PageText:
    row = session().get_one(PageVersion, version.id)
    return PageText(row.language, row.title, row.lead, row.valid_from, row.is_draft, sections_of(row.body))


def _versions() -> Sequence[Version]:
    columns = (
        PageVersion.id,
        PageVersion.page,
        PageVersion.language,
        PageVersion.number,
        PageVersion.german_number,
        PageVersion.valid_from,
        PageVersion.written_at,
        PageVersion.change,
    )
    rows = session().execute(sa.select(*columns).order_by(PageVersion.number.desc()))
    return tuple(Version(*row[:6], clock.day_of(row.written_at), row.change) for row in rows)
