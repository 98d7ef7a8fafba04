from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.tile_server import TileServer, tile_server


@pytest.fixture
def source() -> Iterator[TileServer]:
    """A source of map pictures."""
    with tile_server() as running:
        yield running
