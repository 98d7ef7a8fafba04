"""Pictures of the map come through us, from a real HTTP server, and from disk."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from beteiligung.aktionsraum import tiles
from beteiligung.aktionsraum.geometry import Box
from beteiligung.aktionsraum.tiles import Tile, TileSource, fault_of, mimetype_of
from tests.support.tile_server import png

HERE = Tile(12, 2132, 1361)
BESIDE = Tile(12, 2133, 1361)
DORTMUND = Box(7.30, 51.41, 7.64, 51.60)
A_YEAR = 365 * 24 * 3600


@pytest.fixture
def make(source, tmp_path):
    """A source as one process knows it; each call is another process."""
    return lambda: TileSource(source.template, tmp_path / "kacheln", "the platform")


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("lock-")]


def test_a_picture_is_fetched_once_and_kept_for_all_processes(make, source):
    assert make().get(HERE) == source.body
    assert make().get(HERE) == source.body

    assert source.asked == ["/12/2132/1361.png"]
    assert source.agents == {"the platform"}


def test_many_who_want_one_picture_fetch_it_once(make, source):
    source.wait = 0.2
    processes = [make(), make(), make()]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda number: processes[number % 3].get(HERE), range(6)))

    assert set(found) == {source.body}
    assert len(source.asked) == 1


def test_few_are_fetched_at_once(make, source):
    source.wait = 0.1
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(make().get, [Tile(14, 8530 + number, 5446) for number in range(8)]))

    assert source.most_at_once == tiles.FETCHES_AT_ONCE


def test_who_waits_too_long_for_a_turn_gets_none(make, source, monkeypatch):
    monkeypatch.setattr(tiles, "PATIENCE_SECONDS", 0.05)
    source.wait = 0.5
    process = make()
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(process.get, [HERE, BESIDE, Tile(12, 2134, 1361)]))

    assert sorted(picture is None for picture in found) == [False, False, True]


class TestOld:
    @pytest.fixture
    def old(self, make, tmp_path, source):
        """An old picture on disk; the source has a new one."""
        old = make().get(HERE)
        for path in files(tmp_path):
            os.utime(path, (time.time() - A_YEAR,) * 2)
        source.asked.clear()
        source.body = png(1, 2, 3)
        return old

    def test_is_fetched_again(self, make, source, old):
        assert make().get(HERE) == source.body != old
        assert make().get(HERE) == source.body
        assert len(source.asked) == 1

    @pytest.mark.parametrize("status", [500, 503, 429, 404, 403])
    def test_is_shown_while_the_source_has_none(self, make, source, old, status):
        source.status = status
        assert make().get(HERE) == old

    def test_is_shown_while_the_source_is_away(self, make, source, old, monkeypatch):
        monkeypatch.setattr(tiles, "FETCH_SECONDS", 0.2)
        source.wait = 0.6
        assert make().get(HERE) == old


def test_a_source_that_does_not_answer_is_left_alone_for_a_while(make, source, monkeypatch):
    source.status = 500
    process = make()
    assert process.get(HERE) is None
    source.status = 200
    assert process.get(BESIDE) is None
    assert len(source.asked) == 1

    monkeypatch.setattr(process, "_rests_until", 0.0)
    assert process.get(BESIDE) == source.body


def test_a_place_without_a_picture_says_nothing_about_others(make, source):
    source.status = 404
    process = make()
    assert process.get(HERE) is None
    source.status = 200
    assert process.get(BESIDE) == source.body


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html>Bitte anmelden</html>", "text/html"),
        (b"<html>Bitte anmelden</html>", "image/png"),
        (png(), "text/html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "image/webp"),
        (b"", "image/png"),
        (png() + b"\0" * tiles.LARGEST_BYTES, "image/png"),
    ],
)
def test_what_is_no_picture_or_too_large_is_not_kept(make, source, tmp_path, body, kind):
    source.body, source.headers = body, {"Content-Type": kind}

    assert make().get(HERE) is None
    assert files(tmp_path) == []


def test_redirects_lead_nowhere(make, source):
    source.status, source.headers = 302, {"Location": f"{source.url}/geheim"}

    assert make().get(HERE) is None
    assert source.asked == ["/12/2132/1361.png"]


def test_the_folder_does_not_grow_beyond_its_size(make, source, tmp_path, monkeypatch):
    size = len(source.body)
    monkeypatch.setattr(tiles, "MOST_BYTES", 20 * size)
    process = make()
    for number in range(40):
        process.get(Tile(16, 34000 + number, 21700))
        for path in files(tmp_path):
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
        assert min(number, 17) <= len(files(tmp_path)) <= 21, "the size, and a twentieth of it"

    left = {int(path.parent.name) for path in files(tmp_path)}
    assert max(left) == 34039, "the newest stay"
    assert 34000 not in left, "the oldest go"


@pytest.mark.parametrize(
    ("tile", "is_shown"),
    [
        (HERE, True),
        (Tile(10, 533, 340), True),
        (Tile(18, 136500, 87100), True),
        (Tile(9, 266, 170), False),
        (Tile(19, 273000, 174200), False),
        (Tile(12, 2140, 1361), False),
        (Tile(12, 2125, 1361), False),
        (Tile(12, 2132, 1350), False),
        (Tile(12, 2132, 1370), False),
        (Tile(12, 10**30, 10**30), False),
    ],
)
def test_only_the_city_is_shown(tile, is_shown):
    assert tile.touches(DORTMUND) is is_shown


@pytest.mark.parametrize(
    "template",
    [
        "file:///etc/{z}/{x}/{y}",
        "https:///{z}/{x}/{y}.png",
        "https://karte.example.org/{z}/{x}.png",
        "https://karte.example.org/{z}/{x}/{y}/{y}.png",
        "https://{s}.example.org/{z}/{x}/{y}.png",
        "https://{x}.example.org/{z}/{y}.png",
        "https://karte.example.org/{z}/{x}/{y}.png?key={key}",
        "karte.example.org/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_cannot_be_used_is_refused(template, tmp_path):
    assert fault_of(template)
    with pytest.raises(ValueError, match="it "):
        TileSource(template, tmp_path, "")


def test_kinds_of_pictures():
    assert mimetype_of(png()) == "image/png"
    assert mimetype_of(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert mimetype_of(b"RIFF\x24\0\0\0WEBPVP8 ") == "image/webp"
    assert mimetype_of(b"RIFF\x24\0\0\0WAVEfmt ") is None
