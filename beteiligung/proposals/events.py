"""What happened to an idea."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProposalHeld:
    """It was sent by somebody whose address is not confirmed yet."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalSubmitted:
    """It reached the desk for the first time."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalAnswered:
    """Its author answered the officer's question; it is back at the desk."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalLapsed:
    """Nobody confirmed it, or answered a question about it, in time."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalWithdrawn:
    """Its author took it back."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalTextChanged:
    """Its author changed the words that everybody can read."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalPublished:
    """Everybody can read it."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalReinstated:
    """An appeal brought it back to the desk: it is decided anew."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalReturned:
    """An officer has a question to its author."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalRejected:
    """It is not published, on a ground."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalDeclined:
    """It will not come true, for reasons that everybody who may read it can read."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalForwarded:
    """Another office of the city has it now."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalResumed:
    """It came back from another office and goes on."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalPromoted:
    """A measure is made from it."""

    proposal_id: int


@dataclass(frozen=True)
class TellingOpened:
    """Somebody at the desk has to tell its author something, by voice or by letter."""

    proposal_id: int


@dataclass(frozen=True)
class TellingsEnded:
    """Nobody at the desk has to tell its author anything any more."""

    proposal_id: int


@dataclass(frozen=True)
class ProposalMerged:
    """Another idea, ``lead_id``, goes on in its place."""

    proposal_id: int
    lead_id: int

    @property
    def counts(self) -> tuple[int, ...]:
        """The ideas that count differently from now on."""
        return (self.lead_id,)


@dataclass(frozen=True)
class ProposalUnmerged:
    """It stands for itself again, apart from ``lead_id``."""

    proposal_id: int
    lead_id: int

    @property
    def counts(self) -> tuple[int, ...]:
        """The ideas that count differently from now on."""
        return self.proposal_id, self.lead_id


@dataclass(frozen=True)
class ProposalSplit:
    """Parts of it have become ideas of their own."""

    proposal_id: int


@dataclass(frozen=True)
class PhotoAwaitsLook:
    """A photo came where the public reads already; nobody sees it clearly before an officer has looked at it."""

    proposal_id: int


@dataclass(frozen=True)
class PhotosLookedAt:
    """None of its photos waits any more."""

    proposal_id: int


@dataclass(frozen=True)
class PassageRemoved:
    """Some words are gone from all its texts. Whoever quotes the idea removes them as well, and keeps no copy."""

    proposal_id: int
    passage: str
    by_desk: bool
    """Whether the desk removed them; else its author did."""
