"""Locked content leaves no readable copy; what the police needs lies apart; a mistake is undone exactly."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.comments.models import Comment
from beteiligung.comments.queries import comment_by_id, thread
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible
from beteiligung.core.text import REMOVED
from beteiligung.mail.models import OutboxMail
from beteiligung.media.models import Document, Picture
from beteiligung.media.queries import document_named, picture_named
from beteiligung.media.storage import storage
from beteiligung.moderation.models import DecisionKind, Lock, Subject, WaitingItem
from beteiligung.moderation.operations import erase_locked, lift_lock
from beteiligung.moderation.queries import decisions_of, locks_page
from beteiligung.proposals.models import Proposal, ProposalSearch
from beteiligung.proposals.operations import lapse_unanswered, tell_author
from beteiligung.proposals.queries import documents_of, own_proposals, photos_of, proposal_by_id, versions_of
from tests.moderation.contributions import lock
from tests.support.factories import make_account, make_comment, make_proposal, make_waiting_item

WORD = "Donnerkeilwort"


def lift(actor, number):
    with unit_of_work():
        lift_lock(actor, session().get_one(Lock, number))


def erase(actor, number):
    with unit_of_work():
        erase_locked(actor, session().get_one(Lock, number))


def test_a_locked_idea_is_there_for_nobody(area, officer, coordinator):
    author = make_account()
    idea = make_proposal(area=area, author=author, title=f"{WORD} am Platz", photos=1, documents=1)
    make_waiting_item(idea)
    with unit_of_work():
        tell_author(idea, "decision_publish", {"words": idea.words})
    number = lock(officer, idea)
    assert proposal_by_id(idea.id) is None
    assert own_proposals(Actor(account_id=author.id), "", 10).items == []
    for actor in (Actor(account_id=author.id), officer, coordinator, Actor(is_auditor=True, account_id=99)):
        assert not any(can(actor, permission, idea) for permission in P if permission.startswith("proposal."))
    assert session().get(ProposalSearch, idea.id) is None
    mail = session().scalars(sa.select(OutboxMail)).one()
    assert mail.failed_at is not None
    assert WORD.casefold() not in str(mail.values).casefold()
    assert session().scalars(sa.select(WaitingItem).where(WaitingItem.done_at.is_(None))).all() == []
    row = session().get_one(Lock, number)
    assert (row.account_id, row.ground, row.subject) == (author.id, "forbidden_content", Subject.IDEA)
    assert len(row.hashes) >= 4
    assert WORD not in str(row.hashes)
    assert [shown.id for shown in locks_page(officer, "", 10).items] == [number]


def test_a_locked_comment_leaves_a_stone_without_a_word(area, officer):
    idea = make_proposal(area=area)
    comment = make_comment(idea, text=WORD, shown_name="Rana")
    make_comment(idea, text="Eine Antwort.", parent=comment)
    lock(officer, idea, comment, Subject.COMMENT, ground="threat")
    (stone,) = thread(idea.id).comments
    assert (stone.is_locked, stone.text, stone.shown_name) == (True, None, None)
    assert [reply.text for reply in stone.replies] == ["Eine Antwort."]
    assert comment_by_id(comment.id) is None
    assert session().get_one(Proposal, idea.id).comment_count == 1


def test_files_of_what_is_locked_have_no_address(area, officer):
    idea = make_proposal(area=area, photos=2, documents=1)
    (first, second), (document,) = photos_of(idea), documents_of(idea.id)
    lock(officer, idea, first, Subject.PHOTO)
    lock(officer, idea, document, Subject.DOCUMENT)
    assert [picture_named(name) for name in first.names] == [None] * len(first.names)
    assert document_named(document.name) is None
    assert photos_of(idea) == [second]
    assert documents_of(idea.id) == []
    assert storage().read(first.name(480)) is not None, "until the police says so"


def test_a_mistake_is_undone_exactly(area, officer, coordinator):
    idea = make_proposal(area=area, photos=1)
    comment = make_comment(idea, text=WORD)
    (photo,) = photos_of(idea)
    numbers = [
        lock(officer, idea, comment, Subject.COMMENT),
        lock(officer, idea, photo, Subject.PHOTO),
        lock(officer, idea),
    ]
    for number in reversed(numbers):
        lift(coordinator, number)
        lift(coordinator, number)
    found = proposal_by_id(idea.id)
    assert found.comment_count == 1
    assert session().get(ProposalSearch, idea.id) is not None
    assert thread(idea.id).comments[0].text == WORD
    assert photos_of(found) == [photo]
    assert [row.kind for row in decisions_of(idea.id)][:3] == [DecisionKind.UNLOCK] * 3
    with pytest.raises(NotPossible):
        erase(coordinator, numbers[0])


def test_deleting_leaves_neither_words_nor_files(area, officer, coordinator):
    idea = make_proposal(area=area, title=f"{WORD} hier", photos=1, documents=1)
    comment = make_comment(idea, text=WORD, shown_name=WORD)
    (photo,), (document,) = photos_of(idea), documents_of(idea.id)
    files = [*photo.names, document.name]
    numbers = [lock(officer, idea, comment, Subject.COMMENT), lock(officer, idea)]
    for number in numbers:
        erase(coordinator, number)
        erase(coordinator, number)
    gone = session().get_one(Proposal, idea.id)
    assert (gone.title, gone.text, gone.photo_count) == (REMOVED, REMOVED, 0)
    assert {version.title for version in versions_of(idea.id)} == {REMOVED}
    stone = session().get_one(Comment, comment.id)
    assert (stone.text, stone.shown_name) == (None, None)
    assert [storage().read(name) for name in files] == [None] * len(files)
    assert session().scalars(sa.select(Picture)).all() == []
    assert session().scalars(sa.select(Document)).all() == []
    with pytest.raises(NotPossible):
        lift(coordinator, numbers[1])


def test_single_files_are_deleted_too(area, officer, coordinator):
    idea = make_proposal(area=area, photos=2, documents=1)
    (photo, other), (document,) = photos_of(idea), documents_of(idea.id)
    for thing, subject in ((photo, Subject.PHOTO), (document, Subject.DOCUMENT)):
        erase(coordinator, lock(officer, idea, thing, subject))
    assert photos_of(session().get_one(Proposal, idea.id)) == [other]
    assert session().get_one(Proposal, idea.id).photo_count == 1
    assert storage().read(document.name) is None


def test_who_may_not(area, officer, coordinator):
    idea = make_proposal(area=area, shown_name="Rana")
    number = lock(officer, make_proposal(area=area))
    for act in (lift, erase):
        with pytest.raises(Forbidden):
            act(officer, number)
    with pytest.raises(InvalidInput):
        lock(officer, idea, ground="advertising")
    with pytest.raises(NotPossible):
        lock(officer, idea, None, Subject.IDEA_NAME)
    with pytest.raises(Forbidden):
        lock(Actor(account_id=idea.author_id, is_confirmed=True), idea)
    lock(officer, idea)
    with pytest.raises(Forbidden):
        lock(officer, idea)


def test_timers_leave_alone_what_is_locked(area, officer):
    idea = make_proposal("returned", area=area, age=timedelta(weeks=8))
    lock(officer, idea)
    assert list(lapse_unanswered().ids) == []
