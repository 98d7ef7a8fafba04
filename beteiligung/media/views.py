"""Gives out files of people: versions of pictures to look at, documents as downloads only."""

from __future__ import annotations

from flask import Blueprint, Response, request

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.core.text import words_for_address
from beteiligung.media.models import Document, Picture
from beteiligung.media.queries import document_named, picture_named
from beteiligung.media.serving import private_file
from beteiligung.media.visibility import sight_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.headers import CONTENT_SECURITY_POLICY

bp = Blueprint("media", __name__)

_FOR_EVERYBODY = "public, no-cache"
"""A name stands for the same bytes for ever, but who may see them changes: a photo is blurred or taken back. So whoever
keeps a copy asks each time, and is told in a few bytes that it is still good."""


@bp.route("/bilder/<picture_name>.webp")
@guard(P.PUBLIC_READ)
def picture(picture_name: str) -> Response:
    """One version of a picture, for whoever its owner lets see it; 404 for all others."""
    name = f"{picture_name}.webp"
    found = picture_named(name)
    response = _file(found, name, is_for_everybody=found is not None and name in found.public_names)
    response.mimetype = "image/webp"
    return response


@bp.route("/dokumente/<document_name>.pdf")
@guard(P.PUBLIC_READ)
def document(document_name: str) -> Response:
    """A document as a download: browsers must not open it as a part of our pages."""
    found = document_named(document_name)
    response = _file(found, f"{document_name}.pdf", is_for_everybody=True)
    response.mimetype = "application/pdf"
    title = found.title if found is not None else ""
    response.headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; sandbox"
    response.headers.set("Content-Disposition", "attachment", filename=f"{words_for_address(title)}.pdf")
    return response


def _file(thing: Picture | Document | None, name: str, *, is_for_everybody: bool) -> Response:
    """Raises NotFound, also for a file that the storage lost."""
    if thing is None:
        raise NotFound
    sight = sight_of(current_actor(), thing)
    is_public = sight.is_public and is_for_everybody
    if not is_public and not sight.is_whole:
        raise NotFound
    response = private_file(name)
    if is_public:
        response.headers["Cache-Control"] = _FOR_EVERYBODY
        response.set_etag(name)
        response.make_conditional(request)
    return response
