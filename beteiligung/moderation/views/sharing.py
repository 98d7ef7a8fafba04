"""Sharing the inbox: begin with an entry, give it back, hand it to a colleague."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import Colleague
from beteiligung.core.errors import Forbidden, NotFound
from beteiligung.measures.models import Measure
from beteiligung.measures.queries import measure_by_id
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.sharing import HandOverForm, ShareForm
from beteiligung.moderation.models import WaitingItem, WaitingKind
from beteiligung.moderation.views.blueprint import at_desk, bp, desk_url, next_entry_url
from beteiligung.moderation.views.pane import idea_url, measure_url, pane_of, tell_url
from beteiligung.moderation.views.people_words import colleague_role, colleague_words
from beteiligung.moderation.views.words import kind_word
from beteiligung.proposals.models import Proposal
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import notify

ACT = "akt"
"""Name of the buttons that begin a decision; their value says which."""
_FORMS = {"return": "moderation.return_", "reject": "moderation.reject"}


@bp.post("/ideen/<int:proposal_id>/beginnen")
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def begin(proposal: Proposal) -> Any:
    """Looking claims nothing; this does, and leads to the form of the decision."""
    endpoint = _FORMS.get(request.form.get(ACT, ""))
    if endpoint is None:
        raise NotFound
    item = queries.waiting_item_of(proposal.id)
    if ShareForm().validate_on_submit() and item is not None:
        operations.begin_deciding(current_actor(), item)
    return redirect(desk_url(endpoint, proposal_id=proposal.id))


@bp.post("/ideen/<int:proposal_id>/zuruecklegen")
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def give_back(proposal: Proposal) -> Any:
    item = queries.waiting_item_of(proposal.id)
    if ShareForm().validate_on_submit() and item is not None:
        operations.give_back(current_actor(), item)
        notify(_("Andere sehen jetzt, dass Sie nicht mehr daran arbeiten."))
    return redirect(idea_url(proposal.id, with_notice=True))


@bp.post("/massnahmen/<int:measure_id>/beginnen")
@guard(P.MEASURE_READ_FILE, measure=measure_by_id)
def begin_measure(measure: Measure) -> Any:
    """Begin with an entry about a measure; its file is where it is decided."""
    item = queries.waiting_item_of_measure(measure.id)
    if ShareForm().validate_on_submit() and item is not None:
        operations.begin_deciding(current_actor(), item)
    return redirect(measure_url(measure.id))


@bp.post("/massnahmen/<int:measure_id>/zuruecklegen")
@guard(P.MEASURE_READ_FILE, measure=measure_by_id)
def give_back_measure(measure: Measure) -> Any:
    item = queries.waiting_item_of_measure(measure.id)
    if ShareForm().validate_on_submit() and item is not None:
        operations.give_back(current_actor(), item)
        notify(_("Andere sehen jetzt, dass Sie nicht mehr daran arbeiten."))
    return redirect(measure_url(measure.id))


@bp.route("/ideen/<int:proposal_id>/uebergeben", methods=["GET", "POST"])
@guard(P.PROPOSAL_READ_FILE, proposal=at_desk)
def hand_over(proposal: Proposal) -> Any:
    item = queries.waiting_item_of(proposal.id)
    if item is None:
        return redirect(idea_url(proposal.id))
    colleagues = queries.colleagues_for(current_actor(), item)
    form = HandOverForm(_choices(colleagues))
    if form.validate_on_submit():
        return _handed_over(item, form, colleagues)
    return render_template(
        "moderation/hand_over.html",
        pane=pane_of(proposal, form),
        form=form,
        is_possible=bool(colleagues),
        idea_url=idea_url(proposal.id),
    )


def item_at_desk(item_id: int) -> WaitingItem | None:
    """The entry of an address. Raises Forbidden for visitors, whatever the number: signing in again may help."""
    if current_actor().account_id is None:
        raise Forbidden
    return queries.waiting_item_by_id(item_id)


@bp.post("/eintraege/<int:item_id>/beginnen")
@guard(P.DESK_SHARE, item=item_at_desk)
def begin_entry(item: WaitingItem) -> Any:
    """Begin with an entry that has a page of its own."""
    if ShareForm().validate_on_submit():
        operations.begin_deciding(current_actor(), item)
    return redirect(entry_url(item))


@bp.post("/eintraege/<int:item_id>/zuruecklegen")
@guard(P.DESK_SHARE, item=item_at_desk)
def give_back_entry(item: WaitingItem) -> Any:
    if ShareForm().validate_on_submit():
        operations.give_back(current_actor(), item)
        notify(_("Andere sehen jetzt, dass Sie nicht mehr daran arbeiten."))
    return redirect(entry_url(item))


@bp.route("/eintraege/<int:item_id>/uebergeben", methods=["GET", "POST"])
@guard(P.DESK_SHARE, item=item_at_desk)
def hand_over_entry(item: WaitingItem) -> Any:
    colleagues = queries.colleagues_for(current_actor(), item) if item.done_at is None else []
    form = HandOverForm(_choices(colleagues))
    if form.validate_on_submit():
        return _handed_over(item, form, colleagues)
    return render_template(
        "moderation/hand_over_entry.html",
        form=form,
        kind=kind_word(item.kind),
        is_possible=bool(colleagues),
        back_url=entry_url(item),
    )


def _handed_over(item: WaitingItem, form: HandOverForm, colleagues: list[Colleague]) -> Any:
    operations.hand_over(current_actor(), item, to_id=int(form.colleague.data), note=form.note.data)
    names = {colleague.account_id: colleague.name for colleague in colleagues}
    notify(_("Übergeben an %(name)s.", name=names[int(form.colleague.data)]))
    return redirect(next_entry_url())


def entry_url(item: WaitingItem) -> str:
    """The page where an entry is decided."""
    if item.appeal_id is not None:
        return desk_url(".appeal", appeal_id=item.appeal_id)
    if item.measure_id is not None:
        return measure_url(item.measure_id)
    if item.report_id is not None:
        code = queries.reported_code(item.report_id)
        return desk_url(".contribution", proposal_id=item.proposal_id, was=code)
    assert item.proposal_id is not None, "held by a constraint"
    return tell_url(item.proposal_id) if item.kind is WaitingKind.TELL_PERSON else idea_url(item.proposal_id)


def _choices(colleagues: list[Colleague]) -> list[tuple[int, str, str]]:
    return [(one.account_id, colleague_words(one), colleague_role(one)) for one in colleagues]
