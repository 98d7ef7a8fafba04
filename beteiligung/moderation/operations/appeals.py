"""Appealing against a decision, and deciding the appeal: always somebody else than who decided first.

Both sides are told, in their language; what was taken away comes back where that can be (``undoing``).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import read_email
from beteiligung.aktionsraum.queries import answer_day
from beteiligung.core import clock
from beteiligung.core.constraints import means
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_, Message
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import (
    Appeal,
    AppealContact,
    AppealText,
    Outcome,
    OutsideDecider,
    Side,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.operations.noting import office, phone_of
from beteiligung.moderation.operations.reaching import is_reached, is_told_while_entered, tell_appellant, tell_side
from beteiligung.moderation.operations.undoing import Restoring, ways_back
from beteiligung.moderation.queries import Case, appeal_against, case_of, reporter_of, waiting_item_of_appeal, words_of
from beteiligung.proposals.models import Channel

APPEAL_LENGTH = (10, 2000)
"""Least and most characters of an appeal."""

APPEAL_REASONS_LENGTH = (20, 2000)
"""The same of the reasons of whoever decides it."""

ROLES = {
    "officer": Message(N_("Aktionsraumbeauftragte")),
    "coordinator": Message(N_("Projektbüro")),
    "outside": Message(N_("eine Person, die nicht zum Team dieser Plattform gehört")),
}

for _name in (
    "uq_appeals_decision_id_side",
    "appeals.decision_id, appeals.side",
    "uq_appeals_decision_id_report_id",
    "appeals.decision_id, appeals.report_id",
):
    means(_name, lambda: Stale(N_("Die Beschwerde ist schon angekommen.")))


def make_appeal(
    actor: Actor,
    case: Case,
    side: Side,
    *,
    text: str,
    language: str,
    email: str | None = None,
    report_id: int | None = None,
) -> Appeal:
    """Object to a decision, as often as it is sent once. ``email`` is kept only where the platform knows no address.

    ``report_id``: whose link it was, of several who reported the same.
    Raises InvalidInput for text or address, and NotPossible when the six months are over.
    """
    require(actor, P.APPEAL_BY_LINK, case.decision)
    known = appeal_against(case.decision.id, side, report_id)
    if known is not None:
        return known
    return receive_appeal(
        case,
        side,
        report_id=report_id,
        appellant_id=actor.account_id or reporter_id(report_id),
        text=text,
        language=language,
        email=email,
    )


def receive_appeal(
    case: Case,
    side: Side,
    *,
    report_id: int | None,
    appellant_id: int | None,
    text: str,
    language: str,
    email: str | None,
    entered_by_id: int | None = None,
    came_by: Channel | None = None,
) -> Appeal:
    """Let an appeal wait for somebody who decides it, however it came; whoever made it is told that it is there.

    Asks for no permission: those who call this have. Raises as ``make_appeal`` does, and Stale where it came twice at once.
    """
    if case.decision.appeal_until < clock.today():
        raise NotPossible(N_("Die Frist für eine Beschwerde ist vorbei."))
    words = checked_words(text, APPEAL_LENGTH)
    address = read_email(email).address if email and not is_reached(case, side, report_id) else None
    appeal = add(
        Appeal(
            decision_id=case.decision.id,
            side=side,
            report_id=report_id,
            aktionsraum_id=case.proposal.aktionsraum_id,
            author_id=case.author_id,
            appellant_id=appellant_id,
            first_decider_id=case.decision.decided_by_id,
            made_at=clock.now(),
            entered_by_id=entered_by_id,
            came_by=came_by,
        )
    )
    add(AppealText(appeal_id=appeal.id, language=language, text=words))
    if address is not None:
        add(AppealContact(appeal_id=appeal.id, email=address))
    due_on = answer_day(clock.today())
    add(
        WaitingItem(
            kind=WaitingKind.APPEAL,
            aktionsraum_id=appeal.aktionsraum_id,
            proposal_id=case.proposal.id,
            appeal_id=appeal.id,
            since=appeal.made_at,
            due_on=due_on,
        )
    )
    if not is_told_while_entered(case, appeal):
        tell_appellant(case, appeal, "appeal_received", {**_about(case, appeal), "due": due_on})
    return appeal


def decide_appeal(
    actor: Actor, appeal: Appeal, *, outcome: Outcome, restoring: str | None, reasons: str, version: int | None
) -> None:
    """Let the decision stand, or grant the appeal; then what was taken away comes back in the way ``restoring`` names.

    Raises InvalidInput for reasons too short or too long and for a way there is not, Stale when somebody else has
    decided or ``version`` is not the one the form showed, and NotPossible where the idea is locked meanwhile.
    """
    require(actor, P.APPEAL_DECIDE, appeal, act="decide")
    session().refresh(appeal, with_for_update=True)
    if appeal.decided_at is not None:
        raise Stale(
            N_("Über diese Beschwerde ist schon entschieden, am %(when)s (%(role)s)."),
            when=appeal.decided_at,
            role=ROLES.get(appeal.decided_by_role or "", ROLES["officer"]),
        )
    if version != appeal.version:
        raise Stale
    text = checked_words(reasons, APPEAL_REASONS_LENGTH)
    case = case_of(appeal.decision_id)
    if case is None:
        raise NotPossible(N_("Das ist inzwischen gesperrt. Hier ist nichts mehr zu tun."))
    way = _chosen(case, appeal.side, restoring) if outcome is Outcome.GRANTED else None
    appeal.outcome, appeal.restored = outcome, way.code if way else None
    appeal.decided_by_id, appeal.decided_by_role, appeal.decided_at = actor.account_id, actor.role, clock.now()
    words = words_of(appeal)
    if words is not None:
        words.reasons = text
    session().flush()
    if way is not None:
        way.act(actor, case, appeal)
    _finish(appeal)
    result = {
        "is_granted": outcome is Outcome.GRANTED,
        "restored": Message(way.words) if way else None,
        "reasons": text,
        "decided_on": clock.day_of(appeal.decided_at),
        "role": ROLES.get(actor.role, ROLES["officer"]),
        "phone": phone_of(actor),
        "court": office()["court"],
    }
    tell_appellant(case, appeal, "appeal_decided", {**_about(case, appeal), **result})
    other = Side.REPORTER if appeal.side is Side.AUTHOR else Side.AUTHOR
    tell_side(case, other, "appeal_of_other", result)


def _chosen(case: Case, side: Side, code: str | None) -> Restoring | None:
    """None where nothing can be restored. Raises InvalidInput where a choice is missing."""
    ways = ways_back(case, side)
    if not ways:
        return None
    way = next((way for way in ways if way.code == code), None)
    if way is None:
        raise InvalidInput(N_("Bitte wählen Sie, was mit dem Beitrag geschieht."))
    return way


def _finish(appeal: Appeal) -> None:
    item = waiting_item_of_appeal(appeal.id)
    if item is not None:
        item.done_at = clock.now()
    session().execute(
        sa.update(OutsideDecider)
        .where(OutsideDecider.appeal_id == appeal.id, OutsideDecider.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


def _about(case: Case, appeal: Appeal) -> dict[str, Any]:
    """What the address of the decision's page is made from when the mail leaves."""
    return {"decision_id": case.decision.id, "side": appeal.side.value, "report": appeal.report_id}


def reporter_id(report_id: int | None) -> int | None:
    """Whoever reported with their account appeals as that person, also without signing in: they do not decide it."""
    reporter = reporter_of(report_id) if report_id is not None else None
    return reporter.account_id if reporter is not None else None
