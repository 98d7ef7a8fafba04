"""Who is blocked reads, appeals and takes back what is theirs, and writes nothing until it is over."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.models import Block, Contact
from beteiligung.accounts.operations import send_code, use_link
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import Words, delete_comment, edit_comment, write_comment
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Blocked, Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.models import Decision, DecisionKind, Outcome, Side, Subject
from beteiligung.moderation.operations.blocking import block_person, unblock_person
from beteiligung.moderation.queries import appeal_against, blocks_page, case_of
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import start_draft, withdraw_proposal
from beteiligung.votes.operations import cast_vote, take_back_vote
from tests.moderation.contributions import FACTS, contribution
from tests.support.factories import (
    make_account,
    make_area,
    make_block,
    make_city,
    make_comment,
    make_proposal,
    make_staff,
    make_unconfirmed,
    make_vote,
)


def block(actor, idea, thing=None, subject=Subject.IDEA, *, days=30, ground="insult"):
    with unit_of_work():
        asked = contribution(idea, thing, subject)
        return block_person(actor, asked, ground=ground, facts=FACTS, days=days, version=asked.version).id


def mail(kind):
    return session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == kind)).one()


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_a_comment_gives_reason_and_its_writer_is_told_in_their_language(area, officer, language):
    make_city()
    idea, writer = make_proposal(area=area), make_account(language=language)
    comment = make_comment(idea, writer, "Ein böses Wort.", shown_name="Rana")
    block(officer, idea, comment, Subject.COMMENT)
    assert actor_of(writer.id).is_blocked
    body = render(mail("decision_block"), the_city()).body
    assert FACTS in body
    assert the_city().court in body
    decision = session().scalars(sa.select(Decision)).one()
    assert (decision.kind, decision.subject, decision.subject_id) == (DecisionKind.BLOCK, Subject.PERSON, writer.id)
    (row,) = blocks_page("", 10).items
    assert (row.shown_name, row.comment_id, row.proposal_id) == ("Rana", comment.id, idea.id)


def test_what_a_blocked_person_can_and_cannot_do(area):
    writer = make_account()
    own, idea = make_proposal(area=area, author=writer), make_proposal(area=area)
    comment, vote = make_comment(idea, writer), make_vote(idea, writer)
    make_block(writer, idea)
    actor = actor_of(writer.id)
    for act in (
        lambda: write_comment(actor, idea, Words("Gut!", "de")),
        lambda: edit_comment(actor, session().get(Comment, comment.id), "Anders", version=comment.version),
        lambda: cast_vote(actor, idea),
        lambda: start_draft(actor, key="k" * 30, aktionsraum_id=area.id, language="de"),
    ):
        with pytest.raises(Blocked), unit_of_work():
            act()
    assert vote
    with unit_of_work():
        assert take_back_vote(actor, session().get(Proposal, idea.id))
        delete_comment(actor, session().get(Comment, comment.id))
        withdraw_proposal(actor, session().get(Proposal, own.id))


def test_a_block_lapses_by_itself_when_its_last_day_is_over(area):
    writer = make_account()
    make_block(writer, days=7)
    with clock.freeze(clock.beginning_of(clock.today() + timedelta(days=8)) - timedelta(minutes=1)):
        assert actor_of(writer.id).is_blocked
    with clock.freeze(clock.beginning_of(clock.today() + timedelta(days=8))):
        assert not actor_of(writer.id).is_blocked
        assert blocks_page("", 10).items == []


def test_who_cannot_be_blocked_and_by_whom(area, officer, coordinator):
    idea = make_proposal(area=area, author=make_account())
    elsewhere = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    for actor in (elsewhere, Actor(account_id=make_account().id), Actor(account_id=idea.author_id)):
        with pytest.raises(Forbidden):
            block(actor, idea)
    with pytest.raises(InvalidInput):
        block(officer, idea, days=None)
    with pytest.raises(InvalidInput):
        block(coordinator, idea, days=366)
    with pytest.raises(InvalidInput):
        block(officer, idea, ground="off_topic")
    of_staff = make_comment(idea, make_staff("officer", [area]))
    with pytest.raises(NotPossible):
        block(coordinator, idea, of_staff, Subject.COMMENT)
    with pytest.raises(NotPossible):
        block(officer, make_proposal(area=area, author=None))
    block(coordinator, idea, days=None)
    with pytest.raises(Stale):
        block(officer, idea)


def test_a_coordinator_lifts_a_block_once_and_the_person_is_told(area, officer, coordinator):
    make_city()
    idea = make_proposal(area=area, author=make_account(language="tr"))
    block_id = block(officer, idea)
    with pytest.raises(Forbidden):
        unblock_person(officer, session().get(Block, block_id), reason="Ein Irrtum, die Worte waren ein Zitat.")
    with unit_of_work():
        unblock_person(coordinator, session().get(Block, block_id), reason="Ein Irrtum, die Worte waren ein Zitat.")
    assert not actor_of(idea.author_id).is_blocked
    assert mail("decision_unblock").language == "tr"
    with pytest.raises(Stale), unit_of_work():
        unblock_person(coordinator, session().get(Block, block_id), reason="Ein Irrtum, die Worte waren ein Zitat.")


def test_a_granted_appeal_lifts_the_block(area, officer, coordinator):
    make_city()
    idea = make_proposal(area=area, author=make_account())
    block(officer, idea)
    person = actor_of(idea.author_id)
    decision = session().scalars(sa.select(Decision).filter_by(kind=DecisionKind.BLOCK)).one()
    with unit_of_work():
        words = "Das war ein Zitat aus der Zeitung."
        operations.make_appeal(person, case_of(decision.id), Side.AUTHOR, text=words, language="de", email=None)
    with unit_of_work():
        appeal = appeal_against(decision.id, Side.AUTHOR)
        operations.decide_appeal(
            coordinator,
            appeal,
            outcome=Outcome.GRANTED,
            restoring="unblock",
            reasons="Die Worte sind als Zitat zu erkennen.",
            version=appeal.version,
        )
    assert not actor_of(person.account_id).is_blocked


def test_an_idea_sent_without_signing_in_waits_on_when_its_sender_is_blocked(area):
    writer = make_account(email="gesperrt@example.org")
    idea = make_unconfirmed("gesperrt@example.org", area=area)
    make_block(writer)
    with unit_of_work():
        code = send_code(read_email("gesperrt@example.org"), browser="b", language="de", intent=None)
        token = mail("sign_in_code").secret["token"]
        assert code
    with unit_of_work():
        result = use_link(token)
    assert result.account.id == writer.id
    assert "zurzeit nicht" in result.refusal.text
    assert session().get(Proposal, idea.id).state is ProposalState.UNCONFIRMED
    assert session().get(Contact, writer.id) is not None
