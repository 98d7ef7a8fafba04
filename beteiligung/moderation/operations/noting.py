"""What every decision of the desk has in common: it is kept as codes, its words beside it, and its reasons are stated.

What takes something away is told with ground, facts, whether a machine helped, and remedies (Digital Services Act,
Art. 17).
"""

from __future__ import annotations

from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.accounts.queries import staff_by_id
from beteiligung.aktionsraum.queries import the_city
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput
from beteiligung.core.i18n import N_, Message
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Decision, DecisionKind, DecisionText, Side, Subject
from beteiligung.moderation.queries.grounds import explained
from beteiligung.moderation.wording import Chosen, Wording
from beteiligung.proposals.models import Proposal

QUESTION_LENGTH = (10, 1000)
FACTS_LENGTH = (20, 2000)
REPLY_LENGTH = (10, 2000)
"""Least and most characters of what an officer writes to the author."""

REASON_LENGTH = (10, 1000)
"""The same of a reason that only the desk reads."""

DESK_LANGUAGE = "de"

ROLES = {
    "officer": Message(N_("Aktionsraumbeauftragte")),
    "coordinator": Message(N_("Projektbüro")),
}


def checked_ground(code: str) -> str:
    """Raises InvalidInput for a ground that is not in the closed list."""
    if code not in GROUNDS:
        raise InvalidInput(N_("Bitte wählen Sie einen Grund aus der Liste."))
    return code


def note_decision(
    actor: Actor,
    proposal: Proposal,
    kind: DecisionKind,
    *,
    subject: Subject = Subject.IDEA,
    subject_id: int | None = None,
    ground: str | None = None,
    text: str | None = None,
    chosen: Chosen | None = None,
    was_automated: bool = False,
) -> Decision:
    """Keep a decision as codes, and its words apart. ``chosen``: the ready-made text it is told with.

    ``subject``: what on the page of the idea it is about; ``subject_id``: the id of that comment, file or account.
    """
    decision = add(
        Decision(
            kind=kind,
            proposal_id=proposal.id,
            subject=subject,
            subject_id=subject_id,
            ground=ground,
            decided_by_id=actor.account_id,
            decided_by_role=actor.role,
            decided_at=clock.now(),
            was_automated=was_automated,
        )
    )
    if text is not None:
        add(DecisionText(decision_id=decision.id, language=DESK_LANGUAGE, text=text))
    if chosen is not None:
        add(chosen.kept_with(decision.id))
    return decision


def statement_of_reasons(
    actor: Actor, decision: Decision, facts: str | None, *, chosen: Chosen | None = None
) -> dict[str, Any]:
    """What a statement of reasons says of a decision that takes something away, to whom it takes it from.

    The mail makes the address of the decision's page from ``decision_id`` and ``side`` when it leaves.
    """
    ground = GROUNDS[decision.ground or ""]
    now = explained(ground.code)
    return {
        "explained": dict(now.texts) if now is not None else {},
        "ground": Message(ground.sentence),
        "reference": Message(ground.reference),
        "is_law": ground.basis == "law",
        **reasons_told(actor, decision, Wording(facts, chosen)),
    }


def reasons_told(actor: Actor, decision: Decision, wording: Wording) -> dict[str, Any]:
    """Why, who decided, and what can be done about it: what every decision against an idea says."""
    return {
        "facts": wording.own,
        "module": wording.for_mail,
        "decided_on": clock.day_of(decision.decided_at),
        "role": ROLES.get(actor.role, ROLES["officer"]),
        "was_automated": decision.was_automated,
        "decision_id": decision.id,
        "side": Side.AUTHOR.value,
        "appeal_until": decision.appeal_until,
        **ways_to_object(actor),
    }


def ways_to_object(actor: Actor) -> dict[str, Any]:
    """Where the author can ask or object: as it stands on the day of the decision."""
    return {"phone": phone_of(actor), **office()}


def office() -> dict[str, Any]:
    """How to reach the Projektbüro, and the court."""
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


def phone_of(actor: Actor) -> str | None:
    """Where somebody who does not read German can have the officer's words explained."""
    staff = staff_by_id(actor.account_id) if actor.account_id is not None else None
    city = the_city()
    return (staff.phone if staff else None) or (city.office_phone if city else None)
