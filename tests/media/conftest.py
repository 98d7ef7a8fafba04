"""An owner of pictures that exists in tests only: what it says is seen is what the test wants."""

import pytest

from beteiligung.media import visibility
from beteiligung.media.storage import storage
from beteiligung.media.visibility import Sight
from tests.media.s3_server import s3_server


@pytest.fixture
def owner(monkeypatch):
    """``owner.sight`` is what it answers; ``owner.asked`` whom about what."""

    class Owner:
        sight = Sight()
        asked: list = []

        def look(self, actor, thing):
            self.asked.append((actor, thing.id))
            return self.sight

    one = Owner()
    one.asked = []
    monkeypatch.setitem(visibility._looks, "proposal", one.look)
    return one


@pytest.fixture
def stored(app):
    """``stored(name)``: whether the storage has a file."""

    def ask(name):
        with app.app_context():
            return storage().exists(name)

    return ask


@pytest.fixture
def content(tmp_path):
    """A file to be kept."""
    path = tmp_path / "content"
    path.write_bytes(b"Bildpunkte")
    return path


@pytest.fixture(scope="session")
def s3_place(tmp_path_factory):
    """Host and port of a server for S3-compatible storage."""
    with s3_server(tmp_path_factory.mktemp("s3")) as place:
        yield place
