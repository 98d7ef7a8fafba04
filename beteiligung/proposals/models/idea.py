"""An idea itself: its table, its states as codes, and the days that follow from them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from beteiligung.aktionsraum.queries import answer_day
from beteiligung.core import clock
from beteiligung.core.database import Base, UtcDateTime, code_column
from beteiligung.core.i18n import N_, Message
from beteiligung.core.same_text import Recognisable
from beteiligung.core.text import words_for_address
from beteiligung.core.withholding import Coverable, ground_while_hidden


class ProposalState(StrEnum):
    DRAFT = "draft"
    UNCONFIRMED = "unconfirmed"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    IN_REVIEW = "in_review"
    PROMOTED = "promoted"
    DECLINED = "declined"
    REJECTED = "rejected"
    MERGED = "merged"
    FORWARDED = "forwarded"
    RESTING = "resting"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Source(StrEnum):
    """How an idea reached the platform."""

    ONLINE = "online"
    IMPORT = "import"
    PAPER = "paper"
    PHONE = "phone"
    EVENT = "event"
    COUNTER = "counter"


HEARD = (Source.PAPER, Source.PHONE, Source.EVENT, Source.COUNTER)
"""What staff wrote down for somebody else."""


PUBLIC_STATES = (
    ProposalState.PUBLISHED,
    ProposalState.IN_REVIEW,
    ProposalState.PROMOTED,
    ProposalState.DECLINED,
    ProposalState.FORWARDED,
    ProposalState.RESTING,
    ProposalState.MERGED,
)
"""What everybody may read, if it ever was published: what was merged before that stays with its author and staff."""

LISTED_STATES = tuple(state for state in PUBLIC_STATES if state is not ProposalState.MERGED)
"""What lists and searches show: a merged idea stays readable, and points to the one that goes on in its place."""

SEPARABLE_FOR = timedelta(days=14)
"""So long a merged idea can be separated again."""


CONFIRM_TIME = timedelta(days=14)
"""So long an idea waits until its sender confirms it."""

REMIND_AFTER = timedelta(weeks=2)
"""Then the author of a returned idea is reminded, once."""

ANSWER_TIME = timedelta(weeks=6)
"""So long an idea waits for its author's answer to a question."""


def is_asked(state: ProposalState, submitted_at: datetime | None) -> bool:
    """Whether a question waits for an answer. What lapsed without one comes back with it; what nobody confirmed does not."""
    return state is ProposalState.RETURNED or (state is ProposalState.LAPSED and submitted_at is not None)


_BESIDE = sa.table("proposals", sa.column("lead_id"), sa.column("co_author_of_id")).alias("beside")


class Dates:
    """The days that follow from the state a thing is in, for ideas and for rows of lists."""

    state_since: Any

    @property
    def answer_due(self) -> date:
        """The day until which the city promises to answer an idea that lies at its desk."""
        return answer_day(clock.day_of(self.state_since))

    @property
    def confirm_until(self) -> date:
        """The last day on which an unconfirmed idea can be confirmed."""
        return clock.day_of(self.state_since + CONFIRM_TIME)

    @property
    def answer_until(self) -> date:
        """The last day on which a returned idea waits for its author."""
        return clock.day_of(self.state_since + ANSWER_TIME)


class Proposal(Dates, Coverable, Recognisable, Base):
    """An idea. A draft belongs to the browser that holds its key; from sending on to its author."""

    __tablename__ = "proposals"
    __table_args__ = (
        sa.CheckConstraint("state = 'draft' OR title <> ''", name="sent_ideas_have_a_title"),
        sa.CheckConstraint(
            "state IN ('draft', 'unconfirmed', 'withdrawn', 'lapsed') OR submitted_at IS NOT NULL",
            name="submitted_at_known",
        ),
        sa.CheckConstraint(
            "state NOT IN ('published', 'in_review', 'promoted', 'resting') OR published_at IS NOT NULL",
            name="published_at_known",
        ),
        sa.CheckConstraint("vote_count >= 0 AND comment_count >= 0", name="counts_not_negative"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="whole_position"),
        sa.CheckConstraint("cost_cents IS NULL OR cost_cents >= 0", name="cost_not_negative"),
        ground_while_hidden(),
        sa.CheckConstraint(
            "(thread_closed_at IS NULL) = (thread_closed_reason IS NULL)", name="reason_while_thread_is_closed"
        ),
        sa.CheckConstraint("merged_into_id IS NULL OR state = 'merged'", name="only_merged_ideas_point_on"),
        sa.CheckConstraint("(merged_into_id IS NULL) = (lead_id IS NULL)", name="pointing_on_leads_somewhere"),
        sa.CheckConstraint("lead_id <> id AND merged_into_id <> id", name="not_merged_into_itself"),
        sa.UniqueConstraint("import_hash", "import_id"),
        sa.Index("ix_proposals_newest", "published_at", "id"),
        sa.Index("ix_proposals_most_votes", "vote_count", "id"),
        sa.Index("ix_proposals_most_comments", "comment_count", "id"),
        sa.Index("ix_proposals_area_newest", "aktionsraum_id", "published_at", "id"),
        sa.Index("ix_proposals_area_most_votes", "aktionsraum_id", "vote_count", "id"),
        sa.Index("ix_proposals_area_most_comments", "aktionsraum_id", "comment_count", "id"),
        sa.Index("ix_proposals_state_newest", "state", "published_at", "id"),
        sa.Index("ix_proposals_author_id", "author_id"),
        sa.Index("ix_proposals_state", "state", "state_since"),
        sa.Index("ix_proposals_merged_into_id", "merged_into_id"),
        sa.Index("ix_proposals_lead_id", "lead_id"),
        sa.Index("ix_proposals_split_from_id", "split_from_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    aktionsraum_id: Mapped[int] = mapped_column(sa.ForeignKey("aktionsraeume.id"))
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"))
    organisation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("organisations.id", ondelete="SET NULL"))
    draft_key_hash: Mapped[str | None] = mapped_column(sa.String(64), index=True)
    shown_name: Mapped[str | None] = mapped_column(sa.String(60))
    """The name the proposer chose for this idea; None means "Nachbar*in"."""
    language: Mapped[str] = mapped_column(sa.String(12))
    title: Mapped[str] = mapped_column(sa.String(500), default="")
    text: Mapped[str] = mapped_column(sa.Text, default="")
    place: Mapped[str | None] = mapped_column(sa.String(200))
    """Where, in words."""
    latitude: Mapped[float | None] = mapped_column(sa.Float)
    longitude: Mapped[float | None] = mapped_column(sa.Float)
    cost_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    """What the proposer thinks it costs, in cents."""
    beneficiaries: Mapped[str | None] = mapped_column(sa.String(200))
    """Who benefits, in the proposer's words."""
    contribution: Mapped[str | None] = mapped_column(sa.String(500))
    """What the proposer can do for it."""
    period: Mapped[str | None] = mapped_column(sa.String(100))
    """When it should happen, in words."""
    state: Mapped[ProposalState] = mapped_column(code_column(ProposalState, name="state"))
    state_since: Mapped[datetime] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When its author was reminded of a question last."""
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    merged_into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id"))
    """The idea it was merged with; that one may have been merged with yet another since."""
    lead_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id"))
    """The idea that goes on at the end of that chain; None unless merged."""
    co_author_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id"))
    """Its author agreed to be named beside the author of this lead; it counts while that is the lead."""
    split_from_id: Mapped[int | None] = mapped_column(sa.ForeignKey("proposals.id", ondelete="SET NULL"))
    """The idea that an officer made it from a part of."""
    vote_count: Mapped[int] = mapped_column(sa.Integer, default=0)
    """People who support it or an idea that was merged with it, each counted once. Of a merged idea: as of that day."""
    comment_count: Mapped[int] = mapped_column(sa.Integer, default=0)
    photo_count: Mapped[int] = mapped_column(sa.Integer, default=0, server_default="0")
    thread_closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the desk closed the discussion, which the state alone would leave open."""
    thread_closed_reason: Mapped[str | None] = mapped_column(sa.String(300))
    """Why, in words that stand in public."""
    source: Mapped[Source] = mapped_column(code_column(Source, name="source"), default=Source.ONLINE)
    import_hash: Mapped[str | None] = mapped_column(sa.String(64))
    """SHA-256 of the content of the file it came from."""
    import_id: Mapped[str | None] = mapped_column(sa.String(100))
    import_note: Mapped[str | None] = mapped_column(sa.Text)
    """What the file said and the platform has no field for: a foreign currency, an unknown category."""
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(sa.Integer)

    co_authored: Mapped[list[Proposal]] = relationship(
        primaryjoin="and_(Proposal.id == remote(foreign(Proposal.lead_id)), remote(Proposal.co_author_of_id) == Proposal.id)",
        viewonly=True,
    )
    """Ideas that go on with it, whose authors agreed to be named beside its own."""
    has_co_authors: Mapped[bool] = column_property(
        sa.exists()
        .where(_BESIDE.c.lead_id == id, _BESIDE.c.co_author_of_id == _BESIDE.c.lead_id)  # noqa: A003 - the column
        .correlate_except(_BESIDE)
    )
    """Comes with the idea, so that where there are none nobody need ask for them."""

    __mapper_args__ = {"version_id_col": version}

    @property
    def co_author_ids(self) -> frozenset[int]:
        """Who besides its author counts as one: the policy asks that of staff, who decide nothing of their own."""
        if not self.has_co_authors:
            return frozenset()
        return frozenset(one.author_id for one in self.co_authored if one.author_id is not None)

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES and self.published_at is not None and not self.is_withheld

    @property
    def may_be_public(self) -> bool:
        """Whether a change of it may change a public page."""
        return self.published_at is not None

    @property
    def is_sent(self) -> bool:
        return self.state is not ProposalState.DRAFT

    @property
    def is_handed_in(self) -> bool:
        """Whether the desk has had it: confirmed by its author, or released by an officer."""
        return self.submitted_at is not None

    @property
    def words(self) -> str:
        """The readable end of its address."""
        return words_for_address(self.title)

    @property
    def separable_until(self) -> date:
        """The last day on which a merged idea can be separated again."""
        return clock.day_of(self.state_since + SEPARABLE_FOR)

    @property
    def was_asked(self) -> bool:
        """Whether its author owes, or owed, an answer: what lapsed after that comes back with one."""
        return is_asked(self.state, self.submitted_at)

    @property
    def marker(self) -> Message | None:
        """What stands in the place of an idea that was public and is no more (410)."""
        if self.hidden_at is not None and self.published_at is not None:
            return Message(
                N_("Die Stadt hat diese Idee am %(day)s ausgeblendet."), {"day": clock.day_of(self.hidden_at)}
            )
        if self.state is ProposalState.WITHDRAWN and self.published_at is not None:
            return Message(N_("Diese Idee wurde am %(day)s zurückgezogen."), {"day": clock.day_of(self.state_since)})
        return None
