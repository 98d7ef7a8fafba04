"""Numbers of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds) and the printed codes that stand in for it."""

from __future__ import annotations

import hmac
import secrets

import pyotp

from beteiligung.core import clock
from beteiligung.core.tokens import hash_secret

STEP_SECONDS = 30
RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without letters and digits that are mistaken for each other on paper."""
_LENGTH = 16


def new_app_secret() -> str:
    """A secret to share with an authenticator app, in base 32."""
    return pyotp.random_base32()


def app_address(secret: str, *, email: str, issuer: str) -> str:
    """The ``otpauth:`` address that an app reads from a QR code."""
    address: str = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)
    return address


def matching_step(secret: str, number: str, last_step: int | None) -> int | None:
    """The time step a number belongs to: the present one or a neighbour, and later than the last one used."""
    app = pyotp.TOTP(secret)
    present = int(clock.now().timestamp()) // STEP_SECONDS
    found = None
    for step in (present - 1, present, present + 1):
        if hmac.compare_digest(app.generate_otp(step), number) and (last_step is None or step > last_step):
            found = step
    return found


def new_recovery_codes() -> list[str]:
    """Ten codes of 79 bits, in groups of four to copy from paper."""
    codes = ("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(RECOVERY_CODES))
    return ["-".join(code[start : start + 4] for start in range(0, _LENGTH, 4)) for code in codes]


def hash_recovery_code(code: str, account_id: int) -> str:
    """What is stored of a recovery code; hyphens, spaces and capitals do not count."""
    plain = "".join(character for character in code.casefold() if character.isalnum())
    return hash_secret(plain, salt=f"recovery:{account_id}")
