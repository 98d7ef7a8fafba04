"""A small city in which every kind of thing stands in every state, each with words that give it away."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.accounts.models import Absence, AccessLink, Assignment, Role
from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.budget.models import Commitment
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.tokens import hash_secret
from beteiligung.log.models import PersonRequest
from beteiligung.log.operations import note_act
from beteiligung.measures.models import Measure
from beteiligung.moderation.links import token_of
from beteiligung.moderation.models import (
    Decision,
    DecisionKind,
    Lock,
    Outcome,
    Purpose,
    Reason,
    Side,
    Subject,
    WaitingItem,
)
from beteiligung.offers.models import Reach
from beteiligung.proposals.models import Event, Proposal, ProposalEntry, ProposalState, Source, SupportKind
from tests.support import factories as make
from tests.support.factories.appeals import OUTSIDE_LINK
from tests.support.personas import People
from tests.support.prepared_together import work_together

MEASURE_STATES = ("advice", "applied", "checked", "decided", "granted", "running")
_DIFFERENT_IDEAS = (
    "published",
    "submitted",
    "returned",
    "draft",
    "draft_of_visitor",
    "unconfirmed_of_visitor",
    "elsewhere",
    "heard",
    "told",
    "of_officer",
    "erased",
)
SECRET_CONTACT = "mina@example.org"
SECRET_OFFER = "Angebotswort: Ich bringe Erde mit."
SECRET_PHONE = "0231 999888"
SECRET_NAME = "Fatma Geheim"
SECRET_OF_REPORT = "the-secret-of-a-report"
SECRET_EXPLANATION = "Meldewort: Das stimmt nicht."


@dataclass
class Prepared:
    """Things by what is special about them."""

    people: People
    ideas: dict[str, Proposal] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    orders: dict[str, Any] = field(default_factory=dict)
    areas: dict[str, Aktionsraum] = field(default_factory=dict)
    year: int = 0
    locks: list[int] = field(default_factory=list)
    absences: list[int] = field(default_factory=list)
    announcements: list[int] = field(default_factory=list)
    assignments: dict[str, Any] = field(default_factory=dict)
    """Ids of the roles of staff, by who holds them."""
    blocks: list[int] = field(default_factory=list)
    modules: list[int] = field(default_factory=list)
    offices: list[int] = field(default_factory=list)
    requests: dict[str, int] = field(default_factory=dict)
    """To read the entries of one person: asked for, and agreed to and opened."""
    notes: dict[str, Any] = field(default_factory=dict)
    meetings: dict[str, Any] = field(default_factory=dict)
    meeting_items: dict[str, Any] = field(default_factory=dict)
    points: list[int] = field(default_factory=list)
    """Ids of points of checklists."""
    events: dict[int, Event] = field(default_factory=dict)
    """Where ideas were heard, by their numbers."""
    entries: dict[int, ProposalEntry] = field(default_factory=dict)
    """Ideas that staff wrote down, by their numbers."""
    items: dict[int, WaitingItem] = field(default_factory=dict)
    """Entries of the inbox, one of each kind."""
    files: list[str] = field(default_factory=list)
    """Without their endings: a picture, its blurred version and a document that belong to nothing."""
    tokens: list[str] = field(default_factory=lambda: ["no-such-token"])
    appeals: dict[str, Any] = field(default_factory=dict)
    decisions: dict[int, Any] = field(default_factory=dict)
    """The area of each decision that can be appealed against, by its number."""
    decision_tokens: list[str] = field(default_factory=lambda: ["1a.no-such-token"])

    def actor(self, name: str) -> Actor:
        """Who a persona is, told by hand and not by the code under test."""
        account = None if name in {"visitor", "draft_holder"} else getattr(self.people, name)
        areas = {"officer": {self.people.here.id}, "officer_elsewhere": {self.people.there.id}}
        return Actor(
            account_id=account.id if account else None,
            is_confirmed=account is not None,
            officer_for=frozenset(areas.get(name, set())),
            is_coordinator=name.startswith("coordinator"),
            is_auditor=name == "auditor",
            is_admin=name == "admin",
            draft_keys=frozenset({hash_secret(self.people.draft_key)} if name == "draft_holder" else set()),
        )

    def values(self, argument: str) -> list[Any]:
        """What can stand in an address for an argument of a route; one of each kind that does not exist."""
        return {
            "proposal_id": [*(i.id for label, i in self.ideas.items() if not label.startswith("promoted_to")), 999_999],
            "comment_id": [*(comment.id for comment in self.comments.values()), 999_999],
            "measure_id": [*(measure.id for measure in self.measures.values()), 999_999],
            "order_id": [*(order.id for order in self.orders.values()), 999_999],
            "slug": [*(area.slug for area in self.areas.values()), "gibt-es-nicht"],
            "aktionsraum_slug": [*(area.slug for area in self.areas.values()), "gibt-es-nicht"],
            "fund_year": [self.year, 1990],
            "year": [self.year, 1990],
            "token": self.tokens,
            "report_token": [SECRET_OF_REPORT, "no-such-report"],
            "lock_id": [*self.locks, 999_999],
            "appeal_id": [*(appeal.id for appeal in self.appeals.values()), 999_999],
            "decision_id": [*self.decisions, 999_999],
            "decision_token": self.decision_tokens,
            "outside_token": [OUTSIDE_LINK, "no-such-token"],
            "item_id": [*self.items, 999_999],
            "block_id": [*self.blocks, 999_999],
            "event_id": [*self.events, 999_999],
            "entry_id": [*self.entries, 999_999],
            "staff_id": [self.people.officer.id, self.people.coordinator.id, self.people.author.id, 999_999],
            "assignment_id": [*self.assignments.values(), 999_999],
            "announcement_id": [*self.announcements, 999_999],
            "page_name": ["regeln", "gibt-es-nicht"],
            "ground_code": ["advertising", "insult", "gibt-es-nicht"],
            "page_language": ["de", "tr", "xx"],
            "absence_id": [*self.absences, 999_999],
            "module_id": [*self.modules, 999_999],
            "office_id": [*self.offices, 999_999],
            "asked_id": [*self.requests.values(), 999_999],
            "note_id": [*(note.id for note in self.notes.values()), 999_999],
            "meeting_id": [*(meeting.id for meeting in self.meetings.values()), 999_999],
            "meeting_item_id": [*(item.id for item in self.meeting_items.values()), 999_999],
            "checklist_item_id": [*self.points, 999_999],
            "part": [0, 999_999],
            "number": [1, 99],
            "picture_name": [*self.files[:2], "0" * 40],
            "document_name": [*self.files[2:], "0" * 40],
            "z": [12, 99],
            "x": [2132],
            "y": [1361],
        }[argument]

    def few_values(self, argument: str) -> list[Any]:
        """The same with one thing of each kind that differs in who may touch it."""
        few: dict[str, list[Any]] = {
            "proposal_id": [self.ideas[label].id for label in _DIFFERENT_IDEAS],
            "comment_id": [self.comments["of_author"].id, self.comments["erased"].id],
            "measure_id": [self.measures["applied"].id, self.measures["signed_first"].id],
        }
        return few.get(argument) or self.values(argument)

    def thing(self, argument: str, value: Any) -> Any:
        """The thing behind a value, or None."""
        known: dict[str, dict[str, Any]] = {
            "proposal_id": self.ideas,
            "comment_id": self.comments,
            "measure_id": self.measures,
            "appeal_id": self.appeals,
            "note_id": self.notes,
            "meeting_id": self.meetings,
            "meeting_item_id": self.meeting_items,
        }
        by_number: dict[str, dict[int, Any]] = {
            "entry_id": self.entries,
            "item_id": self.items,
            "event_id": self.events,
            "decision_id": self.decisions,
        }
        if argument in by_number:
            return by_number[argument].get(value)
        found = next((thing for thing in known.get(argument, {}).values() if thing.id == value), None)
        if argument == "staff_id":
            return SimpleNamespace(account_id=value)
        if argument == "assignment_id":
            whose = next((name for name, number in self.assignments.items() if number == value), None)
            return SimpleNamespace(account_id=getattr(self.people, whose).id) if whose else None
        return self._case(found) if isinstance(found, Measure) else found

    def _case(self, measure: Measure) -> SimpleNamespace:
        """What the policy asks about the money of a measure, told by hand."""
        signed = measure is self.measures.get("signed_first")
        return SimpleNamespace(
            state=measure.state,
            is_sent=True,
            words=measure.words,
            aktionsraum_id=measure.aktionsraum_id,
            preparer_id=measure.preparer_id,
            checker_id=measure.checker_id,
            touches_area_pot=signed,
            first_signer_id=self.people.officer.id if signed else None,
        )


def prepare(people: People) -> Prepared:
    """Fill the database."""
    world = people.world
    prepared = Prepared(people, areas={"here": people.here, "there": people.there})
    prepared.areas["ended"] = world(make.make_area, "wickede", active_until=2020)
    prepared.year = clock.today().year
    for name in (
        "resident",
        "author",
        "officer",
        "officer_elsewhere",
        "coordinator",
        "coordinator_2",
        "auditor",
        "admin",
    ):
        assert getattr(people, name)
    for area in (None, people.here, people.there):
        world(make.make_pot, area)
    _ideas(prepared)
    _voices(prepared)
    _heard(prepared)
    _measures(prepared)
    world(_link, people)
    prepared.locks.append(world(_lock, people).id)
    prepared.blocks.append(world(make.make_block, world(make.make_account), prepared.ideas["published"]).id)
    work_together(prepared)
    prepared.absences.append(world(_absence, people).id)
    prepared.announcements.append(world(make.make_announcement).id)
    prepared.assignments = {
        name: world.ask(partial(_role_of, getattr(people, name).id)) for name in ("officer", "coordinator")
    }
    prepared.modules = [world(make.make_module, purpose, name=f"Baustein {purpose}").id for purpose in Purpose]
    office = world(make.make_office, "Tiefbauamt")
    prepared.offices = [office.id]
    world(make.make_forwarding, prepared.ideas["forwarded"], office, reference="66/12")
    world.ask(lambda: _log(prepared))
    prepared.items = world.ask(_items)
    picture, document = world(make.make_picture, owner="nobody"), world(make.make_document, owner="nobody")
    prepared.files = [Path(name).stem for name in (picture.name(480), picture.blurred_name, document.name)]
    prepared.tokens.append("a-token-to-set-up")
    return prepared


_WITH_PHOTOS = (ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.PUBLISHED)
_WITH_DOCUMENTS = (ProposalState.SUBMITTED, ProposalState.PUBLISHED)


def _ideas(prepared: Prepared) -> None:
    people, world = prepared.people, prepared.people.world
    for state in ProposalState:
        prepared.ideas[state] = world(
            make.make_proposal,
            state,
            area=people.here,
            author=people.author,
            title=f"Geheimwort-{state} am Platz",
            text=f"Verratwort-{state} steht nur hier. Es ist ein ganzer Absatz.",
            photos=2 if state in _WITH_PHOTOS else 0,
            documents=1 if state in _WITH_DOCUMENTS else 0,
        )
    ideas = prepared.ideas
    ideas["draft_of_visitor"] = world(
        make.make_proposal,
        "draft",
        area=people.here,
        author=None,
        draft_key=people.draft_key,
        title="Geheimwort-entwurf ohne Konto",
    )
    ideas["unconfirmed_of_visitor"] = world(
        make.make_unconfirmed, "wartet@example.org", area=people.here, draft_key=people.draft_key, waits=True
    )
    ideas["elsewhere"] = world(make.make_proposal, "submitted", area=people.there, title="Geheimwort-dort im Süden")
    ideas["of_officer"] = world(
        make.make_proposal, "submitted", area=people.here, author=people.officer, title="Geheimwort-dienst selbst"
    )
    ideas["erased"] = world(make.make_proposal, "submitted", area=people.here, author=None, title="Geheimwort-niemand")
    ideas["arabic"] = world(
        make.make_proposal, area=people.here, language="ar", title="حديقة للجميع", text="نريد حديقة صغيرة هنا للأطفال."
    )
    ideas["heard"] = world(make.make_heard, area=people.here, title="Geheimwort-gehört am Tresen")
    ideas["told"] = world(
        make.make_heard, state="published", area=people.here, language="ar", title="شجرة", name=SECRET_NAME
    )
    world(make.make_telling, ideas["told"])
    ideas["like_the_draft"] = world(
        make.make_proposal,
        area=people.here,
        title="Am Platz: Draft mit Geheimwort",
        text="Hier fehlt ein Absatz: Draft.",
    )
    ideas["open_letter"] = world(
        make.make_proposal,
        area=people.here,
        title="<b>Fett</b> & \"laut\" 'zitiert'",
        text="<script>alert(1)</script> https://example.org/?a=1&b=2 " + "Donaudampfschifffahrtsgesellschaft" * 6,
        age=timedelta(days=400),
    )
    world(make.make_decision, ideas["returned"], by=people.officer, text="Wo genau soll das sein?")
    world(make.make_decision, ideas["published"], DecisionKind.PUBLISH, by=people.officer, text=None)
    world(make.make_decision, ideas["forwarded"], DecisionKind.FORWARD, by=people.officer, text=None)
    rejected = world(
        make.make_decision, ideas["rejected"], DecisionKind.REJECT, by=people.officer, ground="insult", text="Tatsache"
    )
    masked = world(
        make.make_decision,
        ideas["published"],
        DecisionKind.MASK,
        by=people.coordinator,
        ground="insult",
        text="Tatsache",
    )
    _appeals(prepared, rejected, masked)


def _appeals(prepared: Prepared, rejected: Decision, masked: Decision) -> None:
    """One waits and may be decided from outside, one is decided; and the links that open decisions."""
    world, key = prepared.people.world, prepared.people.app.config["SECRET_KEY"]
    waits = world(make.make_appeal, rejected, text="Das Wort ist keine Beleidigung.")
    decided = world(make.make_appeal, masked, outcome=Outcome.UPHELD)
    prepared.appeals = {
        "waits": world.with_about(waits),
        "decided": world.with_about(decided),
    }
    world(make.make_outside_decider, waits)
    kept = world(make.make_decision, prepared.ideas["published"], DecisionKind.KEEP, text="Tatsache")
    sides = ((rejected, Side.AUTHOR), (masked, Side.AUTHOR), (kept, Side.REPORTER))
    prepared.decisions = {
        decision.id: SimpleNamespace(aktionsraum_id=prepared.people.here.id) for decision in (rejected, masked, kept)
    }
    prepared.decision_tokens += [token_of(key, decision.id, side) for decision, side in sides]


def _voices(prepared: Prepared) -> None:
    people, world = prepared.people, prepared.people.world
    idea = prepared.ideas["published"]
    comments = prepared.comments
    comments["of_author"] = world(make.make_comment, idea, people.author, "Ich freue mich auf Ihre Meinung.")
    comments["reply"] = world(make.make_comment, idea, people.resident, "Sehr gut.", parent=comments["of_author"])
    comments["deleted"] = world(make.make_comment, idea, people.author, deleted=True)
    comments["erased"] = world(make.make_comment, idea, None, "Wer schrieb das?")
    comments["answer"] = world(make.make_comment, idea, people.officer, "Wir prüfen das.", kind=CommentKind.ANSWER)
    comments["old"] = world(make.make_comment, idea, people.author, "Alt.", age=timedelta(hours=1))
    comments["arabic"] = world(make.make_comment, idea, people.resident, "فكرة جميلة", language="ar")
    world(make.make_vote, idea, people.resident)
    world(make.make_report, idea, explanation=SECRET_EXPLANATION, secret=SECRET_OF_REPORT)
    world(
        make.make_report,
        idea,
        Subject.COMMENT,
        comments["old"].id,
        reason=Reason.THREAT,
        explanation=SECRET_EXPLANATION,
    )
    # Offers say how one is reached: that is for the author of the idea alone.
    world(make.make_offer, idea, people.resident, SECRET_OFFER, shown_name="Helferin", reach=Reach.EMAIL)
    world(make.make_offer, idea, people.officer_elsewhere, None, phone=SECRET_PHONE)
    world(make.make_offer, prepared.ideas["arabic"], people.author)
    for gone in ("withdrawn", "declined"):
        world(make.make_offer, prepared.ideas[gone], people.resident, SECRET_OFFER)


def _heard(prepared: Prepared) -> None:
    people, world, ideas = prepared.people, prepared.people.world, prepared.ideas
    event = world(make.make_event, people.here)
    prepared.events[event.id] = event
    ideas["heard"] = world(
        make.make_entered, area=people.here, by=people.officer, event=event, title="Geheimwort-karte am Fest"
    )
    ideas["phoned"] = world(
        make.make_entered, area=people.there, by=people.officer_elsewhere, source=Source.PHONE, title="Geheimwort-anruf"
    )
    prepared.entries = world.ask(lambda: {one.proposal_id: one for one in session().scalars(sa.select(ProposalEntry))})
    for kind in SupportKind:
        world(make.make_sheet, ideas["published"], kind, 12, event=event)


def _measures(prepared: Prepared) -> None:
    people, world = prepared.people, prepared.people.world
    pot = world(make.make_pot)
    for state in MEASURE_STATES:
        idea = world(make.make_proposal, "promoted", area=people.here, author=people.author)
        prepared.ideas[f"promoted_to_{state}"] = idea
        prepared.measures[state] = world(
            make.make_measure,
            state,
            proposal=idea,
            pot=pot,
            preparer=people.officer,
            checker=people.coordinator,
            title=f"Maßnahme {state}",
            paid_cents=1_000_00 if state == "running" else 0,
        )
    signed = world(
        make.make_measure,
        "decided",
        proposal=world(make.make_proposal, "promoted", area=people.here),
        pot=world(make.make_pot, people.here),
        preparer=people.officer,
        checker=people.coordinator,
        title="Maßnahme mit erster Unterschrift",
        requested_cents=1_000_00,
    )
    prepared.measures["signed_first"] = signed
    commitment = world(_commitment_of, signed)
    prepared.orders["first"] = world(make.make_order, commitment, people.officer, amount_cents=1_000_00)


def _commitment_of(measure: Measure) -> Any:
    return session().get(Commitment, measure.commitment_id)


def _items() -> dict[int, WaitingItem]:
    one_of_each = {item.kind: item for item in session().scalars(sa.select(WaitingItem))}
    return {item.id: item for item in one_of_each.values()}


def _lock(people: People) -> Lock:
    with unit_of_work():
        gone = {"proposal_id": 999_999, "aktionsraum_id": people.here.id}
        return add(Lock(**gone, subject=Subject.IDEA, ground="threat", hashes=[], since=clock.now()))


def _role_of(account_id: int) -> int:
    return session().scalars(sa.select(Assignment.id).filter_by(account_id=account_id)).one()


def _absence(people: People) -> Absence:
    with unit_of_work():
        return add(Absence(account_id=people.officer_elsewhere.id, first_day=clock.today(), last_day=clock.today()))


def _log(prepared: Prepared) -> None:
    """Entries of everything that can stand in one, and requests to read those of the officer."""
    people, day = prepared.people, clock.today()
    officer = Actor(account_id=people.officer.id, officer_for=frozenset({people.here.id}))
    asked = {"account_id": people.officer.id, "first_day": day, "last_day": day, "requested_at": clock.now()}
    agreed = {"approved_by_id": people.auditor.id, "approved_at": clock.now(), "opened_at": clock.now()}
    with unit_of_work():
        note_act(officer, P.PROPOSAL_REJECT, session().get(Proposal, prepared.ideas["rejected"].id))
        note_act(officer, P.MEASURE_PREPARE, session().get(Measure, prepared.measures["applied"].id))
        note_act(Actor.system("staff add"), "command:staff add")
        for label, more in (("asked", {}), ("agreed", agreed)):
            request = PersonRequest(**asked, **more, reason="Eine Beschwerde.", requested_by_id=people.coordinator.id)
            prepared.requests[label] = add(request).id


def _link(people: People) -> AccessLink:
    with unit_of_work():
        account = make.make_staff(Role.AUDITOR, name="Noch Neu")
        return add(
            AccessLink(
                account_id=account.id,
                purpose="set_up",
                token_hash=hash_secret("a-token-to-set-up"),
                created_at=clock.now(),
                expires_at=clock.now() + timedelta(days=3),
            )
        )
