"""Ideas that say the same go on as one: choose the other, look at both, merge; and separate them again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.core.errors import DomainError
from beteiligung.moderation.forms.merging import MergeForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.operations import decide_merge, decide_unmerge
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.kin import ideas_like
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.proposals.models import SEPARABLE_FOR, Proposal, ProposalState
from beteiligung.proposals.operations import refuse_late_unmerging, refuse_merging
from beteiligung.proposals.queries import lead_of, proposal_by_id, surroundings_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.messages import say
from beteiligung.web.templating import day, notify


@bp.route("/ideen/<int:proposal_id>/zusammenlegen", methods=["GET", "POST"])
@guard(P.PROPOSAL_MERGE, proposal=at_desk)
def merge(proposal: Proposal) -> Any:
    lead = _asked_lead()
    if lead is None:
        return _choose(proposal)
    form = MergeForm(lead, obj=proposal, has_hint=_was_suggested(proposal, lead))
    was_waiting = proposal.state is ProposalState.SUBMITTED
    if form.validate_on_submit():
        versions = {"version": form.shown_version, "lead_version": form.shown_lead_version}
        decide_merge(current_actor(), proposal, lead, **versions, was_automated=form.has_helped)
        until = day(proposal.separable_until)
        notify(
            _(
                "Zusammengelegt mit „%(title)s“. Bis %(day)s lässt sich das rückgängig machen.",
                title=lead.title,
                day=until,
            )
        )
        return redirect(next_entry_url() if was_waiting else idea_url(lead.id, with_notice=True))
    refusal = _refusal_of(refuse_merging, proposal, lead)
    html = render_template(
        "moderation/merge.html",
        pane=pane_of(proposal, form),
        form=form,
        lead=lead,
        lead_area=surroundings_of(lead).area_name,
        is_possible=refusal is None,
        refusal=refusal,
        days=SEPARABLE_FOR.days,
        idea_url=idea_url(proposal.id),
        choose_url=desk_url(".merge", proposal_id=proposal.id),
    )
    return html if refusal is None else (html, 409)


@bp.route("/ideen/<int:proposal_id>/trennen", methods=["GET", "POST"])
@guard(P.PROPOSAL_UNMERGE, proposal=at_desk)
def unmerge(proposal: Proposal) -> Any:
    lead = lead_of(proposal)
    require(current_actor(), P.PROPOSAL_UNMERGE, lead)
    form = DecideForm(obj=proposal)
    if form.validate_on_submit():
        decide_unmerge(current_actor(), proposal, version=form.shown_version)
        notify(_("Die Ideen sind wieder getrennt. Stimmen und Kommentare sind wieder da, wo sie waren."))
        return redirect(idea_url(proposal.id, with_notice=True))
    is_merged = proposal.lead_id is not None
    refusal = _refusal_of(refuse_late_unmerging, proposal)
    is_possible = is_merged and refusal is None
    html = render_template(
        "moderation/unmerge.html",
        pane=pane_of(proposal, form),
        form=form,
        lead=lead if is_merged else None,
        is_possible=is_possible,
        refusal=refusal,
        idea_url=idea_url(proposal.id),
    )
    return html if is_possible else (html, 409)


def _choose(proposal: Proposal) -> Any:
    """The ideas that say much the same, and a field for the number of any other one.

    ``?teil=3``: the ideas alone, with headings of that level, for the page that shows them when it is there itself.
    """
    if (level := request.args.get("teil", type=int)) is not None:
        ideas = ideas_like(proposal, surroundings_of(proposal))
        return render_template("moderation/like.html", ideas=ideas, level=min(max(level, 2), 6))
    number = request.args.get("mit", "").strip()
    html = render_template(
        "moderation/merge_choose.html",
        proposal=proposal,
        ideas=ideas_like(proposal, surroundings_of(proposal)),
        number=number,
        idea_url=idea_url(proposal.id),
    )
    return (html, 422) if number else html


def _was_suggested(proposal: Proposal, lead: Proposal) -> bool:
    """Whether the program shows this one among the ideas that say much the same."""
    return any(row.id == lead.id for row, _url in ideas_like(proposal, surroundings_of(proposal)))


def _asked_lead() -> Proposal | None:
    """The idea that ``?mit=`` names, as far as this person may merge others with it."""
    lead = proposal_by_id(request.args.get("mit", 0, type=int))
    return lead if lead is not None and can(current_actor(), P.PROPOSAL_MERGE, lead) else None


def _refusal_of(check: Callable[..., None], *proposals: Proposal) -> str | None:
    """Why something cannot be done with ideas as they stand now, in words."""
    try:
        check(*proposals)
    except DomainError as refusal:
        return say(refusal.message)
    return None
