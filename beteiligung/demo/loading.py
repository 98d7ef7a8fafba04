"""Plays the demonstration: people appear, propose, decide and sign, each on a day of the last two months.

Everything goes through the operations that real people use, under a clock that stands in the past.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.accounts.models import Account, Assignment, Contact, StaffCredential, TrustLevel
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.models import Aktionsraum, City
from beteiligung.aktionsraum.queries import all_areas, fields_of_action
from beteiligung.budget.models import LedgerOrder
from beteiligung.budget.queries import fund_of, pots_of
from beteiligung.comments.operations import Words, write_answer, write_comment
from beteiligung.core import clock
from beteiligung.core.database import Base, add, session
from beteiligung.core.tokens import new_token
from beteiligung.demo.ideas import IDEAS, DemoComment, DemoIdea, DemoMeasure, DemoOffer
from beteiligung.demo.people import RESIDENTS, STAFF, DemoResident, DemoStaff
from beteiligung.mail.models import OutboxMail
from beteiligung.measures import operations as measures
from beteiligung.measures.models import GrantKind, Measure
from beteiligung.moderation.operations import decide_publish, decide_reject, decide_return
from beteiligung.offers.models import OfferMail, Reach
from beteiligung.offers.operations import Help, offer_help
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import Details
from beteiligung.votes.operations import cast_vote

S = ProposalState
CONFERENCE = "Projektkonferenz (Vorführung)"


def load_demonstration() -> None:
    """Make all people and ideas, mark every row, and take back the mails that playing them caused."""
    stage = _Stage()
    for idea in sorted(IDEAS, key=lambda idea: -idea.days_ago):
        _play(stage, idea)
    session().flush()
    session().execute(sa.delete(OutboxMail))
    session().execute(sa.delete(OfferMail))
    _mark_everything()


class _Stage:
    """Who and what the play needs at hand."""

    def __init__(self) -> None:
        self.areas: dict[str, Aktionsraum] = {area.slug: area for area in all_areas()}
        self.fields = {field.slug: field.id for field in fields_of_action()}
        self.opening = _at(clock.today() - timedelta(days=max(idea.days_ago for idea in IDEAS) + 1))
        with clock.freeze(self.opening):
            self.residents = {person.key: _make_resident(person) for person in RESIDENTS}
            self.staff = {person.key: _make_staff(person, self.areas) for person in STAFF}

    def actor(self, key: str) -> Actor:
        """A person of the play as the policy sees them."""
        actor = actor_of((self.residents.get(key) or self.staff[key]).id)
        if actor is None:
            raise LookupError(key)
        return actor

    def officer_of(self, area: str) -> Actor:
        """Who moderates an area: its officer, else a coordinator."""
        for person in STAFF:
            if area in person.areas:
                return self.actor(person.key)
        return self.actor("coordinator")


def _make_resident(person: DemoResident) -> Account:
    account = _make_account(person.language, person.shown_name)
    _give_contact(account, person.key)
    return account


def _make_staff(person: DemoStaff, areas: dict[str, Aktionsraum]) -> Account:
    account = _make_account("de", None)
    _give_contact(account, person.key)
    session().add(
        StaffCredential(
            account_id=account.id,
            name=person.name,
            phone=person.phone,
            office_hours=person.hours,
            office_place=person.place,
            languages=list(person.languages),
            set_up_at=clock.now(),
        )
    )
    for slug in person.areas or (None,):
        area_id = areas[slug].id if slug else None
        session().add(
            Assignment(account_id=account.id, role=person.role, aktionsraum_id=area_id, valid_from=clock.today())
        )
    session().flush()
    return account


def _make_account(language: str, shown_name: str | None) -> Account:
    return add(
        Account(
            login_key=new_token(),
            trust_level=TrustLevel.CONTACT,
            shown_name=shown_name,
            language=language,
            created_at=clock.now(),
            is_demo=True,
        )
    )


def _give_contact(account: Account, key: str) -> None:
    """An address under a name that reaches nobody (RFC 2606)."""
    email = f"{key}@vorfuehrung.invalid"
    session().add(Contact(account_id=account.id, email=email, email_key=email, confirmed_at=clock.now()))


def _play(stage: _Stage, idea: DemoIdea) -> None:
    begun = clock.today() - timedelta(days=idea.days_ago)
    author = stage.actor(idea.by)
    officer = stage.officer_of(idea.area)
    with clock.freeze(_at(begun)):
        proposal = _send(stage, idea, author)
    if idea.state is S.SUBMITTED:
        return
    with clock.freeze(_at(begun + timedelta(days=1))):
        if idea.question is not None:
            decide_return(officer, proposal, idea.question, version=proposal.version)
            return
        if idea.rejected is not None:
            decide_reject(officer, proposal, *idea.rejected, version=proposal.version)
            return
        decide_publish(officer, proposal, version=proposal.version)
    with clock.freeze(_at(begun + timedelta(days=2), hour=17)):
        for key in list(stage.residents)[: idea.votes]:
            cast_vote(stage.actor(key), proposal)
        for comment in idea.comments:
            _comment(stage, proposal, comment)
        for offer in idea.offers:
            _offer(stage, proposal, offer)
    if idea.state is S.PUBLISHED:
        return
    if idea.state is S.WITHDRAWN:
        with clock.freeze(_at(begun + timedelta(days=6))):
            proposals.withdraw_proposal(author, proposal)
        return
    with clock.freeze(_at(begun + timedelta(days=8))):
        proposals.review_proposal(officer, proposal)
    if idea.measure is not None:
        _fund(stage, proposal, idea.measure, officer, begun + timedelta(days=12))


def _send(stage: _Stage, idea: DemoIdea, author: Actor) -> Proposal:
    proposal = proposals.start_draft(
        author, key=new_token(), aktionsraum_id=stage.areas[idea.area].id, language=idea.language
    )
    proposals.write_draft(author, proposal, title=idea.title, text=idea.text)
    proposals.place_draft(author, proposal, place=idea.place, position=idea.pin)
    proposals.detail_draft(
        author,
        proposal,
        Details(
            frozenset(stage.fields[slug] for slug in idea.fields),
            idea.beneficiaries,
            idea.cost_cents,
            idea.contribution,
            idea.period,
        ),
    )
    proposals.send_draft(author, proposal, shown_name=stage.residents[idea.by].shown_name)
    return proposal


def _comment(stage: _Stage, proposal: Proposal, comment: DemoComment, parent_id: int | None = None) -> None:
    actor = stage.actor(comment.by)
    if actor.is_staff:
        write_answer(actor, proposal, Words(comment.text, comment.language), parent_id=parent_id)
        return
    name = stage.residents[comment.by].shown_name
    written = write_comment(actor, proposal, Words(comment.text, comment.language, name), parent_id=parent_id)
    for reply in comment.replies:
        _comment(stage, proposal, reply, written.id)


def _offer(stage: _Stage, proposal: Proposal, offer: DemoOffer) -> None:
    name, reach = stage.residents[offer.by].shown_name, Reach.PHONE if offer.phone else Reach.EMAIL
    offer_help(stage.actor(offer.by), proposal, Help(offer.text, offer.language, name, reach, offer.phone))


def _fund(stage: _Stage, proposal: Proposal, plan: DemoMeasure, officer: Actor, begun: date) -> None:
    """The way of a measure, as far as the plan says; a step every few days."""
    checker, signer = stage.actor("coordinator"), stage.actor("coordinator-2")
    measure = _on(begun, lambda: _promote(officer, proposal, plan))
    pot = _pot(plan.pot)
    steps: list[tuple[str, Callable[[], Any]]] = [
        (
            "applied",
            lambda: measures.apply_measure(
                officer, measure, cents=plan.requested_cents, cost_note=plan.cost_note, pot=pot
            ),
        ),
        ("checked", lambda: measures.check_measure(checker, measure)),
        (
            "decided",
            lambda: measures.decide_measure(
                officer, measure, cents=plan.requested_cents, body=CONFERENCE, on=clock.today()
            ),
        ),
        ("granted", lambda: _grant(checker, signer, measure, plan)),
        ("paid", lambda: _pay(checker, signer, measure, plan)),
    ]
    for number, (name, step) in enumerate(steps, start=1):
        _on(begun + timedelta(days=4 * number), step)
        if name == plan.until:
            return


def _promote(officer: Actor, proposal: Proposal, plan: DemoMeasure) -> Measure:
    return measures.promote_proposal(
        officer,
        proposal,
        body=measures.Body(plan.body_kind, plan.body_name),
        contact=measures.Person("Ansprechperson (Vorführung)", email="kontakt@vorfuehrung.invalid"),
        summary=plan.summary,
    )


def _grant(first: Actor, second: Actor, measure: Measure, plan: DemoMeasure) -> None:
    """A coordinator who checked may sign first, never second."""
    order = measures.order_grant(
        first, measure, cents=plan.requested_cents, grant_kind=GrantKind.FIXED, submission_key=new_token()[:32]
    )
    _sign(second, measure, order)


def _pay(first: Actor, second: Actor, measure: Measure, plan: DemoMeasure) -> None:
    measures.start_measure(first, measure)
    order = measures.order_payment(
        first,
        measure,
        cents=plan.paid_cents,
        voucher="VORF-0001",
        paid_on=clock.today(),
        submission_key=new_token()[:32],
    )
    _sign(second, measure, order)


def _sign(second: Actor, measure: Measure, order: LedgerOrder) -> None:
    measures.sign_order(second, measure, order)


def _pot(slug: str) -> Any:
    fund = fund_of(clock.today().year)
    if fund is None:
        raise LookupError("no fund of this year")
    return next(pot for pot in pots_of(fund.id) if pot.slug == slug)


def _on(day: date, act: Callable[[], Any]) -> Any:
    """Let an act happen on a day."""
    with clock.freeze(_at(day)):
        return act()


def _at(day: date, hour: int = 11) -> datetime:
    """An hour of a day in the city; not before the year whose money is given, and never later than now."""
    new_year = date(clock.today().year, 1, 1)
    return min(datetime.combine(max(day, new_year), time(hour), tzinfo=clock.CITY_ZONE), clock.now())


def _mark_everything() -> None:
    """Every row is made up, since nobody real has been here (``demo`` refuses otherwise)."""
    for mapper in Base.registry.mappers:
        if "is_demo" in mapper.columns:
            session().execute(sa.update(mapper.class_).values(is_demo=True))
    session().execute(sa.update(City).values(is_demo=True))
