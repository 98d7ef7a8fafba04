"""A page of a discussion: its order, its paging, and what it costs."""

from datetime import timedelta
from itertools import chain

import pytest

from beteiligung.comments.models import CommentKind
from beteiligung.comments.queries import cursor_to, thread
from beteiligung.core import clock
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.web.paging import BadCursor, encode_cursor
from tests.support.factories import make_account, make_comment, make_proposal, make_staff
from tests.support.statements import StatementCounter


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context():
        yield


def long_talk(comments=7, replies=2):
    idea, person = make_proposal(), make_account()
    said = []
    for number in range(comments):
        said.append(make_comment(idea, person, f"Nummer {number}", age=timedelta(hours=comments - number)))
        for reply in range(replies):
            make_comment(idea, person, f"Antwort {number}.{reply}", parent=said[-1])
    return idea, said


def walked(idea, **order):
    cursor, seen = None, []
    while True:
        page = thread(idea.id, after=cursor, size=3, **order)
        seen.append([voice.text for voice in page.comments])
        cursor = page.next_cursor
        if cursor is None:
            return seen


def test_pages_follow_each_other_in_both_orders():
    idea, said = long_talk()
    texts = [one.text for one in said]
    assert walked(idea) == [texts[:3], texts[3:6], texts[6:]]
    texts.reverse()
    assert walked(idea, newest_first=True) == [texts[:3], texts[3:6], texts[6:]]


def test_comments_of_the_same_moment_are_neither_lost_nor_doubled():
    idea, person = make_proposal(), make_account()
    with clock.freeze(clock.now()):
        texts = [make_comment(idea, person, f"Nummer {number}").text for number in range(7)]
    assert list(chain(*walked(idea))) == texts
    assert list(chain(*walked(idea, newest_first=True))) == texts[::-1]


def test_answers_of_the_city_stand_on_the_first_page_alone():
    idea, said = long_talk()
    officer = make_staff("officer")
    make_comment(idea, officer, "Wir kommen vorbei.", kind=CommentKind.ANSWER, shown_name="Miriam")
    make_comment(idea, officer, "Zu Ihnen:", kind=CommentKind.ANSWER, shown_name="Miriam", parent=said[0])
    first = thread(idea.id, size=3)
    assert [voice.text for voice in first.pinned] == ["Wir kommen vorbei."]
    assert [voice.role for voice in first.comments[0].replies] == [None, None, "officer"]
    second = thread(idea.id, size=3, after=first.next_cursor)
    assert not second.pinned
    assert not second.is_first_page


def test_one_question_and_another_for_the_replies_however_much_is_said(app):
    for comments, replies in ((1, 0), (12, 5)):
        idea, _said = long_talk(comments, replies)
        proposal_by_id(idea.id)  # the page has read the idea
        with StatementCounter(app) as counter:
            page = thread(idea.id)
            assert len(page.comments) == comments
        assert counter.count == (2 if replies else 1)


def test_an_empty_discussion():
    page = thread(make_proposal().id)
    assert page.is_empty
    assert page.is_open
    assert not thread(make_proposal("declined").id).is_open


def test_the_page_of_a_comment():
    idea, said = long_talk()
    assert cursor_to(said[2], size=3) is None
    cursor = cursor_to(said[4], size=3)
    assert thread(idea.id, after=cursor, size=3).comments[0].id == said[4].id


@pytest.mark.parametrize(
    "cursor",
    ["x", "!!", "W10", "a" * 500, encode_cursor(1, 2), encode_cursor("neu", 1, 1), encode_cursor("alt", 2**61, 1)],
)
def test_a_broken_cursor_is_told(cursor):
    with pytest.raises(BadCursor):
        thread(make_proposal().id, after=cursor)
