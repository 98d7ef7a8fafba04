"""One pass over the outbox: claim, render, send, note; each mail in transactions of its own, none open while sending."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app

from beteiligung.aktionsraum.models import City
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail import operations
from beteiligung.mail.message import BadRecipient, build_message
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.queries import anything_is_due
from beteiligung.mail.rendering import Letter, render
from beteiligung.mail.transport import ConsoleTransport, MailRefused, MailServer, ServerAway, SmtpTransport, Transport

log = logging.getLogger(__name__)

BATCH = 50
"""Mails in one pass, so that other work gets its turn."""

AddressFinder = Callable[[int], str | None]
_find_address: AddressFinder | None = None


def find_addresses_with(finder: AddressFinder) -> None:
    """Tell how the address of an account is found; accounts lie to the right of mail."""
    global _find_address
    _find_address = finder


def transport_for(config: Mapping[str, Any]) -> Transport | None:
    """How mail leaves here; None where production lacks a mail server, so that mails wait instead of being lost."""
    url = config["BETEILIGUNG_MAIL_URL"]
    if url:
        return SmtpTransport(MailServer.from_url(url))
    return None if config["PRODUCTION"] else ConsoleTransport()


def deliver_due(transport: Transport, *, most: int = BATCH, stop: Callable[[], bool] = lambda: False) -> int:
    """Send what is due, at most ``most`` mails; gives how many have left. Ends early when the server is away."""
    sent = 0
    try:
        for _ in range(most):
            if stop() or not anything_is_due():
                break
            outcome = _deliver_next(transport)
            if outcome is None:
                break
            sent += outcome
    finally:
        transport.close()
    return sent


def _deliver_next(transport: Transport) -> int | None:
    """Send one mail: 1 when it left, 0 when it was refused, None when there is none or the server is away."""
    with unit_of_work():
        mail = operations.claim_mail()
        if mail is None:
            return None
        session().flush()
        session().expunge(mail)
        recipient = _recipient(mail)
        city = the_city()
        if city is not None:
            session().expunge(city)
    try:
        letter = _send(transport, mail, city, recipient)
    except ServerAway as error:
        _note_refused(mail, str(error))
        return None
    except MailRefused as error:
        _note_refused(mail, str(error), is_final=error.is_final)
        return 0
    except BadRecipient as error:
        _note_refused(mail, str(error), is_final=True)
        return 0
    except Exception as error:
        # A template that fails must not stop the mails behind it, nor lose its own: it is tried again.
        log.exception("mail %s (%s) could not be made", mail.id, mail.kind)
        _note_refused(mail, type(error).__name__)
        return 0
    with unit_of_work():
        operations.note_sent(mail.id, letter.subject, keep_secret=transport.keeps_secrets)
    return 1


def _recipient(mail: OutboxMail) -> str | None:
    if mail.account_id is None or _find_address is None:
        return mail.address
    return _find_address(mail.account_id)


def _send(transport: Transport, mail: OutboxMail, city: City | None, recipient: str | None) -> Letter:
    config = current_app.config
    if recipient is None:
        raise BadRecipient("the account has no address")
    letter = render(mail, city)
    message = build_message(
        mail,
        letter,
        recipient=recipient,
        sender=config["BETEILIGUNG_MAIL_FROM"],
        reply_to=city.office_email if city is not None else None,
        base_url=config["BASE_URL"],
    )
    transport.send(message)
    return letter


def _note_refused(mail: OutboxMail, reason: str, *, is_final: bool = False) -> None:
    log.warning("mail %s (%s) not sent: %s", mail.id, mail.kind, reason)
    with unit_of_work():
        operations.note_refused(mail.id, reason, is_final=is_final)
