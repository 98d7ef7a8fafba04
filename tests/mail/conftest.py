"""A real mail server on this machine, which a test may tell what to answer."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Mailbox:
    """What arrived, and what to answer to the commands RCPT and DATA: a list is used up answer by answer."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.sessions: list[Any] = []
        self.rcpt_answers: list[str] = []
        self.data_answers: list[str] = []
        self.logins: list[tuple[bytes, bytes]] = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options) -> str:  # noqa: N802 - aiosmtpd's name
        answer = self.rcpt_answers.pop(0) if self.rcpt_answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        answer = self.data_answers.pop(0) if self.data_answers else "250 OK"
        if answer.startswith("250"):
            self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
            self.recipients.append(list(envelope.rcpt_tos))
            self.sessions.append(session)
        return answer

    def authenticate(self, _server, _session, _envelope, mechanism, data) -> AuthResult:
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"p@ss/word", handled=False)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def smtp(mailbox: Mailbox) -> Iterator[Any]:
    """Start servers: ``smtp()`` gives the address of one; options are aiosmtpd's."""
    running: list[Controller] = []

    def start(*, implicit_tls: ssl.SSLContext | None = None, **options: Any) -> str:
        port = _free_port()
        controller = Controller(mailbox, hostname="127.0.0.1", port=port, ssl_context=implicit_tls, **options)
        controller.start()
        running.append(controller)
        return f"{'smtps' if implicit_tls else 'smtp'}://127.0.0.1:{port}"

    yield start
    for controller in running:
        controller.stop()
