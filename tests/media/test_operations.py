"""Rows and files go together: written together, taken back together, deleted together."""

import os
from contextlib import contextmanager, suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotPossible
from beteiligung.core.revision import now as numbers_of
from beteiligung.media import files, operations
from beteiligung.media.models import Picture
from beteiligung.media.storage import SHARDS, StorageAway, storage
from beteiligung.media.workshop import clear_workshop, masked, workshop
from tests.media import zoo
from tests.support.factories import make_document, make_picture

pytestmark = pytest.mark.usefixtures("forked_children")


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context():
        yield


def all_files():
    folder = storage()._folder
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def grow_old(names, *, days=2):
    then = clock.now().timestamp() - days * 24 * 3600
    for name in names:
        os.utime(storage()._path(name), (then, then))


@contextmanager
def failing():
    """A transaction that is taken back after all that was done in it."""

    class Fault(Exception):
        pass

    with suppress(Fault), unit_of_work():
        yield
        raise Fault


def add_another_with_the_key_of(first):
    with unit_of_work():
        second = make_picture()
        session().execute(sa.update(Picture).where(Picture.id == second.id).values(key=first.key))


def public_number():
    return numbers_of(session().get_bind()).public


def test_a_picture_is_kept_with_all_its_versions():
    with workshop().picture(BytesIO(zoo.laden("JPEG"))) as made, unit_of_work():
        picture = operations.add_picture(made, owner="proposal", alternative_text="Vier Farben", shows_children=True)
    assert picture.widths == [480, 640]
    assert (picture.width, picture.height, picture.alternative_text) == (640, 480, "Vier Farben")
    assert picture.key != picture.blurred_key
    assert all_files() == sorted(
        [f"{picture.key}-480.webp", f"{picture.key}-640.webp", f"{picture.blurred_key}-480.webp"]
    )
    assert picture.bytes == sum(len(storage().read(name)) for name in picture.names)
    assert not list(workshop()._folder.glob("job-*")), "what was sent is gone"


def test_nothing_of_a_failed_transaction_stays():
    with failing():
        make_picture()
        make_document()
        assert len(all_files()) == 5
    assert all_files() == []
    assert session().scalar(sa.select(sa.func.count()).select_from(Picture)) == 0


def test_nothing_stays_when_the_commit_itself_fails():
    first = make_picture()
    with pytest.raises(sa.exc.IntegrityError):
        add_another_with_the_key_of(first)
    assert all_files() == sorted(first.names)


def test_files_are_deleted_with_the_commit_and_not_before():
    picture, document = make_picture(), make_document()
    with failing():
        operations.delete_picture(session().merge(picture))
        operations.delete_document(session().merge(document))
    assert len(all_files()) == 5
    with unit_of_work():
        operations.delete_picture(session().get(Picture, picture.id))
        assert len(all_files()) == 5
    assert all_files() == [document.name]


def test_a_savepoint_that_fails_keeps_the_files():
    picture = make_picture()
    with unit_of_work():
        savepoint = session().begin_nested()
        operations.delete_picture(session().get(Picture, picture.id))
        savepoint.rollback()
        make_document()
    assert set(picture.names) < set(all_files())


def test_masking_makes_new_files_and_leaves_none_of_the_old():
    with workshop().picture(BytesIO(zoo.laden("PNG"))) as made, unit_of_work():
        picture = operations.add_picture(made, owner="proposal")
    before = picture.names
    with masked(picture, [(0, 0, 0.5, 1)]) as made, unit_of_work():
        operations.mask_picture(picture, made)
    assert picture.is_masked
    assert all_files() == sorted(picture.names)
    assert not set(before) & set(picture.names)
    assert (picture.width, picture.height) == (640, 480)


def test_consent_belongs_to_children_that_are_shown():
    picture = make_picture()
    with unit_of_work(), pytest.raises(NotPossible):
        operations.note_consent(picture, on_file=True)
    assert picture.public_names == [picture.name(width) for width in (480, 960, 1000)]
    with unit_of_work():
        operations.say_whether_children_are_shown(picture, True)
    assert picture.public_names == [picture.blurred_name]
    with unit_of_work():
        operations.note_consent(picture, on_file=True)
    assert picture.public_names == [picture.name(width) for width in (480, 960, 1000)]
    with unit_of_work():
        operations.say_whether_children_are_shown(picture, False)
    assert not picture.consent_on_file


def test_a_change_of_a_picture_makes_pages_old_and_a_new_picture_does_not():
    before = public_number()
    picture = make_picture()
    assert public_number() == before
    with unit_of_work():
        operations.describe_picture(picture, "Ein Beet")
    assert public_number() == before + 1


def test_files_that_no_row_names_go_after_a_day(tmp_path):
    picture, document = make_picture(), make_document()
    with failing():
        names = make_picture().names
        session().info["files_written"].clear()  # as if the process had died here
    kept = [*picture.names, document.name]
    assert all_files() == sorted([*kept, *names])
    assert sweep() == 0, "they are young"
    grow_old([*kept, *names])
    assert sweep() == 4
    assert all_files() == sorted(kept)


def sweep():
    with unit_of_work():
        return sum(files.remove_unnamed_files(shard) for shard in SHARDS)


def test_the_chore_comes_by_every_part_within_two_days():
    start, seen = clock.now(), set()
    for turn in range(256):
        with clock.freeze(start + timedelta(seconds=600 * turn)):
            seen.add(files.shard_of_this_turn())
    assert seen == set(SHARDS)


def test_what_a_killed_process_left_in_the_workshop_goes_after_an_hour():
    with workshop().picture(BytesIO(zoo.laden("PNG"))) as made:
        Path(workshop()._folder / "job-left").mkdir()
        os.utime(workshop()._folder / "job-left", (0, 0))
        clear_workshop()
        assert not (workshop()._folder / "job-left").exists()
        assert made.blurred.exists()


def test_a_storage_that_is_away_is_a_refusal_and_leaves_no_row(tmp_path):
    folder = storage()._folder
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("not a folder")
    with pytest.raises(StorageAway), unit_of_work():
        make_picture()
    assert session().scalar(sa.select(sa.func.count()).select_from(Picture)) == 0
