"""The first screen of proposing: in which area?"""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.identity import remember_draft
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.aktionsraum.placing import place_pin
from beteiligung.aktionsraum.queries import active_areas, area_by_id, area_by_slug, the_city
from beteiligung.core.errors import InvalidInput, NotFound
from beteiligung.core.i18n import N_
from beteiligung.core.tokens import new_token
from beteiligung.proposals import operations, queries
from beteiligung.proposals.forms import WhereForm
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.views.blueprint import bp, canonical, readable
from beteiligung.web.current import current_actor, forget_actor
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.templating import notify

_SHORTEST_KEY = 20
_MOST_OFFERED = 3
"""Drafts to go on with that the first screen shows; the others stand under "Meine Ideen"."""


@bp.route("/ideen/neu", methods=["GET", "POST"])
@guard(P.PROPOSAL_DRAFT)
def where() -> Any:
    draft = queries.draft_in_hand(current_actor())
    blank = draft if draft is not None and not draft.title and not draft.text else None
    form = WhereForm(active_areas(), data=_asked_area() or _where_of(blank))
    if form.validate_on_submit():
        proposal = _begin(form) if blank is None else _move(form, blank)
        return redirect(url_for(".what", proposal_id=proposal.id))
    drafts = [] if request.method == "POST" else queries.drafts_in_hand(current_actor(), _MOST_OFFERED + 1)
    return render_template(
        "proposals/where.html",
        form=form,
        drafts=drafts[:_MOST_OFFERED],
        has_more=len(drafts) > _MOST_OFFERED,
        canonical=canonical(url_for(".where")),
    )


@bp.route("/ideen/neu/<int:proposal_id>/wo", methods=["GET", "POST"])
@guard(P.PROPOSAL_EDIT, proposal=readable)
def area(proposal: Proposal) -> Any:
    if proposal.state is not ProposalState.DRAFT:
        return redirect(url_for(".sent", proposal_id=proposal.id))
    form = WhereForm(_areas_with(proposal), data=_where_of(proposal))
    if form.validate_on_submit():
        _move(form, proposal)
        return redirect(url_for(".what", proposal_id=proposal.id))
    return render_template("proposals/where.html", form=form, drafts=[])


def _asked_area() -> dict[str, Any] | None:
    """The area an address asks for with ``?raum=``."""
    slug = request.args.get("raum", "")
    if not slug:
        return None
    area = area_by_slug(slug)
    if area is None:
        raise NotFound
    return {"raum": area.slug}


def _where_of(proposal: Proposal | None) -> dict[str, Any] | None:
    if proposal is None:
        return None
    area = area_by_id(proposal.aktionsraum_id)
    return {"raum": area.slug if area else None}


def _areas_with(proposal: Proposal) -> list[Aktionsraum]:
    """The areas to choose from, and the one already chosen, should it have ended since."""
    areas = active_areas()
    chosen = area_by_id(proposal.aktionsraum_id)
    return areas if chosen is None or chosen in areas else [*areas, chosen]


def _begin(form: WhereForm) -> Proposal:
    """Start the draft under the form's own key, so that a form sent twice makes one draft."""
    key = form.submission_key.data or ""
    if len(key) < _SHORTEST_KEY:
        key = new_token()
    actor = current_actor()
    proposal = operations.start_draft(
        actor, key=key, aktionsraum_id=_chosen(form).id, language=current_language().address
    )
    if actor.account_id is None:
        remember_draft(key)
        forget_actor()
    return proposal


def _move(form: WhereForm, proposal: Proposal) -> Proposal:
    operations.move_draft(current_actor(), proposal, aktionsraum_id=_chosen(form).id)
    return proposal


def _chosen(form: WhereForm) -> Aktionsraum:
    """The area. A position chooses it where nobody else did, never overrules a person, and is kept by nobody: who says
    where they are, at home perhaps, has not said where something should happen.
    """
    placing = place_pin(*form.position, form.area) if form.position else None
    area = form.area or (placing.area if placing else None)
    if area is None:
        text = N_("Ihr Standort liegt weit weg von %(city)s. Bitte wählen Sie einen Aktionsraum aus der Liste.")
        raise InvalidInput(text, city=_city_name())
    if placing is None:
        return area
    if placing.area is None:
        notify(_("Ihr Standort liegt weit weg von %(city)s. Wir merken ihn uns nicht.", city=_city_name()), "info")
        return area
    if form.area is None:
        notify(_("Ihr Standort liegt im Aktionsraum %(area)s.", area=area.name), "info")
    elif placing.offered is not None:
        notify(
            _(
                "Ihr Standort liegt näher bei %(found)s als bei %(chosen)s. Das macht nichts: Ihre Wahl bleibt.",
                found=placing.offered.name,
                chosen=area.name,
            ),
            "info",
        )
    return area


def _city_name() -> str:
    city = the_city()
    return city.name if city else "–"
