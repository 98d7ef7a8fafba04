"""Pictures and documents with real, tiny files, made without a child process."""

from __future__ import annotations

import tempfile
from base64 import b64decode
from pathlib import Path
from typing import Any

from beteiligung.media import operations
from beteiligung.media.models import Document, Picture
from beteiligung.media.processing import MadeDocument, MadePicture
from tests.support.factories.base import factory, next_number

WEBP = b64decode("UklGRigAAABXRUJQVlA4IBwAAABQAQCdASoEAAMAB0CWJZAABHQAAPzG/Q0aeZAA")
"""Four pixels wide and three high, as the rows say of the picture: so nothing jumps when it comes."""
PDF = b"%PDF-1.4\n%%EOF\n"


def _new_hash() -> str:
    """Every file is another one."""
    return f"{next_number():064x}"


@factory
def make_picture(*, owner: str = "proposal", width: int = 1000, height: int = 750, **values: Any) -> Picture:
    """A picture of some feature, whose files all say what version they are behind their end."""
    with tempfile.TemporaryDirectory() as folder:
        made = MadePicture(Path(folder), width, height, _new_hash(), None)
        for name, path in {**{str(key): path for key, path in made.versions.items()}, "blurred": made.blurred}.items():
            path.write_bytes(WEBP + name.encode())
        return operations.add_picture(made, owner=owner, **values)


@factory
def make_document(*, owner: str = "proposal", title: str = "Kostenplan", **values: Any) -> Document:
    """A document of some feature."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "clean.pdf"
        file.write_bytes(PDF)
        return operations.add_document(MadeDocument(file, 1, _new_hash()), owner=owner, title=title, **values)
