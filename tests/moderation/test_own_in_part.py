"""Whoever stands beside the author of an idea decides nothing about it, and nobody reads what is noted about their own."""

import pytest
import sqlalchemy as sa

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.models import Assignment, StaffCredential
from beteiligung.accounts.queries import account_by_id, actor_of, address_of
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, InvalidInput
from beteiligung.measures.queries.files import case_of
from beteiligung.moderation.models import Appeal, DecisionKind, Subject
from beteiligung.moderation.operations import decide_merge, delete_note, name_outside_decider
from beteiligung.moderation.queries.appeals import deciders_of, lacks_decider
from beteiligung.proposals.operations import join_as_co_author, review_proposal
from tests.moderation.acting import do, the
from tests.moderation.contributions import hide
from tests.support.factories import (
    make_account,
    make_appeal,
    make_comment,
    make_decision,
    make_measure,
    make_note,
    make_proposal,
    make_staff,
)


@pytest.fixture
def beside(area):
    """An officer who wrote an idea that was merged, and is named beside the author of the lead."""
    return make_staff("officer", [area])


@pytest.fixture
def lead(area, officer, beside):
    lead, merged = make_proposal(area=area, author=make_account()), make_proposal(area=area, author=beside)
    do(decide_merge, officer, the(merged), the(lead), version=the(merged).version, lead_version=the(lead).version)
    do(lambda: join_as_co_author(actor_of(beside.id), the(merged), is_named=True))
    session().expire_all()  # the next request reads anew
    return lead


def test_a_co_author_decides_nothing_about_the_lead(beside, officer, lead):
    actor = actor_of(beside.id)
    with pytest.raises(Forbidden):
        do(lambda: review_proposal(actor, the(lead)))
    with pytest.raises(Forbidden):
        hide(actor, lead)
    said = make_comment(lead)
    hide(actor, lead, said, Subject.COMMENT)  # somebody else's words are nobody's but theirs
    do(lambda: review_proposal(officer, the(lead)))


def test_nor_about_appeals_and_money(area, beside, officer, coordinator, lead):
    appeal = make_appeal(make_decision(lead, DecisionKind.KEEP, by=account_by_id(officer.account_id)))
    actor, second = actor_of(beside.id), session().get_one(StaffCredential, coordinator.account_id)
    assert not can(actor, P.APPEAL_DECIDE, appeal)
    assert can(coordinator, P.APPEAL_DECIDE, appeal)
    assert deciders_of(appeal) == [second.name], "one officer decided first, the other stands beside the author"
    assert not session().scalar(sa.select(lacks_decider()).select_from(Appeal))
    do(lambda: session().execute(sa.delete(Assignment).where(Assignment.account_id == coordinator.account_id)))
    assert session().scalar(sa.select(lacks_decider()).select_from(Appeal))
    with pytest.raises(InvalidInput, match="beteiligt"):
        do(name_outside_decider, coordinator, appeal, name="Jemand Anderes", email=address_of(beside.id))
    assert beside.id in case_of(make_measure(proposal=lead)).author_ids


@pytest.mark.one_database
def test_nobody_deletes_notes_about_their_own_idea(area, coordinator, officer):
    own = make_proposal("submitted", area=area, author=account_by_id(coordinator.account_id))
    note = make_note(own)
    with pytest.raises(Forbidden):
        do(delete_note, coordinator, note)
    do(delete_note, actor_of(make_staff("coordinator").id), note)
