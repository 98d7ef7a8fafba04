"""E-mail addresses: their shape, and the key under which a person is found again."""

from __future__ import annotations

from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line

BAD_ADDRESS = N_("Bitte prüfen Sie die E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")


@dataclass(frozen=True)
class Email:
    """``address`` is written to; ``key`` is compared and unique."""

    address: str
    key: str


def read_email(text: str | None) -> Email:
    """An address as typed, in its normal form. Nothing is asked of the network. Raises InvalidInput.

    Only ASCII letters before the @ are folded: other scripts have letters whose lower case looks like an ASCII one,
    and a stranger's mailbox must never count as somebody else's.
    """
    try:
        found = validate_email(clean_line(text), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise InvalidInput(BAD_ADDRESS) from None
    local = found.local_part.lower() if found.local_part.isascii() else found.local_part
    return Email(found.normalized, f"{local}@{found.domain.lower()}")
