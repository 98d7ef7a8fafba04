"""The shape of what the demonstration plays."""

from __future__ import annotations

from dataclasses import dataclass

from beteiligung.measures.models import BodyKind
from beteiligung.proposals.models import Channel, ProposalState, Source


@dataclass(frozen=True)
class DemoComment:
    """A comment by a resident, or an answer when ``by`` is a member of staff; ``replies`` are one level deep."""

    by: str
    text: str
    language: str = "de"
    replies: tuple[DemoComment, ...] = ()


@dataclass(frozen=True)
class DemoOffer:
    """Somebody who wants to help; only the author of the idea and staff read it."""

    by: str
    text: str | None
    language: str = "de"
    phone: str | None = None


@dataclass(frozen=True)
class DemoMeasure:
    """What became of a promoted idea: how far it went and with how much money (cents)."""

    until: str
    """The last step taken: ``advice``, ``applied``, ``decided``, ``granted`` or ``paid``."""
    body_kind: BodyKind
    body_name: str
    requested_cents: int
    cost_note: str
    summary: str
    pot: str = "zentral"
    paid_cents: int = 0
    waiting_cents: int = 0
    """A further payment that waits for its second signature."""


@dataclass(frozen=True)
class DemoIdea:
    """An idea, begun ``days_ago`` days before today, supported by the first ``votes`` residents."""

    area: str
    by: str
    title: str
    text: str
    state: ProposalState
    days_ago: int
    key: str = ""
    """Under which ``waiting`` finds it again."""
    language: str = "de"
    place: str | None = None
    pin: tuple[float, float] | None = None
    """Degrees, latitude first."""
    cost_cents: int | None = None
    fields: tuple[str, ...] = ()
    beneficiaries: str | None = None
    contribution: str | None = None
    period: str | None = None
    votes: int = 0
    comments: tuple[DemoComment, ...] = ()
    offers: tuple[DemoOffer, ...] = ()
    question: str | None = None
    answer: str | None = None
    """What the author added to the text when the officer had asked."""
    rejected: tuple[str, str] | None = None
    """The ground from the closed list, and the facts."""
    measure: DemoMeasure | None = None
    decided_by: str | None = None
    """Who decided it, where that was not the officer of the area."""


@dataclass(frozen=True)
class DemoCard:
    """An idea that an officer wrote down for somebody, and what was decided about it a day later."""

    area: str
    source: Source
    title: str
    text: str
    days_ago: int
    channel: Channel
    name: str
    reach: str | None = None
    """The number or the lines of the address."""
    language: str = "de"
    question: str | None = None
    rejected: tuple[str, str] | None = None
    """The ground from the closed list, and the facts. Without question and ground it is published."""
    is_new: bool = False
    """Nobody has decided yet."""
