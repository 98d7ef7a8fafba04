"""Sending: at once for who is signed in, after a confirmed address for everybody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.events import SignedIn
from beteiligung.core import clock, events
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, TooMany
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.proposals import operations, queries
from beteiligung.proposals.events import ProposalSubmitted
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalState
from beteiligung.proposals.operations.sending import HELD_PER_DAY
from beteiligung.proposals.reactions import confirm_waiting_ideas
from tests.support.factories import make_account, make_draft, make_proposal, make_staff, make_unconfirmed

KEY = "a-key-of-more-than-twenty-characters"
HOLDER = Actor(draft_keys=frozenset({hash_secret(KEY)}))
ADDRESS = read_email("Neu@Example.org")


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the operations said, in order."""
    said: list[object] = []
    monkeypatch.setitem(events._reactions, ProposalSubmitted, [said.append])
    return said


def send(actor: Actor, idea: Proposal, **values) -> None:
    with unit_of_work():
        operations.send_draft(actor, idea, **{"shown_name": None, **values})


def contact_of(idea: Proposal) -> ProposalContact | None:
    return session().get(ProposalContact, idea.id)


def test_who_is_signed_in_sends_at_once(heard):
    account = make_account(language="ar")
    draft = make_proposal("draft", author=account, draft_key=KEY)
    send(Actor(account_id=account.id), draft, shown_name=" Ayla ")
    assert draft.state is ProposalState.SUBMITTED
    assert (draft.shown_name, draft.draft_key_hash) == ("Ayla", None)
    assert clock.day_of(draft.submitted_at) == clock.today()
    assert heard == [ProposalSubmitted(draft.id)]
    mail = session().scalars(sa.select(OutboxMail)).one()
    assert (mail.kind, mail.account_id, mail.language) == ("idea_received", account.id, "ar")
    assert mail.values["number"] == draft.id


def test_a_visitor_s_idea_waits_for_the_address(heard):
    draft = make_draft(KEY)
    send(HOLDER, draft, email=ADDRESS)
    assert draft.state is ProposalState.UNCONFIRMED
    assert (contact_of(draft).email, contact_of(draft).email_key) == (ADDRESS.address, ADDRESS.key)
    assert draft.submitted_at is None
    assert heard == []


def test_sending_again_corrects_the_address():
    draft = make_draft(KEY)
    send(HOLDER, draft, email=read_email("typo@example.org"))
    send(HOLDER, draft, email=ADDRESS)
    assert contact_of(draft).email_key == ADDRESS.key
    assert [row.action for row in queries.history_of(draft.id)] == ["begin", "hold"]


def test_an_address_is_written_to_for_five_ideas_a_day_at_most():
    drafts = [make_draft(KEY) for _ in range(HELD_PER_DAY + 1)]
    for idea in drafts[:-1]:
        send(HOLDER, idea, email=ADDRESS)
    last = drafts[-1]
    for _ in range(2):
        with pytest.raises(TooMany):
            send(HOLDER, last, email=ADDRESS)
    assert (last.state, contact_of(last)) == (ProposalState.DRAFT, None)
    send(HOLDER, drafts[0], email=ADDRESS)
    send(HOLDER, last, email=read_email("other@example.org"))
    with pytest.raises(TooMany):
        send(HOLDER, last, email=read_email("NEU@example.org"))
    assert contact_of(last).email_key == "other@example.org"
    with clock.freeze(clock.now() + timedelta(days=1)):
        send(HOLDER, last, email=ADDRESS)
    assert contact_of(last).email_key == ADDRESS.key


def test_the_same_idea_sent_often_counts_once():
    first, second = make_draft(KEY), make_draft(KEY)
    for _ in range(HELD_PER_DAY + 1):
        send(HOLDER, first, email=ADDRESS)
    send(HOLDER, second, email=ADDRESS)
    assert second.state is ProposalState.UNCONFIRMED


def test_who_is_signed_in_is_not_counted():
    account = make_account(email=ADDRESS.address)
    author = Actor(account_id=account.id, draft_keys=HOLDER.draft_keys)
    drafts = [make_draft(KEY) for _ in range(HELD_PER_DAY + 1)]
    for idea in drafts:
        send(author, idea)
    assert {idea.state for idea in drafts} == {ProposalState.SUBMITTED}


def test_a_visitor_needs_an_address():
    with pytest.raises(InvalidInput):
        send(HOLDER, make_draft(KEY))


@pytest.mark.parametrize(("title", "text"), [("Bank", ""), ("", "x" * 30), ("Ba", "x" * 30), ("x" * 81, "x" * 30)])
def test_an_unfinished_idea_stays_a_draft(title: str, text: str):
    account = make_account()
    draft = make_proposal("draft", author=account)
    author = Actor(account_id=account.id)
    with unit_of_work():
        operations.write_draft(author, draft, title=title, text=text)
    with pytest.raises(InvalidInput):
        send(author, draft)
    assert session().get_one(Proposal, draft.id).state is ProposalState.DRAFT


def test_nobody_passes_for_the_city():
    make_staff("coordinator", name="Kim Amtlich")
    with pytest.raises(InvalidInput):
        send(HOLDER, make_draft(KEY), shown_name="Kim Amtlich", email=ADDRESS)


def test_sent_twice_is_sent_once(heard):
    account = make_account()
    author = Actor(account_id=account.id)
    draft = make_proposal("draft", author=account)
    send(author, draft)
    send(author, draft, shown_name="Anders")
    assert len(heard) == 1
    assert draft.shown_name is None


def test_a_stranger_cannot_send():
    draft = make_draft(KEY)
    for actor in (Actor(), Actor(account_id=make_account().id)):
        with pytest.raises(Forbidden):
            send(actor, draft, email=ADDRESS)


def test_a_proven_address_confirms_every_idea_sent_under_it(heard):
    first, second = make_unconfirmed("neu@example.org", draft_key=KEY), make_unconfirmed("neu@example.org")
    other, draft = make_unconfirmed("other@example.org"), make_draft(KEY)
    account = make_account(email="neu@example.org")
    with unit_of_work():
        confirm_waiting_ideas(SignedIn(account.id, "neu@example.org", None))
    for idea in (first, second):
        assert (idea.state, idea.author_id, idea.draft_key_hash) == (ProposalState.SUBMITTED, account.id, None)
        assert contact_of(idea) is None
    assert other.state is ProposalState.UNCONFIRMED
    assert draft.state is ProposalState.DRAFT
    assert heard == [ProposalSubmitted(first.id), ProposalSubmitted(second.id)]
    with unit_of_work():
        confirm_waiting_ideas(SignedIn(account.id, "neu@example.org", None))
    assert len(heard) == 2


def test_the_history_names_the_person_who_confirmed():
    idea, account = make_unconfirmed("neu@example.org"), make_account(email="neu@example.org")
    with unit_of_work():
        confirm_waiting_ideas(SignedIn(account.id, "neu@example.org", None))
    row = session().execute(sa.text("SELECT account_id, role FROM proposal_history WHERE action = 'confirm'")).one()
    assert tuple(row) == (account.id, "person")
    assert idea.submitted_at is not None


def test_only_the_platform_confirms():
    idea = make_unconfirmed(draft_key=KEY)
    with pytest.raises(Forbidden), unit_of_work():
        operations.confirm_proposal(HOLDER, idea, author_id=make_account().id)


def test_an_idea_that_waits_is_handed_in_when_its_holder_signed_in_otherwise(heard):
    idea, account = make_unconfirmed(draft_key=KEY), make_account()
    send(Actor(account_id=account.id, draft_keys=HOLDER.draft_keys), idea)
    assert (idea.state, idea.author_id) == (ProposalState.SUBMITTED, account.id)
    assert contact_of(idea) is None


def test_what_was_typed_on_the_last_screen_is_kept_when_going_back():
    draft = make_draft(KEY)
    with unit_of_work():
        operations.keep_signature(HOLDER, draft, shown_name="Ayla", email=ADDRESS)
    assert draft.shown_name == "Ayla"
    assert queries.contact_address(draft.id) == ADDRESS.address
    assert queries.waiting_under(ADDRESS.key) == []


@pytest.mark.parametrize(("language", "greeting"), [("de", "Guten Tag,"), ("ar", "")])
def test_the_receipt_in_words(app: Flask, language: str, greeting: str):
    account = make_account(language=language)
    draft = make_proposal("draft", author=account, title="Bank & Baum <am Platz>")
    with clock.freeze(datetime(2026, 11, 20, 9, tzinfo=UTC)):
        send(Actor(account_id=account.id), draft)
    letter = render(session().scalars(sa.select(OutboxMail)).one(), None)
    assert str(draft.id) in letter.subject
    assert "Bank & Baum <am Platz>" in letter.body
    assert f"/{language}/konto/ideen" in letter.body
    assert "%(" not in letter.body
    assert greeting in letter.body
    if language == "de":
        assert "bis Freitag, 27.\u00a0November" in letter.body
