"""An owner of pictures that exists in tests only: what it says is seen is what the test wants."""

import pytest

from beteiligung.media import visibility
from beteiligung.media.storage import storage
from beteiligung.media.visibility import Sight


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
