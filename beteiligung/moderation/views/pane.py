"""What the desk shows of one idea beside its inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import not_own
from beteiligung.access.table import can
from beteiligung.measures.queries import MeasureRow, measures_of
from beteiligung.media.models import Document, Picture
from beteiligung.moderation import queries
from beteiligung.moderation.forms.files import LookForm
from beteiligung.moderation.forms.wording import DecideForm
from beteiligung.moderation.models import (
    APART,
    NOT_AGAIN,
    READABLE,
    Forwarding,
    Outcome,
    Subject,
    WaitingItem,
    WaitingKind,
)
from beteiligung.moderation.queries import AppealRow, Contribution, DecisionRow, Waiting
from beteiligung.moderation.suspicion import hints_on
from beteiligung.moderation.views.blueprint import desk_url, waiting_of
from beteiligung.moderation.views.entered import Entered, entered_of
from beteiligung.moderation.views.further import further_acts
from beteiligung.moderation.views.kin import Relations, relations_of
from beteiligung.moderation.views.shared import NOBODY, Shared, shared_of
from beteiligung.moderation.views.story import story_of
from beteiligung.moderation.views.telling_words import promised_words
from beteiligung.moderation.views.words import language_word
from beteiligung.offers.queries import HelpRow, offers_for
from beteiligung.proposals.models import Channel, Proposal, ProposalState, Source, SupportKind
from beteiligung.proposals.operations import told_by
from beteiligung.proposals.queries import (
    Surroundings,
    documents_of,
    history_of,
    photos_of,
    support_totals,
)
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from beteiligung.proposals.words import fields_of, name_shown
from beteiligung.web.current import current_actor
from beteiligung.web.forms import VersionedForm
from beteiligung.web.messages import say

_ACTS = {
    "release": P.PROPOSAL_RELEASE,
    "publish": P.PROPOSAL_PUBLISH,
    "return": P.PROPOSAL_RETURN,
    "reject": P.PROPOSAL_REJECT,
    "review": P.PROPOSAL_REVIEW,
    "unreview": P.PROPOSAL_REVIEW,
    "promote": P.PROPOSAL_PROMOTE,
    "decline": P.PROPOSAL_DECLINE,
    "forward": P.PROPOSAL_FORWARD,
    "resume": P.PROPOSAL_FORWARD,
}


@dataclass(frozen=True, kw_only=True)
class Pane:
    """An idea with everything an officer needs to decide about it."""

    proposal: Proposal
    form: VersionedForm
    acts: frozenset[str]
    barred: frozenset[str]
    """What the person would do, had an appeal not overturned that they did it before."""
    others: Sequence[str]
    """Who may do that now, and is there in these days."""
    waiting: Waiting
    item: WaitingItem | None
    """The entry with which it waits for a decision."""
    telling: WaitingItem | None
    """The entry with which somebody waits to be told."""
    shared: Shared
    around: Surroundings
    photos: Sequence[Picture]
    looks: Sequence[tuple[int, LookForm]]
    """Photos that wait to be looked at, by their number from 1; none for those who may not let them pass."""
    documents: Sequence[Document]
    decisions: Sequence[DecisionRow]
    appeals: Sequence[AppealRow]
    """Those that wait for a decision."""
    stops: Sequence[dict[str, Any]]
    forwarding: Forwarding | None
    """The office where it lies."""
    offers: Sequence[HelpRow]
    measures: Sequence[MeasureRow]
    entered: Entered | None
    """How it came to the desk, where staff wrote it down."""
    support: Mapping[SupportKind, int]
    """What was counted beside the votes."""
    kin: Relations
    channel: Channel | None
    """How the author hears what is decided."""

    @property
    def fields(self) -> str:
        return fields_of(self.around)

    @property
    def language(self) -> str:
        return language_word(self.proposal.language)

    @property
    def author(self) -> str:
        if self.proposal.source is Source.IMPORT:
            return str(_("aus einer Datei übernommen, ohne Verfasser*in"))
        return str(_("von %(name)s", name=name_shown(self.proposal) or _("Nachbar*in")))

    @property
    def is_own(self) -> bool:
        return not not_own(current_actor(), self.proposal)

    @property
    def action(self) -> str | None:
        """Where the one button of the pane sends its form."""
        act = next((act for act in ("publish", "review", "unreview") if act in self.acts), None)
        return self.to(act) if act else None

    @property
    def further(self) -> list[tuple[str, str]]:
        """What else can be done with the idea: words and address."""
        acts = further_acts(current_actor(), self.proposal)
        return [(words, self.to(act)) for act, words in acts if act not in self.barred]

    @property
    def hints(self) -> list[str]:
        """What may deserve a second look, while somebody decides whether everybody reads it."""
        if "publish" not in self.acts:
            return []
        return [say(hint) for hint in hints_on(Contribution(self.proposal, Subject.IDEA, self.proposal), self.waiting)]

    def to(self, act: str, **values: Any) -> str:
        """The address of an act of the desk on this idea; it keeps whose entries of which kind one is working through."""
        return desk_url(f"moderation.{act}", proposal_id=self.proposal.id, **values)

    @property
    def is_unproven(self) -> bool:
        """Whether mails go to an address that nobody has confirmed."""
        return self.channel is Channel.EMAIL and self.proposal.author_id is None

    @property
    def promised(self) -> str:
        """How the author will hear what is decided."""
        return promised_words(self.channel)

    @property
    def last(self) -> DecisionRow | None:
        """What the desk decided last."""
        return self.decisions[0] if self.decisions else None


def pane_of(
    proposal: Proposal,
    form: VersionedForm | None = None,
    *,
    names: Mapping[int, str] = NOBODY,
    waiting: Waiting | None = None,
) -> Pane:
    """Read what the desk shows of an idea. ``form``: one that was sent and comes back with a refusal.

    ``names``: those of staff that are known already; ``waiting``: what of it waits, if that is.
    """
    actor = current_actor()
    waiting = waiting or waiting_of(proposal)
    item = next((item for item in waiting.items if item.kind not in APART), None)
    decisions = queries.decisions_of(proposal.id) if waiting.has_decisions else []
    appeals = queries.appeals_of(proposal.id) if any(row.kind in READABLE for row in decisions) else []
    around = waiting.around
    photos = photos_of(proposal)
    history = history_of(proposal.id)
    forwardings = queries.forwardings_of(proposal.id) if any(row.action == "forward" for row in history) else []
    measures = measures_of(proposal.id) if proposal.state is ProposalState.PROMOTED else []
    acts = possible_acts(actor, proposal)
    if any(measure.is_under_way for measure in measures):
        acts -= {"decline"}
    barred = _barred(actor, proposal, decisions, appeals)
    return Pane(
        proposal=proposal,
        form=form or DecideForm(obj=proposal),
        acts=acts - barred,
        barred=barred,
        others=queries.deciders_besides(
            proposal.aktionsraum_id, actor.account_id, proposal.author_id, *proposal.co_author_ids
        )
        if barred
        else (),
        waiting=waiting,
        item=item,
        telling=next((item for item in waiting.items if item.kind is WaitingKind.TELL_PERSON), None),
        shared=shared_of(item, names),
        around=around,
        photos=photos,
        looks=_looks(actor, proposal, photos),
        documents=documents_of(proposal.id) if around.document_count else [],
        decisions=decisions,
        appeals=[row for row in appeals if row.outcome is None],
        stops=story_of(
            proposal,
            history,
            decisions,
            appeals,
            forwardings,
            may_enter_appeals=can(actor, P.APPEAL_ENTER, proposal),
        ),
        forwarding=next((one for one in forwardings if one.replied_at is None), None),
        offers=offers_for(actor, proposal) if proposal.published_at else [],
        measures=measures,
        entered=entered_of(proposal, around),
        support=support_totals(proposal.id) if around.sheet_count else {},
        kin=relations_of(proposal, around),
        channel=told_by(proposal),
    )


def possible_acts(actor: Actor, proposal: Proposal) -> frozenset[str]:
    """What this person may do with the idea, and can do now."""
    return frozenset(
        act
        for act, permission in _ACTS.items()
        if PROPOSAL_WORKFLOW.possible(proposal, act) and can(actor, permission, proposal)
    )


def _barred(
    actor: Actor, proposal: Proposal, decisions: Sequence[DecisionRow], appeals: Sequence[AppealRow]
) -> frozenset[str]:
    """As ``operations.anew`` refuses it, from what the page knows anyway."""
    overturned = {row.decision_id for row in appeals if row.outcome is Outcome.GRANTED}
    return frozenset(
        row.kind.value
        for row in decisions
        if row.id in overturned
        and row.decided_by_id == actor.account_id
        and (row.kind in NOT_AGAIN and row.subject is Subject.IDEA)
        and PROPOSAL_WORKFLOW.possible(proposal, row.kind)
    )


def _looks(actor: Actor, proposal: Proposal, photos: Sequence[Picture]) -> list[tuple[int, LookForm]]:
    if not can(actor, P.PROPOSAL_MASK, proposal):
        return []
    return [(number, LookForm(photo)) for number, photo in enumerate(photos, 1) if photo.awaits_look]


def idea_url(proposal_id: int, *, with_notice: bool = False) -> str:
    """The address of an idea at the desk; on a phone it jumps over the list, but not over a notice that stands above."""
    address = desk_url("moderation.proposal", proposal_id=proposal_id)
    return address if with_notice else f"{address}#eintrag"


def tell_url(proposal_id: int) -> str:
    """Where somebody is told what became of their idea."""
    return desk_url("moderation.tell", proposal_id=proposal_id)


def measure_url(measure_id: int) -> str:
    """The address of a measure's file."""
    return url_for("measures_desk.file", measure_id=measure_id)
