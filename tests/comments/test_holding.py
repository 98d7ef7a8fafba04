"""Which comments wait, who sees them meanwhile, and what lets them go."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment, CommentRule, HeldFor, Looking
from beteiligung.comments.operations import Words, delete_comment, edit_comment, write_answer, write_comment
from beteiligung.comments.queries import Reader, thread
from beteiligung.core import clock
from beteiligung.core.clock import CITY_ZONE
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.errors import Forbidden, NotFound, Stale
from beteiligung.core.text import has_link
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.models import DecisionKind, Subject, WaitingItem, WaitingKind
from beteiligung.moderation.operations.held import let_through
from beteiligung.moderation.queries import decisions_of
from beteiligung.proposals.models import Proposal
from tests.moderation.contributions import contribution, hide
from tests.support.factories import make_account, make_area, make_city, make_comment, make_proposal, make_staff

OFFICE = [[day, 9 * 60, 17 * 60] for day in range(5)]
LINK = "Mehr dazu steht auf https://example.org/bank"


@pytest.fixture
def in_app(app):
    with app.app_context():
        yield


@pytest.fixture
def area(in_app):
    return make_area("nordmarkt")


@pytest.fixture
def officer(area):
    return actor_of(make_staff("officer", [area]).id)


@pytest.fixture
def idea(area):
    return make_proposal(area=area)


@pytest.fixture
def person(in_app):
    return actor_of(make_account(language="tr").id)


def rule(area, looking=Looking.AFTER, hours=()):
    with unit_of_work():
        add(CommentRule(aktionsraum_id=area.id, looking=looking, hours=list(hours)))


def say(actor, idea, text="Gute Idee!", **values):
    with unit_of_work():
        return write_comment(actor, session().get_one(Proposal, idea.id), Words(text, "de"), **values).id


def held(comment_id):
    return session().get_one(Comment, comment_id).held_for


def waiting():
    query = sa.select(WaitingItem).filter_by(kind=WaitingKind.HELD_COMMENT, done_at=None)
    return session().scalars(query).all()


def count(idea):
    return session().scalar(sa.select(Proposal.comment_count).where(Proposal.id == idea.id))


def at(hour, day=30):
    return clock.freeze(datetime(2026, 11, day, hour, 0, tzinfo=CITY_ZONE))


def test_the_first_with_a_link_waits_and_only_author_and_desk_see_it(idea, person, officer):
    comment_id = say(person, idea, LINK)
    assert held(comment_id) is HeldFor.LINK
    assert count(idea) == 0
    assert thread(idea.id).comments == []
    assert thread(idea.id, Reader(make_account().id)).comments == []
    (own,) = thread(idea.id, Reader(person.account_id)).comments
    assert own.held_until == clock.add_working_days(clock.today(), 5)
    assert thread(idea.id, Reader(officer.account_id, is_at_desk=True)).comments[0].text == LINK
    (item,) = waiting()
    assert (item.comment_id, item.proposal_id, item.due_on) == (comment_id, idea.id, own.held_until)
    with pytest.raises(NotFound):
        say(officer, idea, parent_id=comment_id)


def test_let_through_it_is_there_counted_and_its_author_is_told(idea, person, officer):
    make_city()
    comment_id = say(person, idea, LINK)

    def let(actor, version=None):
        with unit_of_work():
            asked = contribution(idea, session().get_one(Comment, comment_id), Subject.COMMENT)
            let_through(actor, asked, version=version or asked.version)

    with pytest.raises(Forbidden):
        let(person)
    with pytest.raises(Stale):
        let(officer, version=99)
    let(officer)
    assert [voice.text for voice in thread(idea.id).comments] == [LINK]
    assert count(idea) == 1
    assert waiting() == []
    assert [row.kind for row in decisions_of(idea.id)] == [DecisionKind.LET_THROUGH]
    letter = session().scalars(sa.select(OutboxMail).filter_by(kind="comment_let_through")).one()
    assert idea.title in render(letter, the_city()).body
    assert letter.language == "tr"
    with pytest.raises(Stale):
        let(officer)
    assert held(say(person, idea, f"{LINK} und noch einmal")) is None  # known by now


def test_hiding_deleting_and_locking_end_the_wait(idea, person, officer):
    hidden = session().get_one(Comment, say(person, idea, LINK))
    hide(officer, idea, hidden, Subject.COMMENT, ground="mass_sending")
    assert (waiting(), count(idea)) == ([], 0)
    assert held(hidden.id) is None
    deleted = say(person, idea, LINK)
    assert held(deleted) is HeldFor.LINK  # what was hidden makes nobody known
    with unit_of_work():
        delete_comment(person, session().get_one(Comment, deleted))
    assert (waiting(), count(idea)) == ([], 0)
    assert [voice.id for voice in thread(idea.id).comments] == [hidden.id]
    locked = session().get_one(Comment, say(person, idea, LINK))
    with unit_of_work():
        lock = operations.lock_content(officer, contribution(idea, locked, Subject.COMMENT), ground="threat")
    assert (waiting(), count(idea)) == ([], 0)
    with unit_of_work():
        operations.lift_lock(actor_of(make_staff("coordinator").id), lock)
    assert [item.comment_id for item in waiting()] == [locked.id]
    assert count(idea) == 0


@pytest.mark.parametrize(
    ("hour", "day", "expected"),
    [(10, 30, None), (8, 30, HeldFor.HOURS), (17, 30, HeldFor.HOURS), (10, 28, HeldFor.HOURS)],
)
def test_outside_the_hours_the_first_of_a_new_person_waits(area, idea, hour, day, expected):
    rule(area, hours=OFFICE)
    known = make_account()
    make_comment(make_proposal(area=area), known)
    with at(hour, day):
        assert held(say(actor_of(make_account().id), idea)) is expected
        assert held(say(actor_of(known.id), idea)) is None


def test_nobody_is_there_on_a_public_holiday(area):
    hours = CommentRule(looking=Looking.AFTER, hours=OFFICE)
    christmas = datetime(2026, 12, 25, 10, 0, tzinfo=CITY_ZONE)
    assert not hours.is_in_hours(christmas)
    assert CommentRule(looking=Looking.AFTER, hours=[]).is_in_hours(christmas)


def test_where_everything_is_read_first_known_people_wait_and_staff_do_not(area, idea, officer):
    rule(area, Looking.BEFORE)
    known = make_account()
    make_comment(make_proposal(area=area), known)
    assert held(say(actor_of(known.id), idea)) is HeldFor.AREA
    assert held(say(officer, idea)) is None
    with unit_of_work():
        answer = write_answer(officer, session().get_one(Proposal, idea.id), Words("Wir prüfen das.", "de"))
        assert answer.held_for is None
    assert held(say(actor_of(known.id), make_proposal(area=make_area("hoerde")))) is None


def test_a_link_that_is_added_afterwards_waits_as_well(idea, person):
    comment_id = say(person, idea)
    assert count(idea) == 1
    with unit_of_work():
        comment = session().get_one(Comment, comment_id)
        edit_comment(person, comment, LINK, version=comment.version)
    assert held(comment_id) is HeldFor.LINK
    assert count(idea) == 0
    assert len(waiting()) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True),
        ("siehe www.example.org", True),
        ("kauft bei billig.shop!", True),
        ("Schreiben Sie an mina@example.org", False),
        ("Das geht z.B. am Ende.Der Platz ist frei.", False),
        ("Um 10.30 Uhr", False),
    ],
)
def test_what_counts_as_a_link(text, expected):
    assert has_link(text) is expected
