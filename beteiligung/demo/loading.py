"""Plays the demonstration: people appear, propose, decide and sign, each on a day of the last two months.

Everything goes through the operations that real people use, under a clock that stands in the past.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.models import City
from beteiligung.budget.models import LedgerOrder
from beteiligung.budget.queries import fund_of, pots_of
from beteiligung.comments.operations import Words, write_answer, write_comment
from beteiligung.core import clock
from beteiligung.core.database import Base, session
from beteiligung.core.tokens import new_token
from beteiligung.demo.desk_ideas import DESK_IDEAS
from beteiligung.demo.ideas import IDEAS
from beteiligung.demo.shapes import DemoComment, DemoIdea, DemoMeasure, DemoOffer
from beteiligung.demo.stage import Stage, at, on
from beteiligung.demo.waiting import play_desk
from beteiligung.mail.models import OutboxMail
from beteiligung.measures import operations as measures
from beteiligung.measures.models import GrantKind, Measure
from beteiligung.moderation.operations import decide_publish, decide_reject, decide_return
from beteiligung.offers.models import OfferMail, Reach
from beteiligung.offers.operations import Help, offer_help
from beteiligung.proposals import operations as proposals
from beteiligung.proposals.models import Proposal, ProposalState
from beteiligung.proposals.operations.content import Details, content_of
from beteiligung.votes.operations import cast_vote

S = ProposalState
CONFERENCE = "Projektkonferenz (Vorführung)"


def load_demonstration() -> None:
    """Make all people and ideas, mark every row, and take back the mails that playing them caused."""
    ideas = sorted((*IDEAS, *DESK_IDEAS), key=lambda idea: -idea.days_ago)
    stage = Stage(opened=ideas[0].days_ago)
    played = {idea.key: _play(stage, idea) for idea in ideas}
    play_desk(stage, played)
    session().flush()
    session().execute(sa.delete(OutboxMail))
    session().execute(sa.delete(OfferMail))
    _mark_everything()


def _play(stage: Stage, idea: DemoIdea) -> Proposal:
    begun = clock.today() - timedelta(days=idea.days_ago)
    officer = stage.actor(idea.decided_by) if idea.decided_by else stage.officer_of(idea.area)
    author = stage.actor(idea.by)
    with clock.freeze(at(begun)):
        proposal = _send(stage, idea, author)
    if idea.state is not S.SUBMITTED or idea.answer is not None:
        _decide(stage, idea, proposal, author, officer)
    return proposal


def _decide(stage: Stage, idea: DemoIdea, proposal: Proposal, author: Actor, officer: Actor) -> None:
    """What the desk and the neighbours did with it."""
    begun = clock.today() - timedelta(days=idea.days_ago)
    with clock.freeze(at(begun + timedelta(days=1))):
        if idea.question is not None:
            decide_return(officer, proposal, idea.question, version=proposal.version)
            if idea.answer is not None:
                _answer(author, proposal, idea.answer)
            return
        if idea.rejected is not None:
            decide_reject(officer, proposal, *idea.rejected, version=proposal.version)
            return
        decide_publish(officer, proposal, version=proposal.version)
    with clock.freeze(at(begun + timedelta(days=2), hour=17)):
        for key in list(stage.residents)[: idea.votes]:
            cast_vote(stage.actor(key), proposal)
        for comment in idea.comments:
            _comment(stage, proposal, comment)
        for offer in idea.offers:
            _offer(stage, proposal, offer)
    if idea.state is S.PUBLISHED:
        return
    if idea.state is S.WITHDRAWN:
        with clock.freeze(at(begun + timedelta(days=6))):
            proposals.withdraw_proposal(author, proposal)
        return
    with clock.freeze(at(begun + timedelta(days=8))):
        proposals.review_proposal(officer, proposal)
    if idea.measure is not None:
        _fund(stage, proposal, idea.measure, officer, begun + timedelta(days=12))


def _send(stage: Stage, idea: DemoIdea, author: Actor) -> Proposal:
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


def _answer(author: Actor, proposal: Proposal, answer: str) -> None:
    content = content_of(proposal)
    proposals.answer_question(
        author, proposal, replace(content, text=f"{content.text}\n\n{answer}"), version=proposal.version
    )


def _comment(stage: Stage, proposal: Proposal, comment: DemoComment, parent_id: int | None = None) -> None:
    actor = stage.actor(comment.by)
    if actor.is_staff:
        write_answer(actor, proposal, Words(comment.text, comment.language), parent_id=parent_id)
        return
    name = stage.residents[comment.by].shown_name
    written = write_comment(actor, proposal, Words(comment.text, comment.language, name), parent_id=parent_id)
    for reply in comment.replies:
        _comment(stage, proposal, reply, written.id)


def _offer(stage: Stage, proposal: Proposal, offer: DemoOffer) -> None:
    name, reach = stage.residents[offer.by].shown_name, Reach.PHONE if offer.phone else Reach.EMAIL
    offer_help(stage.actor(offer.by), proposal, Help(offer.text, offer.language, name, reach, offer.phone))


def _fund(stage: Stage, proposal: Proposal, plan: DemoMeasure, officer: Actor, begun: date) -> None:
    """The way of a measure, as far as the plan says; a step every few days."""
    checker, signer = stage.actor("coordinator"), stage.actor("coordinator-2")
    measure = on(_this_year(begun), lambda: _promote(officer, proposal, plan))
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
        on(_this_year(begun + timedelta(days=4 * number)), step)
        if name == plan.until:
            break
    if plan.waiting_cents:
        cents = plan.waiting_cents
        on(_this_year(clock.today() - timedelta(days=2)), lambda: _order_payment(checker, measure, cents, "VORF-0002"))


def _this_year(day: date) -> date:
    """Not before the year whose money is given."""
    return max(day, date(clock.today().year, 1, 1))


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
    _sign(second, measure, _order_payment(first, measure, plan.paid_cents, "VORF-0001"))


def _order_payment(first: Actor, measure: Measure, cents: int, voucher: str) -> LedgerOrder:
    return measures.order_payment(
        first, measure, cents=cents, voucher=voucher, paid_on=clock.today(), submission_key=new_token()[:32]
    )


def _sign(second: Actor, measure: Measure, order: LedgerOrder) -> None:
    measures.sign_order(second, measure, order)


def _pot(slug: str) -> Any:
    fund = fund_of(clock.today().year)
    if fund is None:
        raise LookupError("no fund of this year")
    return next(pot for pot in pots_of(fund.id) if pot.slug == slug)


def _mark_everything() -> None:
    """Every row is made up, since nobody real has been here (``demo`` refuses otherwise)."""
    for mapper in Base.registry.mappers:
        if "is_demo" in mapper.columns:
            session().execute(sa.update(mapper.class_).values(is_demo=True))
    session().execute(sa.update(City).values(is_demo=True))
