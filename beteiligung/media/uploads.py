"""Files that came with a form, made clean before the transaction begins. For the ``before`` of ``web.guard``.

    @bp.route("/<int:proposal_id>/fotos", methods=["GET", "POST"])
    @guard(P.PROPOSAL_EDIT, before=pictures("photos", most=4), proposal=queries.proposal_by_id)
    def photos(proposal):
        for upload in prepared() or []:
            if upload.refusal: …                      # a sentence in the person's language: say(upload.refusal.message)
            elif upload.made: add_picture(upload.made, owner="proposal", …)

The view runs again when it is refused; what was made is still there then, and gone when the request ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request

from beteiligung.media import limits
from beteiligung.media.processing import MadeDocument, MadePicture
from beteiligung.media.refusals import UploadRefused
from beteiligung.media.workshop import workshop
from beteiligung.web.guard import Before

T = TypeVar("T", MadePicture, MadeDocument)

_REST_OF_FORM = 1024 * 1024


@dataclass(frozen=True)
class Upload(Generic[T]):
    """One file: what became of it, or why nothing did; neither for one above the number that is taken."""

    filename: str
    made: T | None = None
    refusal: UploadRefused | None = None


def pictures(field: str, *, most: int = 4, reads_position: bool = False) -> Before:
    """The pictures of a form's field, in the order they were chosen; those above ``most`` are not opened."""

    @contextmanager
    def prepare(**_things: Any) -> Iterator[list[Upload[MadePicture]]]:
        with ExitStack() as stack:
            uploads: list[Upload[MadePicture]] = []
            chosen = _chosen(field)
            for file in chosen[:most]:
                try:
                    made = stack.enter_context(workshop().picture(file.stream, reads_position=reads_position))
                    uploads.append(Upload(file.filename, made=made))
                except UploadRefused as refusal:
                    uploads.append(Upload(file.filename, refusal=refusal))
            uploads += [Upload(file.filename) for file in chosen[most:]]
            yield uploads

    return Before(prepare, most_bytes=most * limits.PICTURE_BYTES + _REST_OF_FORM)


def documents(field: str, *, most: int = 3) -> Before:
    """The documents of a form's field, likewise."""

    @contextmanager
    def prepare(**_things: Any) -> Iterator[list[Upload[MadeDocument]]]:
        with ExitStack() as stack:
            uploads: list[Upload[MadeDocument]] = []
            chosen = _chosen(field)
            for file in chosen[:most]:
                try:
                    made = stack.enter_context(workshop().document(file.stream))
                    uploads.append(Upload(file.filename, made=made))
                except UploadRefused as refusal:
                    uploads.append(Upload(file.filename, refusal=refusal))
            uploads += [Upload(file.filename) for file in chosen[most:]]
            yield uploads

    return Before(prepare, most_bytes=most * limits.DOCUMENT_BYTES + _REST_OF_FORM)


def _chosen(field: str) -> list[Any]:
    """A field in which nothing was chosen is sent with an empty name."""
    return [file for file in request.files.getlist(field) if file.filename]
