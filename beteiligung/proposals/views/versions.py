"""What an idea once said: each published text beside the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.proposals import queries
from beteiligung.proposals.comparing import Piece, compare, shortened
from beteiligung.proposals.models import Proposal, ProposalVersion
from beteiligung.proposals.views.blueprint import bp, canonical, page_of, readable
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor

PAGE_SIZE = 5


@dataclass(frozen=True)
class Comparison:
    """A text and what is new in it; what did not change is None. The first one has nothing before it."""

    version: ProposalVersion
    is_first: bool
    title: Sequence[Piece] | None
    text: Sequence[Piece] | None
    place: Sequence[Piece] | None


@bp.route("/ideen/<int:proposal_id>/fassungen")
@guard(P.PROPOSAL_READ, proposal=readable)
def versions(proposal: Proposal) -> Any:
    cursor = request.args.get("nach", "")
    first_url = url_for(".versions", proposal_id=proposal.id)
    try:
        page = queries.versions_page(proposal.id, cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="ideen", first_url=first_url), 400
    if not page.items:
        raise NotFound
    return render_template(
        "proposals/versions.html",
        proposal=proposal,
        comparisons=[_comparison(version, before) for version, before in page.items],
        removals=queries.removals_of(proposal.id),
        next_url=url_for(".versions", proposal_id=proposal.id, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
        page_url=page_of(proposal),
        canonical=canonical(first_url),
    )


def _comparison(version: ProposalVersion, before: ProposalVersion | None) -> Comparison:
    if before is None:
        return Comparison(version, True, None, None, None)
    return Comparison(
        version,
        False,
        _changed(before.title, version.title),
        _changed(before.text, version.text),
        _changed(before.place or "", version.place or ""),
    )


def _changed(old: str, new: str) -> Sequence[Piece] | None:
    return None if old == new else shortened(compare(old, new))
