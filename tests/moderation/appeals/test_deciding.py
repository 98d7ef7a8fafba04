"""Deciding an appeal: by somebody else, once, with everything as it was before, and both sides told."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import revision
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import (
    NEEDS_GROUND,
    READABLE,
    Appeal,
    AppealText,
    Decision,
    DecisionKind,
    Outcome,
    Side,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.operations import decide_appeal, decide_mask, decide_reject, ways_back
from beteiligung.moderation.operations.undoing import UNDO
from beteiligung.moderation.queries import APPEALS_IN_PUBLIC, case_of, deciders_of
from beteiligung.proposals.models import Proposal, ProposalHistory, ProposalState
from beteiligung.proposals.queries import history_of, life_of
from beteiligung.web.languages import complete_languages
from tests.support.factories import (
    make_account,
    make_appeal,
    make_city,
    make_decision,
    make_proposal,
    make_report,
    make_staff,
)

REASONS = "Das Wort ist ein Familienname und beleidigt niemanden."
WITHOUT_A_WAY_BACK: set[DecisionKind] = set()
"""Kinds that nothing decides yet. Whoever brings one takes it out of here and says in ``UNDO`` how it is undone."""


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context():
        make_city()
        yield


@pytest.fixture
def deputy(area):
    return actor_of(make_staff("officer", [area]).id)


@pytest.fixture
def coordinator():
    return actor_of(make_staff("coordinator").id)


def rejected_idea(area, officer, language="de"):
    """An idea with its rejection, as the operation writes it."""
    idea = make_proposal("submitted", area=area, author=make_account(language=language), title="Weg mit dem Zaun")
    with unit_of_work():
        the = session().get_one(Proposal, idea.id)
        decide_reject(officer, the, "insult", "Im zweiten Satz steht ein Schimpfwort.", version=the.version)
    return idea, session().scalars(sa.select(Decision).filter_by(proposal_id=idea.id)).one()


def decide(actor, appeal, outcome=Outcome.GRANTED, restoring="publish", reasons=REASONS, version=None):
    with unit_of_work():
        the = session().get_one(Appeal, appeal.id)
        decide_appeal(actor, the, outcome=outcome, restoring=restoring, reasons=reasons, version=version or the.version)


def mails(kind):
    return list(session().scalars(sa.select(OutboxMail).filter_by(kind=kind)))


def waits(kind):
    return session().scalar(sa.select(sa.func.count()).select_from(WaitingItem).filter_by(kind=kind, done_at=None))


@pytest.mark.parametrize(("way", "state"), [("publish", ProposalState.PUBLISHED), ("submit", ProposalState.SUBMITTED)])
def test_granting_brings_a_rejected_idea_back(area, officer, deputy, way, state):
    idea, decision = rejected_idea(area, officer)
    appeal = make_appeal(decision)
    decide(deputy, appeal, restoring=way)
    found = session().get_one(Proposal, idea.id)
    assert found.state is state
    assert (found.published_at is not None) is (way == "publish")
    appeal = session().get_one(Appeal, appeal.id)
    assert (appeal.outcome, appeal.restored, appeal.decided_by_role) == (Outcome.GRANTED, way, "officer")
    assert session().get_one(AppealText, appeal.id).reasons == REASONS
    assert waits(WaitingKind.APPEAL) == 0
    assert waits(WaitingKind.NEW_IDEA) == (1 if way == "submit" else 0)
    last = session().scalars(sa.select(ProposalHistory).order_by(ProposalHistory.id.desc())).first()
    assert (last.action, last.account_id) == (f"appeal_{way}", deputy.account_id)


def test_a_declined_idea_goes_back_into_review(area, officer, deputy):
    idea = make_proposal("declined", area=area)
    appeal = make_appeal(make_decision(idea, DecisionKind.DECLINE, text="Dafür ist kein Platz."))
    decide(deputy, appeal, restoring="review")
    assert session().get_one(Proposal, idea.id).state is ProposalState.IN_REVIEW


def test_upholding_leaves_everything(area, officer, coordinator):
    idea, decision = rejected_idea(area, officer)
    appeal = make_appeal(decision)
    decide(coordinator, appeal, Outcome.UPHELD, None)
    assert session().get_one(Proposal, idea.id).state is ProposalState.REJECTED
    assert session().get_one(Appeal, appeal.id).restored is None


def test_what_cannot_be_undone_is_granted_in_words_alone(area, officer, deputy):
    idea = make_proposal("published", area=area, author=make_account(language="de"))
    masked = make_decision(idea, DecisionKind.MASK, ground="private_data", text="Eine Telefonnummer.")
    appeal = make_appeal(masked)
    assert ways_back(case_of(masked.id), Side.AUTHOR) == ()
    decide(deputy, appeal, restoring=None)
    assert session().get_one(Appeal, appeal.id).restored is None
    (mail,) = mails("appeal_decided")
    assert "Rückgängig machen lässt sie sich leider nicht" in render(mail, the_city()).body


def test_nobody_decides_about_their_own_decision(area, officer, coordinator):
    for first in (officer, coordinator):
        _idea, decision = rejected_idea(area, first)
        with pytest.raises(Forbidden):
            decide(first, make_appeal(decision))


def test_the_database_itself_refuses_the_first_decider(area, officer):
    _idea, decision = rejected_idea(area, officer)
    appeal = make_appeal(decision)
    with pytest.raises(sa.exc.IntegrityError), unit_of_work():
        session().execute(
            sa.update(Appeal)
            .where(Appeal.id == appeal.id)
            .values(
                outcome="upheld", decided_at=appeal.made_at, decided_by_role="officer", decided_by_id=officer.account_id
            )
        )


def test_nobody_decides_about_what_they_wrote_or_appealed_against(area, officer, deputy, coordinator):
    _idea, decision = rejected_idea(area, officer)
    appeal = make_appeal(decision)
    with unit_of_work():
        the = session().get_one(Appeal, appeal.id)
        the.author_id, the.appellant_id = deputy.account_id, coordinator.account_id
    for barred in (deputy, coordinator):
        with pytest.raises(Forbidden):
            decide(barred, appeal)


def test_nobody_decides_about_a_merge_into_their_own_idea(area, officer, deputy, coordinator):
    lead = make_proposal(area=area, author=session().get_one(Account, deputy.account_id))
    merged = make_proposal("merged", area=area, lead=lead)
    appeal = make_appeal(make_decision(merged, DecisionKind.MERGE))
    appeal = session().get_one(Appeal, appeal.id)
    assert [can(one, P.APPEAL_DECIDE, appeal) for one in (officer, deputy)] == [True, False]
    before = len(deciders_of(appeal))
    with unit_of_work():
        session().get_one(Proposal, lead.id).author_id = None
    assert len(deciders_of(appeal)) == before + 1, "the list says the same as the policy"


def test_whoever_is_second_is_told_and_changes_nothing(area, officer, deputy, coordinator):
    idea, decision = rejected_idea(area, officer)
    appeal = make_appeal(decision)
    shown = session().get_one(Appeal, appeal.id).version
    decide(deputy, appeal, Outcome.UPHELD, None)
    with pytest.raises(Stale, match="schon entschieden"):
        decide(coordinator, appeal, version=shown)
    assert session().get_one(Proposal, idea.id).state is ProposalState.REJECTED
    assert len(mails("appeal_decided")) == 1


@pytest.mark.parametrize("restoring", [None, "review", "erfunden"])
def test_granting_needs_a_way_that_there_is(area, officer, deputy, restoring):
    _idea, decision = rejected_idea(area, officer)
    with pytest.raises(InvalidInput):
        decide(deputy, make_appeal(decision), restoring=restoring)
    assert mails("appeal_decided") == []


def test_the_result_is_sent_in_the_language_of_the_appellant(app, area, officer, deputy):
    _idea, decision = rejected_idea(area, officer, language="ar")
    decide(deputy, make_appeal(decision), Outcome.UPHELD, None)
    (mail,) = mails("appeal_decided")
    letter = render(mail, the_city())
    assert mail.language == "ar"
    assert REASONS in letter.body
    assert the_city().court in letter.body
    assert token_of(app.config["SECRET_KEY"], decision.id, Side.AUTHOR) in letter.body


def test_the_author_hears_what_a_reporter_achieved(area, officer, deputy):
    idea = make_proposal("published", area=area, author=make_account(language="de"), title="Ein Baum")
    kept = make_decision(idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    appeal = make_appeal(kept, Side.REPORTER, email="rita@example.org")
    decide(deputy, appeal, Outcome.UPHELD, None)
    assert [mail.address for mail in mails("appeal_decided")] == ["rita@example.org"]
    (mail,) = mails("appeal_of_other")
    assert mail.account_id == idea.author_id
    body = render(mail, the_city()).body
    assert "Ein Baum" in body
    assert "/entscheidungen/" not in body, "the link of one side is not for the other"


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.one_database
def test_only_who_lost_reads_of_the_court(area, officer, deputy, outcome):
    idea, decision = rejected_idea(area, officer)
    make_report(idea, email="rita@example.org", answer=decision, waits=False)
    decide(deputy, make_appeal(decision), outcome, "publish" if outcome is Outcome.GRANTED else None)
    (theirs,), (others,) = mails("appeal_decided"), mails("appeal_of_other")
    reads = [the_city().court in render(mail, the_city()).body for mail in (theirs, others)]
    assert reads == ([False, True] if outcome is Outcome.GRANTED else [True, False])


@pytest.mark.parametrize("language", [language.address for language in complete_languages()])
@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.one_database
def test_every_mail_is_whole_in_every_language(area, officer, deputy, language, outcome):
    _idea, decision = rejected_idea(area, officer, language=language)
    decide(deputy, make_appeal(decision), outcome, "publish" if outcome is Outcome.GRANTED else None)
    for mail in session().scalars(sa.select(OutboxMail)):
        letter = render(mail, the_city())
        assert letter.subject
        assert "\n\n\n" not in letter.body, mail.kind
        assert "None" not in letter.body


def test_a_removed_passage_leaves_the_words_of_an_appeal(area, officer):
    idea = make_proposal("published", area=area, text="Rufen Sie an: 0231 123456. Wir bauen einen Garten.")
    kept = make_decision(idea, DecisionKind.KEEP, text="Das ist eine Meinung.")
    appeal = make_appeal(kept, Side.REPORTER, text="Da steht 0231 123456, das ist meine Nummer.")
    with unit_of_work():
        the = session().get_one(Proposal, idea.id)
        decide_mask(
            officer, the, "0231 123456", "private_data", "Eine Telefonnummer stand im Text.", version=the.version
        )
    assert "0231" not in session().get_one(AppealText, appeal.id).text


def test_an_open_appeal_outlives_what_else_is_decided_about_the_idea(area, officer):
    idea = make_proposal("submitted", area=area)
    make_appeal(make_decision(idea, DecisionKind.MASK, ground="insult", text="Ein Schimpfwort."))
    with unit_of_work():
        the = session().get_one(Proposal, idea.id)
        decide_reject(officer, the, "insult", "Im zweiten Satz steht ein Schimpfwort.", version=the.version)
    assert waits(WaitingKind.APPEAL) == 1
    assert waits(WaitingKind.NEW_IDEA) == 0


def test_the_public_reads_of_decided_appeals_about_the_idea_alone(area):
    idea = make_proposal("published", area=area)
    decision = make_decision(idea, DecisionKind.MASK, ground="insult", text="Ein Schimpfwort.")
    make_appeal(decision)
    history, appeals = life_of(idea.id, APPEALS_IN_PUBLIC)
    assert [step.action for step in history] == [step.action for step in history_of(idea.id)]
    assert appeals == []
    make_appeal(decision, Side.REPORTER, outcome=Outcome.UPHELD)
    assert [row.to_state for row in life_of(idea.id, APPEALS_IN_PUBLIC)[1]] == [Outcome.UPHELD]


def test_kept_pages_grow_old_with_a_result_and_not_with_an_appeal(area, deputy):
    idea = make_proposal("published", area=area)
    decision = make_decision(idea, DecisionKind.MASK, ground="insult", text="Ein Schimpfwort.")

    def number():
        revision.ask_again()
        return revision.current().public

    before = number()
    appeal = make_appeal(decision)
    assert number() == before, "nobody reads of it yet"
    decide(deputy, appeal, Outcome.UPHELD, None)
    assert number() == before + 1


@pytest.mark.one_database
def test_every_kind_that_can_be_appealed_against_says_how_it_is_undone():
    assert set(NEEDS_GROUND) <= set(READABLE)
    assert set(READABLE) - set(UNDO) == WITHOUT_A_WAY_BACK


@pytest.mark.one_database
def test_nobody_else_acts_from_outside():
    assert Actor(outside_appeal_id=1).role == "outside"
    assert not Actor(outside_appeal_id=1).is_staff
