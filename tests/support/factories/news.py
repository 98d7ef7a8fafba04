"""People without an electronic channel, and what they are still to be told."""

from __future__ import annotations

from beteiligung.aktionsraum.models import Aktionsraum
from beteiligung.core import clock
from beteiligung.core.database import add
from beteiligung.mail.values import to_json
from beteiligung.moderation.models import WaitingKind
from beteiligung.proposals.models import Channel, Proposal, ProposalContact, ProposalState, Telling
from tests.support.factories.base import factory
from tests.support.factories.ideas import make_proposal, make_waiting_item

S = ProposalState


@factory
def make_heard(
    channel: Channel | str = Channel.PHONE,
    state: ProposalState | str = S.SUBMITTED,
    *,
    area: Aktionsraum | None = None,
    language: str = "de",
    title: str | None = None,
    name: str | None = "Fatma Yıldız",
) -> Proposal:
    """An idea of somebody who is reached by phone, by letter or at the counter."""
    proposal = make_proposal(state, area=area, author=None, language=language, title=title)
    channel = Channel(channel)
    add(
        ProposalContact(
            proposal_id=proposal.id,
            channel=channel,
            name=name,
            phone="0231 555 77 88" if channel is Channel.PHONE else None,
            postal_address="Mallinckrodtstraße 56\n44145 Dortmund" if channel is Channel.LETTER else None,
        )
    )
    return proposal


@factory
def make_telling(
    proposal: Proposal, kind: str = "decision_publish", *, channel: Channel | str = Channel.PHONE, waits: bool = True
) -> Telling:
    """News that somebody has to tell; ``waits``: with its entry at the desk."""
    values = {"number": proposal.id, "title": proposal.title, "words": proposal.words, "until": clock.today()}
    telling = add(
        Telling(
            proposal_id=proposal.id,
            kind=kind,
            language=proposal.language,
            values=to_json(values),
            channel=Channel(channel),
            opened_at=clock.now(),
        )
    )
    if waits:
        make_waiting_item(proposal, WaitingKind.TELL_PERSON)
    return telling
