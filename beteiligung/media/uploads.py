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

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import IO, Any, Generic, TypeVar

from flask import request

from beteiligung.core.database import unit_of_work
from beteiligung.core.limits import HOUR, Limit
from beteiligung.media import limits
from beteiligung.media.processing import MadeDocument, MadePicture
from beteiligung.media.refusals import DocumentRefused, PictureRefused, UploadRefused, Why
from beteiligung.media.workshop import workshop
from beteiligung.web.current import current_actor, network
from beteiligung.web.guard import Before

T = TypeVar("T", MadePicture, MadeDocument)

_REST_OF_FORM = 1024 * 1024
FILES = Limit("files", limits.FILES_PER_HOUR, HOUR, "files opened", "account, or draft of a visitor")
CARDS = Limit("cards", limits.CARDS_PER_HOUR, HOUR, "photos of written cards opened", "account of staff")
_FILES_OF_NETWORK = Limit(
    "files_of_network", limits.FILES_PER_HOUR_OF_NETWORK, HOUR, "files opened", "network address, hashed with the day"
)


@dataclass(frozen=True)
class Upload(Generic[T]):
    """One file: what became of it, or why nothing did; neither for one above the number that is taken."""

    filename: str
    made: T | None = None
    refusal: UploadRefused | None = None


def pictures(
    field: str, *, most: int = 4, reads_position: bool = False, keeps_files: bool = False, limit: Limit = FILES
) -> Before:
    """The pictures of a form's field, in the order they were chosen; those above ``most`` are not opened.

    ``keeps_files``: see ``Before``. ``limit``: how many of one sender, beside the ceiling of the network.
    """

    def make(file: IO[bytes]) -> AbstractContextManager[MadePicture]:
        return workshop().picture(file, reads_position=reads_position)

    taken = _files(field, make, PictureRefused, most=most, bytes_each=limits.PICTURE_BYTES, limit=limit)
    return replace(taken, keeps_files=keeps_files)


def documents(field: str, *, most: int = 3) -> Before:
    """The documents of a form's field, likewise."""
    bytes_each = limits.DOCUMENT_BYTES
    return _files(
        field, lambda f: workshop().document(f), DocumentRefused, most=most, bytes_each=bytes_each, limit=FILES
    )


def _files(
    field: str,
    make: Callable[[IO[bytes]], AbstractContextManager[T]],
    refused: Callable[[Why], UploadRefused],
    *,
    most: int,
    bytes_each: int,
    limit: Limit,
) -> Before:
    @contextmanager
    def prepare(**things: Any) -> Iterator[list[Upload[T]]]:
        chosen, sender = _chosen(field), _sender(things)
        with ExitStack() as stack:
            uploads: list[Upload[T]] = []
            for file in chosen[:most]:
                try:
                    if not _is_within_limit(limit, sender):
                        raise refused(Why.TOO_MANY_FILES)
                    uploads.append(Upload(file.filename, made=stack.enter_context(make(file.stream))))
                except UploadRefused as refusal:
                    uploads.append(Upload(file.filename, refusal=refusal))
            uploads += [Upload(file.filename) for file in chosen[most:]]
            yield uploads

    return Before(prepare, most_bytes=most * bytes_each + _REST_OF_FORM)


def _chosen(field: str) -> list[Any]:
    """A field in which nothing was chosen is sent with an empty name."""
    return [file for file in request.files.getlist(field) if file.filename]


def _sender(things: dict[str, Any]) -> str:
    """Whose files are counted together: an account's, else those for one thing, which somebody holds without an account."""
    account_id = current_actor().account_id
    if account_id is not None:
        return f"account {account_id}"
    return " ".join(f"{name} {thing.id}" for name, thing in things.items())


def _is_within_limit(limit: Limit, sender: str) -> bool:
    """Counted before the file is opened, since opening is what costs; so one that is refused counts as well."""
    with unit_of_work():
        return limit.allows(sender) and _FILES_OF_NETWORK.allows(network())
