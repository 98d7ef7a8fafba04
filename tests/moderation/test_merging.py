"""Deciding that ideas go on as one, that they do not, and that one is several: what it needs, and who is told what."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.operations import Words, write_comment
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import Decision, WaitingItem
from beteiligung.moderation.operations import decide_merge, decide_split, decide_unmerge
from beteiligung.proposals.models import Proposal, ProposalContact, ProposalHistory, ProposalState
from beteiligung.proposals.operations import Part, join_as_co_author, remove_passage, withdraw_proposal
from beteiligung.proposals.queries import merged_with
from beteiligung.votes.operations import cast_vote
from tests.moderation.acting import the
from tests.support.factories import (
    make_account,
    make_area,
    make_city,
    make_proposal,
    make_staff,
    make_unconfirmed,
    make_vote,
)

S = ProposalState
DAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEXT = "Das ist ein Teil, der auch für sich allein stehen kann."


@pytest.fixture(autouse=True)
def in_app(app):
    with app.app_context(), clock.freeze(DAY):
        yield


def merge(actor, idea, lead, version=None, lead_version=None):
    with unit_of_work():
        decide_merge(
            actor,
            the(idea),
            the(lead),
            version=version or the(idea).version,
            lead_version=lead_version or the(lead).version,
        )


def separate(actor, idea):
    with unit_of_work():
        decide_unmerge(actor, the(idea), version=the(idea).version)


def split(actor, idea, *parts, version=None):
    with unit_of_work():
        return [part.id for part in decide_split(actor, the(idea), parts, version=version or the(idea).version)]


def mails(kind=None):
    query = sa.select(OutboxMail).order_by(OutboxMail.id)
    return session().scalars(query.filter_by(kind=kind) if kind else query).all()


def steps(idea):
    query = sa.select(ProposalHistory.action, ProposalHistory.to_state).where(ProposalHistory.proposal_id == idea.id)
    return [tuple(row) for row in session().execute(query.order_by(ProposalHistory.id))]


def waiting(idea):
    query = sa.select(WaitingItem.kind).where(WaitingItem.proposal_id == idea.id, WaitingItem.done_at.is_(None))
    return list(session().scalars(query))


@pytest.mark.parametrize("state", [S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW])
def test_merged_and_back_in_the_state_it_had(area, officer, state):
    lead, idea = make_proposal(area=area), make_proposal(state, area=area)
    was_waiting = waiting(idea)
    merge(officer, idea, lead)
    assert (the(idea).state, the(idea).lead_id, waiting(idea)) == (S.MERGED, lead.id, [])
    assert the(idea).is_public is (state is not S.SUBMITTED)
    separate(officer, idea)
    assert (the(idea).state, the(idea).lead_id, waiting(idea)) == (state, None, was_waiting)
    assert steps(idea)[-2:] == [("merge", S.MERGED), ("unmerge", state)]
    kinds = session().scalars(sa.select(Decision.kind).where(Decision.proposal_id == idea.id).order_by(Decision.id))
    assert list(kinds) == ["merge", "unmerge"]


def test_what_cannot_be_merged(area, officer):
    lead, idea = make_proposal(area=area), make_proposal("submitted", area=area)
    for state in set(S) - {S.DRAFT, S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW}:
        other = make_proposal(state, area=area)
        for pair in ((other, lead), (idea, other)):
            with pytest.raises(NotPossible):
                merge(officer, *pair)
    with pytest.raises(NotPossible, match="dieselbe"):
        merge(officer, lead, lead)
    with pytest.raises(NotPossible, match="Andersherum"):
        merge(officer, lead, idea)
    assert session().scalar(sa.select(sa.func.count()).select_from(Decision)) == 0


def test_the_officer_needs_the_right_for_both(area, officer):
    there = make_area("hoerde")
    own = make_proposal(area=area, author=session().get_one(Account, officer.account_id))
    here, elsewhere = make_proposal(area=area), make_proposal(area=there)
    for pair in ((own, here), (here, own), (here, elsewhere), (elsewhere, here)):
        with pytest.raises(Forbidden):
            merge(officer, *pair)
    coordinator = Actor(account_id=make_account().id, is_coordinator=True)
    merge(coordinator, here, elsewhere)
    with pytest.raises(Forbidden):
        separate(officer, here)
    separate(coordinator, here)


def test_whoever_looked_at_another_text_looks_again(area, officer):
    lead, idea = make_proposal(area=area), make_proposal("submitted", area=area)
    for versions in ({"version": idea.version + 1}, {"lead_version": lead.version + 1}):
        with pytest.raises(Stale, match="inzwischen geändert"):
            merge(officer, idea, lead, **versions)


def test_the_second_officer_is_told_what_the_first_decided(area, officer):
    one, other = make_proposal(area=area), make_proposal(area=area)
    versions = one.version, other.version
    merge(officer, one, other)
    colleague = actor_of(make_staff("officer", [area]).id)
    with pytest.raises(Stale) as refusal:
        merge(colleague, other, one, version=versions[1], lead_version=versions[0])
    assert refusal.value.message.values["decision"].text == "zusammengelegt"


def test_fourteen_days_for_an_undo(area, officer):
    lead, idea = make_proposal(area=area), make_proposal(area=area)
    merge(officer, idea, lead)
    with clock.freeze(DAY + timedelta(days=14, seconds=1)), pytest.raises(NotPossible, match="Wieder trennen"):
        separate(officer, idea)
    with clock.freeze(DAY + timedelta(days=14)):
        separate(officer, idea)
    with pytest.raises(NotPossible):
        separate(officer, idea)


def test_a_lead_that_is_merged_takes_its_own_along(area, officer):
    first, second, third = (make_proposal(area=area) for _ in range(3))
    person = make_account()
    make_vote(first, person)
    make_vote(second)
    merge(officer, first, second)
    merge(officer, second, third)
    assert {row.id for row in merged_with(third.id)} == {first.id, second.id}
    assert the(third).vote_count == 2
    with unit_of_work():
        assert not cast_vote(actor_of(person.id), the(third)), "the vote for the first idea counts there already"
    separate(officer, second)
    assert [row.id for row in merged_with(second.id)] == [first.id]
    assert (the(third).vote_count, the(second).vote_count) == (0, 2)


def test_whoever_was_merged_with_an_idea_that_ends_stands_alone_again(area, officer):
    author = make_account(language="tr")
    lead, idea = make_proposal(area=area), make_proposal("in_review", area=area, author=author)
    make_vote(idea)
    merge(officer, idea, lead)
    with clock.freeze(DAY + timedelta(days=100)), unit_of_work():
        withdraw_proposal(Actor(account_id=lead.author_id), the(lead))
    assert (the(idea).state, the(idea).vote_count, the(lead).vote_count) == (S.IN_REVIEW, 1, 0)
    assert [mail.language for mail in mails("idea_set_free")] == ["tr"]


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_author_is_told_kindly(area, officer, language):
    make_city()
    lead = make_proposal(area=area, title="Ein Garten für alle")
    idea = make_proposal("submitted", area=area, author=make_account(language=language), title="Beete am Platz")
    merge(officer, idea, lead)
    letter = render(mails("decision_merge")[0], the_city())
    for words in ("Ein Garten für alle", "Beete am Platz", f"/ideen/{lead.id}"):
        assert words in letter.body
    way = f"/{language}/konto/anmelden?weiter=/{language}/ideen/{idea.id}/mitverfassen"
    assert way in letter.body, "the page itself is for its author alone, who is not signed in yet"
    assert the_city().office_email in letter.body
    assert the_city().court not in letter.body
    separate(officer, idea)
    assert "Beete am Platz" in render(mails("decision_unmerge")[0], the_city()).body


def test_nobody_reads_of_an_idea_that_is_not_public(area, officer):
    lead = make_proposal("submitted", area=area, title="Geheime Sache")
    idea = make_proposal("submitted", area=area)
    merge(officer, idea, lead)
    letter = render(mails("decision_merge")[0], the_city())
    assert "Geheime Sache" not in letter.body
    assert "mitverfassen" not in letter.body


def test_a_passage_removed_from_the_lead_leaves_the_mails_about_it(area, officer):
    lead = make_proposal(area=area, title="Herr Özkan und der Müll", text=f"Herr Özkan. {TEXT}")
    merge(officer, make_proposal(area=area), lead)
    with unit_of_work():
        remove_passage(Actor(account_id=lead.author_id), the(lead), "Herr Özkan")
    assert "Özkan" not in str([mail.values for mail in mails()])


def test_authors_are_named_with_the_lead_once_they_agree(area, officer):
    lead, idea = make_proposal(area=area), make_proposal(area=area, shown_name="Rana")
    author = Actor(account_id=idea.author_id)
    with pytest.raises(NotPossible), unit_of_work():
        join_as_co_author(author, the(idea), is_named=True)
    merge(officer, idea, lead)
    named = []
    for answer in (None, True, True, False, True):
        if answer is not None:
            with unit_of_work():
                join_as_co_author(author, the(idea), is_named=answer)
        named.append([row.is_co_author for row in merged_with(lead.id)])
    assert named == [[False], [True], [True], [False], [True]]
    other = make_proposal(area=area)
    merge(officer, lead, other)
    assert [row.is_co_author for row in merged_with(other.id)] == [False, False], "they agreed to another idea"
    separate(officer, lead)
    assert [row.is_co_author for row in merged_with(lead.id)] == [True]
    with pytest.raises(Forbidden), unit_of_work():
        join_as_co_author(Actor(account_id=lead.author_id), the(idea), is_named=True)


def test_parts_become_ideas_of_the_same_author(area, officer):
    idea = make_proposal("in_review", area=area, shown_name="Rana", language="tr")
    make_vote(idea)
    there = make_area("hoerde")
    version = idea.version
    with clock.freeze(DAY + timedelta(seconds=1)):
        here_id, there_id = split(
            officer, idea, Part("Bänke am Platz", TEXT, area.id), Part("Beete dort", TEXT, there.id)
        )
    here, elsewhere = session().get_one(Proposal, here_id), session().get_one(Proposal, there_id)
    for part in (here, elsewhere):
        assert (part.author_id, part.shown_name, part.language, part.split_from_id) == (
            idea.author_id,
            "Rana",
            "tr",
            idea.id,
        )
        assert part.vote_count == 0
    assert (here.state, elsewhere.state) == (S.PUBLISHED, S.SUBMITTED), "others look after the second"
    assert (waiting(here), waiting(elsewhere)) == ([], ["new_idea"])
    assert (the(idea).state, the(idea).vote_count) == (S.IN_REVIEW, 1)
    with clock.freeze(DAY + timedelta(seconds=1)), pytest.raises(Stale):
        split(officer, idea, Part("Bänke am Platz", TEXT, area.id), Part("Beete dort", TEXT, area.id), version=version)
    letter = render(mails("decision_split")[0], the_city())
    assert f"/ideen/{here_id}" in letter.body
    assert f"/ideen/{there_id}" in letter.body


def test_parts_of_an_idea_that_waits_wait_as_well(area, officer):
    idea = make_unconfirmed("neu@example.org", area=area)
    with unit_of_work():
        the(idea).submitted_at = clock.now()
        the(idea).state = S.SUBMITTED
    parts = split(officer, idea, Part("Bänke am Platz", TEXT, area.id), Part("Beete am Platz", TEXT, area.id))
    contacts = session().scalars(sa.select(ProposalContact.email).where(ProposalContact.proposal_id.in_(parts))).all()
    assert contacts == ["neu@example.org"] * 2
    for part in parts:
        assert session().get_one(Proposal, part).state is S.SUBMITTED
    merge(officer, idea, session().get_one(Proposal, parts[0]))
    assert the(idea).state is S.MERGED


def test_what_cannot_be_split(area, officer):
    idea = make_proposal(area=area)
    good = Part("Bänke am Platz", TEXT, area.id)
    for parts in ((good,), (good,) * 6, (good, Part("", TEXT, area.id)), (good, Part("Beete hier", TEXT, 999_999))):
        with pytest.raises(InvalidInput):
            split(officer, idea, *parts)
    with pytest.raises(NotPossible):
        split(officer, make_proposal("promoted", area=area), good, good)
    elsewhere = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    with pytest.raises(Forbidden):
        split(elsewhere, idea, good, good)


def test_a_reply_goes_back_with_what_it_answers(area, officer):
    lead, idea = make_proposal(area=area), make_proposal(area=area)
    person, words = actor_of(make_account().id), Words("Dazu sage ich etwas.", "de")
    with unit_of_work():
        first = write_comment(person, the(idea), words).id
    merge(officer, idea, lead)
    with unit_of_work():
        write_comment(person, the(lead), words, parent_id=first)
        write_comment(person, the(lead), words)
    assert the(lead).comment_count == 3
    separate(officer, idea)
    assert (the(idea).comment_count, the(lead).comment_count) == (2, 1)
