"""Coordinators and administrators manage accounts of staff; nobody their own."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.emails import read_email
from beteiligung.accounts.models import Absence, Account, Assignment, RecoveryCode, Role, StaffCredential
from beteiligung.accounts.operations import (
    Term,
    change_term,
    end_term,
    finish_set_up,
    give_role,
    invite_staff,
    lock_out_staff,
    renew_access,
)
from beteiligung.accounts.queries import actor_of, assignment_by_id, member_by_id, members_page, staff_by_id
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, Stale
from beteiligung.mail.models import OutboxMail
from tests.support.factories import make_account, make_area, make_staff

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NEW = "nadia.neu@stadtdo.example.org"


@pytest.fixture(autouse=True)
def frozen(app):
    with clock.freeze(TUESDAY), app.app_context():
        yield


@pytest.fixture
def coordinator():
    return actor_of(make_staff("coordinator").id)


@pytest.fixture
def here():
    return make_area("nordmarkt")


def do(act, *args, **kwargs):
    with unit_of_work():
        return act(*args, **kwargs)


def invite(actor, role=Role.OFFICER, *areas, email=NEW, **term):
    values = {"area_ids": [area.id for area in areas], "term": Term(TODAY, **term), "name": "Nadia Neu"}
    return do(invite_staff, actor, read_email(email), role, language="de", **values)


def only_role(account_id):
    return session().scalars(sa.select(Assignment).where(Assignment.account_id == account_id)).one()


def test_an_invitation_is_a_mail_with_the_address_and_a_role_that_counts(coordinator, here):
    staff = invite(coordinator, Role.OFFICER, here, end=date(2026, 12, 31))
    mail = session().scalars(sa.select(OutboxMail)).one()
    assert (mail.kind, mail.account_id) == ("staff_invited", staff.account_id)
    assert mail.secret["token"]
    assert mail.expires_at == TUESDAY + timedelta(days=3)
    actor = actor_of(staff.account_id)
    assert actor.officer_for == {here.id}
    assert (staff.name, staff.set_up_at) == ("Nadia Neu", None)
    with clock.freeze(datetime(2027, 1, 1, 9, tzinfo=UTC)):
        assert not actor_of(staff.account_id).is_staff


def test_who_has_an_account_for_work_is_not_invited_again(coordinator):
    invite(coordinator, Role.AUDITOR)
    with pytest.raises(InvalidInput, match="schon ein Dienstkonto"):
        invite(coordinator, Role.ADMIN)


def test_a_resident_who_is_invited_is_signed_out(coordinator):
    resident = make_account(email=NEW)
    before = resident.login_key
    invite(coordinator, Role.AUDITOR)
    assert session().get_one(Account, resident.id).login_key != before


@pytest.mark.parametrize(("role", "with_area"), [(Role.OFFICER, False), (Role.COORDINATOR, True)])
def test_areas_are_for_officers(coordinator, here, role, with_area):
    with pytest.raises(InvalidInput):
        invite(coordinator, role, *([here] if with_area else []))


def test_nobody_changes_their_own_role(coordinator):
    staff, own = staff_by_id(coordinator.account_id), only_role(coordinator.account_id)
    for act, thing, values in (
        (give_role, staff, {"role": Role.ADMIN, "area_ids": [], "term": Term(TODAY)}),
        (change_term, own, {"term": Term(TODAY), "version": own.version}),
        (end_term, own, {"version": own.version}),
        (renew_access, staff, {}),
        (lock_out_staff, staff, {}),
    ):
        with pytest.raises(Forbidden):
            do(act, coordinator, thing, **values)


def test_nobody_invites_themselves():
    resident = make_account(email=NEW)
    with pytest.raises(Forbidden):
        invite(Actor(account_id=resident.id, is_confirmed=True, is_admin=True), Role.COORDINATOR)


@pytest.mark.parametrize("role", ["officer", "auditor"])
def test_others_may_not(role, here):
    with pytest.raises(Forbidden):
        invite(actor_of(make_staff(role, [here]).id), Role.AUDITOR)


def test_days_are_changed_unless_somebody_was_faster(coordinator, here):
    officer = make_staff("officer", [here])
    role = only_role(officer.id)
    seen = role.version
    tomorrow = Term(date(2026, 11, 25), date(2026, 12, 4), is_deputy=True)
    do(change_term, coordinator, role, tomorrow, version=seen)
    role = only_role(officer.id)
    assert (role.valid_from, role.valid_until, role.is_deputy) == (tomorrow.start, tomorrow.end, True)
    assert not actor_of(officer.id).is_officer, "from tomorrow on"
    for act, values in ((change_term, {"term": Term(TODAY)}), (end_term, {})):
        with pytest.raises(Stale):
            do(act, coordinator, only_role(officer.id), **values, version=seen)
    backwards = Term(date(2026, 12, 4), date(2026, 12, 1))
    with pytest.raises(InvalidInput):
        do(change_term, coordinator, only_role(officer.id), backwards, version=only_role(officer.id).version)


def test_only_officers_are_deputies(coordinator):
    auditor = make_staff("auditor")
    role = only_role(auditor.id)
    do(change_term, coordinator, role, Term(TODAY, is_deputy=True), version=role.version)
    assert not only_role(auditor.id).is_deputy


def test_a_role_ends_at_once(coordinator, here):
    officer = make_staff("officer", [here])
    role = only_role(officer.id)
    do(end_term, coordinator, role, version=role.version)
    assert not actor_of(officer.id).is_staff
    assert only_role(officer.id).valid_until == date(2026, 11, 23)


def test_a_role_that_began_today_was_never_there(coordinator, here):
    staff = invite(coordinator, Role.OFFICER, here)
    role_id = only_role(staff.account_id).id
    do(end_term, coordinator, assignment_by_id(role_id), version=1)
    assert assignment_by_id(role_id) is None


def test_a_leaver_is_out_at_once_and_the_name_stays(coordinator, here):
    officer = make_staff("officer", [here], name="Ole Hier")
    before = officer.login_key
    with unit_of_work():
        staff = staff_by_id(officer.id)
        staff.password_hash, staff.totp_secret = "a hash", "a secret"
        add(RecoveryCode(account_id=officer.id, code_hash="a code"))
        add(Absence(account_id=officer.id, first_day=TODAY, last_day=date(2026, 12, 4)))
    do(lock_out_staff, coordinator, staff_by_id(officer.id))
    staff = session().get_one(StaffCredential, officer.id)
    assert session().get_one(Account, officer.id).login_key != before, "sessions end"
    assert (staff.password_hash, staff.totp_secret, staff.set_up_at) == (None, None, None)
    assert not actor_of(officer.id).is_staff
    assert session().scalar(sa.select(sa.func.count()).select_from(RecoveryCode)) == 0
    assert session().scalar(sa.select(sa.func.count()).select_from(Absence)) == 0
    assert staff.name == "Ole Hier"
    assert [member.name for member in members_page("", 10, former=True).items] == ["Ole Hier"]
    assert officer.id not in {member.account_id for member in members_page("", 10, former=False).items}


def test_an_invitation_that_lies_somewhere_does_not_let_a_leaver_in(coordinator):
    staff = invite(coordinator, Role.AUDITOR)
    do(lock_out_staff, coordinator, staff_by_id(staff.account_id))
    token = session().scalars(sa.select(OutboxMail)).one().secret["token"]
    assert do(finish_set_up, token, password_hash="x", sealed_secret="x", step=1, recovery_codes=[]) is None


def test_a_lost_phone_opens_nothing_any_more(coordinator):
    auditor = make_staff("auditor")
    before = auditor.login_key
    do(renew_access, coordinator, staff_by_id(auditor.id))
    assert session().get_one(Account, auditor.id).login_key != before
    assert staff_by_id(auditor.id).set_up_at is None
    assert session().scalars(sa.select(OutboxMail)).one().kind == "staff_renewed"
    do(lock_out_staff, coordinator, staff_by_id(auditor.id))
    with pytest.raises(NotPossible):
        do(renew_access, coordinator, staff_by_id(auditor.id))


def test_the_list_is_paged_by_name(coordinator, here):
    for number in range(7):
        make_staff("officer", [here], name=f"Beauftragte {number}")
    first = members_page("", 5, former=False)
    second = members_page(first.next_cursor, 5, former=False)
    names = [member.name for member in (*first.items, *second.items)]
    assert names == sorted(names)
    assert len(names) == 8
    assert second.next_cursor is None
    assert member_by_id(make_account().id) is None
