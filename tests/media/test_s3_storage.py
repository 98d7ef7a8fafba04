"""Files in S3-compatible storage, on a real server that checks signatures."""

import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from beteiligung.core.database import unit_of_work
from beteiligung.media import operations
from beteiligung.media.storage import StorageAway, new_key
from beteiligung.media.storage.s3 import S3Storage
from tests.support.application import application
from tests.support.factories import make_picture
from tests.support.factories.media import WEBP

KEY, SECRET = "ACCESSKEY123", "Geheim+mit/Sonderzeichen%"
ESCAPED = "Geheim+mit%2FSonderzeichen%25"
WAIT_SECONDS = 20


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Host and port of a server whose bucket is called ``dateien``."""
    folder = tmp_path_factory.mktemp("s3")
    (folder / "dateien").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    rclone = Path(sys.executable).with_name("rclone")
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [rclone, "serve", "s3", "--config", "", "--addr", place, "--auth-key", f"{KEY},{SECRET}", folder],
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(place)
        yield place
    finally:
        server.terminate()
        server.wait()


def _wait_for(place):
    host, port = place.split(":")
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.1)


@pytest.fixture
def url(place):
    return f"s3://{KEY}:{ESCAPED}@{place}/dateien?tls=0"


@pytest.fixture
def storage(url):
    return S3Storage(url)


@pytest.fixture
def content(tmp_path):
    path = tmp_path / "content"
    path.write_bytes(b"Bildpunkte")
    return path


def test_what_is_put_can_be_read_until_it_is_deleted(storage, content):
    name = f"{new_key()}-480.webp"
    assert storage.read(name) is None
    assert not storage.exists(name)
    storage.put(name, content, "image/webp")
    assert storage.read(name) == b"Bildpunkte"
    assert storage.exists(name)
    storage.delete(name)
    assert storage.read(name) is None
    storage.delete(name)


def test_names_of_a_part_by_age(storage, content):
    name, other = f"ab{'0' * 38}-480.webp", f"cd{'0' * 38}.pdf"
    for each in (name, other):
        storage.put(each, content, "image/webp")
    now = datetime.now(UTC)
    assert list(storage.names_in("ab", before=now + timedelta(minutes=1))) == [name]
    assert list(storage.names_in("ab", before=now - timedelta(minutes=1))) == []
    for each in (name, other):
        storage.delete(each)


def test_a_name_leads_nowhere_else(storage):
    with pytest.raises(ValueError, match="no name of a file"):
        storage.read("../secret_key")


def test_a_storage_in_order_has_no_fault_and_nothing_left_of_the_trial(storage):
    assert storage.fault() is None
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert [name for shard in "0123456789abcdef" for name in storage.names_in(shard, before=later)] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((ESCAPED, "falsch"), "refuses the key or the secret of BETEILIGUNG_STORAGE_URL (SignatureDoesNotMatch)"),
        ((KEY, "SOMEBODYELSE"), "refuses the key or the secret of BETEILIGUNG_STORAGE_URL (InvalidAccessKeyId)"),
        (("/dateien", "/andere"), "there is no bucket andere at 127.0.0.1:"),
    ],
)
def test_what_is_wrong_is_said_and_the_secret_is_not(url, content, change, said):
    storage = S3Storage(url.replace(*change))
    fault = storage.fault()
    assert said in fault
    assert ESCAPED not in fault
    assert SECRET not in fault
    with pytest.raises(StorageAway):
        storage.put(f"{new_key()}.pdf", content, "application/pdf")


def test_a_server_that_is_not_there_is_said(content):
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    storage = S3Storage(f"s3://{KEY}:{ESCAPED}@{place}/dateien?tls=0")
    assert f"dateien at {place} does not answer" in storage.fault()
    with pytest.raises(StorageAway):
        storage.read(f"{new_key()}.pdf")


@pytest.mark.parametrize(
    "url",
    [
        "https://key:secret@example.org/bucket",
        "s3://example.org/bucket",
        "s3://key:secret@example.org",
        "s3://key:secret@example.org/bucket/folder",
        "s3://key:secret@example.org/bucket?tsl=0",
    ],
)
def test_an_address_that_cannot_be_one_is_refused_at_once(url):
    with pytest.raises(ValueError, match="BETEILIGUNG_STORAGE_URL is not like s3://"):
        S3Storage(url)


def test_the_command_says_that_the_secret_is_wrong(database_url, tmp_path, url):
    settings = {"DATABASE_URL": database_url, "INSTANCE": str(tmp_path)}
    with application(**settings, BETEILIGUNG_STORAGE_URL=url) as app:
        assert "  files: ok" in app.test_cli_runner().invoke(args=["check"]).stdout.splitlines()
    with application(**settings, BETEILIGUNG_STORAGE_URL=url.replace(ESCAPED, "falsch")) as app:
        result = app.test_cli_runner().invoke(args=["check"])
    assert result.exit_code == 1
    assert "refuses the key or the secret of BETEILIGUNG_STORAGE_URL" in result.stdout
    assert "falsch" not in result.stdout


def test_pictures_live_there(database_url, tmp_path, url, storage):
    with application(DATABASE_URL=database_url, INSTANCE=str(tmp_path), BETEILIGUNG_STORAGE_URL=url) as app:
        with app.app_context():
            picture = make_picture()
            assert storage.read(picture.blurred_name) == WEBP + b"blurred"
            assert not (tmp_path / "files").exists()
            with unit_of_work():
                operations.delete_picture(picture)
        assert not any(storage.exists(name) for name in picture.names)
