"""Ideas in every state, and what people say to them."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.moderation.models import (
    Decision,
    DecisionKind,
    DecisionModule,
    DecisionText,
    Reason,
    Report,
    ReportText,
    Subject,
    TextModule,
    TextModuleVersion,
    WaitingItem,
    WaitingKind,
)
from beteiligung.offers.models import Offer, OfferKind, Reach
from beteiligung.proposals.models import (
    Proposal,
    ProposalContact,
    ProposalDocument,
    ProposalField,
    ProposalPhoto,
    ProposalState,
    ProposalVersion,
    Source,
)
from beteiligung.proposals.operations.content import make_findable
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from beteiligung.votes.models import Vote
from tests.support.factories.base import factory, next_number
from tests.support.factories.media import make_document, make_picture
from tests.support.factories.people import make_account
from tests.support.factories.places import make_area, make_field

S = ProposalState

TEXT = "Der Platz ist leer. Wir möchten dort Bänke und ein Hochbeet bauen.\n\nViele Familien wohnen in der Nähe."

_PATHS: dict[ProposalState, tuple[ProposalState, ...]] = {
    S.DRAFT: (),
    S.UNCONFIRMED: (S.UNCONFIRMED,),
    S.SUBMITTED: (S.SUBMITTED,),
    S.RETURNED: (S.SUBMITTED, S.RETURNED),
    S.PUBLISHED: (S.SUBMITTED, S.PUBLISHED),
    S.IN_REVIEW: (S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW),
    S.PROMOTED: (S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW, S.PROMOTED),
    S.DECLINED: (S.SUBMITTED, S.PUBLISHED, S.IN_REVIEW, S.DECLINED),
    S.REJECTED: (S.SUBMITTED, S.REJECTED),
    S.MERGED: (S.SUBMITTED, S.PUBLISHED, S.MERGED),
    S.FORWARDED: (S.SUBMITTED, S.PUBLISHED, S.FORWARDED),
    S.RESTING: (S.SUBMITTED, S.PUBLISHED, S.RESTING),
    S.WITHDRAWN: (S.SUBMITTED, S.PUBLISHED, S.WITHDRAWN),
    S.LAPSED: (S.UNCONFIRMED, S.LAPSED),
}
"""How an idea comes into each state, so that its history tells a life that could have been."""

_NEW_ACCOUNT = object()


@factory
def make_proposal(
    state: ProposalState | str = S.PUBLISHED,
    *,
    area: Aktionsraum | None = None,
    author: Account | object | None = _NEW_ACCOUNT,
    title: str | None = None,
    text: str = TEXT,
    language: str = "de",
    shown_name: str | None = None,
    place: str | None = None,
    pin: tuple[float, float] | None = None,
    field: str | None = "kinder",
    cost_cents: int | None = None,
    draft_key: str | None = None,
    age: timedelta = timedelta(0),
    waits: bool = True,
    source: Source = Source.ONLINE,
    photos: int = 0,
    documents: int = 0,
    lead: Proposal | None = None,
) -> Proposal:
    """An idea in a state, begun ``age`` ago, with history, versions and, when it waits for the desk, its entry there.

    ``author=None`` is one whose author was erased (or an imported one). ``draft_key``: the key a browser would hold.
    ``lead``: what a merged idea goes on as; another one of its area unless given.
    """
    state = ProposalState(state)
    if author is _NEW_ACCOUNT:
        author = None if state in {S.DRAFT, S.UNCONFIRMED} and draft_key else make_account()
    assert author is None or isinstance(author, Account)
    area = area or make_area()
    title = title or f"Bänke und Hochbeete, Platz {next_number()}"
    began = clock.now() - age
    proposal = Proposal(
        aktionsraum_id=area.id,
        author_id=author.id if author else None,
        draft_key_hash=hash_secret(draft_key) if draft_key else None,
        shown_name=shown_name,
        language=language,
        title=title,
        text=text,
        place=place,
        latitude=pin[0] if pin else None,
        longitude=pin[1] if pin else None,
        cost_cents=cost_cents,
        source=source,
        created_at=began,
        touched_at=began,
    )
    with clock.freeze(began):
        PROPOSAL_WORKFLOW.begin(proposal, S.DRAFT, by=_acting(author))
        for target in _PATHS[state]:
            _step(proposal, target, author)
        if state is S.MERGED:
            lead = lead or make_proposal(area=area)
            proposal.merged_into_id = proposal.lead_id = lead.id
    if state not in {S.DRAFT, S.UNCONFIRMED}:
        make_findable(proposal)
    if field:
        add(ProposalField(proposal_id=proposal.id, field_id=make_field(field).id))
    for number in range(photos):
        picture = make_picture(alternative_text="Eine leere Ecke", shows_children=number > 0)
        add(ProposalPhoto(picture_id=picture.id, proposal_id=proposal.id))
    proposal.photo_count = photos
    for _ in range(documents):
        add(ProposalDocument(document_id=make_document().id, proposal_id=proposal.id))
    if state is S.SUBMITTED and waits:
        make_waiting_item(proposal)
    return proposal


def _acting(author: Account | None) -> Actor:
    return Actor(account_id=author.id) if author else Actor()


def _step(proposal: Proposal, target: ProposalState, author: Account | None) -> None:
    moment = clock.now()
    if target is S.SUBMITTED:
        proposal.submitted_at = moment
    if target is S.PUBLISHED:
        proposal.published_at = moment
    own = target in {S.UNCONFIRMED, S.SUBMITTED, S.WITHDRAWN}
    by = _acting(author) if own else Actor.system("test")
    action = next(
        (s.action for s in PROPOSAL_WORKFLOW.steps if s.target == target and proposal.state in s.sources), str(target)
    )
    PROPOSAL_WORKFLOW.begin(proposal, target, by=by, action=action, source=proposal.state)
    if target is S.PUBLISHED:
        add(
            ProposalVersion(
                proposal_id=proposal.id,
                number=1,
                language=proposal.language,
                title=proposal.title,
                text=proposal.text,
                place=proposal.place,
                since=moment,
            )
        )


@factory
def make_draft(draft_key: str | None = None, *, area: Aktionsraum | None = None, title: str | None = None) -> Proposal:
    """A draft of somebody who is not signed in; the browser holds ``draft_key``."""
    return make_proposal(S.DRAFT, area=area, draft_key=draft_key or new_token(), author=None, title=title)


@factory
def make_unconfirmed(
    email: str | None = None,
    *,
    area: Aktionsraum | None = None,
    draft_key: str | None = None,
    language: str = "de",
    age: timedelta = timedelta(0),
    waits: bool = False,
) -> Proposal:
    """An idea that was sent under an address nobody has confirmed yet; ``waits``: with its entry at the desk."""
    email = email or f"neu-{next_number()}@example.org"
    proposal = make_proposal(
        S.UNCONFIRMED, area=area, author=None, draft_key=draft_key or new_token(), language=language, age=age
    )
    add(ProposalContact(proposal_id=proposal.id, email=email, email_key=email.casefold()))
    if waits:
        make_waiting_item(proposal, WaitingKind.UNCONFIRMED_IDEA)
    return proposal


@factory
def make_comment(
    proposal: Proposal,
    author: Account | object | None = _NEW_ACCOUNT,
    text: str = "Das ist eine gute Idee für unsere Straße.",
    *,
    parent: Comment | None = None,
    kind: CommentKind = CommentKind.COMMENT,
    language: str = "de",
    shown_name: str | None = None,
    age: timedelta = timedelta(0),
    deleted: bool = False,
) -> Comment:
    """A comment; the idea's counter goes along. A deleted one is a stone."""
    if author is _NEW_ACCOUNT:
        author = make_account()
    assert author is None or isinstance(author, Account)
    moment = clock.now() - age
    comment = add(
        Comment(
            proposal_id=proposal.id,
            parent_id=parent.id if parent else None,
            kind=kind,
            author_id=author.id if author else None,
            shown_name=shown_name,
            language=language,
            text=None if deleted else text,
            created_at=moment,
            deleted_at=moment if deleted else None,
        )
    )
    if not deleted:
        _count(proposal, Proposal.comment_count)
    return comment


@factory
def make_vote(proposal: Proposal, account: Account | None = None) -> Vote:
    """A vote; the idea's counter goes along."""
    account = account or make_account()
    vote = add(Vote(proposal_id=proposal.id, account_id=account.id, created_at=clock.now()))
    _count(proposal, Proposal.vote_count)
    return vote


@factory
def make_offer(
    proposal: Proposal,
    author: Account | None = None,
    text: str | None = "Ich kann beim Bauen helfen.",
    *,
    shown_name: str | None = None,
    reach: Reach = Reach.EMAIL,
    phone: str | None = None,
    language: str = "de",
) -> Offer:
    """Somebody offers to help; ``phone`` says how they are reached."""
    now = clock.now()
    return add(
        Offer(
            proposal_id=proposal.id,
            kind=OfferKind.HELP,
            author_id=(author or make_account()).id,
            shown_name=shown_name,
            language=language,
            text=text,
            reach=Reach.PHONE if phone else reach,
            phone=phone,
            created_at=now,
            changed_at=now,
        )
    )


def _count(proposal: Proposal, column: sa.orm.InstrumentedAttribute[int]) -> None:
    session().execute(
        sa.update(Proposal)
        .where(Proposal.id == proposal.id)
        .values({column: column + 1, Proposal.version: Proposal.version})
    )


@factory
def make_waiting_item(proposal: Proposal, kind: WaitingKind = WaitingKind.NEW_IDEA) -> WaitingItem:
    """The idea's entry at the desk."""
    since = proposal.submitted_at or clock.now()
    return add(
        WaitingItem(
            kind=kind,
            aktionsraum_id=proposal.aktionsraum_id,
            proposal_id=proposal.id,
            since=since,
            due_on=proposal.confirm_until
            if kind is WaitingKind.UNCONFIRMED_IDEA
            else clock.add_working_days(clock.day_of(since), 5),
        )
    )


@factory
def make_decision(
    proposal: Proposal,
    kind: DecisionKind = DecisionKind.RETURN,
    *,
    by: Account | None = None,
    ground: str | None = None,
    text: str | None = "Wo genau soll das sein?",
    subject: Subject | str = Subject.IDEA,
    subject_id: int | None = None,
    module: TextModule | None = None,
    told_at: datetime | None = None,
) -> Decision:
    """A decision of the desk with its words. ``module``: told with this ready-made text, in German."""
    decision = add(
        Decision(
            kind=kind,
            proposal_id=proposal.id,
            subject=Subject(subject),
            subject_id=subject_id,
            ground=ground,
            decided_by_id=by.id if by else None,
            decided_by_role="officer",
            decided_at=clock.now(),
            told_at=told_at,
        )
    )
    if text:
        add(DecisionText(decision_id=decision.id, language="de", text=text))
    if module:
        german = session().scalars(sa.select(TextModuleVersion).filter_by(module_id=module.id, language="de")).one()
        values = {"titel": proposal.title}
        add(DecisionModule(decision_id=decision.id, version_id=german.id, german_id=german.id, values=values))
    return decision


@factory
def make_report(
    proposal: Proposal,
    subject: Subject = Subject.IDEA,
    subject_id: int | None = None,
    *,
    reason: Reason = Reason.INSULT,
    explanation: str = "Dort wird jemand beschimpft.",
    secret: str | None = None,
    email: str | None = None,
    by: Account | None = None,
    waits: bool = True,
    answer: Decision | None = None,
    reopened: Decision | None = None,
) -> Report:
    """A report, with its entry at the desk if it ``waits`` for an ``answer``; ``secret`` opens its receipt.

    ``reopened``: what answered it, until an appeal was granted.
    """
    report = add(
        Report(
            proposal_id=proposal.id,
            subject=subject,
            subject_id=subject_id,
            reason=reason,
            language="de",
            account_id=by.id if by else None,
            secret_hash=hash_secret(secret or new_token()),
            reported_at=clock.now(),
            decision_id=answered.id if (answered := answer or reopened) else None,
            answered_at=answer.decided_at if answer else None,
        )
    )
    add(ReportText(report_id=report.id, explanation=explanation, email=email))
    if waits and answer is None:
        add(
            WaitingItem(
                kind=WaitingKind.REPORT,
                aktionsraum_id=proposal.aktionsraum_id,
                proposal_id=proposal.id,
                report_id=report.id,
                since=report.reported_at,
                due_on=clock.add_working_days(clock.today(), 5),
            )
        )
    return report
