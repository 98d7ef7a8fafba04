"""Photos as phones make them, one after the other: the web process must be no bigger after them than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from typing import Any

import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from beteiligung.accounts.models import Account
from beteiligung.cli.run import HOST
from beteiligung.core.database import session
from beteiligung.media.models import Picture
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import MOST_PHOTOS
from scripts.bench.load import LoadFailed
from scripts.bench.servers import Server
from scripts.bench.writes import FORM_SECONDS, WRITER
from tests.media import zoo
from tests.support.sessions import Ticket, tickets_for

PHOTOS = 10
PIXELS = (4000, 3000)
PADDING_BYTES = 5_000_000
"""A photo with details weighs so much."""


def send_photos(app: Flask, server: Server) -> None:
    """Let the person who writes add ``PHOTOS`` photos of 12 megapixels to ideas they sent.

    Raises LoadFailed when one is not taken, or not kept.
    """
    with app.app_context():
        account = session().get_one(Account, WRITER)
        own = sa.select(Proposal.id).where(Proposal.author_id == WRITER, Proposal.state == ProposalState.SUBMITTED)
        ideas = session().scalars(own.order_by(Proposal.id).limit(-(-PHOTOS // MOST_PHOTOS))).all()
        before = _pictures()
        session().expunge_all()
    ticket = tickets_for(app, [account])[0]
    photo = zoo.saved(zoo.quarters(*PIXELS), "JPEG") + bytes(PADDING_BYTES)
    for number, idea in enumerate(_dealt(ideas)):
        _send(server, ticket, f"/de/ideen/{idea}/fotos", photo + bytes([number]))  # the same file counts once
    with app.app_context():
        kept = _pictures() - before
    if kept != PHOTOS:
        raise LoadFailed(f"of {PHOTOS} photos, {kept} were kept")


def _dealt(ideas: Sequence[int]) -> Iterator[int]:
    """An idea for each photo, each idea as often as it may have photos."""
    for number in range(PHOTOS):
        yield ideas[number // MOST_PHOTOS]


def _send(server: Server, ticket: Ticket, path: str, photo: bytes) -> None:
    fields: MultiDict[str, Any] = MultiDict({"csrf_token": ticket.token})
    fields.add("fotos", FileStorage(BytesIO(photo), filename="foto.jpg"))
    boundary, body = encode_multipart(fields)
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Cookie": ticket.cookie}
    connection = HTTPConnection(HOST, server.port, timeout=FORM_SECONDS)
    try:
        connection.request("POST", path, body, headers | {"Origin": server.url})
        response = connection.getresponse()
        response.read()
    except (OSError, HTTPException) as error:
        raise LoadFailed(f"{server.name} {path}: {error!r}") from error
    finally:
        connection.close()
    if response.status != 302:
        raise LoadFailed(f"{server.name} {path}: status {response.status} instead of 302")


def _pictures() -> int:
    return session().scalar(sa.select(sa.func.count()).select_from(Picture)) or 0
