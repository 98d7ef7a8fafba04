"""What somebody reads who cannot write here now: since when, why, until when, and how to appeal."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import block_of
from beteiligung.core.errors import Blocked
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Side
from beteiligung.moderation.views.public.blueprint import bp, link_to_decision
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard

_LEAST_KEPT = 30
"""Characters from which on a typed text is shown again: it is not lost, and can be copied."""
_NO_TEXT = {"csrf_token", "submission_key"}


@bp.route("/konto/sperre")
@guard(P.ACCOUNT_USE)
def blocked() -> Any:
    return _page() or redirect(url_for("accounts.home"))


def refused(error: Blocked) -> tuple[str, int]:
    """Answer whatever a block stands in the way of."""
    return _page() or render_template("errors/error.html", status=403, message=error.message.text, typed=[]), 403


def _page() -> str | None:
    """None where the block has ended meanwhile."""
    account_id = current_actor().account_id
    block = block_of(account_id) if account_id is not None else None
    if block is None:
        return None
    return render_template(
        "decisions/blocked.html",
        block=block,
        ground=GROUNDS[block.ground],
        decision_url=url_for("decisions.detail", decision_token=link_to_decision(block.decision_id, Side.AUTHOR.value)),
        typed=[
            text for name, text in request.form.items(multi=True) if name not in _NO_TEXT and len(text) >= _LEAST_KEPT
        ],
    )
