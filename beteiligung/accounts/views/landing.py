"""Where a person finds themselves after signing in without having been on the way somewhere."""

from __future__ import annotations

from flask import url_for

from beteiligung.accounts.queries import actor_of


def landing_for(account_id: int) -> str:
    """The desk for those who have one, the administration for its readers, else the own page."""
    actor = actor_of(account_id)
    if actor is not None and (actor.is_officer or actor.is_coordinator):
        return url_for("moderation.desk")
    if actor is not None and (actor.is_auditor or actor.is_admin):
        return url_for("administration.home")
    return url_for("accounts.home")
