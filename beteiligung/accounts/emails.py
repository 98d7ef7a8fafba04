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

    Before the @ only ASCII is taken: few mail servers deliver anything else, and some letters fold to ASCII ones,
    which would make a stranger's mailbox count as somebody else's.
    """
    try:
        found = validate_email(
            clean_line(text), check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError:
        raise InvalidInput(BAD_ADDRESS) from None
    return Email(found.normalized, found.normalized.lower())
