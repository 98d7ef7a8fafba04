"""Ready-made texts: those that can be picked, all of them for coordinators, and everything they ever said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.moderation.models import Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.queries.by_id import MOST_ID, id_of
from beteiligung.moderation.queries.decisions import GERMAN
from beteiligung.web.paging import BadCursor, Page


@dataclass(frozen=True)
class Texts:
    """A module with what it says now, by language."""

    module: TextModule
    versions: Mapping[str, TextModuleVersion]

    @property
    def german(self) -> TextModuleVersion:
        return self.versions[GERMAN]

    def is_current(self, language: str) -> bool:
        """Whether it says in this language what it says in German."""
        version = self.versions.get(language)
        return version is not None and version.german_number == self.german.number

    def told_in(self, language: str) -> TextModuleVersion:
        """What somebody with this language is told: their own, as long as it says what the German does."""
        return self.versions[language] if self.is_current(language) else self.german


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One entry of a module's past."""

    id: int
    language: str
    number: int
    german_number: int
    text: str
    written_by_id: int | None
    written_at: datetime


def module_by_id(module_id: int) -> TextModule | None:
    """The module, whether it can be picked or not."""
    return session().get(TextModule, module_id) if 0 < module_id <= MOST_ID else None


def modules_for(purpose: Purpose) -> Sequence[TextModule]:
    """The modules that can be picked for a purpose, by name."""
    query = sa.select(TextModule).filter_by(purpose=purpose, is_active=True).order_by(TextModule.name, TextModule.id)
    return session().scalars(query).all()


def modules_page(purpose: Purpose | None, cursor: str, size: int) -> Page[TextModule]:
    """One page of all modules, by purpose and name. Raises BadCursor."""
    columns = (TextModule.purpose, TextModule.name, TextModule.id)
    query = sa.select(TextModule).order_by(*columns).limit(size + 1)
    if purpose is not None:
        query = query.where(TextModule.purpose == purpose)
    last_id = id_of(cursor)
    if last_id is not None:
        last = module_by_id(last_id)
        if last is None:
            raise BadCursor
        query = query.where(sa.tuple_(*columns) > sa.tuple_(*map(sa.literal, (last.purpose.value, last.name, last.id))))
    rows = session().scalars(query).all()
    return Page.of(rows, size, lambda row: (row.id,))


def texts_of(modules: Collection[TextModule]) -> list[Texts]:
    """What these modules say now in every language, in one query."""
    newest = (
        sa.select(sa.func.max(TextModuleVersion.id))
        .where(TextModuleVersion.module_id.in_([module.id for module in modules]))
        .group_by(TextModuleVersion.module_id, TextModuleVersion.language)
    )
    found: dict[int, dict[str, TextModuleVersion]] = {module.id: {} for module in modules}
    for version in session().scalars(sa.select(TextModuleVersion).where(TextModuleVersion.id.in_(newest))):
        found[version.module_id][version.language] = version
    return [Texts(module, found[module.id]) for module in modules]


def versions_page(module_id: int, cursor: str, size: int) -> Page[VersionRow]:
    """One page of everything a module ever said, the latest first. Raises BadCursor."""
    version = TextModuleVersion
    columns = (
        version.id,
        version.language,
        version.number,
        version.german_number,
        version.text,
        version.written_by_id,
        version.written_at,
    )
    query = sa.select(*columns).where(version.module_id == module_id).order_by(version.id.desc()).limit(size + 1)
    last_id = id_of(cursor)
    if last_id is not None:
        query = query.where(version.id < last_id)
    rows = [VersionRow(*row) for row in session().execute(query)]
    return Page.of(rows, size, lambda row: (row.id,))
