"""The inbox follows what happens: each event lays something on the desk or takes it away."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from beteiligung.aktionsraum.queries import answer_day
from beteiligung.budget.queries import pending_orders
from beteiligung.comments.events import CommentPassageRemoved
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import session
from beteiligung.measures.events import (
    MeasureApplied,
    MeasureCancelled,
    MeasureChecked,
    MeasureSentBack,
    MoneyBooked,
    MoneyOrdered,
    OrderTakenBack,
)
from beteiligung.measures.models import Measure, MeasureProposal
from beteiligung.moderation.models import (
    APART,
    OF_COMMENT,
    Appeal,
    AppealText,
    Decision,
    DecisionModule,
    DecisionText,
    DeskNote,
    Forwarding,
    HandoverNote,
    MeetingItem,
    Report,
    ReportText,
    Subject,
    WaitingItem,
    WaitingKind,
)
from beteiligung.proposals.events import (
    PassageRemoved,
    PhotoAwaitsLook,
    PhotosLookedAt,
    ProposalAnswered,
    ProposalDeclined,
    ProposalForwarded,
    ProposalHeld,
    ProposalLapsed,
    ProposalMerged,
    ProposalPublished,
    ProposalReinstated,
    ProposalRejected,
    ProposalResumed,
    ProposalReturned,
    ProposalSubmitted,
    ProposalUnmerged,
    ProposalWithdrawn,
    TellingOpened,
    TellingsEnded,
)
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.passages import take_out, without

_ONE_ACT = timedelta(minutes=1)
"""No act takes longer from its first row to its last."""


def await_confirmation(event: ProposalHeld) -> None:
    """Somebody sent an idea without having confirmed it: nothing is promised, but an officer can read it."""
    idea = session().get_one(Proposal, event.proposal_id)
    _open(WaitingKind.UNCONFIRMED_IDEA, idea, due_on=idea.confirm_until)


def await_new_idea(event: ProposalSubmitted | ProposalReinstated) -> None:
    """A new idea, or one that an appeal brought back, waits for an officer."""
    waits = {item.kind: item for item in session().scalars(_NEW, {"idea": event.proposal_id})}
    if WaitingKind.UNCONFIRMED_IDEA in waits:
        waits[WaitingKind.UNCONFIRMED_IDEA].done_at = clock.now()
    if WaitingKind.NEW_IDEA not in waits:
        _lay(WaitingKind.NEW_IDEA, session().get_one(Proposal, event.proposal_id))


_NEW = sa.select(WaitingItem).where(
    WaitingItem.proposal_id == sa.bindparam("idea"),
    WaitingItem.kind.in_((WaitingKind.UNCONFIRMED_IDEA, WaitingKind.NEW_IDEA)),
    WaitingItem.done_at.is_(None),
)


def await_answered_idea(event: ProposalAnswered) -> None:
    """An officer's question has been answered."""
    _open(WaitingKind.ANSWERED_IDEA, session().get_one(Proposal, event.proposal_id))


def finish_idea(
    event: ProposalPublished | ProposalReturned | ProposalRejected | ProposalWithdrawn | ProposalLapsed,
) -> None:
    """Somebody decided, the author took the idea back, or its time is over: nothing of it waits here any more."""
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind.not_in(APART))


def await_telling(event: TellingOpened) -> None:
    """Somebody has to be called, or gets a letter. Several news of one idea are one entry.

    What was promised to the person is kept only when they know: the entry goes on with the wait and the day of the one
    that this very act has closed, or that is open.
    """
    idea = session().get_one(Proposal, event.proposal_id)
    promised = session().scalar(
        sa.select(WaitingItem)
        .where(
            WaitingItem.proposal_id == idea.id,
            WaitingItem.kind.in_((WaitingKind.NEW_IDEA, WaitingKind.ANSWERED_IDEA)),
            sa.or_(WaitingItem.done_at.is_(None), WaitingItem.done_at > clock.now() - _ONE_ACT),
        )
        .order_by(WaitingItem.id.desc())
        .limit(1)
    )
    if promised is None:
        _open(WaitingKind.TELL_PERSON, idea)
    else:
        _open(WaitingKind.TELL_PERSON, idea, since=promised.since, due_on=promised.due_on)


def finish_telling(event: TellingsEnded) -> None:
    """The person knows everything."""
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind == WaitingKind.TELL_PERSON)


def finish_reading(event: ProposalForwarded) -> None:
    """Another office has it: its text does not wait to be read any more. What else waits, waits on."""
    kinds = (WaitingKind.NEW_IDEA, WaitingKind.ANSWERED_IDEA)
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind.in_(kinds))


def finish_asking(event: ProposalResumed | ProposalDeclined) -> None:
    """The office has replied, or nobody needs its reply."""
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind == WaitingKind.FORWARDED_IDEA)


def finish_merged(event: ProposalMerged) -> None:
    """Another idea goes on in its place: whether to publish it is no question any more. Its photos still wait."""
    kinds = (WaitingKind.NEW_IDEA, WaitingKind.ANSWERED_IDEA)
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind.in_(kinds))


def await_unmerged(event: ProposalUnmerged) -> None:
    """It stands for itself again; what was never published waits for an officer."""
    idea = session().get_one(Proposal, event.proposal_id)
    if idea.state is ProposalState.SUBMITTED:
        _open(WaitingKind.NEW_IDEA, idea)


def await_look(event: PhotoAwaitsLook) -> None:
    """A photo of a public idea waits to be looked at. Several of one idea are one entry."""
    _open(WaitingKind.NEW_PHOTOS, session().get_one(Proposal, event.proposal_id))


def finish_look(event: PhotosLookedAt) -> None:
    """The last photo that waited has been looked at, or its author took it away."""
    _close(WaitingItem.proposal_id == event.proposal_id, WaitingItem.kind == WaitingKind.NEW_PHOTOS)


def remove_from_desk(event: PassageRemoved) -> None:
    """What is gone from an idea goes from all that the desk wrote about it, and from reports and appeals."""
    made_from_it = sa.select(MeasureProposal.measure_id).where(MeasureProposal.proposal_id == event.proposal_id)
    _remove_words(
        event.proposal_id,
        event.passage,
        decided=Decision.proposal_id == event.proposal_id,
        reported=Report.proposal_id == event.proposal_id,
        waiting=sa.or_(WaitingItem.proposal_id == event.proposal_id, WaitingItem.measure_id.in_(made_from_it)),
    )
    _remove_from_texts(event)


def remove_comment_from_desk(event: CommentPassageRemoved) -> None:
    """What is gone from a comment goes from what the desk and others wrote about it and its author. What was decided
    about the idea stays."""
    comment = session().get_one(Comment, event.comment_id)
    page = session().get_one(Proposal, comment.proposal_id).lead_id
    decided = sa.and_(Decision.subject.in_(OF_COMMENT), Decision.subject_id == comment.id)
    about_author = (
        sa.and_(Decision.subject == Subject.PERSON, Decision.subject_id == comment.author_id)
        if comment.author_id is not None
        else sa.false()
    )
    reported = sa.and_(Report.subject.in_(OF_COMMENT), Report.subject_id == comment.id)
    reports = sa.select(Report.id).where(reported)
    _remove_words(
        comment.proposal_id,
        event.passage,
        decided=sa.or_(decided, about_author),
        reported=reported,
        waiting=sa.or_(WaitingItem.comment_id == comment.id, WaitingItem.report_id.in_(reports)),
        page_id=page,
    )


def _remove_words(
    proposal_id: int,
    passage: str,
    *,
    decided: sa.ColumnElement[bool],
    reported: sa.ColumnElement[bool],
    waiting: sa.ColumnElement[bool],
    page_id: int | None = None,
) -> None:
    """From the texts beside these decisions, reports and entries, and from what the desk noted for itself about the idea.

    ``page_id``: the idea that goes on, where the words stand on its page too.
    """
    ideas = [one for one in (proposal_id, page_id) if one is not None]
    texts = sa.select(DecisionText).join(Decision, Decision.id == DecisionText.decision_id)
    handovers = sa.select(HandoverNote).join(WaitingItem, WaitingItem.id == HandoverNote.waiting_item_id)
    reports = sa.select(ReportText).join(Report, Report.id == ReportText.report_id)
    appeals = (
        sa.select(AppealText)
        .join(Appeal, Appeal.id == AppealText.appeal_id)
        .join(Decision, Decision.id == Appeal.decision_id)
    )
    for query, columns in (
        (texts.where(decided), ("text",)),
        (handovers.where(waiting), ("text",)),
        (sa.select(DeskNote).where(DeskNote.proposal_id.in_(ideas)), ("text",)),
        (sa.select(MeetingItem).where(MeetingItem.proposal_id.in_(ideas)), ("text",)),
        (reports.where(reported), ("explanation",)),
        (appeals.where(decided), ("text", "reasons")),
    ):
        for row in session().scalars(query).all():
            take_out(row, columns, passage)


def _remove_from_texts(event: PassageRemoved) -> None:
    """From what filled ready-made texts, and from what offices replied."""
    used = sa.select(DecisionModule).join(Decision, Decision.id == DecisionModule.decision_id)
    for row in session().scalars(used.where(Decision.proposal_id == event.proposal_id)).all():
        row.values = {
            name: without(value, event.passage) if isinstance(value, str) else value
            for name, value in row.values.items()
        }
    for forwarding in session().scalars(sa.select(Forwarding).filter_by(proposal_id=event.proposal_id)).all():
        take_out(forwarding, ("reply", "reference"), event.passage)


def await_check(event: MeasureApplied) -> None:
    """An application waits for its formal check."""
    _open(WaitingKind.CHECK_MEASURE, session().get_one(Measure, event.measure_id))


def finish_check(event: MeasureChecked | MeasureSentBack) -> None:
    """The application is checked, or has gone back."""
    _close(WaitingItem.measure_id == event.measure_id, WaitingItem.kind == WaitingKind.CHECK_MEASURE)


def await_signature(event: MoneyOrdered) -> None:
    """An order waits for its second signature. Several of one measure are one entry."""
    _open(WaitingKind.SIGN_MONEY, session().get_one(Measure, event.measure_id))


def finish_signature(event: MoneyBooked | OrderTakenBack | MeasureCancelled) -> None:
    """The last order that waited is signed or taken back."""
    measure = session().get_one(Measure, event.measure_id)
    if measure.commitment_id is None or not pending_orders(measure.commitment_id):
        _close(WaitingItem.measure_id == event.measure_id, WaitingItem.kind == WaitingKind.SIGN_MONEY)


def _open(
    kind: WaitingKind, thing: Proposal | Measure, *, since: datetime | None = None, due_on: date | None = None
) -> None:
    """Lay it on the desk of its area, due in five working days at most; what lies there already keeps its day."""
    about = {"proposal_id": thing.id} if isinstance(thing, Proposal) else {"measure_id": thing.id}
    waits = sa.select(WaitingItem.id).filter_by(kind=kind, done_at=None, **about)
    if session().scalar(waits.limit(1)) is None:
        _lay(kind, thing, since=since, due_on=due_on)


def _lay(
    kind: WaitingKind, thing: Proposal | Measure, *, since: datetime | None = None, due_on: date | None = None
) -> None:
    about = {"proposal_id": thing.id} if isinstance(thing, Proposal) else {"measure_id": thing.id}
    session().add(
        WaitingItem(
            kind=kind,
            aktionsraum_id=thing.aktionsraum_id,
            since=since or clock.now(),
            due_on=due_on or answer_day(clock.today()),
            **about,
        )
    )


def _close(*conditions: sa.ColumnElement[bool]) -> None:
    session().execute(
        sa.update(WaitingItem).where(WaitingItem.done_at.is_(None), *conditions).values(done_at=clock.now())
    )
