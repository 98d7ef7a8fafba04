"""What was written in reports and the photos of cards go when nobody needs them any more; numbers and codes stay."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.media.models import Picture
from beteiligung.moderation.models import Appeal, AppealText, DecisionKind, Outcome, Report, ReportText, Side
from beteiligung.moderation.operations import forget_old_cards, forget_old_contacts, forget_old_words
from beteiligung.proposals.models import CardPhoto, Proposal
from tests.moderation.acting import do
from tests.support.factories import (
    make_appeal,
    make_decision,
    make_entered,
    make_picture,
    make_proposal,
    make_report,
)


def in_days(days, act):
    with clock.freeze(clock.now() + timedelta(days=days)):
        do(act)


def count(table):
    return session().scalar(sa.select(sa.func.count()).select_from(table))


def count_of_addresses():
    return session().scalar(sa.select(sa.func.count(ReportText.email)))


def test_words_of_reports_go_half_a_year_after_the_time_to_appeal(area):
    idea = make_proposal(area=area)
    make_report(idea, answer=make_decision(idea, DecisionKind.KEEP), waits=False)
    make_report(idea)  # nobody has answered it
    in_days(364, forget_old_words)
    assert count(ReportText) == 2
    in_days(366, forget_old_words)
    assert (count(ReportText), count(Report)) == (1, 2)


def test_addresses_of_reports_go_before_their_words(area):
    idea = make_proposal(area=area)
    make_report(idea, answer=make_decision(idea, DecisionKind.KEEP), waits=False, email="mina@example.org")
    in_days(209, forget_old_contacts)
    assert session().scalar(sa.select(ReportText.email)) == "mina@example.org"
    in_days(211, forget_old_contacts)
    assert session().execute(sa.select(ReportText.email, ReportText.explanation)).one()[0] is None


@pytest.mark.parametrize(("outcome", "left"), [(None, 1), (Outcome.UPHELD, 0)])
def test_not_while_an_appeal_waits(area, outcome, left):
    idea = make_proposal(area=area)
    decision = make_decision(idea, DecisionKind.KEEP)
    make_report(idea, answer=decision, waits=False, email="mina@example.org")
    make_appeal(decision, Side.REPORTER, outcome=outcome)
    in_days(211, forget_old_contacts)
    assert count_of_addresses() == left
    in_days(366, forget_old_words)
    assert count(ReportText) == left


def test_words_of_an_appeal_go_a_year_after_its_result_which_stays(area):
    idea = make_proposal(area=area)
    for outcome in (None, Outcome.UPHELD):
        make_appeal(make_decision(idea, DecisionKind.KEEP), outcome=outcome)
    in_days(364, forget_old_words)
    assert count(AppealText) == 2
    in_days(366, forget_old_words)
    assert (count(AppealText), count(Appeal)) == (1, 2)


def card_of(idea):
    picture = make_picture(owner="card")
    with unit_of_work():
        session().add(
            CardPhoto(picture_id=picture.id, key_hash=f"k{picture.id}", taken_at=clock.now(), proposal_id=idea.id)
        )
    return picture.id


def test_photos_of_cards_go_half_a_year_after_the_first_decision(area):
    decided, open_one, locked = (make_entered(area=area) for _ in range(3))
    cards = [card_of(idea) for idea in (decided, open_one, locked)]
    make_decision(decided, DecisionKind.PUBLISH)
    make_decision(locked, DecisionKind.LOCK, ground="threat")
    with unit_of_work():
        session().get_one(Proposal, locked.id).locked_at = clock.now()
    make_decision(open_one, DecisionKind.HEAR_ANSWER)
    in_days(182, forget_old_cards)
    assert count(CardPhoto) == 3
    with clock.freeze(clock.now() + timedelta(days=183)):
        make_decision(decided, DecisionKind.FORWARD)
    in_days(184, forget_old_cards)
    assert session().scalars(sa.select(CardPhoto.picture_id).order_by(CardPhoto.picture_id)).all() == cards[1:]
    assert session().get(Picture, cards[0]) is None
