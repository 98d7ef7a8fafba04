"""How long a comment may be and how long it can be changed."""

from __future__ import annotations

from datetime import timedelta

from beteiligung.core.limits import HOUR, Limit

TEXT_MOST = 3000
"""Characters of a comment; the least is one."""

WRITTEN = Limit("comments", 30, HOUR, "comments", "account")

EDIT_TIME = timedelta(minutes=15)
"""So long its author can change a comment; afterwards others may have answered to it."""
