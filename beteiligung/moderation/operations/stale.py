"""Two decide in the same moment: the first has decided, the other is told what and by which role."""

from __future__ import annotations

from beteiligung.access.actor import Actor
from beteiligung.core.database import session
from beteiligung.core.errors import Stale
from beteiligung.core.i18n import N_, Message
from beteiligung.moderation.models import DecisionKind
from beteiligung.moderation.operations.noting import ROLES
from beteiligung.moderation.queries import DecisionRow, decisions_of
from beteiligung.proposals.models import Proposal, ProposalState

_DONE = {
    DecisionKind.PUBLISH: Message(N_("veröffentlicht")),
    DecisionKind.RETURN: Message(N_("zurückgefragt")),
    DecisionKind.REJECT: Message(N_("nicht veröffentlicht")),
    DecisionKind.RELEASE: Message(N_("freigegeben")),
    DecisionKind.MASK: Message(N_("eine Textstelle entfernt")),
    DecisionKind.HIDE: Message(N_("ausgeblendet")),
    DecisionKind.RESTORE: Message(N_("wieder eingeblendet")),
    DecisionKind.COVER: Message(N_("verdeckt")),
    DecisionKind.UNCOVER: Message(N_("wieder aufgedeckt")),
    DecisionKind.LOCK: Message(N_("gesperrt")),
    DecisionKind.UNLOCK: Message(N_("entsperrt")),
    DecisionKind.KEEP: Message(N_("unverändert gelassen")),
    DecisionKind.HOLD: Message(N_("zurückgehalten")),
    DecisionKind.LET_THROUGH: Message(N_("durchgelassen")),
    DecisionKind.CLOSE_THREAD: Message(N_("das Gespräch geschlossen")),
    DecisionKind.OPEN_THREAD: Message(N_("das Gespräch wieder geöffnet")),
    DecisionKind.BLOCK: Message(N_("die Person gesperrt")),
    DecisionKind.UNBLOCK: Message(N_("die Person entsperrt")),
    DecisionKind.MERGE: Message(N_("zusammengelegt")),
    DecisionKind.UNMERGE: Message(N_("wieder getrennt")),
    DecisionKind.SPLIT: Message(N_("geteilt")),
    DecisionKind.FORWARD: Message(N_("weitergeleitet")),
    DecisionKind.HEAR_ANSWER: Message(N_("die Antwort der Person eingetragen")),
    DecisionKind.DECLINE: Message(N_("abgelehnt, weil es nicht umgesetzt werden kann")),
}


def refuse_stale(
    actor: Actor, proposal: Proposal, version: int | None, *, before: ProposalState = ProposalState.SUBMITTED
) -> None:
    """Wait for whoever decides in the same moment; raise Stale when the idea is not the one the form showed.

    ``before``: the state in which the decision is taken.
    """
    session().refresh(proposal, with_for_update={"key_share": True})
    if version == proposal.version:
        return
    if proposal.state is ProposalState.LAPSED:
        raise Stale(N_("Die Frist ist inzwischen abgelaufen. Hier ist nichts mehr zu tun."))
    if proposal.state is ProposalState.WITHDRAWN:
        raise Stale(N_("Die Person hat ihre Idee inzwischen zurückgezogen. Hier ist nichts mehr zu tun."))
    last = next(iter(decisions_of(proposal.id)), None)
    if last is None or proposal.state is before or proposal.touched_at > last.decided_at:
        raise Stale(
            N_("Die Person hat ihre Idee inzwischen geändert. Bitte lesen Sie sie noch einmal, bevor Sie entscheiden.")
        )
    raise _decided_already(actor, last)


def _decided_already(actor: Actor, last: DecisionRow) -> Stale:
    if last.decided_by_id is not None and last.decided_by_id == actor.account_id:
        return Stale(
            N_("Das haben Sie schon entschieden: %(decision)s, am %(when)s."),
            decision=_DONE[last.kind],
            when=last.decided_at,
        )
    return Stale(
        N_("Jemand anderes hat inzwischen entschieden: %(decision)s, am %(when)s (%(role)s)."),
        decision=_DONE[last.kind],
        when=last.decided_at,
        role=ROLES.get(last.decided_by_role, ROLES["officer"]),
    )
