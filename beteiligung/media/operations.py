"""Writes pictures and documents. Each is a part of an act of the feature that shows them, which asks the policy table.

What costs time (``media.workshop``) is done before: these functions only move finished files, write a row, and take
everything back together.
"""

from __future__ import annotations

from pathlib import Path

from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import NotPossible
from beteiligung.core.i18n import N_
from beteiligung.media import files
from beteiligung.media.models import Document, Picture
from beteiligung.media.processing import MadeDocument, MadePicture
from beteiligung.media.storage import new_key


def add_picture(
    made: MadePicture,
    *,
    owner: str,
    alternative_text: str | None = None,
    shows_children: bool = False,
    awaits_look: bool = False,
    is_demo: bool = False,
) -> Picture:
    """Keep a picture for a feature, which links its own thing to the row in the same transaction.

    One that ``awaits_look`` is blurred for the public until ``let_pass``.
    """
    picture = Picture(
        owner=owner,
        sha256=made.sha256,
        alternative_text=alternative_text or None,
        shows_children=shows_children,
        consent_on_file=False,
        is_masked=False,
        awaits_look=awaits_look,
        uploaded_at=clock.now(),
        is_demo=is_demo,
    )
    _take_files(picture, made)
    return add(picture)


def copy_picture(picture: Picture, *, awaits_look: bool) -> Picture:
    """Keep the picture once more, as it is now: with what is covered and what was said of it. Nothing is opened anew.

    The copy has names, files and a life of its own. Whoever asks for it knows that the picture is not withheld.
    """
    copy = Picture(
        owner=picture.owner,
        key=new_key(),
        blurred_key=new_key(),
        bytes=picture.bytes,
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        alternative_text=picture.alternative_text,
        shows_children=picture.shows_children,
        consent_on_file=picture.consent_on_file,
        is_masked=picture.is_masked,
        awaits_look=awaits_look,
        uploaded_at=picture.uploaded_at,
        is_demo=picture.is_demo,
    )
    for name, new_name in zip(picture.names, copy.names, strict=True):
        files.copy(name, new_name)
    return add(copy)


def mask_picture(picture: Picture, made: MadePicture) -> None:
    """Put the masked versions in place of those the picture had; they are deleted and cannot come back.

    ``made`` comes from ``Workshop.masked``. Nobody finds the new files by the old addresses.
    """
    files.remove(picture.names)
    _take_files(picture, made)
    picture.is_masked = True
    session().flush()


def describe_picture(picture: Picture, alternative_text: str | None) -> None:
    """Say in words what is to be seen; at most 300 characters."""
    picture.alternative_text = alternative_text or None
    session().flush()


def say_whether_children_are_shown(picture: Picture, shows_children: bool) -> None:
    """From now on the public sees it blurred, or no longer. Consent belongs to what was said before, so it goes."""
    if picture.shows_children != shows_children:
        picture.shows_children, picture.consent_on_file = shows_children, False
    session().flush()


def note_consent(picture: Picture, *, on_file: bool) -> None:
    """An officer has, or no longer has, the consent of the parents. Raises NotPossible where no children are shown."""
    if on_file and not picture.shows_children:
        raise NotPossible(N_("Bei diesem Bild hat niemand gesagt, dass Kinder zu erkennen sind."))
    picture.consent_on_file = on_file
    session().flush()


def let_pass(picture: Picture) -> None:
    """Somebody of the city has looked at it: from now on only children keep it blurred."""
    picture.awaits_look = False
    session().flush()


def delete_picture(picture: Picture) -> None:
    """Delete the row now and its files with the commit. Whatever links to the row must let go of it first."""
    files.remove(picture.names)
    session().delete(picture)
    session().flush()


def add_document(made: MadeDocument, *, owner: str, title: str, is_demo: bool = False) -> Document:
    """Keep a document for a feature, which links its own thing to the row in the same transaction."""
    document = Document(
        owner=owner,
        key=new_key(),
        bytes=made.file.stat().st_size,
        sha256=made.sha256,
        title=title,
        pages=made.pages,
        uploaded_at=clock.now(),
        is_demo=is_demo,
    )
    files.write(document.name, made.file, "application/pdf")
    return add(document)


def delete_document(document: Document) -> None:
    """Delete the row now and its file with the commit."""
    files.remove([document.name])
    session().delete(document)
    session().flush()


def _take_files(picture: Picture, made: MadePicture) -> None:
    picture.key, picture.blurred_key = new_key(), new_key()
    picture.width, picture.height = made.width, made.height
    contents: dict[str, Path] = {picture.name(width): path for width, path in made.versions.items()}
    contents[picture.blurred_name] = made.blurred
    for name, content in contents.items():
        files.write(name, content, "image/webp")
    picture.bytes = sum(content.stat().st_size for content in contents.values())
