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
    text = texts.text_of(page, language) if version is None else words_of(version)
    coming = next((one for one in versions if one.valid_from > clock.today()), None)
    if coming is not None and today is not None and coming.number < today.number:
        coming = None
    known = version.german_number if version is not None else 1
    return Shown(text, version, versions, coming, language != SOURCE and known < german_number(page))


def announced_change(page: str, within: timedelta = ANNOUNCED_FOR) -> Version | None:
    """The change of a page that is new enough to be told on every page.

    A small correction that came after it takes nothing away; a version that counts before it overtakes it.
    """
    versions = versions_of(page, SOURCE)
    place, found = next(((place, one) for place, one in enumerate(versions) if one.change), (0, None))
    if found is None or clock.today() - found.written_on >= within:
        return None
    return None if any(later.valid_from < found.valid_from for later in versions[:place]) else found


def sentences_of(change: Version) -> dict[str, str]:
    """What is new in a sentence, by the languages in which somebody wrote it since."""
    return {
        one.language: one.change
        for one in reversed(revision.kept(_versions))
        if one.page == change.page and one.change and (one.id == change.id or _translates(one, change))
    }


def _translates(one: Version, change: Version) -> bool:
    return one.language != SOURCE and one.german_number >= change.number


def worded_like(page: str, language: str, number: int) -> Version | None:
    """The version in a language that says what the German one with this number says; None where there is none."""
    return next((one for one in versions_of(page, language) if one.german_number == number), None)


def before(version: Version) -> Version | None:
    """The version of the same language that it changed; None for the first."""
    earlier = (one for one in versions_of(version.page, version.language) if one.number < version.number)
    return next(earlier, None)


def newest_version(page: str, language: str) -> PageVersion | None:
    """The latest version with its words, whether it counts already or not."""
    newest = next(iter(versions_of(page, language)), None)
    return session().get(PageVersion, newest.id) if newest is not None else None


def words_of(version: Version) -> PageText:
    """What a version says."""
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
