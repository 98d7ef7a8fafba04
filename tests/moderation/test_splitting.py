"""What the parts of an idea take along: its pin, and copies of its photos that live on their own."""

import pytest
import sqlalchemy as sa

from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.media.models import Picture
from beteiligung.media.storage import storage
from beteiligung.moderation.models import Subject, WaitingItem
from beteiligung.moderation.operations import decide_split
from beteiligung.proposals.models import Proposal, ProposalPhoto, ProposalState
from beteiligung.proposals.operations import Part
from beteiligung.proposals.operations.photos import erase_photo
from beteiligung.proposals.queries import photos_of, same_photos
from tests.moderation.acting import the
from tests.moderation.contributions import hide, lock
from tests.support.factories import make_area, make_proposal

TEXT = "Das ist ein Teil, der auch für sich allein stehen kann."
PIN = (51.51987654321, 7.46512345678)


@pytest.fixture
def idea(area):
    return make_proposal(area=area, pin=PIN, photos=3)


def part(area, *photos, **values):
    return Part("Bänke am Platz", TEXT, area.id, photo_ids=frozenset(photo.id for photo in photos), **values)


def split(actor, idea, *parts):
    with unit_of_work():
        made = decide_split(actor, the(idea), parts, version=the(idea).version)
        return [one.id for one in made]


def pictures_of(idea_id):
    return photos_of(session().get_one(Proposal, idea_id))


def set_on(photo, **values):
    with unit_of_work():
        for name, value in values.items():
            setattr(session().get_one(Picture, photo.id), name, value)


def waiting(idea_id):
    query = sa.select(WaitingItem.kind).where(WaitingItem.proposal_id == idea_id, WaitingItem.done_at.is_(None))
    return list(session().scalars(query))


def files():
    return {path.name for path in storage()._folder.rglob("*") if path.is_file()}


def test_a_part_stands_where_the_whole_does_if_it_is_to(area, officer, idea):
    with_it, without = split(officer, idea, part(area, keeps_pin=True), part(area))
    pins = [
        (one.latitude, one.longitude)
        for one in (the(idea), *(session().get_one(Proposal, one) for one in (with_it, without)))
    ]
    assert pins == [PIN, PIN, (None, None)]


def test_each_part_gets_copies_in_the_order_of_the_whole(area, officer, idea):
    first, second, third = photos_of(the(idea))
    set_on(second, is_masked=True, consent_on_file=True)
    one, other, none = split(officer, idea, part(area, third, first), part(area, second, third), part(area))
    assert [[copy.sha256 for copy in pictures_of(made)] for made in (one, other, none)] == [
        [first.sha256, third.sha256],
        [second.sha256, third.sha256],
        [],
    ]
    assert session().get_one(Proposal, one).photo_count == 2
    copy = pictures_of(other)[0]
    same = (
        "alternative_text",
        "shows_children",
        "consent_on_file",
        "is_masked",
        "width",
        "height",
        "bytes",
        "uploaded_at",
    )
    assert [getattr(copy, name) for name in same] == [getattr(second, name) for name in same]
    assert {copy.key, copy.blurred_key}.isdisjoint({second.key, second.blurred_key})
    assert [storage().read(name) for name in copy.names] == [storage().read(name) for name in second.names]
    assert [photo.id for photo in photos_of(the(idea))] == [first.id, second.id, third.id], "the whole keeps its own"


def test_nothing_of_a_split_that_fails_stays(area, officer, idea):
    before, photos = files(), photos_of(the(idea))
    parts = [part(area, *photos), Part("Zu kurz", "", area.id)]
    with pytest.raises(InvalidInput):
        split(officer, idea, *parts)
    assert files() == before
    assert session().scalar(sa.select(sa.func.count()).select_from(Picture)) == 3


@pytest.mark.parametrize("withheld", ["hidden", "locked", "gone", "of another idea"])
def test_what_is_not_to_be_seen_is_not_copied(area, officer, coordinator, idea, withheld):
    photo = photos_of(the(idea))[0]
    if withheld == "hidden":
        hide(officer, idea, photo, Subject.PHOTO)
    elif withheld == "locked":
        lock(coordinator, idea, photo, Subject.PHOTO)
    elif withheld == "gone":
        with unit_of_work():
            erase_photo(the(idea), session().get_one(Picture, photo.id))
    else:
        photo = photos_of(make_proposal(area=area, photos=1))[0]
    before = files()
    with pytest.raises(Stale):
        split(officer, idea, part(area, photo), part(area))
    assert files() == before
    assert session().scalar(sa.select(sa.func.count()).where(Proposal.split_from_id == idea.id)) == 0


def test_what_nobody_has_looked_at_stays_blurred_and_waits_with_the_part(area, officer, idea):
    photo = photos_of(the(idea))[0]
    set_on(photo, awaits_look=True)
    here, there = split(officer, idea, part(area, photo), part(make_area("hoerde"), photo))
    assert pictures_of(here)[0].is_blurred_in_public
    assert waiting(here) == ["new_photos"]
    assert session().get_one(Proposal, there).state is ProposalState.SUBMITTED
    assert waiting(there) == ["new_idea"], "whoever publishes it looks at its photos"


@pytest.mark.one_database
def test_a_copy_is_hidden_locked_and_deleted_by_itself(area, officer, coordinator, idea):
    photo = photos_of(the(idea))[0]
    one, other = split(officer, idea, part(area, photo), part(area, photo))
    hide(officer, session().get_one(Proposal, one), pictures_of(one)[0], Subject.PHOTO)
    lock(coordinator, idea, photo, Subject.PHOTO)
    with unit_of_work():
        erase_photo(the(idea), session().get_one(Picture, photo.id))
    left = pictures_of(other)[0]
    assert not left.is_withheld
    assert all(storage().exists(name) for name in left.names)


def test_where_else_a_photo_stands(area, officer, coordinator, idea):
    photo = photos_of(the(idea))[0]
    one, other = split(officer, idea, part(area, photo), part(area, photo))
    draft = make_proposal("draft", area=area)
    with unit_of_work():
        for at_home in (draft, make_proposal(area=area)):
            stranger = photos_of(make_proposal(area=area, photos=1))[0]
            moved = sa.update(ProposalPhoto).where(ProposalPhoto.picture_id == stranger.id)
            session().execute(moved.values(proposal_id=at_home.id))
            session().execute(
                sa.update(Picture)
                .where(Picture.id == stranger.id)
                .values(sha256=photo.sha256 if at_home is draft else "f" * 64)
            )

    def found(*conditions):
        return [row.id for row in same_photos(the(idea), photos_of(the(idea)), *conditions).ideas]

    assert found() == [one, other], "nobody hears of a draft, and another photo is another"
    lock(coordinator, session().get_one(Proposal, one), pictures_of(one)[0], Subject.PHOTO)
    assert found() == [other]
    assert found(Proposal.author_id == -1) == []
    lock(coordinator, session().get_one(Proposal, other))
    assert found() == []
