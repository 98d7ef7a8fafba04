"""The two readers of the policy table, and the traps around them."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.access import table
from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.core.errors import Forbidden, NotFound

ACTORS = st.builds(
    Actor,
    account_id=st.none() | st.integers(1, 5),
    is_confirmed=st.booleans(),
    officer_for=st.frozensets(st.integers(1, 3)),
    is_coordinator=st.booleans(),
    is_auditor=st.booleans(),
    is_admin=st.booleans(),
    draft_keys=st.frozensets(st.sampled_from(["k1", "k2"])),
    is_blocked=st.booleans(),
)
THINGS = st.builds(
    SimpleNamespace,
    author_id=st.none() | st.integers(1, 5),
    draft_key_hash=st.none() | st.sampled_from(["k1", "k2"]),
    aktionsraum_id=st.none() | st.integers(1, 3),
    is_public=st.booleans(),
    is_sent=st.booleans(),
    preparer_id=st.none() | st.integers(1, 5),
    checker_id=st.none() | st.integers(1, 5),
    first_signer_id=st.none() | st.integers(1, 5),
    touches_area_pot=st.booleans(),
)


def test_an_erased_author_is_not_the_anonymous_visitor():
    erased = SimpleNamespace(author_id=None, draft_key_hash=None)
    for permission in (P.PROPOSAL_EDIT, P.PROPOSAL_WITHDRAW, P.PROPOSAL_ANSWER, P.COMMENT_EDIT, P.COMMENT_DELETE):
        assert not can(Actor(), permission, erased)


def test_an_unknown_or_empty_permission_is_allowed_to_nobody(monkeypatch):
    monkeypatch.delitem(table.TABLE, P.VOTE_CAST)
    monkeypatch.setitem(table.TABLE, P.COMMENT_WRITE, [])
    everything = Actor(1, True, frozenset({1}), True, True, True)
    assert not can(everything, P.VOTE_CAST, SimpleNamespace(author_id=1))
    assert not can(everything, P.COMMENT_WRITE, SimpleNamespace(author_id=1))
    assert not can(Actor.system("test"), P.VOTE_CAST)
    with pytest.raises(Forbidden):
        require(everything, P.VOTE_CAST)


def test_a_line_without_predicates_would_be_everybody_so_there_is_none():
    assert all(line for lines in table.TABLE.values() for line in lines)


def test_who_may_not_read_is_told_there_is_nothing():
    hidden = SimpleNamespace(is_public=False, author_id=1)
    with pytest.raises(NotFound):
        require(Actor(), P.PROPOSAL_READ, hidden)
    with pytest.raises(Forbidden):
        require(Actor(), P.PROPOSAL_WITHDRAW, hidden)


@given(ACTORS, st.sampled_from(list(P)), THINGS)
def test_require_says_what_can_says(actor, permission, thing):
    try:
        require(actor, permission, thing)
    except (Forbidden, NotFound):
        assert not can(actor, permission, thing)
    else:
        assert can(actor, permission, thing)


@given(ACTORS, THINGS)
def test_the_second_signature_is_always_another_coordinators(actor, thing):
    if can(actor, P.MONEY_SECOND_SIGNATURE, thing):
        assert actor.is_coordinator
        assert actor.account_id is not None
        assert actor.account_id not in {thing.preparer_id, thing.checker_id, thing.first_signer_id}


@given(ACTORS, THINGS, st.sampled_from([P.PROPOSAL_PUBLISH, P.PROPOSAL_RETURN, P.PROPOSAL_REJECT, P.PROPOSAL_REVIEW]))
def test_nobody_decides_about_their_own_idea(actor, thing, permission):
    if can(actor, permission, thing):
        assert thing.author_id is None or thing.author_id != actor.account_id
        assert thing.draft_key_hash is None or thing.draft_key_hash not in actor.draft_keys
        assert actor.is_coordinator or thing.aktionsraum_id in actor.officer_for


@given(ACTORS, THINGS)
def test_a_draft_is_its_authors_alone(actor, thing):
    thing.is_sent = thing.is_public = False
    if can(actor, P.PROPOSAL_READ, thing):
        own = thing.author_id is not None and thing.author_id == actor.account_id
        assert own or thing.draft_key_hash in actor.draft_keys


@given(st.sampled_from(list(P)), THINGS)
def test_a_thing_without_properties_satisfies_no_predicate_about_it(permission, thing):
    person = Actor(account_id=1, officer_for=frozenset({1}))
    if can(person, permission, SimpleNamespace()):
        assert can(person, permission, None), "granted by something the thing does not have"
