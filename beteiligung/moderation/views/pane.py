"""What the desk shows of one idea beside its inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import can
from beteiligung.accounts.queries import staff_names
from beteiligung.measures.queries import MeasureRow, measures_of
from beteiligung.media.models import Document, Picture
from beteiligung.moderation import queries
from beteiligung.moderation.desk_forms import DecideForm
from beteiligung.moderation.forms import LookForm
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import APART, READABLE, Forwarding, WaitingItem, WaitingKind
from beteiligung.moderation.queries import GERMAN, AppealRow, DecisionRow, HandoverRow, Said
from beteiligung.moderation.suspicion import hints
from beteiligung.moderation.views.blueprint import desk_url
from beteiligung.moderation.views.entered import Entered, entered_of
from beteiligung.moderation.views.further import further_acts
from beteiligung.moderation.views.kin import Relations, relations_of
from beteiligung.moderation.views.telling_words import promised_words
from beteiligung.moderation.views.words import (
    appeal_word,
    decision_word,
    kind_word,
    language_word,
    role_word,
    step_word,
)
from beteiligung.offers.queries import HelpRow, offers_for
from beteiligung.proposals.models import Channel, Proposal, ProposalState, Source, SupportKind
from beteiligung.proposals.operations import told_by
from beteiligung.proposals.queries import (
    HistoryRow,
    Surroundings,
    documents_of,
    history_of,
    photos_of,
    support_totals,
    surroundings_of,
)
from beteiligung.proposals.states import EXITS, PROPOSAL_WORKFLOW
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

_STEPS = frozenset(step.action for step in PROPOSAL_WORKFLOW.steps)
"""Decisions of these kinds are steps of the idea; the others leave its state alone."""

_NOBODY: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True)
class Pane:
    """An idea with everything an officer needs to decide about it."""

    proposal: Proposal
    form: VersionedForm
    acts: frozenset[str]
    item: WaitingItem | None
    kind: str | None
    around: Surroundings
    fields: str
    photos: Sequence[Picture]
    looks: Sequence[tuple[int, LookForm]]
    """Photos that wait to be looked at, by their number from 1; none for those who may not let them pass."""
    documents: Sequence[Document]
    author: str
    language: str
    decisions: Sequence[DecisionRow]
    appeals: Sequence[AppealRow]
    """Those that wait for a decision."""
    offers: Sequence[HelpRow]
    stops: Sequence[dict[str, Any]]
    forwarding: Forwarding | None
    """The office where it lies."""
    measures: Sequence[MeasureRow]
    entered: Entered | None
    """How it came to the desk, where staff wrote it down."""
    support: Mapping[SupportKind, int]
    """What was counted beside the votes."""
    kin: Relations
    is_own: bool
    channel: Channel | None
    """How the author hears what is decided."""
    telling: WaitingItem | None
    """The entry with which somebody waits to be told."""
    action: str | None
    at_it: str | None
    """Who else has begun with it."""
    is_mine: bool
    """Whether the person who looks has begun with it."""
    handover: HandoverRow | None
    names: Mapping[int, str]
    """Of the staff named here, by account."""

    @property
    def further(self) -> list[tuple[str, str]]:
        """What else can be done with the idea: words and address."""
        acts = further_acts(current_actor(), self.proposal)
        return [(words, self.to(act)) for act, words in acts]

    @property
    def hints(self) -> list[str]:
        """What may deserve a second look, while somebody decides whether everybody reads it."""
        if "publish" not in self.acts:
            return []
        return [say(hint) for hint in hints(self.proposal.text, proposal_id=self.proposal.id)]

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
    names: Mapping[int, str] = _NOBODY,
    items: Sequence[WaitingItem] | None = None,
) -> Pane:
    """Read what the desk shows of an idea. ``form``: one that was sent and comes back with a refusal.

    ``names``: those of staff that are known already; ``items``: what of it waits, if that is.
    """
    actor = current_actor()
    items = items if items is not None else queries.waiting_items_of(proposal.id)
    item = next((item for item in items if item.kind not in APART), None)
    decisions = queries.decisions_of(proposal.id)
    appeals = queries.appeals_of(proposal.id) if any(row.kind in READABLE for row in decisions) else []
    acts = possible_acts(actor, proposal)
    around = surroundings_of(proposal)
    photos = photos_of(proposal)
    history = history_of(proposal.id)
    forwardings = queries.forwardings_of(proposal.id) if any(row.action == "forward" for row in history) else []
    handover = queries.last_handover(item) if item is not None and item.handed_to_id is not None else None
    named = _staff_of(actor, item, handover)
    names = names if named <= set(names) else staff_names(named)
    claimed_by = item.claimed_by_id if item is not None and item.is_claimed else None
    is_mine = claimed_by is not None and claimed_by == actor.account_id
    return Pane(
        proposal,
        form or DecideForm(obj=proposal),
        acts,
        item,
        kind_word(item.kind) if item else None,
        around,
        fields_of(around),
        photos,
        _looks(actor, proposal, photos),
        documents_of(proposal.id) if around.document_count else [],
        _author(proposal),
        language_word(proposal.language),
        decisions,
        [row for row in appeals if row.outcome is None],
        offers_for(actor, proposal) if proposal.published_at else [],
        _stops(proposal, history, decisions, appeals, forwardings),
        next((one for one in forwardings if one.replied_at is None), None),
        measures_of(proposal.id) if proposal.state is ProposalState.PROMOTED else [],
        entered_of(proposal, around),
        support_totals(proposal.id) if around.sheet_count else {},
        relations_of(proposal, around),
        is_author(actor, proposal),
        told_by(proposal),
        next((item for item in items if item.kind is WaitingKind.TELL_PERSON), None),
        _action(proposal, acts),
        (names.get(claimed_by) or str(_("Jemand anderes"))) if claimed_by is not None and not is_mine else None,
        is_mine,
        handover,
        names,
    )


def _staff_of(actor: Actor, item: WaitingItem | None, handover: HandoverRow | None) -> set[int]:
    ids = {item.claimed_by_id if item and item.claimed_by_id != actor.account_id else None}
    ids |= {handover.from_id, handover.to_id} if handover else set()
    return {account_id for account_id in ids if account_id is not None}


def possible_acts(actor: Actor, proposal: Proposal) -> frozenset[str]:
    """What this person may do with the idea, and can do now."""
    return frozenset(
        act
        for act, permission in _ACTS.items()
        if PROPOSAL_WORKFLOW.possible(proposal, act) and can(actor, permission, proposal)
    )


def _looks(actor: Actor, proposal: Proposal, photos: Sequence[Picture]) -> list[tuple[int, LookForm]]:
    if not can(actor, P.PROPOSAL_MASK, proposal):
        return []
    return [(number, LookForm(photo)) for number, photo in enumerate(photos, 1) if photo.awaits_look]


def _action(proposal: Proposal, acts: frozenset[str]) -> str | None:
    """Where the one button of the pane sends its form."""
    act = next((act for act in ("publish", "review", "unreview") if act in acts), None)
    return desk_url(f"moderation.{act}", proposal_id=proposal.id) if act else None


def _author(proposal: Proposal) -> str:
    if proposal.source is Source.IMPORT:
        return str(_("aus einer Datei übernommen, ohne Verfasser*in"))
    return str(_("von %(name)s", name=name_shown(proposal) or _("Nachbar*in")))


def _stops(
    proposal: Proposal,
    history: Sequence[HistoryRow],
    decisions: Sequence[DecisionRow],
    appeals: Sequence[AppealRow],
    forwardings: Sequence[Forwarding],
) -> list[dict[str, Any]]:
    """The life of the idea with the words of each decision, oldest first."""
    made = [row for row in reversed(decisions) if row.kind in _STEPS]
    passed_on, at_office = iter(forwardings), None
    stops: list[dict[str, Any]] = []
    for row in history:
        if row.to_state == ProposalState.DRAFT:
            continue
        decision = made.pop(0) if made and made[0].kind == row.action else None
        stops.append(
            {
                "state": "done",
                "title": step_word(row.action, row.to_state),
                "when": row.at,
                **(_said(decision) if decision else {"by": role_word(row.role)} if row.role == "system" else {}),
            }
        )
        if row.action == "forward":
            stops[-1]["office"] = at_office = next(passed_on, None)
        elif row.action == "resume" and at_office is not None:
            stops[-1]["said"] = Said(None, GERMAN, {}, at_office.reply)
    if stops:
        stops[-1]["state"] = "exit" if proposal.state in EXITS else "now"
    besides: list[dict[str, Any]] = [
        {"state": "done", "title": decision_word(row.kind, row.subject), "when": row.decided_at, **_said(row)}
        for row in decisions
        if row.kind not in _STEPS
    ]
    besides += [
        {
            "state": "done",
            "title": appeal_word(row),
            "when": row.decided_at or row.made_at,
            "by": role_word(row.decided_by_role) if row.decided_by_role else None,
            "text": row.reasons,
            "links": [(_("Beschwerde öffnen"), desk_url("moderation.appeal", appeal_id=row.id))],
        }
        for row in appeals
    ]
    return sorted((*stops, *besides), key=lambda stop: stop["when"])


def _said(decision: DecisionRow) -> dict[str, Any]:
    """Who decided, on which ground, in which words."""
    ground = GROUNDS.get(decision.ground or "")
    return {
        "by": role_word(decision.decided_by_role),
        "ground": _(ground.sentence) if ground else None,
        "said": decision.said,
    }


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
