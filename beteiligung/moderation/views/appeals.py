"""Appeals at the desk: both sides to read, and the decision of somebody who did not decide first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import can, require
from beteiligung.core.errors import Forbidden, NotFound
from beteiligung.media.models import Picture
from beteiligung.media.serving import private_file
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.appeals import DecideAppealForm, NameOutsideForm
from beteiligung.moderation.forms.sharing import ShareForm
from beteiligung.moderation.models import Appeal, Outcome, OutsideDecider, Subject
from beteiligung.moderation.queries import Case
from beteiligung.moderation.views.blueprint import bp, desk_url, next_entry_url
from beteiligung.moderation.views.case import shown_case
from beteiligung.moderation.views.shared import shared_of
from beteiligung.proposals.queries import photos_of
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import day, notify


def at_desk(appeal_id: int) -> Appeal | None:
    """The appeal of an address, for those who may read it; of what is locked meanwhile there is none for anybody.

    Raises Forbidden for visitors: signing in again may help.
    """
    actor = current_actor()
    if actor.account_id is None:
        raise Forbidden
    appeal = queries.appeal_by_id(appeal_id)
    if appeal is not None:
        require(actor, P.APPEAL_READ, appeal)
    return appeal if appeal is not None and queries.case_of(appeal.decision_id) is not None else None


def from_outside(token: str) -> OutsideDecider | None:
    """Whose link this is, also when it is over; None where the appeal is about what is locked meanwhile."""
    decider = queries.outside_decider_by_token(token)
    appeal = queries.appeal_by_id(decider.appeal_id) if decider is not None else None
    return decider if appeal is not None and queries.case_of(appeal.decision_id) is not None else None


@bp.route("/beschwerden/<int:appeal_id>")
@guard(P.APPEAL_READ, appeal=at_desk)
def appeal(appeal: Appeal) -> Any:
    actor = current_actor()
    shown = shown_case(appeal)
    deciders = queries.deciders_of(appeal) if appeal.decided_at is None else []
    return render_template(
        "moderation/appeal.html",
        appeal=appeal,
        shown=shown,
        form=ShareForm(),
        shared=shared_of(shown.item),
        is_first_decider=actor.account_id is not None and actor.account_id == appeal.first_decider_id,
        may_decide=appeal.decided_at is None and can(actor, P.APPEAL_DECIDE, appeal),
        may_name=appeal.decided_at is None and not deciders and can(actor, P.APPEAL_NAME_OUTSIDE, appeal),
        deciders=deciders,
        outside=queries.outside_decider_of(appeal.id) if appeal.decided_at is None else None,
        others=queries.open_appeals_against(appeal.decision_id, besides=appeal),
    )


@bp.post("/beschwerden/<int:appeal_id>/beginnen")
@guard(P.APPEAL_DECIDE, appeal=at_desk)
def begin_appeal(appeal: Appeal) -> Any:
    """Looking claims nothing; this does, and leads to the form."""
    item = queries.waiting_item_of_appeal(appeal.id)
    if ShareForm().validate_on_submit() and item is not None:
        operations.begin_deciding(current_actor(), item)
    return redirect(desk_url(".decide_appeal", appeal_id=appeal.id))


@bp.route("/beschwerden/<int:appeal_id>/entscheiden", methods=["GET", "POST"])
@guard(P.APPEAL_DECIDE, appeal=at_desk)
def decide_appeal(appeal: Appeal) -> Any:
    case = _case_of(appeal)
    form = DecideAppealForm(operations.ways_back(case, appeal.side), obj=appeal)
    if form.validate_on_submit():
        operations.decide_appeal(current_actor(), appeal, **form.decided)
        _say_result(appeal)
        return redirect(next_entry_url())
    appeal_url = desk_url(".appeal", appeal_id=appeal.id)
    page = render_template(
        "moderation/decide_appeal.html",
        appeal=appeal,
        appeal_url=appeal_url,
        shown=shown_case(appeal),
        form=form,
        is_told=_is_told(appeal),
    )
    return page if appeal.decided_at is None or form.errors else redirect(appeal_url)


@bp.route("/beschwerden/<int:appeal_id>/benennen", methods=["GET", "POST"])
@guard(P.APPEAL_NAME_OUTSIDE, appeal=at_desk)
def name_outside(appeal: Appeal) -> Any:
    form = NameOutsideForm()
    if form.validate_on_submit():
        decider = operations.name_outside_decider(current_actor(), appeal, name=form.name.data, email=form.email.data)
        notify(
            _(
                "Benannt: %(name)s. Die Person bekommt einen Link. Er gilt bis %(day)s.",
                name=decider.name,
                day=day(decider.expires_at),
            )
        )
        return redirect(desk_url(".appeal", appeal_id=appeal.id))
    return render_template("moderation/name_outside.html", appeal=appeal, shown=shown_case(appeal), form=form)


@bp.post("/beschwerden/<int:appeal_id>/benennung-beenden")
@guard(P.APPEAL_NAME_OUTSIDE, appeal=at_desk)
def revoke_outside(appeal: Appeal) -> Any:
    if ShareForm().validate_on_submit():
        operations.revoke_outside_decider(current_actor(), appeal)
        notify(_("Der Link gilt nicht mehr."))
    return redirect(desk_url(".appeal", appeal_id=appeal.id))


@bp.route("/beschwerden/extern/<outside_token>", methods=["GET", "POST"])
@guard(P.APPEAL_BY_LINK, outside=from_outside)
def outside(outside: OutsideDecider) -> Any:
    """For somebody without an account: this one appeal, and nothing else."""
    appeal = queries.appeal_by_id(outside.appeal_id)
    assert appeal is not None, "held by a foreign key"
    form = DecideAppealForm(operations.ways_back(_case_of(appeal), appeal.side), obj=appeal)
    if form.validate_on_submit():
        operations.decide_from_outside(outside, **form.decided)
        return render_template("moderation/outside_over.html", is_done=True)
    if not outside.is_open:
        page = render_template("moderation/outside_over.html", is_done=False)
        return page, 410, {"Cache-Control": "private, no-store"}
    return render_template(
        "moderation/outside.html",
        appeal=appeal,
        shown=shown_case(appeal),
        form=form,
        outside=outside,
        photos=_photos_of(_case_of(appeal)),
        is_told=_is_told(appeal),
    )


@bp.route("/beschwerden/extern/<outside_token>/<picture_name>.webp")
@guard(P.APPEAL_BY_LINK, outside=from_outside)
def outside_photo(outside: OutsideDecider, picture_name: str) -> Any:
    """A photo that the appeal is about, whole as officers see it, as long as the link is open."""
    appeal, name = queries.appeal_by_id(outside.appeal_id), f"{picture_name}.webp"
    shown = _photos_of(_case_of(appeal)) if appeal is not None and outside.is_open else []
    if not any(name in photo.names for photo in shown):
        raise NotFound
    response = private_file(name)
    response.mimetype = "image/webp"
    return response


def _case_of(appeal: Appeal) -> Case:
    case = queries.case_of(appeal.decision_id)
    assert case is not None, "asked by the loaders"
    return case


def _photos_of(case: Case) -> Sequence[Picture]:
    """What belongs to the idea, or the one photo that was decided about; nothing of what is locked."""
    if case.is_locked:
        return []
    if case.decision.subject is Subject.IDEA:
        return photos_of(case.proposal)
    thing = case.contribution.thing if case.contribution is not None else None
    return [thing] if isinstance(thing, Picture) else []


def _is_told(appeal: Appeal) -> bool:
    return operations.is_appellant_told(_case_of(appeal), appeal)


def _say_result(appeal: Appeal) -> None:
    """What was decided, and what follows in the words that both sides read: not everything is as it was afterwards."""
    if appeal.outcome is not Outcome.GRANTED:
        notify(_("Die Entscheidung bleibt bestehen."))
        return
    words = operations.restored_words(_case_of(appeal).decision.kind, appeal.restored)
    notify(_("Der Beschwerde ist stattgegeben."))
    notify(_(words) if words else _("Rückgängig machen ließ sich die Entscheidung nicht."), "info")
