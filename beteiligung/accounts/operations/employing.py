"""What coordinators and administrators do with accounts of staff, on pages. Nobody does it with their own.

The address to set up an account leaves by mail alone and is shown to nobody else: whoever could read it could sign in as
somebody else, and sign for money twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.accounts.models import Absence, AccessLink, Account, Assignment, RecoveryCode, Role, StaffCredential
from beteiligung.accounts.operations.links import SET_UP, SET_UP_LASTS, new_link
from beteiligung.accounts.operations.staff import StaffCard, Term, assign, employ
from beteiligung.accounts.queries import account_by_email, account_by_id, staff_by_id
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput, NotFound, NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.tokens import new_token
from beteiligung.mail.operations import queue_mail


def invite_staff(
    actor: Actor, email: Email, role: Role, *, area_ids: Sequence[int], term: Term, name: str, language: str
) -> StaffCredential:
    """Give somebody an account for their work, and send them the address to set it up.

    Raises InvalidInput for an address that has such an account, and for a role without its areas.
    """
    known = account_by_email(email.key)
    require(actor, P.STAFF_MANAGE, Assignment(account_id=known.id) if known is not None else None, act="invite")
    if known is not None and staff_by_id(known.id) is not None:
        raise InvalidInput(N_("Zu dieser Adresse gibt es schon ein Dienstkonto. Sie finden es in der Liste."))
    _check(role, area_ids, term)
    account = employ(email, role, area_ids, term, StaffCard(name=name), language)
    _send_link(account, "staff_invited")
    return _staff(account.id)


def give_role(actor: Actor, staff: StaffCredential, role: Role, *, area_ids: Sequence[int], term: Term) -> None:
    """One more role, or an area more. What is held at the beginning of the term is changed instead of doubled."""
    require(actor, P.STAFF_MANAGE, staff, act="give")
    _check(role, area_ids, term)
    for area_id in area_ids or (None,):
        assign(staff.account_id, role, area_id, term)


def change_term(actor: Actor, assignment: Assignment, term: Term, *, version: int | None) -> None:
    """Say anew from when until when somebody holds a role. Raises InvalidInput and Stale."""
    require(actor, P.STAFF_MANAGE, assignment, act="change_term")
    _check_version(assignment, version)
    _check_days(term)
    assignment.valid_from, assignment.valid_until = term.start, term.end
    assignment.is_deputy = term.is_deputy and assignment.role is Role.OFFICER


def end_term(actor: Actor, assignment: Assignment, *, version: int | None) -> None:
    """End a role at once: what is asked for next is refused already. Raises Stale."""
    require(actor, P.STAFF_MANAGE, assignment, act="end_term")
    _check_version(assignment, version)
    _end(assignment)


def renew_access(actor: Actor, staff: StaffCredential) -> None:
    """The password or the app is lost: both stop working, every session ends, and a new address leaves by mail.

    Raises NotPossible for somebody who holds no role any more.
    """
    require(actor, P.STAFF_MANAGE, staff, act="renew")
    if not _running(staff.account_id):
        raise NotPossible(N_("Diese Person hat keine Aufgabe mehr. Geben Sie ihr zuerst eine."))
    _shut(staff)
    _send_link(_account(staff.account_id), "staff_renewed")


def lock_out_staff(actor: Actor, staff: StaffCredential) -> None:
    """Somebody leaves: every role ends, every session with them, and nothing that opened the account opens it any more.

    The name stays with what was signed by it.
    """
    require(actor, P.STAFF_MANAGE, staff, act="lock_out")
    for assignment in _running(staff.account_id):
        _end(assignment)
    _shut(staff)
    session().execute(
        sa.update(AccessLink)
        .where(AccessLink.account_id == staff.account_id, AccessLink.used_at.is_(None))
        .values(used_at=clock.now())
    )
    session().execute(
        sa.delete(Absence).where(Absence.account_id == staff.account_id, Absence.last_day >= clock.today())
    )


def _shut(staff: StaffCredential) -> None:
    _account(staff.account_id).login_key = new_token()
    staff.password_hash = staff.totp_secret = staff.totp_last_step = staff.set_up_at = None
    session().execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == staff.account_id))


def _end(assignment: Assignment) -> None:
    """The last day counts, so what ends now ended yesterday; what had not begun by then never was."""
    yesterday = clock.today() - timedelta(days=1)
    if assignment.valid_from > yesterday:
        session().delete(assignment)
    else:
        assignment.valid_until = yesterday


def _send_link(account: Account, kind: str) -> None:
    token = new_link(account, SET_UP, SET_UP_LASTS)
    queue_mail(
        kind,
        language=account.language,
        values={"until": clock.now() + SET_UP_LASTS},
        account_id=account.id,
        secret={"token": token},
        expires_at=clock.now() + SET_UP_LASTS,
    )


def _running(account_id: int) -> Sequence[Assignment]:
    still = sa.or_(Assignment.valid_until.is_(None), Assignment.valid_until >= clock.today())
    return session().scalars(sa.select(Assignment).where(Assignment.account_id == account_id, still)).all()


def _account(account_id: int) -> Account:
    account = account_by_id(account_id)
    if account is None:
        raise NotFound
    return account


def _staff(account_id: int) -> StaffCredential:
    staff = staff_by_id(account_id)
    if staff is None:
        raise NotFound
    return staff


def _check(role: Role, area_ids: Sequence[int], term: Term) -> None:
    if role is Role.OFFICER and not area_ids:
        raise InvalidInput(N_("Bitte wählen Sie mindestens einen Aktionsraum."))
    if role is not Role.OFFICER and area_ids:
        raise InvalidInput(N_("Aktionsräume haben nur Aktionsraumbeauftragte."))
    _check_days(term)


def _check_days(term: Term) -> None:
    if term.end is not None and term.end < term.start:
        raise InvalidInput(N_("Der letzte Tag liegt vor dem ersten."))


def _check_version(assignment: Assignment, version: int | None) -> None:
    session().refresh(assignment, with_for_update=True)
    if version != assignment.version:
        raise Stale
