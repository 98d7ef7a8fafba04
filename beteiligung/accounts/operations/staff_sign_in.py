"""Staff sign in with a password, then with a number of their app or a printed code. Every try is counted first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from beteiligung.access.permissions import P
from beteiligung.accounts.models import Account, Contact, RecoveryCode, StaffCredential
from beteiligung.accounts.queries import account_by_id, actor_of, staff_by_email
from beteiligung.accounts.sealing import Seal
from beteiligung.accounts.second_factor import hash_recovery_code, matching_step
from beteiligung.core import clock, limits
from beteiligung.core.database import session
from beteiligung.core.limits import DAY, Limit
from beteiligung.log.operations import note_act

QUARTER = 15 * 60
PASSWORDS_PER_QUARTER = 10
NUMBERS_PER_QUARTER = 10
NUMBERS_PER_DAY = 50
RECOVERY_CODES_PER_QUARTER = 10
_PASSWORDS = Limit("staff_password", PASSWORDS_PER_QUARTER, QUARTER, "passwords of staff typed in", "e-mail address")
_NUMBERS = Limit("staff_number", NUMBERS_PER_QUARTER, QUARTER, "numbers of the authenticator app", "account of staff")
_NUMBERS_A_DAY = Limit("staff_number_day", NUMBERS_PER_DAY, DAY, "numbers of the authenticator app", "account of staff")
_RECOVERY = Limit("staff_recovery", RECOVERY_CODES_PER_QUARTER, QUARTER, "recovery codes typed in", "account of staff")


class Check(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"


@dataclass(frozen=True)
class Checked:
    """What came of a try. ``wait_seconds``: until the next one is looked at."""

    check: Check
    account: Account | None = None
    wait_seconds: int = 0


def check_password(email_key: str, typed: str, *, verify: Callable[[str | None, str], bool]) -> Checked:
    """The first factor. An address that nobody has is counted, and worked on, like every other.

    ``verify`` compares with a stored hash, and takes as long when there is none.
    """
    wait = _count(_PASSWORDS, email_key)
    if wait:
        return Checked(Check.WAIT, wait_seconds=wait)
    staff = staff_by_email(email_key)
    is_right = verify(staff.password_hash if staff is not None else None, typed)
    if staff is None or staff.set_up_at is None or not is_right:
        return Checked(Check.WRONG)
    return Checked(Check.RIGHT, account=account_by_id(staff.account_id))


def check_second_factor(account_id: int, number: str, *, seal: Seal) -> Checked:
    """A number of the authenticator app. Each works once, also when two browsers send it in the same moment.

    Counting the try makes the second wait for the first; the locked row is then read as the first left it.
    """
    wait = _count(_NUMBERS, str(account_id)) or _count(_NUMBERS_A_DAY, str(account_id))
    if wait:
        return Checked(Check.WAIT, wait_seconds=wait)
    staff = session().scalar(
        sa.select(StaffCredential)
        .where(StaffCredential.account_id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if staff is None or staff.totp_secret is None:
        return Checked(Check.WRONG)
    step = matching_step(seal.open(staff.totp_secret), number, staff.totp_last_step)
    if step is None:
        return Checked(Check.WRONG)
    staff.totp_last_step = step
    return _passed(account_id)


def check_recovery_code(account_id: int, typed: str) -> Checked:
    """A printed code in place of the app; used up by this. Works also when too many numbers were tried."""
    wait = _count(_RECOVERY, str(account_id))
    if wait:
        return Checked(Check.WAIT, wait_seconds=wait)
    used = session().execute(
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account_id,
            RecoveryCode.code_hash == hash_recovery_code(typed, account_id),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
        .returning(RecoveryCode.id)
    )
    return _passed(account_id) if used.first() is not None else Checked(Check.WRONG)


def _count(limit: Limit, subject: str) -> int:
    """Count a try; the seconds to wait when it is one too many, else 0."""
    return 0 if limit.allows(subject) else limits.seconds_left(limit.seconds)


def _passed(account_id: int) -> Checked:
    """Both factors were right, so the tries before were the person's own."""
    email_key = session().scalar(sa.select(Contact.email_key).where(Contact.account_id == account_id))
    limits.forget(email_key or "", "staff_password")
    limits.forget(str(account_id), "staff_number", "staff_number_day", "staff_recovery")
    note_sign_in(account_id)
    return Checked(Check.RIGHT, account=account_by_id(account_id))


def note_sign_in(account_id: int) -> None:
    """Log that a member of staff signs in. The door cannot: there it is a visitor who asks."""
    actor = actor_of(account_id)
    if actor is not None:
        note_act(actor, P.STAFF_SIGN_IN)
