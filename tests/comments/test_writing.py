"""Comments: who writes, how long they can be changed, what a deletion leaves, and that the count is right."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.comments.limits import EDIT_TIME, TEXT_MOST
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.comments.operations import Words, delete_comment, edit_comment, write_answer, write_comment
from beteiligung.comments.queries import thread
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotFound, NotPossible, Stale
from beteiligung.core.limits import TryCount
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.states import OPEN_FOR_COMMENTS
from tests.support.factories import make_account, make_area, make_comment, make_proposal, make_staff

SAID = Words("Eine Bank wäre schön.", "de")


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context():
        yield


def the(idea):
    return session().get_one(Proposal, idea.id)


def say(actor, idea, words=SAID, **more):
    with unit_of_work():
        return write_comment(actor, the(idea), words, **more).id


def comment(comment_id):
    return session().get_one(Comment, comment_id)


def resident():
    return actor_of(make_account().id)


def test_a_comment_appears_at_once_and_is_counted():
    idea, person = make_proposal(), resident()
    version = idea.version
    written = comment(say(person, idea, Words("  Zeile eins\r\nZeile zwei\u202e  ", "ar", "Amina")))
    assert (written.text, written.language, written.shown_name) == ("Zeile eins\nZeile zwei", "ar", "Amina")
    assert written.kind is CommentKind.COMMENT
    assert (the(idea).comment_count, the(idea).version) == (1, version)
    assert [voice.text for voice in thread(idea.id).comments] == [written.text]


def test_the_same_form_twice_is_one_comment():
    idea, person = make_proposal(), resident()
    first = say(person, idea, submission_key="one")
    assert say(person, idea, Words("Anders", "de"), submission_key="one") == first
    assert say(resident(), idea, submission_key="one") != first
    assert say(person, idea, submission_key="k" * 60) == say(person, idea, submission_key="k" * 60)
    assert say(person, idea) != say(person, idea)
    assert the(idea).comment_count == 5


@pytest.mark.parametrize("text", ["", " \n ", "\u202e", "x" * (TEXT_MOST + 1)])
def test_text_too_short_or_too_long_is_refused(text):
    idea = make_proposal()
    with pytest.raises(InvalidInput):
        say(resident(), idea, Words(text, "de"))
    assert the(idea).comment_count == 0


def test_a_name_that_passes_for_the_city_is_refused():
    with pytest.raises(InvalidInput):
        say(resident(), make_proposal(), Words("Guten Tag", "de", "Projektbüro"))


def test_a_reply_to_a_reply_stands_under_the_same_comment():
    idea = make_proposal()
    first = say(resident(), idea)
    reply = say(resident(), idea, parent_id=first)
    second = say(resident(), idea, parent_id=reply)
    assert comment(second).parent_id == first
    (voice,) = thread(idea.id).comments
    assert [below.id for below in voice.replies] == [reply, second]


def test_a_reply_needs_a_comment_of_the_same_idea():
    idea, other = make_proposal(), make_proposal()
    elsewhere = say(resident(), other)
    for parent_id in (elsewhere, 4711, 2**40, -1):
        with pytest.raises(NotFound):
            say(resident(), idea, parent_id=parent_id)


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.DRAFT])
def test_comments_are_open_while_published_in_review_or_promoted(state):
    idea, person = make_proposal(state), resident()
    if state in OPEN_FOR_COMMENTS:
        say(person, idea)
    else:
        with pytest.raises(NotPossible):
            say(person, idea)
    assert the(idea).comment_count == (state in OPEN_FOR_COMMENTS)


def test_visitors_and_auditors_do_not_comment():
    idea, auditor = make_proposal(), actor_of(make_staff("auditor").id)
    for actor in (Actor(), auditor):
        with pytest.raises(Forbidden):
            say(actor, idea)


def test_officers_answer_for_the_city_in_their_area_and_not_on_their_own_idea():
    here, there = make_area("nordmarkt"), make_area("hoerde")
    account = make_staff("officer", [here], name="Miriam Muster")
    officer, coordinator = actor_of(account.id), actor_of(make_staff("coordinator", name="Kim").id)
    idea = make_proposal(area=here)
    with unit_of_work():
        write_comment(officer, the(idea), Words("Ich wohne hier auch.", "de", "Miriam"))
        write_answer(officer, the(idea), Words("Wir fragen das Grünflächenamt.", "de", "egal"))
        write_answer(coordinator, the(idea), Words("Das Geld reicht.", "de"))
    page = thread(idea.id)
    assert [(voice.shown_name, voice.role) for voice in page.pinned] == [
        ("Miriam Muster", "officer"),
        ("Kim", "coordinator"),
    ]
    assert [(voice.shown_name, voice.role) for voice in page.comments] == [("Miriam", None)]
    assert the(idea).comment_count == 3
    for other in (make_proposal(area=there), make_proposal(area=here, author=account)):
        with pytest.raises(Forbidden), unit_of_work():
            write_answer(officer, the(other), SAID)
    with pytest.raises(Forbidden), unit_of_work():
        write_answer(resident(), the(idea), SAID)


def test_a_comment_can_be_changed_for_fifteen_minutes():
    idea, person, now = make_proposal(), resident(), clock.now()
    with clock.freeze(now):
        written = say(person, idea)
    with clock.freeze(now + EDIT_TIME), unit_of_work():
        edit_comment(person, comment(written), "Zwei Bänke wären schöner.", version=1)
    assert comment(written).edited_at == now + EDIT_TIME
    assert thread(idea.id).comments[0].is_edited
    with clock.freeze(now + EDIT_TIME + timedelta(seconds=1)):
        assert not thread(idea.id).comments[0].can_change
        with pytest.raises(NotPossible), unit_of_work():
            edit_comment(person, comment(written), "Drei.", version=2)
    assert comment(written).text == "Zwei Bänke wären schöner."


def test_changing_refuses_others_old_versions_and_ended_discussions():
    idea, person = make_proposal(), resident()
    written = say(person, idea)
    with pytest.raises(Forbidden), unit_of_work():
        edit_comment(resident(), comment(written), "Fremd", version=1)
    with pytest.raises(Stale), unit_of_work():
        edit_comment(person, comment(written), "Alt", version=7)
    with unit_of_work():
        edit_comment(person, comment(written), SAID.text, version=7)  # nothing changes
    with unit_of_work():
        the(idea).state = ProposalState.DECLINED
    with pytest.raises(NotPossible), unit_of_work():
        edit_comment(person, comment(written), "Spät", version=1)
    assert comment(written).edited_at is None


def test_deleting_leaves_a_stone_and_the_replies():
    idea, person = make_proposal(), resident()
    written = say(person, idea, Words("Weg damit", "de", "Rana"))
    reply = say(resident(), idea, parent_id=written)
    for _ in range(2):
        with unit_of_work():
            delete_comment(person, comment(written))
        assert the(idea).comment_count == 1
    stone = comment(written)
    assert (stone.text, stone.shown_name, stone.edited_at) == (None, None, None)
    (voice,) = thread(idea.id).comments
    assert voice.text is None
    assert not voice.can_change
    assert [below.id for below in voice.replies] == [reply]
    with pytest.raises(NotPossible), unit_of_work():
        edit_comment(person, comment(written), "Doch nicht", version=stone.version)
    with pytest.raises(Forbidden), unit_of_work():
        delete_comment(resident(), comment(reply))


def test_deleting_stays_possible_when_the_discussion_has_ended():
    person = make_account()
    idea = make_proposal("declined")
    written = make_comment(idea, person)
    with unit_of_work():
        delete_comment(actor_of(person.id), comment(written.id))
    assert the(idea).comment_count == 0


def test_the_count_always_equals_what_can_be_read():
    idea = make_proposal()
    people = [resident() for _ in range(3)]

    @settings(max_examples=20)
    @given(st.lists(st.tuples(st.sampled_from(["say", "reply", "delete"]), st.integers(0, 2)), max_size=15))
    def walk(steps):
        with unit_of_work():
            session().execute(sa.delete(Comment))
            session().execute(sa.delete(TryCount))  # no person writes as much in an hour as this test
            session().execute(sa.update(Proposal).values(comment_count=0))
        said = []
        for act, who in steps:
            if act == "delete":
                own = [one for one in said if comment(one).author_id == people[who].account_id]
                if own:
                    with unit_of_work():
                        delete_comment(people[who], comment(own[-1]))
            else:
                said.append(say(people[who], idea, parent_id=said[0] if act == "reply" and said else None))
        readable = sa.select(sa.func.count()).select_from(Comment).where(Comment.text.is_not(None))
        assert the(idea).comment_count == session().scalar(readable)

    walk()
