"""Files in S3-compatible storage, on a real server that checks signatures: what only this kind can get wrong."""

import socket

import pytest

from beteiligung.core.database import unit_of_work
from beteiligung.media import operations
from beteiligung.media.storage import StorageAway, new_key
from beteiligung.media.storage.s3 import S3Storage
from tests.media.s3_server import ESCAPED, KEY, SECRET, url_of
from tests.support.application import application
from tests.support.factories import make_picture
from tests.support.factories.media import WEBP


@pytest.fixture
def url(s3_place):
    return url_of(s3_place)


@pytest.fixture
def storage(url):
    return S3Storage(url)


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
