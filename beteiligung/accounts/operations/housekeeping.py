"""What nobody needs any more goes by itself."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from beteiligung.accounts.models import AccessLink, SignInCode
from beteiligung.core import clock
from beteiligung.core.database import session

KEPT_AFTER_THE_END = timedelta(days=7)
"""So long an old link is answered with "too old" instead of "unknown"."""


def forget_old_codes() -> None:
    """Delete codes and single-use addresses a week after they ended."""
    limit = clock.now() - KEPT_AFTER_THE_END
    session().execute(sa.delete(SignInCode).where(SignInCode.link_expires_at < limit))
    session().execute(sa.delete(AccessLink).where(AccessLink.expires_at < limit))
