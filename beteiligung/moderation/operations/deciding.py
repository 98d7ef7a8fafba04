"""The one door through which the desk decides about an idea.

Each decision is kept as codes, its words in a table of their own, and its author is told in their language. What takes
something away is told with its reasons and remedies (Digital Services Act, Art. 17).
"""

from __future__ import annotations

from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.queries import staff_by_id
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_, Message
from beteiligung.core.text import clean_text
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, DecisionKind, DecisionText
from beteiligung.moderation.queries import DecisionRow, decisions_of
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations import tell_author
from beteiligung.proposals.passages import places_in
from beteiligung.proposals.queries import versions_of

QUESTION_LENGTH = (10, 1000)
FACTS_LENGTH = (20, 2000)
"""Least and most characters of what an officer writes to the author."""

REASON_LENGTH = (10, 1000)
"""The same of a reason that only the desk reads."""

DESK_LANGUAGE = "de"

ROLES = {
    "officer": Message(N_("Aktionsraumbeauftragte")),
    "coordinator": Message(N_("Projektbüro")),
}
_DONE = {
    DecisionKind.PUBLISH: Message(N_("veröffentlicht")),
    DecisionKind.RETURN: Message(N_("zurückgefragt")),
    DecisionKind.REJECT: Message(N_("nicht veröffentlicht")),
    DecisionKind.RELEASE: Message(N_("freigegeben")),
    DecisionKind.MASK: Message(N_("eine Stelle entfernt")),
}


def decide_publish(actor: Actor, proposal: Proposal, *, version: int | None) -> Decision:
    """Let everybody read an idea. ``version`` is the one the form showed; raises Stale when it is no longer that one."""
    require(actor, P.PROPOSAL_PUBLISH, proposal)
    _refuse_stale(actor, proposal, version)
    proposals.publish_proposal(actor, proposal)
    decision = _note(actor, proposal, DecisionKind.PUBLISH)
    tell_author(proposal, "decision_publish", {"words": proposal.words})
    return decision


def decide_return(actor: Actor, proposal: Proposal, question: str, *, version: int | None) -> Decision:
    """Ask the author something before deciding. Raises InvalidInput for a question too short or too long, and Stale."""
    require(actor, P.PROPOSAL_RETURN, proposal)
    _refuse_stale(actor, proposal, version)
    text = _checked(question, QUESTION_LENGTH)
    proposals.return_proposal(actor, proposal)
    decision = _note(actor, proposal, DecisionKind.RETURN, text=text)
    tell_author(proposal, "decision_return", {"question": text, "until": proposal.answer_until, "phone": _phone(actor)})
    return decision


def decide_reject(actor: Actor, proposal: Proposal, ground: str, facts: str, *, version: int | None) -> Decision:
    """Do not publish an idea, on a ground from the closed list, with the facts of the case.

    Raises InvalidInput for another ground and for facts too short or too long, and Stale.
    """
    require(actor, P.PROPOSAL_REJECT, proposal)
    _refuse_stale(actor, proposal, version)
    text = _checked(facts, FACTS_LENGTH)
    if ground not in GROUNDS:
        raise InvalidInput(N_("Bitte wählen Sie einen Grund aus der Liste."))
    proposals.reject_proposal(actor, proposal, ground=ground)
    decision = _note(actor, proposal, DecisionKind.REJECT, ground=ground, text=text)
    tell_author(proposal, "decision_reject", _reasons(actor, decision, text))
    return decision


def decide_mask(
    actor: Actor, proposal: Proposal, passage: str, ground: str, facts: str, *, version: int | None
) -> Decision:
    """Remove a passage of an idea in every version, on a ground from the closed list, with the facts of the case.

    The facts must not say the passage again: it is kept nowhere. Raises InvalidInput where they do, for another ground,
    for facts too short or too long, and where the passage stands nowhere; and Stale.
    """
    require(actor, P.PROPOSAL_MASK, proposal)
    session().refresh(proposal, with_for_update={"key_share": True})
    if version != proposal.version:
        raise Stale
    text = _checked(facts, FACTS_LENGTH)
    if ground not in GROUNDS:
        raise InvalidInput(N_("Bitte wählen Sie einen Grund aus der Liste."))
    if places_in(text, passage, "facts"):
        raise InvalidInput(N_("Bitte wiederholen Sie die Stelle nicht in Ihren Sätzen. Sie wird nirgends aufbewahrt."))
    proposals.mask_passage(actor, proposal, passage)
    decision = _note(actor, proposal, DecisionKind.MASK, ground=ground, text=text)
    values = {"has_versions": bool(versions_of(proposal.id)), **_reasons(actor, decision, text)}
    tell_author(proposal, "decision_mask", values)
    return decision


def decide_release(actor: Actor, proposal: Proposal, reason: str, *, version: int | None) -> Decision:
    """Let an unconfirmed idea go on, for a reason that only the desk reads. Raises InvalidInput and Stale."""
    require(actor, P.PROPOSAL_RELEASE, proposal)
    _refuse_stale(actor, proposal, version, before=ProposalState.UNCONFIRMED)
    text = _checked(reason, REASON_LENGTH)
    proposals.release_proposal(actor, proposal)
    return _note(actor, proposal, DecisionKind.RELEASE, text=text)


def _refuse_stale(
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
    if last is None or proposal.state is before:
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


def _checked(text: str, limits: tuple[int, int]) -> str:
    cleaned = clean_text(text)
    least, most = limits
    if not least <= len(cleaned) <= most:
        raise InvalidInput(
            N_("Bitte schreiben Sie zwischen %(least)s und %(most)s Zeichen. Jetzt sind es %(length)s."),
            least=least,
            most=most,
            length=len(cleaned),
        )
    return cleaned


def _note(
    actor: Actor, proposal: Proposal, kind: DecisionKind, *, ground: str | None = None, text: str | None = None
) -> Decision:
    decision = add(
        Decision(
            kind=kind,
            proposal_id=proposal.id,
            ground=ground,
            decided_by_id=actor.account_id,
            decided_by_role=actor.role,
            decided_at=clock.now(),
            was_automated=False,
        )
    )
    if text is not None:
        add(DecisionText(decision_id=decision.id, language=DESK_LANGUAGE, text=text))
    return decision


def _reasons(actor: Actor, decision: Decision, facts: str) -> dict[str, Any]:
    """What a statement of reasons says of a decision that takes something away."""
    ground = GROUNDS[decision.ground or ""]
    return {
        "ground": Message(ground.sentence),
        "reference": Message(ground.reference),
        "is_law": ground.basis == "law",
        "facts": facts,
        "decided_on": clock.day_of(decision.decided_at),
        "role": ROLES.get(actor.role, ROLES["officer"]),
        "phone": _phone(actor),
        **_office(),
    }


def _office() -> dict[str, Any]:
    """Where the author can ask or object: as it stands on the day of the decision."""
    city = the_city()
    if city is None:
        return {"office_name": None, "office_address": None, "office_email": None, "office_phone": None, "court": None}
    return {
        "office_name": city.office_name,
        "office_address": city.office_address,
        "office_email": city.office_email,
        "office_phone": city.office_phone,
        "court": city.court,
    }


def _phone(actor: Actor) -> str | None:
    """Where somebody who does not read German can have the officer's words explained."""
    staff = staff_by_id(actor.account_id) if actor.account_id is not None else None
    city = the_city()
    return (staff.phone if staff else None) or (city.office_phone if city else None)
