"""After writing: ideas that are there already. It never stands in the way, and asks once for each text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from flask import jsonify, redirect, render_template, session, url_for

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import area_names
from beteiligung.core.text import search_key
from beteiligung.measures.queries import with_what_became
from beteiligung.proposals import queries
from beteiligung.proposals.forms import WhatForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import DRAFT_DAYS
from beteiligung.proposals.operations.content import is_complete, position_of
from beteiligung.proposals.queries import ProposalRow, Sought
from beteiligung.proposals.states import OPEN_FOR_VOTES
from beteiligung.proposals.views.blueprint import bp, readable
from beteiligung.web.current import current_actor
from beteiligung.web.guard import Before, guard, prepared

_SHOWN = "similar"
_MOST_SHOWN = 10
MOST_WHILE_WRITING = 3
_MARK_LENGTH = 12
"""Ten short marks of texts for which the screen was shown; the cookie must stay small."""


@bp.route("/ideen/neu/<int:proposal_id>/aehnlich")
@guard(P.PROPOSAL_EDIT, proposal=readable)
def similar(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    if not is_complete(proposal.title, proposal.text):
        return redirect(url_for(".what", proposal_id=proposal.id))
    ideas = _similar_to(proposal, proposal.title, proposal.text)
    if not ideas:
        return redirect(url_for(".place", proposal_id=proposal.id))
    return render_template(
        "proposals/similar.html",
        proposal=proposal,
        area_name=area_names([proposal.aktionsraum_id])[proposal.aktionsraum_id],
        ideas=with_what_became(ideas),
        open_for_votes=OPEN_FOR_VOTES,
        days=DRAFT_DAYS,
    )


@contextmanager
def _while_writing(proposal: Proposal) -> Iterator[list[ProposalRow]]:
    """Looked for before the transaction begins: others who write need not wait for it."""
    form = WhatForm(proposal)
    title, text = form.title.data or "", form.text.data or ""
    is_idea = proposal.state is ProposalState.DRAFT and is_complete(title, text)
    yield _similar_to(proposal, title, text)[:MOST_WHILE_WRITING] if is_idea else []


@bp.post("/ideen/neu/<int:proposal_id>/aehnlich")
@guard(P.PROPOSAL_EDIT, before=Before(_while_writing), proposal=readable)
def similar_while_writing(proposal: Proposal) -> Any:  # noqa: ARG001  # the guard has used it
    """What the script of the form shows below it; nothing is kept."""
    return jsonify(found=render_template("proposals/_while_writing.html", ideas=prepared() or []).strip())


def screen_after_writing(proposal: Proposal, *, wants_to_see: bool) -> str:
    """Where a finished text leads: to similar ideas the first time it has any, or when asked; else to the next screen."""
    mark, shown = _mark(proposal), session.get(_SHOWN, [])
    if (mark in shown and not wants_to_see) or not _similar_to(proposal, proposal.title, proposal.text):
        return url_for(".place", proposal_id=proposal.id)
    session[_SHOWN] = [*(known for known in shown if known != mark), mark][-_MOST_SHOWN:]
    return url_for(".similar", proposal_id=proposal.id)


def _similar_to(proposal: Proposal, title: str, text: str) -> list[ProposalRow]:
    sought = Sought(
        title=title,
        text=text,
        aktionsraum_id=proposal.aktionsraum_id,
        field_ids=frozenset(queries.field_ids_of(proposal.id)),
        position=position_of(proposal),
    )
    return queries.similar(current_actor(), sought)


def _mark(proposal: Proposal) -> str:
    """The same for the same words in the same area; a comma more is no other text."""
    said = f"{proposal.id} {proposal.aktionsraum_id} {search_key(proposal.title, proposal.text)}"
    return sha256(said.encode()).hexdigest()[:_MARK_LENGTH]
