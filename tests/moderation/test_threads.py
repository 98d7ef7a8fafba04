"""A discussion is closed for a reason that everybody reads, and opened again."""

import pytest

from beteiligung.access.actor import Actor
from beteiligung.comments.operations import Words, edit_comment, write_comment
from beteiligung.comments.queries import thread
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.moderation.models import DecisionKind
from beteiligung.moderation.operations import close_thread, open_thread
from beteiligung.moderation.queries import decisions_of
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_account, make_comment, make_proposal

REASON = "Die Fragen sind beantwortet. Neues steht bei der Maßnahme."


def close(actor, idea, reason=REASON, version=None):
    with unit_of_work():
        found = session().get_one(Proposal, idea.id)
        close_thread(actor, found, reason, version=version or found.version)


def reopen(actor, idea):
    with unit_of_work():
        found = session().get_one(Proposal, idea.id)
        open_thread(actor, found, version=found.version)


def test_closed_nobody_comments_and_open_again_they_do(area, officer):
    idea, person = make_proposal(area=area), Actor(account_id=make_account().id, is_confirmed=True)
    with unit_of_work():
        said = write_comment(person, idea, Words("Gut!", "de"))
    close(officer, idea)
    assert not thread(idea.id).is_open
    for act in (
        lambda: write_comment(person, idea, Words("Noch etwas.", "de")),
        lambda: edit_comment(person, said, "Sehr gut!", version=said.version),
    ):
        with pytest.raises(NotPossible), unit_of_work():
            act()
    reopen(officer, idea)
    with unit_of_work():
        write_comment(person, idea, Words("Noch etwas.", "de"))
    assert [row.kind for row in decisions_of(idea.id)] == [DecisionKind.OPEN_THREAD, DecisionKind.CLOSE_THREAD]


def test_what_is_refused(area, officer):
    idea = make_proposal(area=area)
    make_comment(idea)
    with pytest.raises(InvalidInput):
        close(officer, idea, "kurz")
    with pytest.raises(Stale):
        close(officer, idea, version=99)
    with pytest.raises(Forbidden):
        close(Actor(account_id=idea.author_id, is_confirmed=True), idea)
    with pytest.raises(NotPossible):
        close(officer, make_proposal("declined", area=area))
    with pytest.raises(NotPossible):
        reopen(officer, idea)
    close(officer, idea)
    with pytest.raises(NotPossible):
        close(officer, idea)
