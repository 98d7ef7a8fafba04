"""One commit per unsafe act; reading never writes; times and lost updates."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from beteiligung.core.constraints import means, refusal_for
from beteiligung.core.database import WriteOutsideUnitOfWork, session, unit_of_work
from beteiligung.core.errors import NotPossible, Stale
from beteiligung.proposals.models import Proposal
from tests.support.factories import make_account, make_proposal


def test_reading_never_writes(app):
    with app.app_context():
        idea = make_proposal()
        idea.title = "Anders"
        with pytest.raises(WriteOutsideUnitOfWork):
            session().flush()
        session().rollback()
        with pytest.raises(WriteOutsideUnitOfWork):
            session().execute(sa.delete(Proposal))
        with pytest.raises(WriteOutsideUnitOfWork):
            session().execute(sa.update(Proposal).values(title="Anders"))
        assert session().scalar(sa.select(Proposal.title)) != "Anders"


def change_and_refuse(idea_id):
    with unit_of_work():
        session().get_one(Proposal, idea_id).title = "Anders"
        session().flush()
        raise NotPossible("nein")


def change_after_somebody_else(idea_id):
    with unit_of_work():
        idea = session().get_one(Proposal, idea_id)
        session().execute(
            sa.update(Proposal).where(Proposal.id == idea_id).values(version=Proposal.version + 1),
            execution_options={"synchronize_session": False},
        )
        idea.title = "Zu spät"


def test_an_act_that_fails_takes_everything_back(app):
    with app.app_context():
        idea = make_proposal()
        with pytest.raises(NotPossible):
            change_and_refuse(idea.id)
        assert session().get_one(Proposal, idea.id).title != "Anders"


def test_after_an_act_nothing_may_be_written(app):
    with app.app_context():
        idea = make_proposal()
        with pytest.raises(WriteOutsideUnitOfWork):
            session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(title="x"))


def test_a_lost_update_is_refused_as_stale(app):
    with app.app_context():
        idea_id = make_proposal().id
        with pytest.raises(Stale):
            change_after_somebody_else(idea_id)


def test_instants_come_back_aware_and_in_utc(app):
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    with app.app_context():
        with unit_of_work():
            account = make_account()
            account.created_at = summer
            account_id = account.id
        session().expire_all()
        back = session().get_one(type(account), account_id).created_at
        assert back == summer
        assert back.utcoffset() == timedelta(0)


def test_an_instant_without_zone_is_refused(app):
    with app.app_context(), pytest.raises(sa.exc.StatementError), unit_of_work():
        make_account().created_at = datetime(2026, 7, 1, 12, tzinfo=UTC).replace(tzinfo=None)


def test_a_broken_constraint_becomes_a_refusal_in_words(app):
    means("ck_proposals_counts_not_negative", lambda: NotPossible("Weniger als keine Stimme gibt es nicht."))
    with app.app_context():
        idea_id = make_proposal().id
        with pytest.raises(NotPossible, match="Weniger als keine"), unit_of_work():
            session().execute(sa.update(Proposal).where(Proposal.id == idea_id).values(vote_count=-1))


def test_an_unknown_constraint_stays_a_fault_of_ours():
    error = sa.exc.IntegrityError("INSERT", {}, Exception("CHECK constraint failed: nobody_knows"))
    assert refusal_for(error) is None


def test_foreign_keys_are_held(app):
    with app.app_context(), pytest.raises(sa.exc.IntegrityError), unit_of_work():
        session().execute(sa.update(Proposal).where(Proposal.id == make_proposal().id).values(aktionsraum_id=99999))
