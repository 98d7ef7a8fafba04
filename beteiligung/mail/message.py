"""The mail as it travels: headers and plain text."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from beteiligung.core import clock
from beteiligung.core.text import clean_line
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import Letter

SENDER_NAME = "Beteiligung im Aktionsraum"
_ONE_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")


class BadRecipient(Exception):
    """Nothing can be sent to this address."""


def build_message(
    mail: OutboxMail, letter: Letter, *, recipient: str, sender: str, reply_to: str | None, base_url: str
) -> EmailMessage:
    """The message for a mail server. Its Message-ID is the same at every try, so a repeated mail is known as such.

    No value can add a header: line breaks are taken out or refused. Raises BadRecipient.
    """
    message = EmailMessage()
    message["From"] = Address(display_name=SENDER_NAME, addr_spec=sender)
    message["To"] = Address(addr_spec=_deliverable(recipient))
    if reply_to:
        message["Reply-To"] = Address(addr_spec=_deliverable(reply_to))
    message["Subject"] = clean_line(letter.subject)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{mail.id}.{hash_secret(mail.created_at.isoformat())[:16]}@{_host(base_url)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)  # takes out every header about content, so its language comes after
    message["Content-Language"] = letter.language.tag
    return message


def _deliverable(address: str) -> str:
    """The address with its domain in ASCII, as every mail server understands it."""
    local, _, domain = address.rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode()}"
    except ValueError as error:
        raise BadRecipient("no e-mail address") from error
    if not _ONE_ADDRESS.fullmatch(plain):
        raise BadRecipient("no e-mail address")
    return plain


def _host(base_url: str) -> str:
    return (urlsplit(base_url).hostname or "localhost").encode("idna").decode()
