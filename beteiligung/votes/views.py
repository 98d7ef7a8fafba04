"""Supporting an idea: tap, say who you are if nobody knows yet, done."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.identity import begin_sign_in
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import lead_for, proposal_for
from beteiligung.proposals.states import takes_votes
from beteiligung.votes.forms import VisitorVoteForm, VoteForm
from beteiligung.votes.operations import cast_vote, take_back_vote
from beteiligung.votes.queries import has_voted
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import SAFE_METHODS, guard
from beteiligung.web.templating import notify

bp = pages_blueprint("votes", __name__)


def readable(proposal_id: int) -> Proposal:
    """The idea of an address, as far as the person looking may know of it."""
    return proposal_for(current_actor(), proposal_id)


@bp.route("/ideen/<int:proposal_id>/unterstuetzen", methods=["GET", "POST"])
@guard(P.PROPOSAL_READ, proposal=readable)
def support(proposal: Proposal) -> Any:
    lead = lead_for(current_actor(), proposal)
    if lead is not proposal and request.method in SAFE_METHODS:
        return redirect(url_for(".support", proposal_id=lead.id))
    proposal = lead
    return _support_unknown(proposal) if current_actor().account_id is None else _support_known(proposal)


@bp.route("/ideen/<int:proposal_id>/unterstuetzen/zuruecknehmen", methods=["GET", "POST"])
@guard(P.PROPOSAL_READ, proposal=readable)
def take_back(proposal: Proposal) -> Any:
    actor = current_actor()
    lead = lead_for(actor, proposal)
    if actor.account_id is None:
        return redirect(url_for(".support", proposal_id=lead.id))
    if lead is not proposal and request.method in SAFE_METHODS:
        return redirect(url_for(".take_back", proposal_id=lead.id))
    proposal = lead
    require(actor, P.VOTE_TAKE_BACK, proposal)
    form = VoteForm()
    if form.validate_on_submit():
        if take_back_vote(actor, proposal):
            notify(_("Ihre Stimme ist zurückgenommen. Sie können die Idee jederzeit wieder unterstützen."), "info")
        else:
            notify(_("Sie unterstützen diese Idee nicht."), "info")
        return redirect(_page_of(proposal))
    return _page("votes/take_back.html", proposal, form)


@bp.route("/ideen/<int:proposal_id>/unterstuetzen/gezaehlt")
@guard(P.PROPOSAL_READ, proposal=readable)
def counted(proposal: Proposal) -> Any:
    """Where people come after the code: it tells them that their vote counts and leads on to the idea."""
    proposal = lead_for(current_actor(), proposal)
    if has_voted(current_actor().account_id, proposal.id):
        notify(_("Danke. Ihre Stimme ist gezählt."))
    return redirect(_page_of(proposal))


def _support_known(proposal: Proposal) -> Any:
    actor = current_actor()
    require(actor, P.VOTE_CAST, proposal)
    form = VoteForm()
    if form.validate_on_submit():
        if cast_vote(actor, proposal):
            notify(_("Danke. Ihre Stimme ist gezählt."))
        else:
            notify(_("Sie unterstützen diese Idee schon. Ihre Stimme ist gezählt."), "info")
        return redirect(_page_of(proposal))
    return _page("votes/support.html", proposal, form)


def _support_unknown(proposal: Proposal) -> Any:
    """The vote waits with the code that is sent; whoever types it in has voted."""
    form = VisitorVoteForm()
    if takes_votes(proposal) and form.validate_on_submit():
        intent = {"act": "vote", "proposal_id": proposal.id, "next": url_for(".counted", proposal_id=proposal.id)}
        begin_sign_in(form.email.data, intent)
        return redirect(url_for("accounts.enter_code"))
    return _page("votes/support.html", proposal, form)


def _page(template: str, proposal: Proposal, form: VoteForm | VisitorVoteForm) -> Any:
    """The page; where nobody can vote any more it says so, with 409."""
    is_open = takes_votes(proposal)
    html = render_template(
        template,
        proposal=proposal,
        form=form,
        is_open=is_open,
        has_voted=has_voted(current_actor().account_id, proposal.id),
        page_url=_page_of(proposal),
    )
    return html if is_open else (html, 409)


def _page_of(proposal: Proposal) -> str:
    return url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words)
