"""What every storage promises, whatever is behind it."""

from datetime import UTC, datetime, timedelta

import pytest

from beteiligung.media.storage import SHARDS, StorageAway, new_key
from beteiligung.media.storage.folder import FolderStorage
from beteiligung.media.storage.s3 import S3Storage
from tests.media.s3_server import url_of


@pytest.fixture(params=["folder", "s3"])
def storage(request, tmp_path):
    if request.param == "folder":
        return FolderStorage(tmp_path / "instance" / "files")
    return S3Storage(url_of(request.getfixturevalue("s3_place")))


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


def test_what_is_put_again_takes_its_place(storage, content):
    name = f"{new_key()}.pdf"
    storage.put(name, content, "application/pdf")
    content.write_bytes(b"Anderes")
    storage.put(name, content, "application/pdf")
    assert storage.read(name) == b"Anderes"
    storage.delete(name)


def test_a_copy_has_a_life_of_its_own(storage, content):
    name, copy = f"{new_key()}-480.webp", f"{new_key()}-480.webp"
    with pytest.raises(StorageAway):
        storage.copy(name, copy)
    storage.put(name, content, "image/webp")
    storage.copy(name, copy)
    storage.delete(name)
    assert storage.read(copy) == b"Bildpunkte"
    storage.delete(copy)


def test_names_of_a_part_by_age(storage, content):
    name, other = f"ab{'0' * 38}-480.webp", f"cd{'0' * 38}.pdf"
    for each in (name, other):
        storage.put(each, content, "image/webp")
    now = datetime.now(UTC)
    assert list(storage.names_in("ab", before=now + timedelta(minutes=1))) == [name]
    assert list(storage.names_in("ab", before=now - timedelta(minutes=1))) == []
    assert list(storage.names_in("ef", before=now + timedelta(minutes=1))) == []
    for each in (name, other):
        storage.delete(each)


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
    acts = (
        storage.read,
        storage.exists,
        storage.delete,
        lambda name: storage.put(name, content, "image/webp"),
        lambda name: storage.copy(name, f"{new_key()}.pdf"),
    )
    for act in acts:
        with pytest.raises(ValueError, match="no name of a file"):
            act(name)


def test_one_in_order_has_no_fault_and_nothing_left_of_the_trial(storage):
    assert storage.fault() is None
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert [name for shard in SHARDS for name in storage.names_in(shard, before=later)] == []


def test_names_are_long_and_never_the_same():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {40}, "160 bits in hex"
