"""Appeals: what they are about, who may decide them, what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.models import StaffCredential
from beteiligung.accounts.queries import people_within
from beteiligung.comments.models import Comment
from beteiligung.core.database import session
from beteiligung.core.tokens import hash_secret
from beteiligung.moderation.models import (
    ABOUT_ONE,
    NOT_AGAIN,
    OF_COMMENT,
    READABLE,
    Appeal,
    AppealText,
    Decision,
    DecisionKind,
    Outcome,
    OutsideDecider,
    Side,
    Subject,
)
from beteiligung.moderation.queries.contributions import Contribution, thing_of
from beteiligung.proposals.models import Proposal

DAYS_AHEAD = 14
"""So far ahead the platform looks whether anybody is there who may decide."""

_MOST_ID = 2**31 - 1


@dataclass(frozen=True)
class Case:
    """A decision as its own page shows it: what it is about, as far as that still exists."""

    decision: Decision
    proposal: Proposal
    contribution: Contribution | None

    @property
    def comment(self) -> Comment | None:
        """What was said, where the decision is about that or the name beside it."""
        thing = self.contribution.thing if self.contribution is not None else None
        return thing if isinstance(thing, Comment) else None

    @property
    def is_locked(self) -> bool:
        """Nothing of it is shown, to nobody."""
        is_locked = self.contribution is not None and self.contribution.locked_at is not None
        return is_locked or self.proposal.locked_at is not None or self.decision.kind is DecisionKind.LOCK

    @property
    def author_id(self) -> int | None:
        """The account of whoever the decision takes something from, or took nothing from."""
        if self.decision.subject is Subject.PERSON:
            return self.decision.subject_id
        if self.decision.subject in OF_COMMENT:
            return self.comment.author_id if self.comment is not None else None
        return self.proposal.author_id


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal in the life of an idea."""

    id: int
    decision_id: int
    side: Side
    made_at: datetime
    outcome: Outcome | None
    decided_at: datetime | None
    decided_by_role: str | None
    reasons: str | None


def case_of(decision_id: int) -> Case | None:
    """A decision that has a page of its own; None for every other, and where the idea was locked by another decision."""
    decision = session().get(Decision, decision_id) if 0 < decision_id <= _MOST_ID else None
    if decision is None or decision.kind not in READABLE:
        return None
    proposal = session().get_one(Proposal, decision.proposal_id)
    if proposal.locked_at is not None and decision.kind is not DecisionKind.LOCK:
        return None
    return Case(decision, proposal, thing_of(proposal, decision.subject, decision.subject_id))


def readable_decisions(proposal_id: int) -> Sequence[Decision]:
    """Decisions about an idea itself that took something from its author, and that they know of, oldest first."""
    query = sa.select(Decision).where(
        Decision.proposal_id == proposal_id,
        Decision.kind.in_(READABLE),
        Decision.kind != DecisionKind.KEEP,
        sa.or_(Decision.kind != DecisionKind.LOCK, Decision.told_at.is_not(None)),
        Decision.subject.not_in(ABOUT_ONE),
    )
    return session().scalars(query.order_by(Decision.id)).all()


def appeal_by_id(appeal_id: int) -> Appeal | None:
    """One appeal."""
    return session().get(Appeal, appeal_id) if 0 < appeal_id <= _MOST_ID else None


def appeal_against(decision_id: int, side: Side, report_id: int | None = None) -> Appeal | None:
    """The appeal that a side, of reporters the one with this report, has made against a decision."""
    query = sa.select(Appeal).where(
        Appeal.decision_id == decision_id, Appeal.side == side, Appeal.report_id.is_not_distinct_from(report_id)
    )
    return session().scalar(query)


def open_appeals_against(decision_id: int, besides: Appeal | None = None) -> Sequence[int]:
    """The numbers of the appeals against a decision that wait, without one's own."""
    query = sa.select(Appeal.id).where(
        Appeal.decision_id == decision_id,
        Appeal.decided_at.is_(None),
        Appeal.id != (besides.id if besides is not None else 0),
    )
    return session().scalars(query.order_by(Appeal.id)).all()


def words_of(appeal: Appeal) -> AppealText | None:
    """What was written for and against, as long as it is kept."""
    return session().get(AppealText, appeal.id)


def appeals_of(proposal_id: int) -> Sequence[AppealRow]:
    """Every appeal about an idea or what stands on its page, oldest first."""
    return _rows(Decision.proposal_id == proposal_id)


_IN_PUBLIC: tuple[Any, ...] = (
    Appeal.id,
    sa.literal("appeal"),
    Appeal.outcome,
    Appeal.decided_at,
    Appeal.decided_by_role,
    sa.null(),
)
APPEALS_IN_PUBLIC = (
    sa.select(*_IN_PUBLIC)
    .select_from(Appeal)
    .join(Decision, Decision.id == Appeal.decision_id)
    .where(
        Decision.proposal_id == sa.bindparam("idea"),
        Decision.subject.not_in(ABOUT_ONE),
        Appeal.decided_at.is_not(None),
    )
)
"""The decided appeals about the idea itself: the public reads that they were made and what came of them. To be asked
together with the idea's history.
"""


def _rows(*conditions: sa.ColumnElement[bool]) -> Sequence[AppealRow]:
    query = (
        sa.select(
            Appeal.id,
            Appeal.decision_id,
            Appeal.side,
            Appeal.made_at,
            Appeal.outcome,
            Appeal.decided_at,
            Appeal.decided_by_role,
            AppealText.reasons,
        )
        .join(Decision, Decision.id == Appeal.decision_id)
        .outerjoin(AppealText, AppealText.appeal_id == Appeal.id)
        .where(*conditions)
        .order_by(Appeal.id)
    )
    return [AppealRow(*row) for row in session().execute(query)]


def deciders_of(appeal: Appeal) -> list[str]:
    """The names of those who may decide an appeal and are there on one of the next fourteen days."""
    barred = (appeal.first_decider_id, appeal.author_id, appeal.appellant_id)
    people = people_within(DAYS_AHEAD, appeal.aktionsraum_id, besides=barred).where(
        _no_co_author(appeal.decision_id), _not_of_lead(appeal.decision_id)
    )
    return _names_of(people)


def deciders_besides(aktionsraum_id: int, *barred: int | None) -> list[str]:
    """The names of those who decide for an area, are there in these days, and are none of the barred."""
    return _names_of(people_within(DAYS_AHEAD, aktionsraum_id, besides=barred))


def _names_of(people: sa.Select[*tuple[Any, ...]]) -> list[str]:
    return list({row.account_id: row.name for row in session().execute(people)}.values())


def overturned_of(account_id: int | None, proposal_id: int) -> set[tuple[DecisionKind, Subject, int | None]]:
    """What a person decided about an idea and what stands on its page, and granted appeals have overturned."""
    query = (
        sa.select(Decision.kind, Decision.subject, Decision.subject_id)
        .join(Appeal, Appeal.decision_id == Decision.id)
        .where(
            Decision.proposal_id == proposal_id,
            Decision.decided_by_id == (account_id or 0),
            Decision.kind.in_(NOT_AGAIN),
            Appeal.outcome == Outcome.GRANTED,
        )
    )
    return {(kind, subject, subject_id) for kind, subject, subject_id in session().execute(query)}


def lacks_decider() -> sa.ColumnElement[bool]:
    """Whether nobody is there who may decide the ``Appeal`` of the statement around it: the same rule as the policy's."""
    barred = (Appeal.first_decider_id, Appeal.author_id, Appeal.appellant_id)
    people = people_within(DAYS_AHEAD, Appeal.aktionsraum_id, besides=barred)
    return ~people.where(_no_co_author(Appeal.decision_id), _not_of_lead(Appeal.decision_id)).exists()


def _no_co_author(decision_id: Any) -> sa.ColumnElement[bool]:
    """Whether the ``StaffCredential`` of the statement around it does not stand beside the author of the idea decided on."""
    co_authors = (
        sa.select(Proposal.author_id)
        .join(Decision, Decision.proposal_id == Proposal.lead_id)
        .where(
            Decision.id == decision_id,
            Decision.subject.not_in(ABOUT_ONE),
            Proposal.co_author_of_id == Proposal.lead_id,
            Proposal.author_id == StaffCredential.account_id,
        )
    )
    return ~sa.exists(co_authors)


def _not_of_lead(decision_id: Any) -> sa.ColumnElement[bool]:
    """Whether the same person neither wrote nor shares the idea into which the other one was merged."""
    merged, theirs = sa.orm.aliased(Proposal), sa.orm.aliased(Proposal)
    is_shared = sa.and_(theirs.lead_id == merged.lead_id, theirs.co_author_of_id == merged.lead_id)
    found = (
        sa.select(theirs.id)
        .join(merged, sa.or_(theirs.id == merged.lead_id, is_shared))
        .join(Decision, Decision.proposal_id == merged.id)
        .where(
            Decision.id == decision_id,
            Decision.kind == DecisionKind.MERGE,
            theirs.author_id == StaffCredential.account_id,
        )
    )
    return ~sa.exists(found)


def outside_decider_of(appeal_id: int) -> OutsideDecider | None:
    """Who was named last to decide an appeal from outside, whether or not their link still opens."""
    query = sa.select(OutsideDecider).where(OutsideDecider.appeal_id == appeal_id)
    return session().scalars(query.order_by(OutsideDecider.id.desc()).limit(1)).first()


def outside_decider_by_token(token: str) -> OutsideDecider | None:
    """Whose link this is, also when it is over."""
    return session().scalar(sa.select(OutsideDecider).where(OutsideDecider.token_hash == hash_secret(token)))
