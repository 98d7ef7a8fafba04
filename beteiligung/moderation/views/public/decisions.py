"""One decision with its reasons and remedies, readable by link without an account; and the appeal against it."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.accounts.queries import staff_by_id
from beteiligung.aktionsraum.queries import answer_day, the_city
from beteiligung.core import clock
from beteiligung.moderation import operations, queries
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, DecisionKind, Side, Subject
from beteiligung.moderation.operations.appeals import ROLES
from beteiligung.moderation.operations.reaching import ABOUT_OTHERS
from beteiligung.moderation.views.public.blueprint import Opened, bp, opened
from beteiligung.moderation.views.public.forms import AppealForm
from beteiligung.moderation.views.public.words import thing_words, what_was_decided
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.locale import current_language
from beteiligung.web.templating import notify


@bp.route("/entscheidungen/<decision_token>")
@guard(P.APPEAL_BY_LINK, decision=opened)
def detail(decision: Opened) -> Any:
    case, made = decision.case, decision.case.decision
    appeal = queries.appeal_against(made.id, decision.side, decision.report_id)
    item = queries.waiting_item_of_appeal(appeal.id) if appeal is not None else None
    words = queries.words_of(appeal) if appeal is not None else None
    return render_template(
        "decisions/detail.html",
        case=case,
        what=what_was_decided(made, decision.side),
        shows_title=_shows_title(decision),
        **_quoted(decision),
        ground=GROUNDS.get(made.ground or ""),
        role=ROLES.get(made.decided_by_role, ROLES["officer"]),
        phone=_phone(made),
        blocked_until=queries.last_day_of(made) if made.kind is DecisionKind.BLOCK else None,
        is_over=made.appeal_until < clock.today(),
        appeal=appeal,
        appeal_role=ROLES.get(appeal.decided_by_role or "", ROLES["officer"]) if appeal is not None else None,
        reasons=words.reasons if words is not None else None,
        restored=operations.restored_words(made.kind, appeal.restored) if appeal is not None else None,
        due=item.due_on if item is not None else None,
        is_told=appeal is not None and operations.is_appellant_told(case, appeal),
        others_appealed=bool(queries.open_appeals_against(made.id, besides=appeal)),
        appeal_url=url_for(".appeal", decision_token=decision.token),
    )


@bp.route("/entscheidungen/<decision_token>/beschwerde", methods=["GET", "POST"])
@guard(P.APPEAL_BY_LINK, decision=opened)
def appeal(decision: Opened) -> Any:
    case = decision.case
    page_url = url_for(".detail", decision_token=decision.token)
    asks_address = not operations.is_reached(case, decision.side, decision.report_id)
    form = AppealForm(asks_address=asks_address)
    is_over = case.decision.appeal_until < clock.today()
    if form.validate_on_submit():
        operations.make_appeal(
            current_actor(),
            case,
            decision.side,
            text=form.text.data,
            language=current_language().address,
            email=form.email.data if form.email else None,
            report_id=decision.report_id,
        )
        notify(_("Ihre Beschwerde ist angekommen."))
        return redirect(page_url)
    mine = queries.appeal_against(case.decision.id, decision.side, decision.report_id)
    is_possible = not is_over and mine is None
    if not is_possible and not form.errors:
        return redirect(page_url)
    return render_template(
        "decisions/appeal.html",
        form=form,
        what=what_was_decided(case.decision, decision.side),
        until=case.decision.appeal_until,
        due=answer_day(clock.today()),
        page_url=page_url,
        others_appealed=bool(queries.open_appeals_against(case.decision.id, besides=mine)),
        is_possible=is_possible,
    )


def _quoted(decision: Opened) -> dict[str, Any]:
    """What the decision is about and said with, as far as the reader may read it: authors their own, reporters what
    everybody can. The words of a decision are written to one side; they say nothing of what is locked.
    """
    case = decision.case
    is_addressee = (decision.side is Side.REPORTER) is (case.decision.kind is DecisionKind.KEEP)
    shown: dict[str, Any] = {"said": None, "comment": None, "named": None}
    if case.is_locked:
        return shown
    if is_addressee:
        shown["said"] = queries.said_with(case.decision.id, current_language().address)
    thing = case.contribution
    if thing is None or not (decision.side is Side.AUTHOR or thing.is_there):
        return shown
    shown["comment"] = case.comment if thing.subject is Subject.COMMENT else None
    shown["named"] = thing_words(thing)
    return shown


def _shows_title(decision: Opened) -> bool:
    """The author knows it; others only what everybody can read. Nothing of what is locked is shown again."""
    made, proposal = decision.case.decision, decision.case.proposal
    if decision.case.is_locked:
        return False
    is_author = decision.side is Side.AUTHOR and made.subject not in ABOUT_OTHERS
    return proposal.is_public or is_author


def _phone(made: Decision) -> str | None:
    """Where somebody who does not read German can have the facts explained."""
    staff = staff_by_id(made.decided_by_id) if made.decided_by_id is not None else None
    city = the_city()
    return (staff.phone if staff is not None else None) or (city.office_phone if city is not None else None)
