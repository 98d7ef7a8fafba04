"""What happens by itself: unconfirmed ideas lapse, questions are asked again once, unanswered ones lapse, answers revive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import NotPossible
from beteiligung.mail.chores import do_chores
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.proposals import operations
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.proposals.operations.content import Content
from tests.support.broken_rows import break_row, mend_row
from tests.support.factories import make_account, make_decision, make_proposal, make_unconfirmed

S = ProposalState
START = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_app(app: Flask):
    with app.app_context():
        yield


def days_later(days: float) -> None:
    """Let the worker do its chores that many days after the beginning."""
    with clock.freeze(START + timedelta(days=days)):
        do_chores()
    session().expire_all()


def mails() -> list[tuple[str, str | None, str]]:
    rows = session().execute(
        sa.select(OutboxMail.kind, OutboxMail.address, OutboxMail.language).order_by(OutboxMail.id)
    )
    return [(row.kind, row.address, row.language) for row in rows]


def told() -> list[int]:
    """The ideas of which somebody was told, in order."""
    values = session().scalars(sa.select(OutboxMail.values).order_by(OutboxMail.id))
    return [mail["number"] for mail in values]


def last_step(idea: Proposal) -> tuple[str, str, int | None]:
    query = "SELECT action, role, account_id FROM proposal_history WHERE proposal_id = :id ORDER BY id DESC LIMIT 1"
    row = session().execute(sa.text(query), {"id": idea.id}).one()
    return row.action, row.role, row.account_id


def open_entries() -> list[WaitingKind]:
    return list(session().scalars(sa.select(WaitingItem.kind).where(WaitingItem.done_at.is_(None))))


def asked() -> Proposal:
    """An idea whose author was asked at the beginning."""
    with clock.freeze(START):
        idea = make_proposal("returned", author=make_account(language="tr"))
        make_decision(idea)
    return idea


def test_an_unconfirmed_idea_lapses_after_its_last_day():
    with clock.freeze(START):
        idea = make_unconfirmed("neu@example.org", language="ar", waits=True)
    days_later(14.5)
    assert idea.state is S.UNCONFIRMED, "the day that was named belongs to it"
    days_later(15)
    assert idea.state is S.LAPSED
    assert last_step(idea) == ("lapse", "system", None)
    assert mails() == [("idea_lapsed", "neu@example.org", "ar")]
    assert session().get(ProposalContact, idea.id) is None, "the address has served"
    assert open_entries() == []
    days_later(16)
    assert len(mails()) == 1


def test_a_question_is_asked_again_once_after_two_weeks():
    idea = asked()
    days_later(13.9)
    assert mails() == []
    version = idea.version
    days_later(14)
    days_later(15)
    assert mails() == [("idea_reminder", None, "tr")]
    assert idea.version == version, "whoever writes the answer just now is not disturbed"


def test_another_question_is_asked_again_as_well():
    idea = asked()
    days_later(14)
    with clock.freeze(START + timedelta(days=20)), unit_of_work():
        operations.answer_question(Actor(account_id=idea.author_id), idea, content(idea), version=idea.version)
        operations.return_proposal(Actor(account_id=99, is_coordinator=True), idea)
    days_later(33)
    assert len([kind for kind, *_ in mails() if kind == "idea_reminder"]) == 1
    days_later(34)
    assert len([kind for kind, *_ in mails() if kind == "idea_reminder"]) == 2


def test_an_unanswered_idea_lapses_after_six_weeks_and_comes_back_with_the_answer():
    idea = asked()
    days_later(42)
    assert idea.state is S.RETURNED
    days_later(43)
    assert idea.state is S.LAPSED
    assert last_step(idea) == ("lapse", "system", None)
    assert [kind for kind, *_ in mails()] == ["idea_reminder", "idea_lapsed"]
    with clock.freeze(START + timedelta(days=50)), unit_of_work():
        operations.answer_question(Actor(account_id=idea.author_id), idea, content(idea), version=idea.version)
    assert idea.state is S.SUBMITTED
    assert open_entries() == [WaitingKind.ANSWERED_IDEA]


def test_who_was_reminded_too_late_is_not_reminded_of_what_has_lapsed():
    asked()
    days_later(50)
    assert [kind for kind, *_ in mails()] == ["idea_lapsed"]


@pytest.mark.parametrize(
    ("state", "days", "chore"),
    [
        ("unconfirmed", 15, "lapse_unconfirmed"),
        ("returned", 14, "remind_of_questions"),
        ("returned", 43, "lapse_unanswered"),
    ],
)
def test_an_idea_that_fails_holds_up_no_other(state: str, days: int, chore: str, caplog):
    with clock.freeze(START):
        ideas = [make_proposal(state) for _ in range(3)]
    first, broken, last = (idea.id for idea in ideas)
    break_row(broken)
    days_later(days)
    assert told() == [first, last]
    assert f"the chore {chore} for {broken} failed" in [record.message for record in caplog.records]
    mend_row(broken)
    days_later(days + 0.1)
    assert told() == [first, last, broken], "it is tried again, and nobody is told twice"


def test_what_nobody_confirmed_has_no_answer():
    idea = make_proposal("lapsed")
    with pytest.raises(NotPossible), unit_of_work():
        operations.answer_question(Actor(account_id=idea.author_id), idea, content(idea), version=idea.version)


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_mails_in_words(language: str):
    with clock.freeze(START):
        idea = make_proposal("returned", author=make_account(language=language), title="Bank <am> Platz")
        unconfirmed = make_unconfirmed("neu@example.org", language=language)
    days_later(14)
    days_later(43)
    letters = [render(mail, None) for mail in session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id))]
    assert len(letters) == 3
    for letter in letters:
        assert letter.language.address == language
        assert "%(" not in letter.body + letter.subject
    (to_a_stranger,) = [letter for letter in letters if f"/{language}/ideen/neu" in letter.body]
    assert unconfirmed.title not in to_a_stranger.body + to_a_stranger.subject
    assert str(unconfirmed.id) in to_a_stranger.body
    reminder = letters[0]
    assert "Bank <am> Platz" in reminder.body
    assert f"/{language}/konto/anmelden?weiter=/{language}/ideen/{idea.id}/antworten" in reminder.body


def content(idea: Proposal) -> Content:
    return Content(idea.title, f"{idea.text} Neben dem Brunnen.", idea.place)
