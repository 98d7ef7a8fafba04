"""A member of staff whose password and app tests know."""

from __future__ import annotations

from dataclasses import dataclass

import pyotp

from beteiligung.accounts.models import Account, RecoveryCode, StaffCredential
from beteiligung.accounts.passwords import hash_password
from beteiligung.accounts.sealing import Seal
from beteiligung.accounts.second_factor import hash_recovery_code, new_recovery_codes
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from tests.support.factories import make_staff

PASSWORD = "korrekt pferd batterie klammer"


@dataclass
class Known:
    account_id: int
    email: str
    secret: str
    recovery: list[str]

    def number(self, *, steps: int = 0) -> str:
        """What the app shows now, or some steps of 30 seconds later."""
        return pyotp.TOTP(self.secret).at(clock.now(), counter_offset=steps)


def make_known_staff(app, *, email="ada@example.org", role="admin") -> Known:
    secret, recovery = pyotp.random_base32(), new_recovery_codes()
    with app.app_context():
        account: Account = make_staff(role, email=email)
        with unit_of_work():
            staff = session().get_one(StaffCredential, account.id)
            staff.password_hash = hash_password(PASSWORD)
            staff.totp_secret = Seal(app.config["FIELD_KEY"]).close(secret)
            for code in recovery:
                add(RecoveryCode(account_id=account.id, code_hash=hash_recovery_code(code, account.id)))
        return Known(account.id, email, secret, recovery)
