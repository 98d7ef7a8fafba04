"""Writing down an appeal that somebody made by phone, by letter or at the counter."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.aktionsraum.queries import answer_day
from beteiligung.core import clock
from beteiligung.core.errors import Forbidden
from beteiligung.moderation import operations, queries
from beteiligung.moderation.forms.appeals import EnterAppealForm
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, Side
from beteiligung.moderation.views.blueprint import bp, desk_url
from beteiligung.moderation.views.case import first_decision
from beteiligung.moderation.views.pane import idea_url
from beteiligung.moderation.views.people_words import role_word
from beteiligung.moderation.views.words import spoken_languages
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.templating import day, notify


def decision_at_desk(decision_id: int) -> Decision | None:
    """A decision that can be appealed against, for those who may read appeals of its area.

    Raises Forbidden for visitors, whatever the number: signing in again may help.
    """
    actor = current_actor()
    if actor.account_id is None:
        raise Forbidden
    case = queries.case_of(decision_id)
    if case is None:
        return None
    require(actor, P.APPEAL_READ, case.decision)
    return case.decision


@bp.route("/entscheidungen/<int:decision_id>/beschwerde", methods=["GET", "POST"])
@guard(P.APPEAL_ENTER, decision=decision_at_desk)
def enter_appeal(decision: Decision) -> Any:
    case = queries.case_of(decision.id)
    assert case is not None, "asked by the loader"
    objectors = queries.sides_without_appeal(case)
    is_cut_short = queries.are_cut_short(objectors)
    is_over = decision.appeal_until < clock.today()
    form = EnterAppealForm(
        objectors,
        spoken_languages(),
        is_cut_short=is_cut_short,
        asks_address=is_cut_short
        or not all(
            one.has_address if one.side is Side.REPORTER else operations.is_reached(case, one.side) for one in objectors
        ),
    )
    if form.validate_on_submit():
        appeal = operations.enter_appeal(current_actor(), decision, **form.entered)
        due_on = day(answer_day(clock.today()))
        notify(_("Aufgenommen. Sagen Sie der Person: Wir antworten bis %(day)s.", day=due_on))
        return redirect(desk_url(".appeal", appeal_id=appeal.id))
    is_possible = bool(objectors) and not is_over
    page = render_template(
        "moderation/enter_appeal.html",
        form=form,
        case=case,
        decided=first_decision(case),
        role=role_word(decision.decided_by_role),
        ground=GROUNDS.get(decision.ground or ""),
        is_possible=is_possible,
        is_over=is_over,
        back_url=url_for(".locks") if case.proposal.locked_at is not None else idea_url(case.proposal.id),
    )
    return page if is_possible or form.errors else (page, 409)
