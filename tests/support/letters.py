"""The mails that wait in the outbox, in the words their readers will get."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa
from flask import Flask

from beteiligung.accounts.models import Contact
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.rendering import render

_CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)
_LINK = re.compile(r"https?://[^/\s]+(/\S*)")


@dataclass(frozen=True)
class Received:
    """One mail as its reader sees it."""

    kind: str
    to: str
    language: str
    subject: str
    body: str

    @property
    def code(self) -> str:
        """The six digits that stand on a line of their own."""
        found = _CODE.search(self.body)
        assert found, f"no code in: {self.body}"
        return found[1]

    @property
    def paths(self) -> list[str]:
        """The addresses in it, without the host."""
        return _LINK.findall(self.body)


def letters_to(app: Flask, address: str) -> list[Received]:
    """Every mail to an address, oldest first."""
    with app.app_context():
        city = the_city()
        found = []
        for mail in session().scalars(sa.select(OutboxMail).order_by(OutboxMail.id)):
            contact = session().get(Contact, mail.account_id) if mail.account_id else None
            to = mail.address or (contact.email if contact else "") or ""
            if to.casefold() == address.casefold():
                letter = render(mail, city)
                found.append(Received(mail.kind, to, letter.language.address, letter.subject, letter.body))
        return found


def last_letter(app: Flask, address: str) -> Received:
    """The newest mail to an address."""
    found = letters_to(app, address)
    assert found, f"nothing was sent to {address}"
    return found[-1]
