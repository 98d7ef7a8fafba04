"""An officer looks at a photo while the author adds another one: what nobody has seen stays on the desk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core.database import session, unit_of_work
from beteiligung.media.models import Picture
from beteiligung.media.processing import MadePicture
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.proposals import operations
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_proposal
from tests.support.factories.media import WEBP

OFFICER = Actor(account_id=99, is_coordinator=True)
Look = Callable[[Proposal, Picture, MadePicture], None]


def made(folder: Path, mark: str) -> MadePicture:
    """The files of a photo, as the child process makes them."""
    folder = folder / mark
    folder.mkdir()
    picture = MadePicture(folder, 1000, 750, mark * 64, None)
    for path in (*picture.versions.values(), picture.blurred):
        path.write_bytes(WEBP + mark.encode())
    return picture


def note(idea: Proposal, photo: Picture, _covered: MadePicture) -> None:
    operations.note_children(OFFICER, idea, photo, shows_children=False, consent=False)


def cover(idea: Proposal, photo: Picture, covered: MadePicture) -> None:
    operations.mask_photo(OFFICER, idea, photo, covered)


@pytest.mark.parametrize("look", [note, cover])
def test_what_is_added_meanwhile_stays_on_the_desk(app: Flask, tmp_path: Path, look: Look):
    first, second, covered = (made(tmp_path, mark) for mark in "abc")
    with app.app_context():
        idea = make_proposal("published")
        author = Actor(account_id=idea.author_id)
        with unit_of_work():
            photo_id = operations.add_photo(author, idea, first).id
        idea_id = idea.id

        def looks() -> None:
            with app.app_context(), unit_of_work():
                look(session().get_one(Proposal, idea_id), session().get_one(Picture, photo_id), covered)

        with ThreadPoolExecutor(1) as beside:
            with unit_of_work():
                operations.add_photo(author, idea, second)
                session().flush()
                looking = beside.submit(looks)
                wait([looking], timeout=1)
            looking.result(timeout=10)
        waits = sa.select(Picture.awaits_look).order_by(Picture.id)
        assert session().scalars(waits).all() == [False, True]
        assert session().scalars(sa.select(WaitingItem.kind).where(WaitingItem.done_at.is_(None))).all() == [
            WaitingKind.NEW_PHOTOS
        ]
