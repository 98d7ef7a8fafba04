"""The blueprint of pages behind a signed link, and how such a link is made and read."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, current_app

from beteiligung.moderation.links import read_token, token_of
from beteiligung.moderation.models import DecisionKind, Side
from beteiligung.moderation.queries import Case, case_of
from beteiligung.web.blueprints import pages_blueprint

bp = pages_blueprint("decisions", __name__)


@dataclass(frozen=True)
class Opened:
    """A decision as a link opens it: to one side, and to reporters each their own."""

    case: Case
    side: Side
    report_id: int | None
    token: str


def opened(token: str) -> Opened | None:
    """The decision behind a token; None when it is not ours, or the decision is gone."""
    found = read_token(current_app.config["SECRET_KEY"], token)
    case = case_of(found.decision_id) if found is not None else None
    if found is None or case is None or (case.decision.kind is DecisionKind.LOCK and not _knows(found.side, case)):
        return None
    return Opened(case, found.side, found.report_id, token)


def _knows(side: Side, case: Case) -> bool:
    """Of a lock only whoever wrote what was locked hears, once they were told: its page says the ground."""
    return side is Side.AUTHOR and case.decision.told_at is not None


def link_to_decision(decision_id: int, side: str, report_id: int | None = None) -> str:
    """What stands in the address of a decision's page; templates of pages and mails use it."""
    return token_of(current_app.config["SECRET_KEY"], decision_id, Side(side), report_id)


@bp.after_request
def kept_by_nobody(response: Response) -> Response:
    """Who has the link has the page: neither a cache nor a search engine keeps it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
