"""What people sign in with: codes, links, recovery codes."""

from __future__ import annotations

import sqlalchemy as sa

from beteiligung.accounts.models import AccessLink, RecoveryCode, SignInCode
from beteiligung.core.database import session
from beteiligung.core.tokens import hash_secret


def code_by_id(code_id: int) -> SignInCode | None:
    """A code that was sent."""
    return session().get(SignInCode, code_id)


def code_by_link(token: str) -> SignInCode | None:
    """The code whose link carries this token, used or not."""
    return session().scalar(sa.select(SignInCode).where(SignInCode.link_hash == hash_secret(token)))


def access_link(token: str, purpose: str) -> AccessLink | None:
    """A single-use address by its token, used or not."""
    return session().scalar(
        sa.select(AccessLink).where(AccessLink.token_hash == hash_secret(token), AccessLink.purpose == purpose)
    )


def recovery_codes_left(account_id: int) -> int:
    """How many printed codes a member of staff still has."""
    left = sa.select(sa.func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return session().scalar(left) or 0
