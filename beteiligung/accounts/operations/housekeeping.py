"""What nobody needs any more goes by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import AccessLink, SignInCode
from beteiligung.core import clock
from beteiligung.core.database import session

KEPT_AFTER_THE_END = timedelta(days=7)
"""So long an old link is answered with "too old" instead of "unknown"."""


def rewrite_intents(proposal_ids: Collection[int], rewrite: Callable[[str], str]) -> None:
    """Change the words that people have sent about these ideas with a code: it keeps them for a while."""
    sent = sa.select(SignInCode).where(
        SignInCode.intent["proposal_id"].as_integer().in_(proposal_ids), SignInCode.used_at.is_not(None)
    )
    for code in session().scalars(sent).all():
        intent = code.intent or {}
        if isinstance(intent.get("text"), str):
            code.intent = {**intent, "text": rewrite(intent["text"])}


def forget_old_codes() -> None:
    """Delete codes and single-use addresses a week after they ended."""
    limit = clock.now() - KEPT_AFTER_THE_END
    session().execute(sa.delete(SignInCode).where(SignInCode.link_expires_at < limit))
    session().execute(sa.delete(AccessLink).where(AccessLink.expires_at < limit))
