"""Files in a folder: private, whole, and nowhere else."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.media.storage import StorageAway, new_key
from beteiligung.media.storage.folder import FolderStorage


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "instance" / "files"


@pytest.fixture
def storage(folder):
    return FolderStorage(folder)


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


def test_only_our_user_may_read_files(storage, folder, content):
    before = os.umask(0)
    try:
        storage.put(f"{new_key()}-480.webp", content, "image/webp")
    finally:
        os.umask(before)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600]
    assert all(path.stat().st_mode & 0o077 == 0 for path in [folder, *folder.iterdir()])


@pytest.mark.parametrize(
    "name",
    [
        "../../secret_key",
        "/etc/passwd",
        "",
        f"{'a' * 40}.html",
        f"{'A' * 40}.webp",
        f"{'a' * 39}.webp",
        f"{'a' * 40}.webp\n",
    ],
)
def test_a_name_leads_nowhere_else(storage, content, name):
    for act in (storage.read, storage.exists, storage.delete, lambda name: storage.put(name, content, "image/webp")):
        with pytest.raises(ValueError, match="no name of a file"):
            act(name)


def test_names_are_long_and_never_the_same():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {40}, "160 bits in hex"


def test_names_of_a_part_by_age(storage, folder, content):
    old, new = f"ab{'0' * 38}-480.webp", f"ab{'1' * 38}-480.webp"
    other = f"cd{'0' * 38}.pdf"
    for name in (old, new, other):
        storage.put(name, content, "image/webp")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for name in (old, other):
        os.utime(folder / name[:2] / name, (yesterday.timestamp() - 9, yesterday.timestamp() - 9))
    assert list(storage.names_in("ab", before=yesterday)) == [old]
    assert list(storage.names_in("ef", before=yesterday)) == []


def test_a_folder_that_cannot_be_written_is_said(storage, folder, content):
    assert storage.fault() is None
    folder.rmdir()
    folder.write_text("a file stands where the folder should be")
    assert str(folder) in storage.fault()
    with pytest.raises(StorageAway):
        storage.put(f"{new_key()}.pdf", content, "application/pdf")
