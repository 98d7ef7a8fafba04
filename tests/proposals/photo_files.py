"""Photos as tests send them, and what is kept of them."""

from __future__ import annotations

from io import BytesIO

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.media.models import Picture
from beteiligung.media.storage import storage
from tests.media.zoo import exif, quarters, saved
from tests.support.pages import Browser
from tests.support.world import World

PHOTO = saved(quarters(), "JPEG", exif=exif(gps=False))
PHOTOS = [PHOTO, *(saved(quarters(), "JPEG", quality=quality) for quality in (90, 80, 70, 60))]
"""Five files that are not the same."""
WITH_PLACE = saved(quarters(), "JPEG", exif=exif())
SCREEN = "/de/ideen/neu/1/ort"


def send(browser: Browser, path: str, *files: bytes, status: int = 302, **fields: str):
    token = browser.get(path).form().value("csrf_token")
    chosen = [(BytesIO(content), f"bild-{number}.jpg") for number, content in enumerate(files)]
    data = {"csrf_token": token, "fotos": chosen, **fields}
    answer = browser.answer("POST", path, data=data, content_type="multipart/form-data")
    assert answer.status_code == status, answer.text[:2000]
    return answer


def kept(world: World) -> list[Picture]:
    def read():
        found = list(session().scalars(sa.select(Picture).order_by(Picture.id)))
        session().expunge_all()
        return found

    return world.ask(read)


def files_of(world: World, pictures: list[Picture]) -> list[bool]:
    return world.ask(lambda: [storage().exists(name) for picture in pictures for name in picture.names])
