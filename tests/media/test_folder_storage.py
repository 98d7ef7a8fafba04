"""Files in a folder: what only this kind can get wrong."""

import os

import pytest

from beteiligung.media.storage import StorageAway, new_key
from beteiligung.media.storage.folder import FolderStorage


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "instance" / "files"


@pytest.fixture
def storage(folder):
    return FolderStorage(folder)


def test_only_our_user_may_read_files(storage, folder, content):
    before = os.umask(0)
    try:
        storage.put(f"{new_key()}-480.webp", content, "image/webp")
    finally:
        os.umask(before)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600]
    assert all(path.stat().st_mode & 0o077 == 0 for path in [folder, *folder.iterdir()])


def test_a_folder_that_cannot_be_written_is_said(storage, folder, content):
    assert storage.fault() is None
    folder.rmdir()
    folder.write_text("a file stands where the folder should be")
    assert str(folder) in storage.fault()
    with pytest.raises(StorageAway):
        storage.put(f"{new_key()}.pdf", content, "application/pdf")


def test_a_copy_is_as_young_as_it_is(storage, folder, content):
    """Else the chore that deletes old files without a row would take it before its row is committed."""
    name, copy = f"{new_key()}-480.webp", f"{new_key()}-480.webp"
    storage.put(name, content, "image/webp")
    os.utime(folder / name[:2] / name, (0, 0))
    storage.copy(name, copy)
    assert (folder / copy[:2] / copy).stat().st_mtime > 0
