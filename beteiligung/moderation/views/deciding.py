"""Deciding about one idea: release, publish, ask back, reject. A refused decision comes back with what was typed."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can
from beteiligung.core import clock
from beteiligung.moderation import operations
from beteiligung.moderation.forms.deciding import RejectWithTextForm, ReleaseForm, ReturnForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import Purpose, Subject
from beteiligung.moderation.placeholders import DAY
from beteiligung.moderation.queries import Contribution, modules_for
from beteiligung.moderation.suspicion import gave_hint, hints_on
from beteiligung.moderation.views.blueprint import asked_kind, at_desk, bp, next_entry_url
from beteiligung.moderation.views.desk import inbox_list
from beteiligung.moderation.views.pane import idea_url, pane_of
from beteiligung.moderation.views.previewing import preview_of
from beteiligung.moderation.views.telling_words import asked_words, decided_words
from beteiligung.moderation.views.together import together_of
from beteiligung.proposals.models import ANSWER_TIME, Proposal
from beteiligung.proposals.operations import told_by
from beteiligung.web.current import current_actor
from beteiligung.web.forms import VersionedForm
from beteiligung.web.guard import guard
from beteiligung.web.messages import say
from beteiligung.web.templating import day, notify


@bp.route("/ideen/<int:proposal_id>")
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def proposal(proposal: Proposal) -> Any:
    return idea_page(proposal)


@bp.route("/ideen/<int:proposal_id>/veroeffentlichen", methods=["GET", "POST"])
@guard(P.PROPOSAL_PUBLISH, proposal=at_desk)
def publish(proposal: Proposal) -> Any:
    form = DecideForm(obj=proposal)
    if form.validate_on_submit():
        operations.decide_publish(current_actor(), proposal, version=form.shown_version)
        notify(_("Veröffentlicht: „%(title)s“.", title=proposal.title))
        notify(decided_words(proposal), "info")
        return redirect(next_entry_url())
    return idea_page(proposal, form)


@bp.route("/ideen/<int:proposal_id>/rueckfrage", methods=["GET", "POST"])
@guard(P.PROPOSAL_RETURN, proposal=at_desk)
def return_(proposal: Proposal) -> Any:
    form = ReturnForm(modules_for(Purpose.RETURN), obj=proposal)
    if not form.only_looks and form.validate_on_submit():
        operations.decide_return(
            current_actor(), proposal, form.question.data, version=form.shown_version, pick=form.pick
        )
        until = day(proposal.answer_until)
        notify(_("Die Frage ist gestellt. Die Person kann bis %(day)s antworten.", day=until))
        notify(decided_words(proposal), "info")
        return redirect(next_entry_url())
    last_day = clock.day_of(clock.now() + ANSWER_TIME)
    preview = preview_of(form, proposal, {DAY: last_day})
    return form_page(
        "moderation/return.html",
        proposal,
        form,
        "return",
        preview=preview,
        until=last_day,
        asked=asked_words(told_by(proposal)),
    )


@bp.route("/ideen/<int:proposal_id>/freigeben", methods=["GET", "POST"])
@guard(P.PROPOSAL_RELEASE, proposal=at_desk)
def release(proposal: Proposal) -> Any:
    form = ReleaseForm(obj=proposal)
    if form.validate_on_submit():
        operations.decide_release(current_actor(), proposal, form.reason.data, version=form.shown_version)
        notify(_("Freigegeben. Jetzt können Sie über die Idee entscheiden."))
        return redirect(idea_url(proposal.id, with_notice=True))
    return form_page("moderation/release.html", proposal, form, "release")


@bp.route("/ideen/<int:proposal_id>/ablehnen", methods=["GET", "POST"])
@guard(P.PROPOSAL_REJECT, proposal=at_desk)
def reject(proposal: Proposal) -> Any:
    asked = Contribution(proposal, Subject.IDEA, proposal)
    found = hints_on(asked)
    form = RejectWithTextForm(modules_for(Purpose.REJECT), obj=proposal, has_hint=gave_hint(asked, found))
    if not form.only_looks and form.validate_on_submit():
        operations.decide_reject(
            current_actor(),
            proposal,
            form.ground.data,
            form.facts.data,
            version=form.shown_version,
            pick=form.pick,
            was_automated=form.has_helped,
        )
        notify(_("Nicht veröffentlicht. Gründe und Rechtsweg sind festgehalten."))
        notify(decided_words(proposal), "info")
        return redirect(next_entry_url())
    return form_page(
        "moderation/reject.html",
        proposal,
        form,
        "reject",
        preview=preview_of(form, proposal),
        hints=[say(one) for one in found],
    )


def idea_page(proposal: Proposal, form: VersionedForm | None = None) -> str:
    """An idea at the desk; beside it the inbox, as long as the idea waits there."""
    pane = pane_of(proposal, form)
    with_inbox = pane.item is not None and can(current_actor(), P.DESK_READ)
    return render_template(
        "moderation/proposal.html",
        pane=pane,
        together=together_of(proposal),
        inbox=inbox_list(asked_kind(), "", opened=proposal) if with_inbox else None,
    )


def form_page(template: str, proposal: Proposal, form: VersionedForm, act: str, **values: Any) -> Any:
    """The page of a form. Where the idea stands elsewhere by now, it keeps what was typed and offers no button."""
    pane = pane_of(proposal, form)
    is_possible = act in pane.acts
    page = render_template(
        template, pane=pane, form=form, is_possible=is_possible, idea_url=idea_url(proposal.id), **values
    )
    return page if is_possible else (page, 409)
