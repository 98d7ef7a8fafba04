"""How much an offer may say, and how often its idea's author is written to."""

from __future__ import annotations

from datetime import timedelta

from beteiligung.core.limits import HOUR, Limit

TEXT_MOST = 500
"""Characters of an offer; none are needed."""

PHONE_LEAST, PHONE_MOST = 5, 40
"""Characters of a telephone number."""

MADE = Limit("offers", 10, HOUR, "offers to help", "account")

MAIL_PAUSE = timedelta(hours=1)
"""At least so long between two mails about one idea."""

MOST_SHOWN = 100
"""Offers that the page of an idea lists, the newest of them."""
