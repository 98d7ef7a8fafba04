"""What an idea comes to besides a measure: it is not done, or another office has it, asks back and replies."""

from __future__ import annotations

from typing import Any

from flask import redirect
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.moderation import operations
from beteiligung.moderation.forms.ending import DeclineForm, ForwardForm, ReplyForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.placeholders import DAY, OFFICE
from beteiligung.moderation.queries import modules_for, offices_to_pick, open_forwarding
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url
from beteiligung.moderation.views.deciding import form_page
from beteiligung.moderation.views.pane import idea_url
from beteiligung.moderation.views.previewing import preview_of
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import day, notify


@bp.route("/ideen/<int:proposal_id>/nicht-umsetzen", methods=["GET", "POST"])
@guard(P.PROPOSAL_DECLINE, proposal=at_desk)
def decline(proposal: Proposal) -> Any:
    form = DeclineForm(modules_for(Purpose.DECLINE), obj=proposal)
    if not form.only_looks and form.validate_on_submit():
        operations.decide_decline(
            current_actor(), proposal, form.reasons.data, version=form.shown_version, pick=form.pick
        )
        notify(_("Die Idee wird nicht umgesetzt. Die Gründe stehen auf ihrer Seite."))
        return redirect(idea_url(proposal.id, with_notice=True))
    return form_page("moderation/decline.html", proposal, form, "decline", preview=preview_of(form, proposal))


@bp.route("/ideen/<int:proposal_id>/weiterleiten", methods=["GET", "POST"])
@guard(P.PROPOSAL_FORWARD, proposal=at_desk)
def forward(proposal: Proposal) -> Any:
    offices = offices_to_pick()
    names = {office.id: office.name for office in offices}
    form = ForwardForm(names, modules_for(Purpose.FORWARD), obj=proposal)
    if not form.only_looks and form.validate_on_submit():
        forwarding = operations.forward_idea(
            current_actor(),
            proposal,
            form.own.data or "",
            office_id=form.office_id,
            reference=form.reference.data,
            version=form.shown_version,
            pick=form.pick,
        )
        asks_on = day(forwarding.ask_on)
        notify(_("Weitergeleitet. Ohne Antwort kommt die Idee am %(day)s wieder in den Eingang.", day=asks_on))
        return redirect(desk_url(".desk"))
    further = {OFFICE: names.get(form.office_id or 0), DAY: operations.ask_day()}
    return form_page(
        "moderation/forward.html",
        proposal,
        form,
        "forward",
        preview=preview_of(form, proposal, further),
        offices=offices,
        until=operations.ask_day(),
    )


@bp.route("/ideen/<int:proposal_id>/antwort-der-stelle", methods=["GET", "POST"])
@guard(P.PROPOSAL_FORWARD, proposal=at_desk)
def reply(proposal: Proposal) -> Any:
    form = ReplyForm(obj=proposal)
    forwarding = open_forwarding(proposal.id)
    if form.validate_on_submit():
        operations.record_reply(
            current_actor(),
            proposal,
            form.reply.data,
            goes_on=form.goes_on,
            reference=form.reference.data,
            version=form.shown_version,
        )
        notify(_("Die Antwort ist festgehalten. Sie steht auf der Seite der Idee."))
        return redirect(desk_url(".desk"))
    if forwarding is not None and not form.is_submitted():
        form.reference.data = forwarding.reference or ""
    return form_page("moderation/reply.html", proposal, form, "resume", forwarding=forwarding)


@bp.route("/ideen/<int:proposal_id>/nachgefragt", methods=["GET", "POST"])
@guard(P.PROPOSAL_FORWARD, proposal=at_desk)
def ask_again(proposal: Proposal) -> Any:
    form = DecideForm(obj=proposal)
    if form.validate_on_submit():
        asks_on = day(operations.ask_again(current_actor(), proposal, version=form.shown_version).ask_on)
        notify(_("Notiert. Ohne Antwort kommt die Idee am %(day)s wieder in den Eingang.", day=asks_on))
        return redirect(desk_url(".desk"))
    forwarding = open_forwarding(proposal.id)
    return form_page(
        "moderation/ask_again.html", proposal, form, "resume", forwarding=forwarding, until=operations.ask_day()
    )
