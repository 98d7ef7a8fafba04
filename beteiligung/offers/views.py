"""Offering to help with an idea, and a person's own offers. Whom they are for reads them with the idea."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import require
from beteiligung.accounts.identity import begin_sign_in
from beteiligung.aktionsraum.queries import area_by_id
from beteiligung.core.errors import NotPossible
from beteiligung.measures.queries import with_what_became
from beteiligung.offers import queries
from beteiligung.offers.forms import ConfirmForm, OfferForm, form_for
from beteiligung.offers.models import Offer
from beteiligung.offers.operations import (
    CLOSED,
    author_of,
    change_offer,
    checked,
    may_offer_help,
    offer_help,
    take_back_offer,
)
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import proposal_by_id, proposal_for
from beteiligung.proposals.states import takes_offers
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

bp = pages_blueprint("offers", __name__)

PAGE_SIZE = 20


def readable(proposal_id: int) -> Proposal:
    """The idea of an address, as far as the person looking may know of it."""
    return proposal_for(current_actor(), proposal_id)


@bp.route("/ideen/<int:proposal_id>/mithelfen", methods=["GET", "POST"])
@guard(P.PROPOSAL_READ, proposal=readable)
def offer(proposal: Proposal) -> Any:
    actor = current_actor()
    if actor.account_id is not None:
        may_offer_help(actor, proposal)
        if request.method == "GET" and queries.own_offer(actor, proposal.id) is not None:
            return redirect(url_for(".change", proposal_id=proposal.id))
    form = form_for(actor, proposal)
    if form.validate_on_submit():
        if actor.account_id is None:
            return _keep_until_known(proposal, form)
        offer_help(actor, proposal, form.said)
        return redirect(url_for(".made", proposal_id=proposal.id))
    is_open = takes_offers(proposal)
    html = render_template(
        "offers/offer.html", proposal=proposal, form=form, is_open=is_open, page_url=_page_of(proposal)
    )
    return html if is_open else (html, 409)


@bp.route("/ideen/<int:proposal_id>/mithelfen/danke")
@guard(P.PROPOSAL_READ, proposal=readable)
def made(proposal: Proposal) -> Any:
    """What happens next with an offer. Here people come after the code as well."""
    made_offer = queries.own_offer(current_actor(), proposal.id)
    if made_offer is None:
        return redirect(_page_of(proposal))
    area = area_by_id(proposal.aktionsraum_id)
    assert area is not None, "held by a foreign key"
    return render_template(
        "offers/made.html",
        proposal=proposal,
        offer=made_offer,
        is_told=author_of(proposal) is not None,
        area_url=url_for("aktionsraum.detail", slug=area.slug),
        page_url=_page_of(proposal),
    )


@bp.route("/ideen/<int:proposal_id>/mithelfen/angebote")
@guard(P.OFFER_READ, proposal=readable)
def received(proposal: Proposal) -> Any:
    """Where the mail leads: to the offers, once it is known who looks."""
    if is_author(current_actor(), proposal):
        return redirect(_page_of(proposal, _anchor="mithelfen"))
    return redirect(url_for("moderation.proposal", proposal_id=proposal.id))


@bp.route("/konto/angebote")
@guard(P.ACCOUNT_USE)
def own() -> Any:
    cursor = request.args.get("nach", "")
    first_url = url_for(".own")
    try:
        page = queries.own_offers(current_actor(), cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("errors/no_such_page.html", nav="konto", first_url=first_url), 400
    return render_template(
        "offers/own.html",
        offers=with_what_became(page.items),
        next_url=url_for(".own", nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )


@bp.route("/konto/angebote/<int:proposal_id>/aendern", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def change(proposal_id: int) -> Any:
    offered = queries.own_offer(current_actor(), proposal_id)
    if offered is None:
        return _none_there()
    require(current_actor(), P.OFFER_CHANGE, offered)
    proposal = _idea_of(offered)
    form = form_for(current_actor(), proposal, offered)
    if form.validate_on_submit():
        change_offer(current_actor(), offered, form.said)
        notify(_("Ihre Änderung ist gespeichert."))
        return redirect(url_for(".own"))
    return render_template("offers/change.html", proposal=proposal, form=form)


@bp.route("/konto/angebote/<int:proposal_id>/zuruecknehmen", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE)
def take_back(proposal_id: int) -> Any:
    offered = queries.own_offer(current_actor(), proposal_id)
    if offered is None:
        return _none_there()
    form = ConfirmForm()
    if form.validate_on_submit():
        take_back_offer(current_actor(), offered)
        notify(_("Ihr Angebot ist zurückgenommen. Niemand kann es mehr lesen."))
        return redirect(url_for(".own"))
    return render_template("offers/take_back.html", proposal=_idea_of(offered), offer=offered, form=form)


def _keep_until_known(proposal: Proposal, form: OfferForm) -> Any:
    """The offer waits with the code that is sent; whoever types it in has made it."""
    if not takes_offers(proposal):
        raise NotPossible(CLOSED)
    said = checked(form.said, account_id=None)
    intent = {
        "act": "offer",
        "proposal_id": proposal.id,
        "text": said.text,
        "language": said.language,
        "shown_name": said.shown_name,
        "reach": said.reach,
        "phone": said.phone,
        "next": url_for(".made", proposal_id=proposal.id),
    }
    begin_sign_in(form.email.data, intent)
    return redirect(url_for("accounts.enter_code"))


def _none_there() -> Any:
    """Also for who takes back twice."""
    notify(_("Hier haben Sie nichts angeboten."), "info")
    return redirect(url_for(".own"))


def _idea_of(offered: Offer) -> Proposal:
    proposal = proposal_by_id(offered.proposal_id)
    assert proposal is not None, "held by a foreign key"
    return proposal


def _page_of(proposal: Proposal, **values: Any) -> str:
    return url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words, **values)
