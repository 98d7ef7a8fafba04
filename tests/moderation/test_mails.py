"""Every mail the desk can cause, from real decisions, in every language: whole, and with the way to appeal where there is one."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import Appeal, Decision, DecisionKind, Outcome, Side, Subject
from beteiligung.moderation.operations.blocking import block_person, unblock_person
from beteiligung.moderation.queries import case_of
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import Part
from beteiligung.web.languages import complete_languages
from tests.moderation.contributions import FACTS, contribution, hide, lock, report, restore
from tests.support.factories import (
    make_account,
    make_area,
    make_city,
    make_comment,
    make_forwarding,
    make_office,
    make_proposal,
    make_staff,
)

pytestmark = pytest.mark.one_database
WORDS = "Das ist eine Meinung und darf dort stehen."
PART = "Das ist ein Teil, der auch für sich allein stehen kann."
APPEALED = ("reject", "mask", "mask_comment", "hide", "merge", "forward", "decline", "block", "lock")
"""Decisions whose mail leads to their page."""


@pytest.fixture(params=[language.address for language in complete_languages()])
def language(request):
    return request.param


@pytest.fixture
def letters(app, language):
    """One of every decision, with reports, an appeal and its result: the mails that follow, in words."""
    with app.app_context():
        make_city()
        area = make_area("nordmarkt")
        officer, deputy = (actor_of(make_staff("officer", [area]).id) for _number in range(2))
        author = make_account(language=language)

        def idea(state="published", **more):
            return make_proposal(state, area=area, author=author, **more)

        def decide(act, thing, *words, **more):
            with unit_of_work():
                the = session().get_one(Proposal, thing.id)
                act(officer, the, *words, version=the.version, **more)

        decide(operations.decide_publish, idea("submitted"))
        decide(operations.decide_return, idea("submitted"), "Wo genau soll das sein?")
        decide(operations.decide_reject, idea("submitted"), "insult", FACTS)
        masked = idea(text="Rufen Sie an: 0231 123456. Wir bauen einen Garten.")
        decide(operations.decide_mask, masked, "0231 123456", "private_data", FACTS)
        decide(operations.decide_decline, idea("in_review"), FACTS)
        decide(
            operations.decide_split, idea(), [Part(name, PART, area.id) for name in ("Bank am Platz", "Beet daneben")]
        )
        lead, merged = idea(), idea()
        lead_version = session().get_one(Proposal, lead.id).version
        decide(
            lambda actor, the, **more: operations.decide_merge(actor, the, lead_now(lead), **more),
            merged,
            lead_version=lead_version,
        )
        decide(operations.decide_unmerge, merged)
        decide(operations.forward_idea, idea(), "", office_id=make_office("Tiefbauamt").id, reference="66-1")
        answered = idea("forwarded")
        make_forwarding(answered)
        decide(operations.record_reply, answered, WORDS, goes_on=True, reference=None)
        discussed = idea(shown_name="Ayla", photos=1, documents=1)
        comment = make_comment(discussed, author)
        with unit_of_work():
            said = session().get_one(Comment, comment.id)
            operations.decide_mask(officer, said, "für unsere Straße", "private_data", FACTS, version=said.version)
        for subject, thing in ((Subject.COMMENT, comment), (Subject.COMMENT_NAME, comment), (Subject.IDEA_NAME, None)):
            hide(officer, discussed, thing, subject)
            restore(officer, discussed, thing, subject)
        report(discussed, email=read_email("rita@example.org"), language=language)
        with unit_of_work():
            asked = contribution(discussed)
            operations.keep_content(officer, asked, words=WORDS, version=asked.version)
        report(discussed, email=read_email("olga@example.org"), language=language, secret="b" * 30)
        hide(officer, discussed)
        for kind, side in ((DecisionKind.KEEP, Side.REPORTER), (DecisionKind.HIDE, Side.AUTHOR)):
            appeal_and_decide(deputy, kind, side, language)
        with unit_of_work():
            asked = contribution(discussed)
            block = block_person(officer, asked, ground="insult", facts=FACTS, days=30, version=asked.version)
        with unit_of_work():
            coordinator = actor_of(make_staff("coordinator").id)
            unblock_person(coordinator, session().merge(block), reason=WORDS)
        lock(officer, idea(), tells=True)
        mails = session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id)).all()
        yield [(mail.kind, mail.values, render(mail, the_city())) for mail in mails]


def lead_now(lead):
    return session().get_one(Proposal, lead.id)


def appeal_and_decide(deputy, kind, side, language):
    decision = session().scalars(sa.select(Decision).filter_by(kind=kind).order_by(Decision.id.desc())).first()
    with unit_of_work():
        case = case_of(decision.id)
        appeal = operations.make_appeal(Actor(), case, side, text=WORDS, language=language)
    with unit_of_work():
        granted = side is Side.AUTHOR
        operations.decide_appeal(
            deputy,
            session().get_one(Appeal, appeal.id),
            outcome=Outcome.GRANTED if granted else Outcome.UPHELD,
            restoring="restore" if granted else None,
            reasons=WORDS,
            version=1,
        )


def test_every_mail_is_whole_in_its_language(app, letters, language):
    ways = ("decision_*.txt", "report_*.txt", "appeal_*.txt", "office_*.txt")
    folder = Path(app.jinja_loader.searchpath[0]) / "mails"
    templates = {path.stem for way in ways for path in folder.glob(way)} - {"appeal_outside"}
    assert {kind for kind, _values, _letter in letters} == templates
    for kind, _values, letter in letters:
        assert letter.subject, kind
        assert letter.language.address == language, kind
        for broken in ("\n\n\n", "None", "%(", "{{", "Undefined"):
            assert broken not in letter.body, kind


def test_what_can_be_appealed_against_leads_to_its_page(app, letters):
    for kind, values, letter in letters:
        if kind.removeprefix("decision_") in APPEALED or kind == "report_answered":
            side = Side.REPORTER if kind == "report_answered" else Side.AUTHOR
            token = token_of(app.config["SECRET_KEY"], values["decision_id"], side, values.get("report"))
            assert token in letter.body, kind
