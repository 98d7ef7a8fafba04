"""The last screen of proposing, with identity last, and the page that says what happens next.

Sent by somebody who is not signed in, the same address asks for the code (``confirming``).
"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.accounts.queries import account_by_id
from beteiligung.aktionsraum.queries import answer_day, area_by_id
from beteiligung.core import clock
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms.sending import SendForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import is_complete
from beteiligung.proposals.privacy import SENTENCES, Private, private_details
from beteiligung.proposals.views.blueprint import bp, page_of
from beteiligung.proposals.views.confirming import asks_code, begin_confirming, code_screen, held
from beteiligung.proposals.words import fields_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.sharing import absolute


@bp.route("/ideen/neu/<int:proposal_id>/senden", methods=["GET", "POST"])
@guard(P.PROPOSAL_SEND, proposal=held)
def check(proposal: Proposal) -> Any:
    if asks_code(proposal) and "email" not in request.form:
        return code_screen(proposal)
    if proposal.state not in (ProposalState.DRAFT, ProposalState.UNCONFIRMED):
        return redirect(url_for(".sent", proposal_id=proposal.id))
    if not is_complete(proposal.title, proposal.text):
        return redirect(url_for(".what", proposal_id=proposal.id))
    is_signed_in = current_actor().account_id is not None
    form = _send_form(proposal)
    if form.validate_on_submit():
        return _go_back(form, proposal) if form.goes_back else _send(form, proposal)
    around = queries.surroundings_of(proposal)
    return render_template(
        "proposals/check.html",
        form=form,
        proposal=proposal,
        around=around,
        fields=fields_of(around),
        is_signed_in=is_signed_in,
        private=[SENTENCES[kind] for kind in _private(proposal)],
        due=answer_day(clock.today()),
    )


@bp.route("/ideen/neu/<int:proposal_id>/fertig")
@guard(P.PROPOSAL_READ, proposal=held)
def sent(proposal: Proposal) -> Any:
    if not can(current_actor(), P.PROPOSAL_SEND, proposal):
        return redirect(page_of(proposal))
    if proposal.state is ProposalState.DRAFT:
        return redirect(url_for(".check", proposal_id=proposal.id))
    if proposal.state not in (ProposalState.UNCONFIRMED, ProposalState.SUBMITTED):
        return redirect(page_of(proposal))
    area = area_by_id(proposal.aktionsraum_id)
    assert area is not None, "held by a foreign key"
    return render_template(
        "proposals/sent.html",
        proposal=proposal,
        area=area,
        share_url=absolute(url_for("root.short", slug=area.slug)),
        page_url=page_of(proposal),
        address=queries.contact_address(proposal.id),
        must_confirm=asks_code(proposal),
    )


def _private(proposal: Proposal) -> list[Private]:
    said = (proposal.title, proposal.text, proposal.place, proposal.beneficiaries, proposal.contribution)
    return private_details(*said)


def _send_form(proposal: Proposal) -> SendForm:
    """The form with what need not be typed again: the draft's own, else the name used last. Once sent, no name was one
    that was chosen.
    """
    account_id = current_actor().account_id
    account = account_by_id(account_id) if account_id is not None else None
    return SendForm(
        asks_address=account is None,
        last_name=account.shown_name if account else None,
        name=proposal.shown_name if proposal.state is ProposalState.DRAFT else proposal.shown_name or "",
        email=None if account else queries.contact_address(proposal.id),
    )


def _go_back(form: SendForm, proposal: Proposal) -> Any:
    if proposal.state is ProposalState.DRAFT:
        operations.keep_signature(current_actor(), proposal, shown_name=form.name, email=form.address)
        return redirect(url_for(".details", proposal_id=proposal.id))
    return redirect(url_for(".sent", proposal_id=proposal.id))


def _send(form: SendForm, proposal: Proposal) -> Any:
    operations.send_draft(current_actor(), proposal, shown_name=form.name, email=form.address)
    if form.address is None:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    begin_confirming(proposal, form.address)
    return redirect(url_for(".check", proposal_id=proposal.id))
