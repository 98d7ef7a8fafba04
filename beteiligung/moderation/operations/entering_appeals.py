"""Writing an appeal down for somebody who called, wrote a letter or came by: it is theirs, and under the same rules."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.errors import InvalidInput, NotPossible
from beteiligung.core.i18n import N_
from beteiligung.moderation.models import Appeal, Decision, Side
from beteiligung.moderation.operations.appeals import receive_appeal, reporter_id
from beteiligung.moderation.queries import case_of, sides_without_appeal
from beteiligung.proposals.models import Channel
from beteiligung.proposals.operations import ALOUD


def enter_appeal(
    actor: Actor,
    decision: Decision,
    *,
    side: Side,
    report_id: int | None,
    came_by: Channel,
    text: str,
    language: str | None,
    email: str | None = None,
) -> Appeal:
    """Keep whose appeal it is, how it came and who wrote it down.

    Whoever decided first may write it down, and does not decide it. Anybody else who writes it down may decide it as well.

    ``language``: in which it is written, and answered where nothing else is known; None for that of the person.
    ``email`` is kept only where the platform knows no address.
    Raises InvalidInput for a text too short or too long and a way there is not, NotPossible when the six months are over
    and where this side has none or has appealed before.
    """
    require(actor, P.APPEAL_ENTER, decision)
    if came_by not in ALOUD:
        raise InvalidInput(N_("Bitte wählen Sie, wie die Beschwerde kam."))
    case = case_of(decision.id)
    if case is None:
        raise NotPossible(N_("Gegen diese Entscheidung gibt es keine Beschwerde."))
    whose = (one for one in sides_without_appeal(case, report_id) if (one.side, one.report_id) == (side, report_id))
    person = next(whose, None)
    if person is None:
        raise NotPossible(N_("Diese Person hat sich schon beschwert, oder die Entscheidung betrifft sie nicht."))
    return receive_appeal(
        case,
        side,
        report_id=report_id,
        appellant_id=case.author_id if side is Side.AUTHOR else reporter_id(report_id),
        text=text,
        language=language or person.language,
        email=email,
        entered_by_id=actor.account_id,
        came_by=came_by,
    )
