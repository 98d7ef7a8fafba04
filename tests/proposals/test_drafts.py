"""Drafts: one per key, readable by nobody else, gone after a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from beteiligung.access.actor import Actor
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, NotPossible
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.proposals import operations, queries
from beteiligung.proposals.models import Proposal, ProposalSearch, ProposalState
from beteiligung.proposals.operations.content import Details
from tests.support.factories import make_account, make_area, make_draft, make_field, make_proposal

KEY = "a-key-of-more-than-twenty-characters"
VISITOR = Actor()


@pytest.fixture(autouse=True)
def context(app: Flask):
    with app.app_context():
        yield


def start(actor: Actor = VISITOR, key: str = KEY, **values) -> Proposal:
    area = make_area()
    with unit_of_work():
        return operations.start_draft(actor, key=key, **{"aktionsraum_id": area.id, "language": "ar", **values})


def holder(key: str = KEY) -> Actor:
    return Actor(draft_keys=frozenset({hash_secret(key)}))


def test_a_draft_keeps_only_the_hash_of_its_key():
    draft = start()
    assert draft.state is ProposalState.DRAFT
    assert draft.draft_key_hash == hash_secret(KEY)
    assert draft.author_id is None
    assert (draft.language, draft.latitude) == ("ar", None)
    assert session().get(ProposalSearch, draft.id) is None, "nobody finds what was not sent"


def test_the_same_key_gives_the_same_draft_and_moves_it():
    first = start()
    elsewhere = make_area("hoerde")
    again = start(aktionsraum_id=elsewhere.id)
    assert again.id == first.id
    assert again.aktionsraum_id == elsewhere.id
    assert session().scalar(sa.select(sa.func.count()).select_from(Proposal)) == 1


def test_a_sent_idea_is_not_moved_by_the_form_it_began_with():
    idea = make_proposal("submitted", draft_key=KEY)
    before = idea.aktionsraum_id
    assert start(aktionsraum_id=make_area("hoerde").id).id == idea.id
    assert idea.aktionsraum_id == before


def test_a_signed_in_person_owns_the_draft():
    account = make_account()
    assert start(Actor(account_id=account.id)).author_id == account.id


def test_working_on_a_draft_gives_it_to_whoever_signed_in_meanwhile():
    draft, account = start(), make_account()
    actor = Actor(account_id=account.id, draft_keys=holder().draft_keys)
    with unit_of_work():
        operations.write_draft(actor, draft, title="Bank", text="")
    assert draft.author_id == account.id


def test_a_draft_may_be_unfinished():
    draft, field = start(), make_field()
    with unit_of_work():
        operations.write_draft(holder(), draft, title="", text="kurz")
        operations.detail_draft(holder(), draft, Details(frozenset({field.id}), cost_cents=120_00))
    assert (draft.title, draft.text, draft.cost_cents) == ("", "kurz", 120_00)
    assert queries.field_ids_of(draft.id) == [field.id]


def test_a_stranger_can_neither_change_nor_delete_a_draft():
    draft = start()
    for actor in (Actor(), holder("another key"), Actor(account_id=make_account().id)):
        with pytest.raises(Forbidden), unit_of_work():
            operations.write_draft(actor, draft, title="x", text="")
        with pytest.raises(Forbidden), unit_of_work():
            operations.move_draft(actor, draft, aktionsraum_id=draft.aktionsraum_id)
        with pytest.raises(Forbidden), unit_of_work():
            operations.place_draft(actor, draft, place="x")
        with pytest.raises(Forbidden), unit_of_work():
            operations.detail_draft(actor, draft, Details(period="x"))
        with pytest.raises(Forbidden), unit_of_work():
            operations.delete_draft(actor, draft)


def test_a_sent_idea_is_no_draft_any_more():
    account = make_account()
    idea, author = make_proposal("submitted", author=account), Actor(account_id=account.id)
    with pytest.raises(NotPossible), unit_of_work():
        operations.delete_draft(author, idea)
    with pytest.raises(NotPossible), unit_of_work():
        operations.write_draft(author, idea, title="x", text="")


def test_deleting_takes_everything_along():
    draft, field = start(), make_field()
    with unit_of_work():
        operations.detail_draft(holder(), draft, Details(frozenset({field.id})))
    with unit_of_work():
        operations.delete_draft(holder(), draft)
    for table in ("proposals", "proposal_fields", "proposal_history"):
        assert session().scalar(sa.text(f"SELECT count(*) FROM {table}")) == 0  # noqa: S608 - names from above


def test_drafts_nobody_touched_for_two_weeks_are_deleted():
    with clock.freeze(clock.now() - timedelta(days=14, minutes=1)):
        old, kept_up = start(key=new_token()), start(key=KEY)
        waiting = make_proposal("unconfirmed", draft_key=new_token())
    with clock.freeze(clock.now() - timedelta(days=13)), unit_of_work():
        operations.write_draft(holder(), kept_up, title="Bank", text="")
    gone = old.id
    with unit_of_work():
        assert operations.delete_stale_drafts() == 1
    left = set(session().scalars(sa.select(Proposal.id)))
    assert left == {kept_up.id, waiting.id}
    assert gone not in left


def test_the_draft_in_hand_is_the_one_touched_last():
    assert queries.draft_in_hand(Actor()) is None
    account = make_account()
    make_draft("somebody else's key")
    with clock.freeze(clock.now() - timedelta(days=1)):
        start(Actor(account_id=account.id), key=new_token())
    latest = start()
    actor = Actor(account_id=account.id, draft_keys=holder().draft_keys)
    found = queries.draft_in_hand(actor)
    assert found is not None
    assert found.id == latest.id
    assert len(queries.own_proposals(actor, "", 20).items) == 2
