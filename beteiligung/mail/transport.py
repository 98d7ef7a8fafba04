"""The two ways a mail leaves: to a mail server, or, where none is named, to this console and the administrator's page."""

from __future__ import annotations

import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol
from urllib.parse import unquote, urlsplit

import click

TIMEOUT_SECONDS = 20
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")


class MailRefused(Exception):
    """This one mail was not taken. ``is_final``: trying again is of no use."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


class ServerAway(Exception):
    """The server takes no mail at all now; the others need not be tried."""


class Transport(Protocol):
    """Hands a message over."""

    keeps_secrets: bool
    """Whether mails stay readable here with their secrets, because this is the only place they go to."""

    def send(self, message: EmailMessage) -> None:
        """Raises MailRefused or ServerAway."""

    def close(self) -> None:
        """Say goodbye; the next ``send`` begins anew."""


@dataclass(frozen=True)
class MailServer:
    """What a ``smtp://`` or ``smtps://`` address says."""

    host: str
    port: int
    user: str | None
    password: str | None
    encrypts_at_once: bool

    @classmethod
    def from_url(cls, url: str) -> MailServer:
        """Read ``smtp://user:password@host:port``; parts of it may be missing. Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("a mail server is named as smtp://user:password@host:port or smtps://…")
        encrypts = parts.scheme == "smtps"
        user = unquote(parts.username) if parts.username else None
        usual = 465 if encrypts else 587 if user else 25
        return cls(
            host=parts.hostname,
            port=parts.port or usual,
            user=user,
            password=unquote(parts.password) if parts.password else None,
            encrypts_at_once=encrypts,
        )


class SmtpTransport:
    """Speaks to a mail server, with one connection for as many mails as come in a row."""

    keeps_secrets = False

    def __init__(self, server: MailServer, *, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._context = context or ssl.create_default_context()
        self._connection: smtplib.SMTP | None = None

    def send(self, message: EmailMessage) -> None:
        connection = self._connection or self._connect()
        try:
            connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            self._reset()
            answers = list(error.recipients.values())
            raise MailRefused(
                _words(error, answers), is_final=all(code in _NO_SUCH_MAILBOX for code, _ in answers)
            ) from error
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            # smtplib's errors are OSErrors as well; those about one mail are told apart here.
            if isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected):
                self._reset()
                raise MailRefused(_words(error)) from error
            self.close()
            raise ServerAway(_words(error)) from error
        except ValueError as error:
            self._reset()
            raise MailRefused("the message cannot be written as a mail", is_final=True) from error

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.quit()
            except (smtplib.SMTPException, OSError):
                connection.close()

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        try:
            if server.encrypts_at_once:
                connection: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=TIMEOUT_SECONDS, context=self._context
                )
            else:
                connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        except (smtplib.SMTPException, OSError) as error:
            raise ServerAway(_words(error)) from error
        try:
            self._begin(connection)
        except (smtplib.SMTPException, OSError) as error:
            connection.close()
            raise ServerAway(_words(error)) from error
        self._connection = connection
        return connection

    def _begin(self, connection: smtplib.SMTP) -> None:
        """Encrypt where the server offers it, and sign in. A password never travels readable through a network."""
        server = self._server
        connection.ehlo()
        is_encrypted = server.encrypts_at_once
        if not is_encrypted and connection.has_extn("starttls"):
            connection.starttls(context=self._context)
            connection.ehlo()
            is_encrypted = True
        if server.user is not None:
            if not is_encrypted and not _is_this_machine(server.host):
                raise smtplib.SMTPNotSupportedError("the server offers no encryption; the password is not sent")
            connection.login(server.user, server.password or "")

    def _reset(self) -> None:
        """Make the connection ready for the next mail, or drop it."""
        try:
            if self._connection is not None:
                self._connection.rset()
        except (smtplib.SMTPException, OSError):
            self.close()


_NO_SUCH_MAILBOX = {550, 551, 553, 556}
"""Answers after which no later try will do. Others (mailbox full, greylisting, policy) pass."""


class ConsoleTransport:
    """Stands in for a mail server while there is none: prints each mail once. The row keeps it readable."""

    keeps_secrets = True

    def __init__(self, write: Callable[[str], None] = click.echo) -> None:
        self._write = write

    def send(self, message: EmailMessage) -> None:
        lines = [f"Mail an {message['To']}: {message['Subject']}"]
        body = message.get_content().partition("\n-- \n")[0]
        lines += [f"    {line.strip()}" for line in body.splitlines() if _tells_something(line)]
        self._write("\n".join(lines))

    def close(self) -> None:
        """There is no connection."""


def _tells_something(line: str) -> bool:
    """Whether a line of a mail is a code or an address to open: what somebody at the console needs."""
    text = line.strip()
    return text.isdecimal() or text.startswith(("http://", "https://"))


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _words(error: Exception, answers: list[tuple[int, bytes]] | None = None) -> str:
    """What went wrong, in a line without anybody's address."""
    code, said = getattr(error, "smtp_code", None), getattr(error, "smtp_error", None)
    if answers:
        code, said = answers[0]
    told = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    text = f"{code} {told}" if code else str(error) or "no answer"
    return _ADDRESS.sub("…", f"{type(error).__name__}: {text}".replace("\n", " "))
