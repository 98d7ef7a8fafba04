"""Finds pictures and documents by the names of their files."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.media.models import Document, Picture


def picture_named(name: str) -> Picture | None:
    """The picture one of whose files has this name, with ``.webp`` or without; none that is locked."""
    name = f"{name.removesuffix('.webp')}.webp"
    key = name[:40]
    query = sa.select(Picture).where(sa.or_(Picture.key == key, Picture.blurred_key == key), Picture.is_not_locked())
    found = session().scalar(query)
    return found if found is not None and name in found.names else None


def document_named(name: str) -> Document | None:
    """The document whose file has this name, with ``.pdf`` or without; none that is locked."""
    query = sa.select(Document).where(Document.key == name.removesuffix(".pdf"), Document.is_not_locked())
    return session().scalar(query)


def keys_beginning_with(shard: str) -> set[str]:
    """The keys of all files that rows name, of one part of the storage. No letter of a key comes after ``f``."""
    columns = (Picture.key, Picture.blurred_key, Document.key)
    return {
        key
        for column in columns
        for key in session().scalars(sa.select(column).where(column.between(shard, f"{shard}g")))
    }
