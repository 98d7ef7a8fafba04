"""Hiding and locking where ideas go on together: nothing points into nothing, and nothing hidden is told elsewhere."""

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import delete_comment
from beteiligung.comments.queries import thread
from beteiligung.core.database import session
from beteiligung.core.errors import NotPossible
from beteiligung.mail.models import OutboxMail
from beteiligung.moderation.models import Lock, Subject
from beteiligung.moderation.operations import decide_merge, lift_lock
from beteiligung.proposals.models import ProposalState
from beteiligung.proposals.queries import merged_with
from tests.moderation.acting import do, the
from tests.moderation.contributions import hide, lock, restore
from tests.support.factories import make_account, make_city, make_comment, make_proposal, make_vote

S = ProposalState


def merge(actor, idea, lead):
    do(decide_merge, actor, the(idea), the(lead), version=the(idea).version, lead_version=the(lead).version)


def counts(idea):
    session().expire_all()
    return the(idea).vote_count, the(idea).comment_count


def is_true(lead):
    """Whether the number on the page of the lead is that of the comments which stand there."""
    found = thread(lead.id, merged=merged_with(lead.id))
    return len([*found.pinned, *found.comments]) == the(lead).comment_count


@pytest.fixture
def lead(area):
    return make_proposal(area=area, author=make_account())


@pytest.fixture
def idea(area, officer, lead):
    """Merged with the lead, with a vote and a comment of its own; the lead has one of each as well."""
    idea = make_proposal(area=area, author=make_account())
    for one in (idea, lead):
        make_vote(one)
        make_comment(one)
    merge(officer, idea, lead)
    assert counts(lead) == (2, 2)
    return idea


@pytest.mark.parametrize("act", [hide, lock])
def test_when_the_lead_goes_the_others_stand_for_themselves_and_are_told(area, officer, lead, idea, act):
    act(officer, lead)
    assert (the(idea).state, the(idea).lead_id, counts(idea)) == (S.PUBLISHED, None, (1, 1))
    assert [mail.account_id for mail in session().query(OutboxMail).filter_by(kind="idea_set_free")] == [idea.author_id]


def test_back_again_the_lead_has_what_is_its_own(area, officer, lead, idea):
    hide(officer, lead)
    restore(officer, lead)
    assert (the(lead).is_public, counts(lead), counts(idea)) == (True, (1, 1), (1, 1))


def test_a_hidden_idea_counts_on_but_its_words_and_name_are_gone(officer, lead, idea):
    hide(officer, idea)
    (row,) = merged_with(lead.id)
    assert (row.is_public, counts(lead)) == (False, (2, 2))
    assert is_true(lead), "what was said about it stays in sight"
    restore(officer, idea)
    hide(officer, idea, subject=Subject.IDEA_NAME)
    (row,) = merged_with(lead.id)
    assert (row.is_public, row.shown_name) == (True, None)


def test_a_locked_idea_leaves_with_all_that_was_said_about_it_and_comes_back_alone(officer, coordinator, lead, idea):
    number = lock(officer, idea)
    assert (merged_with(lead.id), counts(lead)) == ([], (1, 1))
    assert is_true(lead), "nothing that was said about it is in sight"
    do(lift_lock, coordinator, session().get_one(Lock, number))
    assert (the(idea).is_public, the(idea).lead_id, counts(idea)) == (True, None, (1, 1))


def test_a_comment_of_a_merged_idea_is_hidden_and_restored_where_it_counts(officer, lead, idea):
    said = session().query(Comment).filter_by(proposal_id=idea.id).one()
    hide(officer, idea, said, Subject.COMMENT)
    assert counts(lead)[1] == 1
    restore(officer, idea, said, Subject.COMMENT)
    assert counts(lead)[1] == 2
    hide(officer, idea, said, Subject.COMMENT)
    do(delete_comment, actor_of(said.author_id), session().get_one(Comment, said.id))
    assert counts(lead)[1] == 1


def test_nothing_hidden_is_merged(area, officer, lead):
    hidden = make_proposal("submitted", area=area)
    for one in (lead, hidden):
        hide(officer, one)
        with pytest.raises(NotPossible, match="ausgeblendet"):
            merge(officer, make_proposal("submitted", area=area), one)
        with pytest.raises(NotPossible, match="ausgeblendet"):
            merge(officer, one, make_proposal(area=area))


@pytest.mark.one_database
def test_what_the_page_of_the_lead_says_of_a_hidden_idea(people, world):
    world(make_city)
    lead = world(make_proposal, area=people.here, title="Bänke für den Platz")
    idea = world(make_proposal, area=people.here, title="Donnerkeilwort am Platz")
    said = world(make_comment, idea, people.author, "Die alte Bank war morsch.")
    desk = people.browser("officer")
    desk.get(f"/de/moderation/ideen/{idea.id}/zusammenlegen?mit={lead.id}").form().submit("Zusammenlegen")
    address = f"/de/ideen/{lead.id}-{lead.words}"
    visitor = people.browser("visitor")
    assert "Donnerkeilwort" in visitor.get(address)
    desk.get(f"/de/moderation/ideen/{idea.id}/ausblenden").form().fill(
        ground="insult", facts="Der Titel beschimpft einen Nachbarn."
    ).submit("Ausblenden")
    page = visitor.get(address)
    assert "Donnerkeilwort" not in page
    assert "zu einer Idee, die ausgeblendet ist" in page
    assert "Die alte Bank war morsch." in page
    page = visitor.get(f"/de/kommentare/{said.id}/melden")
    assert "Donnerkeilwort" not in page
    assert "Bänke für den Platz" in page
    assert desk.get(address).follow("Moderieren", within=f"#kommentar-{said.id}").heading == "Moderieren: Kommentar"
