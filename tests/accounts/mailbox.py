"""Reads the outbox like its recipient would."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.core.database import session
from beteiligung.mail.models import OutboxMail


def newest_mail(address: str) -> OutboxMail:
    """The last mail queued for an address; inside an application context."""
    mail = session().scalar(
        sa.select(OutboxMail).where(OutboxMail.address == address).order_by(OutboxMail.id.desc()).limit(1)
    )
    assert mail is not None, f"no mail to {address}"
    return mail


def secret_for(address: str) -> dict[str, str]:
    """Code and token of the last mail to an address."""
    secret = newest_mail(address).secret
    assert secret is not None
    return secret


def wrong_code(right: str) -> str:
    """Six digits that are not these."""
    return f"{(int(right) + 1) % 1_000_000:06d}"
