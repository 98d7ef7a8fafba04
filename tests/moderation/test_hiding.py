"""Hidden things are gone for the public, readable for author and desk, and come back exactly."""

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment
from beteiligung.comments.operations import Words, delete_comment, write_comment
from beteiligung.comments.queries import Reader, thread
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.moderation import operations
from beteiligung.moderation.models import DecisionKind, Subject
from beteiligung.moderation.queries import contribution_of, decisions_of, read_code
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import ListFilters, Sought, listed, similar, titles
from beteiligung.votes.operations import cast_vote
from tests.moderation.contributions import FACTS, contribution, hide, restore
from tests.support.factories import make_account, make_area, make_city, make_comment, make_proposal, make_staff


def person():
    return Actor(account_id=make_account().id, is_confirmed=True)


def letter(kind):
    return render(session().scalars(sa.select(OutboxMail).where(OutboxMail.kind == kind)).one(), the_city())


def row_of(thing):
    session().expire_all()
    state = sa.inspect(session().get_one(type(thing), thing.id))
    return {
        column.key: state.attrs[column.key].value for column in state.mapper.column_attrs if column.key != "version"
    }


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_a_hidden_idea_stands_in_no_list_and_its_author_is_told_why(area, officer, language):
    make_city()
    idea = make_proposal(area=area, author=make_account(language=language), title="Brunnen am Nordmarkt")
    before = row_of(idea)
    hide(officer, idea)
    assert listed(ListFilters(), "", 10).items == []
    assert listed(ListFilters(search="Brunnen"), "", 10).items == []
    assert similar(Actor(), Sought("Brunnen am Nordmarkt", "", area.id)) == []
    assert not titles([idea.id])[idea.id].is_public
    body = letter("decision_hide").body
    assert FACTS in body
    assert idea.title in body
    assert the_city().court in body
    restore(officer, idea)
    assert [row.title for row in listed(ListFilters(search="Brunnen"), "", 10).items] == [idea.title]
    assert row_of(idea) == before
    assert idea.title in letter("decision_restore").body
    assert [row.kind for row in decisions_of(idea.id)] == [DecisionKind.RESTORE, DecisionKind.HIDE]


def test_nobody_votes_or_comments_on_what_is_hidden(area, officer):
    idea = make_proposal(area=area)
    hide(officer, idea)
    for act in (
        lambda: cast_vote(person(), idea),
        lambda: write_comment(person(), idea, Words("Gut!", "de")),
    ):
        with pytest.raises(NotPossible), unit_of_work():
            act()


def test_a_hidden_comment_is_a_stone_its_replies_stay_and_the_count_follows(area, officer):
    idea, author = make_proposal(area=area), make_account(language="tr")
    comment = make_comment(idea, author, "Ein böses Wort.", shown_name="Rana")
    make_comment(idea, text="Bitte freundlich.", parent=comment)
    before = row_of(comment)
    hide(officer, idea, comment, Subject.COMMENT)
    (stone,) = thread(idea.id).comments
    assert (stone.text, stone.shown_name, stone.hidden_ground) == (None, None, "insult")
    assert [reply.text for reply in stone.replies] == ["Bitte freundlich."]
    for reader in (Reader(author.id), Reader(officer.account_id, is_at_desk=True)):
        assert thread(idea.id, reader).comments[0].text == "Ein böses Wort."
    assert session().get_one(Proposal, idea.id).comment_count == 1
    assert letter("decision_hide").language.address == "tr"
    restore(officer, idea, comment, Subject.COMMENT)
    assert session().get_one(Proposal, idea.id).comment_count == 2
    assert row_of(comment) == before


def test_a_hidden_comment_that_its_author_deletes_counts_once(area, officer):
    idea, author = make_proposal(area=area), make_account()
    comment = make_comment(idea, author)
    hide(officer, idea, comment, Subject.COMMENT)
    with unit_of_work():
        delete_comment(Actor(account_id=author.id), session().get_one(Comment, comment.id))
    assert session().get_one(Proposal, idea.id).comment_count == 0
    restore(officer, idea, comment, Subject.COMMENT)
    assert session().get_one(Proposal, idea.id).comment_count == 0


def test_a_name_alone_can_be_hidden(area, officer):
    idea = make_proposal(area=area, shown_name="Peter Privat")
    comment = make_comment(idea, shown_name="Pia Privat")
    hide(officer, idea, None, Subject.IDEA_NAME)
    hide(officer, idea, comment, Subject.COMMENT_NAME)
    assert idea.is_public
    (shown,) = thread(idea.id).comments
    assert (shown.shown_name, shown.text) == (None, comment.text)
    restore(officer, idea, comment, Subject.COMMENT_NAME)
    assert thread(idea.id).comments[0].shown_name == "Pia Privat"


def test_what_the_desk_may_not_do(area, officer):
    idea = make_proposal(area=area)
    with pytest.raises(InvalidInput):
        hide(officer, idea, ground="off_topic")
    with pytest.raises(Stale):
        hide(officer, idea, version=idea.version + 1)
    elsewhere = actor_of(make_staff("officer", [make_area("hoerde")]).id)
    own = make_proposal(area=area, author=make_account())
    for actor, thing in ((elsewhere, idea), (Actor(account_id=own.author_id), own), (Actor(), idea)):
        with pytest.raises(Forbidden):
            hide(actor, thing)
    hide(officer, idea)
    with pytest.raises(Stale):
        hide(officer, idea)


def test_an_officer_covers_and_uncovers(area, officer):
    idea = make_proposal(area=area)

    def act(operation):
        with unit_of_work():
            asked = contribution(idea)
            operation(officer, asked, version=asked.version)

    act(operations.cover_content)
    assert idea.is_covered
    assert listed(ListFilters(), "", 10).items[0].excerpt == ""
    with pytest.raises(Stale):
        act(operations.cover_content)
    act(operations.uncover_content)
    assert not idea.is_covered
    assert listed(ListFilters(), "", 10).items[0].excerpt
    with clock.freeze(clock.now()), pytest.raises(Stale):
        act(operations.uncover_content)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "code", ["", "idee-1", "kommentar", "kommentar-", "kommentar-x", "foto-99999999999", "person-1"]
)
def test_what_is_no_code_of_a_contribution(code):
    assert read_code(code) is None


def test_a_contribution_belongs_to_its_idea(area):
    idea, comment = make_proposal(area=area), make_comment(make_proposal(area=area))
    assert contribution_of(idea, Subject.COMMENT, comment.id) is None
    assert contribution_of(idea, Subject.PHOTO, 1) is None
