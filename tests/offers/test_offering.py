"""Offers to help: one per person and idea, told to the author at most once an hour, read by few."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.accounts.queries import actor_of
from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, TooMany
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render
from beteiligung.offers.limits import MADE, MOST_SHOWN
from beteiligung.offers.models import Offer, Reach
from beteiligung.offers.operations import Help, change_offer, offer_help, take_back_offer
from beteiligung.offers.queries import offer_counts, offers_for, own_offer, own_offers
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.states import OPEN_FOR_OFFERS
from tests.support.at_once import at_once
from tests.support.factories import make_account, make_area, make_offer, make_proposal, make_staff

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HANDS = Help("Ich kann streichen.", "de", "Anna")


@pytest.fixture
def in_app(app):
    with app.app_context():
        yield


pytestmark = pytest.mark.usefixtures("in_app")


def offer(person, idea, help_=HANDS):
    with unit_of_work():
        return offer_help(actor_of(person.id), session().get_one(Proposal, idea.id), help_)


def all_offers():
    return session().scalars(sa.select(Offer)).all()


def mails():
    return session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id)).all()


@pytest.mark.one_database
def test_so_many_offers_an_hour_and_then_the_person_is_told_when_it_goes_on():
    person = make_account()
    ideas = [make_proposal() for _ in range(MADE.most + 1)]
    with clock.freeze(NOON):
        for idea in ideas[:-1]:
            offer(person, idea)
        offer(person, ideas[0], Help("Anders gesagt.", "de"))  # changing counts no more
        with pytest.raises(TooMany) as refused:
            offer(person, ideas[-1])
        offer(make_account(), ideas[-1])
    assert refused.value.message.values["when"] == NOON + timedelta(hours=1)
    with clock.freeze(NOON + timedelta(hours=1)):
        offer(person, ideas[-1])


def test_an_offer_made_twice_is_one_and_the_later_words_stand():
    idea, person = make_proposal(), make_account()
    first = offer(person, idea)
    again = offer(person, idea, Help("Ich bringe Farbe mit.", "de", None, Reach.PHONE, " 0231 / 12 34 56 "))
    assert again.id == first.id
    assert [(row.text, row.shown_name, row.phone) for row in all_offers()] == [
        ("Ich bringe Farbe mit.", None, "0231 / 12 34 56")
    ]
    assert len(mails()) == 1, "its author has been told"


def test_many_sendings_in_the_same_moment_make_one_offer(app):
    idea, person = make_proposal(), make_account()
    idea_id, actor = idea.id, actor_of(person.id)

    def send():
        with app.app_context(), unit_of_work():
            offer_help(actor, session().get_one(Proposal, idea_id), HANDS)

    session().rollback()
    at_once([send] * 4)
    assert len(all_offers()) == 1
    assert len(mails()) == 1


@pytest.mark.parametrize("state", [state for state in ProposalState if state is not ProposalState.DRAFT])
def test_offers_are_open_while_people_can_still_help(state):
    idea, person, early = make_proposal(state), make_account(), make_account()
    made = make_offer(idea, early)
    if state in OPEN_FOR_OFFERS:
        offer(person, idea)
    else:
        with pytest.raises(NotPossible):
            offer(person, idea)
    with unit_of_work():
        change_offer(actor_of(early.id), session().get_one(Offer, made.id), Help(None, "de"))
        take_back_offer(actor_of(early.id), session().get_one(Offer, made.id))
    assert own_offer(actor_of(early.id), idea.id) is None


def test_who_may_offer():
    author, area = make_account(), make_area("nordmarkt")
    idea = make_proposal(author=author, area=area)
    with pytest.raises(Forbidden, match="eigene Idee"):
        offer(author, idea)
    for refused in (Actor(), actor_of(make_staff("auditor").id), Actor(account_id=author.id + 1, is_blocked=True)):
        with pytest.raises(Forbidden), unit_of_work():
            offer_help(refused, session().get_one(Proposal, idea.id), HANDS)
    for helper in (make_account(), make_staff("officer", [area]), make_staff("officer"), make_staff("coordinator")):
        offer(helper, idea)
    assert len(all_offers()) == 4


def test_nobody_changes_what_somebody_else_offered():
    made = make_offer(make_proposal(), make_account())
    stranger = actor_of(make_account().id)
    for act in (lambda row: take_back_offer(stranger, row), lambda row: change_offer(stranger, row, HANDS)):
        with pytest.raises(Forbidden), unit_of_work():
            act(session().get_one(Offer, made.id))


@pytest.mark.parametrize(
    "help_",
    [
        Help("x" * 501, "de"),
        Help(None, "de", "Stadt Dortmund"),
        Help(None, "de", None, Reach.PHONE, None),
        Help(None, "de", None, Reach.PHONE, "bitte klingeln"),
        Help(None, "de", None, Reach.PHONE, "12 34"),
        Help(None, "de", None, Reach.PHONE, "1" * 41),
        Help(None, "de", None, Reach.PHONE, "0231 123456; javascript:alert(1)"),
    ],
)
def test_what_is_no_use_is_refused(help_):
    idea = make_proposal()
    with pytest.raises(InvalidInput):
        offer(make_account(), idea, help_)
    assert all_offers() == []
    assert mails() == []


def test_a_number_that_was_not_chosen_is_not_kept():
    made = offer(make_account(), make_proposal(), Help("Gern", "de", None, Reach.EMAIL, "0231 123456"))
    assert (made.reach, made.phone) == (Reach.EMAIL, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("+49 (0)231 / 12-34", "+49 (0)231 / 12-34"), ("٠٢٣١ ١٢٣٤٥", "0231 12345"), (" 0231.4711 ", "0231.4711")],
)
def test_numbers_are_kept_as_they_were_written(typed, kept):
    assert offer(make_account(), make_proposal(), Help(None, "ar", None, Reach.PHONE, typed)).phone == kept


def test_where_no_author_reads_it_no_contact_is_kept():
    made = offer(make_account(), make_proposal(author=None), Help("Gern", "de", None, Reach.PHONE, "0231 123456"))
    assert (made.reach, made.phone) == (Reach.NONE, None)
    assert mails() == []


def test_the_author_reads_how_to_reach_helpers_and_officers_only_that_they_are_there():
    author, area = make_account(), make_area("nordmarkt")
    idea = make_proposal(author=author, area=area)
    make_offer(idea, make_account(email="anna@example.org"), shown_name="Anna")
    make_offer(idea, make_account(email="karim@example.org"), phone="0231 999")
    make_offer(idea, make_account(email="lena@example.org"), text=None, reach=Reach.NONE)

    def seen(person):
        return [(row.name, row.email, row.phone) for row in offers_for(actor_of(person.id), idea)]

    assert seen(author) == [(None, None, None), (None, None, "0231 999"), ("Anna", "anna@example.org", None)]
    for staff in (make_staff("officer", [area]), make_staff("coordinator")):
        assert seen(staff) == [(None, None, None), (None, None, None), ("Anna", None, None)]
    for other in (make_staff("officer", [make_area("hoerde")]), make_staff("auditor"), make_staff("admin")):
        assert seen(other) == []
    assert seen(make_account()) == []
    assert offers_for(Actor(), idea) == []


def test_offers_go_with_the_account():
    author, helper, other = make_account(), make_account(), make_account()
    idea = make_proposal(author=author)
    for person in (helper, other):
        make_offer(idea, person)
    assert offer_counts([idea.id]) == {idea.id: 2}
    with unit_of_work():
        session().execute(sa.update(Account).where(Account.id == other.id).values(erased_at=clock.now()))
    assert len(offers_for(actor_of(author.id), idea)) == offer_counts([idea.id])[idea.id] == 1
    with unit_of_work():
        session().execute(sa.delete(Account).where(Account.id == helper.id))
    assert offer_counts([idea.id]) == {}
    assert len(all_offers()) == 1


def test_a_page_of_an_idea_lists_no_more_than_it_can_hold():
    author = make_account()
    idea = make_proposal(author=author)
    with unit_of_work():
        for _ in range(MOST_SHOWN + 1):
            make_offer(idea)
    assert len(offers_for(actor_of(author.id), idea)) == MOST_SHOWN


def test_the_author_gets_at_most_one_mail_an_hour_and_is_told_of_every_offer():
    author = make_account(language="tr")
    idea = make_proposal(author=author, title="Ein Baum")

    def at(minutes, *, taken_back=False):
        with clock.freeze(NOON + timedelta(minutes=minutes)):
            made = offer(make_account(), idea)
            if taken_back:
                with unit_of_work():
                    take_back_offer(actor_of(made.author_id), session().get_one(Offer, made.id))

    def leaving():
        return [(mail.next_try_at - NOON) / timedelta(minutes=1) for mail in mails()]

    at(0, taken_back=True)
    assert leaving() == [0]
    at(10)
    assert leaving() == [0, 60], "the second waits until the hour is over"
    at(20)
    at(59)
    assert leaving() == [0, 60], "and tells of these as well"
    at(61)
    assert leaving() == [0, 60, 120]
    at(500)
    assert leaving() == [0, 60, 120, 500]
    assert {(mail.kind, mail.account_id, mail.language) for mail in mails()} == {("help_offered", author.id, "tr")}
    letter = render(mails()[0], None)
    assert "Ein Baum" in letter.body
    assert f"/tr/ideen/{idea.id}/mithelfen/angebote" in letter.body
    assert HANDS.text not in letter.body, "who helps is read on the platform alone"


def test_mails_about_two_ideas_do_not_wait_for_each_other():
    author = make_account()
    for _ in range(2):
        offer(make_account(), make_proposal(author=author))
    now = clock.now()
    assert [mail.next_try_at <= now for mail in mails()] == [True, True]


def test_own_offers_stay_readable_when_the_idea_is_not():
    person = make_account()
    for state in ("published", "withdrawn", "declined", "merged"):
        make_offer(make_proposal(state, title=f"Idee {state}"), person)
    rows = own_offers(actor_of(person.id), "", 10).items
    assert [(row.state.value, row.title) for row in rows] == [
        ("merged", "Idee merged"),
        ("declined", "Idee declined"),
        ("withdrawn", None),
        ("published", "Idee published"),
    ]
    page = own_offers(actor_of(person.id), "", 3)
    assert [row.state.value for row in own_offers(actor_of(person.id), page.next_cursor, 3).items] == ["published"]
