"""Who has no account answers a question aloud: an officer writes it down, and the idea waits to be decided again."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.core.database import unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.moderation.models import WaitingKind
from beteiligung.moderation.operations import hear_answer
from beteiligung.moderation.queries import decisions_of, waiting_items_of
from beteiligung.proposals.models import Channel, ProposalState
from beteiligung.proposals.operations import lapse_unanswered
from beteiligung.proposals.queries import history_of, open_tellings
from tests.moderation.acting import do, the
from tests.support.factories import (
    make_account,
    make_area,
    make_decision,
    make_heard,
    make_proposal,
    make_telling,
    make_unconfirmed,
)

ANSWER = "Neben dem Brunnen, sagt sie."


def hear(actor, idea, channel=Channel.PHONE, text=ANSWER, version=None):
    version = version if version is not None else the(idea).version
    return do(hear_answer, actor, the(idea), channel=channel, text=text, version=version)


def waiting(idea):
    return {item.kind for item in waiting_items_of(idea.id)}


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.LETTER, Channel.COUNTER])
def test_the_idea_waits_again_and_history_says_how_it_was_answered(area, officer, channel):
    idea = make_heard("phone", "returned", area=area)
    hear(officer, idea, channel)
    assert the(idea).state is ProposalState.SUBMITTED
    assert waiting(idea) == {WaitingKind.ANSWERED_IDEA}
    last = history_of(idea.id)[-1]
    assert (last.action, last.role, last.reason) == ("hear_answer", "officer", channel)
    assert decisions_of(idea.id)[0].said.own == ANSWER


def test_nobody_need_be_asked_any_more_but_other_news_is_still_told(area, officer):
    asked, both = (make_heard("phone", "returned", area=area) for _ in range(2))
    for idea in (asked, both):
        make_telling(idea, "decision_return")
    make_telling(both, "decision_mask", waits=False)
    hear(officer, asked)
    hear(officer, both)
    assert (waiting(asked), open_tellings(asked.id)) == ({WaitingKind.ANSWERED_IDEA}, [])
    assert WaitingKind.TELL_PERSON in waiting(both)
    assert [telling.kind for telling in open_tellings(both.id)] == ["decision_mask"]


def test_a_late_answer_brings_back_what_lapsed(area, officer):
    idea = make_heard("letter", "returned", area=area)
    with clock.freeze(clock.now() + timedelta(weeks=7)), unit_of_work():
        for number in lapse_unanswered().ids:
            lapse_unanswered().act(number)
    assert the(idea).state is ProposalState.LAPSED
    hear(officer, idea, Channel.COUNTER)
    assert the(idea).state is ProposalState.SUBMITTED


def test_what_is_refused(area, officer):
    idea = make_heard("phone", "returned", area=area)
    with pytest.raises(InvalidInput):
        hear(officer, idea, text=" ")
    with pytest.raises(InvalidInput):
        hear(officer, idea, Channel.EMAIL)
    with pytest.raises(Stale):
        hear(officer, idea, version=99)
    for other in (
        make_proposal("returned", area=area, author=make_account()),
        make_heard("phone", "submitted", area=area),
        make_unconfirmed(area=area),
    ):
        with pytest.raises(NotPossible):
            hear(officer, other)
    with pytest.raises(Forbidden):
        hear(officer, make_heard("phone", "returned", area=make_area("hoerde")))
    hear(officer, idea)
    with pytest.raises(NotPossible):
        hear(officer, idea)


@pytest.mark.one_database
def test_on_pages(people, world):
    idea = world(make_heard, "phone", "returned", area=people.here)
    world(make_decision, idea, text="Wo genau soll das sein?")
    officer = people.browser("officer")
    page = officer.get(f"/de/moderation/ideen/{idea.id}").follow("Die Person hat geantwortet")
    assert "Wo genau soll das sein?" in page
    assert page.form().value("channel") == "phone"
    page = page.form().fill(answer=ANSWER).submit("Eintragen")
    assert "Eingetragen. Die Idee liegt wieder im Eingang." in page.notices
    assert "Rückfrage beantwortet, am Telefon" in page
    assert ANSWER in page
    assert "Die Person hat geantwortet" not in page
    officer.get(f"/de/moderation/ideen/{idea.id}/antwort", status=409)
    people.browser("author").get(f"/de/moderation/ideen/{idea.id}/antwort", status=404)
