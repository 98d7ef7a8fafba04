"""The code that confirms an idea, on the same screen it was sent from. Looking at it sends nothing.

It holds after a reload and in a new tab, since it reads what waits: the idea's contact, and the code of this browser.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import abort, redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.emails import Email
from beteiligung.accounts.entry import asked_at, asked_for, try_code
from beteiligung.accounts.forms import CodeForm
from beteiligung.accounts.identity import begin_sign_in, waiting_code
from beteiligung.accounts.models import SignInCode
from beteiligung.core import clock
from beteiligung.core.errors import NotFound
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import ConfirmForm
from beteiligung.proposals.forms.sending import AddressForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.proposals.views.blueprint import bp, readable
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

_SAME_SENDING = timedelta(seconds=60)
"""Within this time the same address again means the same button twice, and no second mail."""


def held(proposal_id: int) -> Proposal:
    """The idea of an address. Who sent it from here and confirmed it elsewhere is told so."""
    try:
        return readable(proposal_id)
    except NotFound:
        if _is_confirmed_elsewhere(proposal_id):
            abort(redirect(url_for(".confirmed", proposal_id=proposal_id)))
        raise


def asks_code(proposal: Proposal) -> bool:
    """Whether the person looking can confirm the idea by a code."""
    is_sent = proposal.state is not ProposalState.DRAFT and proposal.author_id is None
    return is_sent and current_actor().account_id is None and queries.contact_of(proposal.id) is not None


def begin_confirming(proposal: Proposal, address: Email) -> bool:
    """Send a code to the address, unless the one that left just now is for the same. Whether one was sent."""
    if _has_just_got_one(address):
        return False
    _send_code(proposal, address.address)
    return True


def code_screen(proposal: Proposal) -> Any:
    """The screen that asks for the code; the right one confirms, signs in and leads on."""
    code, form = _code_of(proposal), CodeForm()
    if code is None:
        return _page(proposal, form)
    answer, status = try_code(form, code, then=url_for(".sent", proposal_id=proposal.id))
    return answer or (_page(proposal, form), status)


@bp.route("/ideen/neu/<int:proposal_id>/neuer-code", methods=["GET", "POST"])
@guard(P.PROPOSAL_SEND, proposal=held)
def new_code(proposal: Proposal) -> Any:
    form = ConfirmForm()
    address = queries.contact_address(proposal.id)
    if asks_code(proposal) and address is not None:
        if form.validate_on_submit():
            _send_code(proposal, address)
            notify(_("Wir haben Ihnen eine neue E-Mail geschickt."))
        elif form.errors:
            return _page(proposal, CodeForm(formdata=None), refused=form)
    return redirect(url_for(".check", proposal_id=proposal.id))


@bp.route("/ideen/neu/<int:proposal_id>/adresse", methods=["GET", "POST"])
@guard(P.PROPOSAL_SEND, proposal=held)
def address(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.UNCONFIRMED or not asks_code(proposal):
        return redirect(url_for(".check", proposal_id=proposal.id))
    form = AddressForm(data={"email": queries.contact_address(proposal.id)})
    if form.validate_on_submit() and form.address is not None:
        operations.send_draft(current_actor(), proposal, shown_name=proposal.shown_name, email=form.address)
        if begin_confirming(proposal, form.address):
            notify(_("Wir haben Ihnen eine neue E-Mail geschickt."))
        else:
            notify(_("Die E-Mail ist schon unterwegs. Sehen Sie auch im Spam-Ordner nach."), "info")
        return redirect(url_for(".check", proposal_id=proposal.id))
    return render_template("proposals/address.html", form=form, proposal=proposal)


@bp.route("/ideen/neu/<int:proposal_id>/bestaetigt")
@guard(P.SIGN_IN)
def confirmed(proposal_id: int) -> Any:
    """Confirmed by its link on another device: this browser does not hold the idea any more, and is not signed in."""
    next_url = url_for(".sent", proposal_id=proposal_id)
    if current_actor().account_id is not None:
        return redirect(next_url)
    if not _is_confirmed_elsewhere(proposal_id):
        raise NotFound
    return render_template("proposals/confirmed.html", number=proposal_id, next_url=next_url)


def _has_just_got_one(address: Email) -> bool:
    code = waiting_code()
    if code is None or code.used_at is not None or code.email_key != address.key:
        return False
    return clock.now() - code.created_at < _SAME_SENDING


def _is_confirmed_elsewhere(proposal_id: int) -> bool:
    """Whether this browser asked for the code of an idea that has found its author since."""
    code = waiting_code()
    intent = (code.intent if code else None) or {}
    if intent.get("act") != "confirm" or intent.get("proposal_id") != proposal_id:
        return False
    idea = proposal_by_id(proposal_id)
    return idea is not None and idea.author_id is not None


def _code_of(proposal: Proposal) -> SignInCode | None:
    """The code this browser waits for, if it goes to the idea's address."""
    code, contact = waiting_code(), queries.contact_of(proposal.id)
    return code if code is not None and contact is not None and code.email_key == contact.email_key else None


def _send_code(proposal: Proposal, address: str) -> None:
    begin_sign_in(
        address,
        {"act": "confirm", "proposal_id": proposal.id, "next": url_for(".sent", proposal_id=proposal.id)},
    )


def _page(proposal: Proposal, form: CodeForm, refused: ConfirmForm | None = None) -> str:
    code = _code_of(proposal)
    return render_template(
        "proposals/confirm.html",
        form=form,
        refused=refused or form,
        asked=asked_for(code) if code else asked_at(queries.contact_address(proposal.id) or ""),
        proposal=proposal,
    )
