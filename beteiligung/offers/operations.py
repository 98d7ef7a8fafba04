"""What people do with an offer to help: make it, change it, take it back. One per person and idea."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.predicates import is_author
from beteiligung.access.table import require
from beteiligung.accounts.names import check_shown_name
from beteiligung.accounts.queries import account_by_id, address_of
from beteiligung.core import clock
from beteiligung.core.database import add, dialect_name, insert_of, session
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line, clean_text
from beteiligung.mail.operations import queue_mail
from beteiligung.offers.limits import MADE, MAIL_PAUSE, PHONE_LEAST, PHONE_MOST, TEXT_MOST
from beteiligung.offers.models import Offer, OfferKind, OfferMail, Reach
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations.content import lock
from beteiligung.proposals.queries import proposal_by_id
from beteiligung.proposals.states import takes_offers

CLOSED = N_("Bei dieser Idee kann man jetzt nicht mehr mithelfen.")
OWN = N_("Das ist Ihre eigene Idee. Hier bieten andere ihre Hilfe an.")
_NUMBER = re.compile(r"\+?[\d\s()/.-]+")


@dataclass(frozen=True)
class Help:
    """What somebody can do, in which language, under which name (None: "Nachbar*in"), and how they are reached."""

    text: str | None
    language: str
    shown_name: str | None = None
    reach: Reach = Reach.NONE
    phone: str | None = None


def may_offer_help(actor: Actor, proposal: Proposal) -> None:
    """Raise Forbidden, with a sentence of its own for one's own idea."""
    if is_author(actor, proposal):
        raise Forbidden(OWN)
    require(actor, P.OFFER_MAKE, proposal)


def offer_help(actor: Actor, proposal: Proposal, help_: Help, *, is_demo: bool = False) -> Offer:
    """Offer to help with an idea. Who has done so already changes what they said; its author is not told again.

    Raises Forbidden for one's own idea, NotPossible when it is not open for offers, and what ``checked`` raises.
    """
    may_offer_help(actor, proposal)
    assert actor.account_id is not None, "asked by the policy"
    lock(proposal)  # from here on nobody closes it, and of two mails to its author one is first
    if not takes_offers(proposal):
        raise NotPossible(CLOSED)
    said = _for_idea(checked(help_, account_id=actor.account_id), proposal)
    new_id = _insert(proposal.id, actor.account_id, said, is_demo)
    if new_id is not None:
        if not is_demo:
            MADE.take(str(actor.account_id))
        _tell_author(proposal)
        return session().get_one(Offer, new_id)
    offer = (
        session()
        .scalars(sa.select(Offer).filter_by(proposal_id=proposal.id, author_id=actor.account_id, kind=OfferKind.HELP))
        .one()
    )
    _write(offer, said)
    return offer


def change_offer(actor: Actor, offer: Offer, help_: Help) -> None:
    """Say it differently, also when the idea has ended. Raises what ``checked`` raises."""
    require(actor, P.OFFER_CHANGE, offer)
    proposal = proposal_by_id(offer.proposal_id)
    assert proposal is not None, "held by a foreign key"
    _write(offer, _for_idea(checked(help_, account_id=offer.author_id), proposal))


def take_back_offer(actor: Actor, offer: Offer) -> None:
    """Help no more: nothing of the offer stays. Twice is once."""
    require(actor, P.OFFER_TAKE_BACK, offer)
    session().execute(sa.delete(Offer).where(Offer.id == offer.id))


def checked(help_: Help, *, account_id: int | None) -> Help:
    """The offer, cleaned. ``account_id`` is None as long as nobody knows who makes it.

    Raises InvalidInput for a long text, a borrowed name, and a way to be reached that leads nowhere.
    """
    text = clean_text(help_.text or "") or None
    if text is not None and len(text) > TEXT_MOST:
        raise InvalidInput(
            N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen. Jetzt sind es %(length)s."),
            most=TEXT_MOST,
            length=len(text),
        )
    if help_.reach is Reach.EMAIL and account_id is not None and address_of(account_id) is None:
        raise InvalidInput(N_("Zu Ihrem Konto gehört keine E-Mail-Adresse. Bitte wählen Sie einen anderen Weg."))
    return replace(
        help_,
        text=text,
        shown_name=check_shown_name(help_.shown_name, account_id=account_id),
        phone=read_phone(help_.phone) if help_.reach is Reach.PHONE else None,
    )


def read_phone(typed: str | None) -> str:
    """A telephone number as it was written, in the digits every telephone knows. Raises InvalidInput for other things."""
    phone = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in clean_line(typed) or "")
    digits = sum(sign.isdecimal() for sign in phone)
    if not _NUMBER.fullmatch(phone) or digits < PHONE_LEAST or len(phone) > PHONE_MOST:
        raise InvalidInput(N_("Bitte schreiben Sie eine Telefonnummer, zum Beispiel 0231/123456."))
    return phone


def author_of(proposal: Proposal) -> int | None:
    """Whom an offer can be told: None where nobody proposed the idea here, or they are gone."""
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    return author.id if author is not None else None


def _for_idea(help_: Help, proposal: Proposal) -> Help:
    """Only the author of an idea reads how to reach a helper; where there is none, nobody keeps it."""
    return help_ if author_of(proposal) is not None else replace(help_, reach=Reach.NONE, phone=None)


def _insert(proposal_id: int, account_id: int, said: Help, is_demo: bool) -> int | None:
    """Add the row unless it is there. Of many attempts at once exactly one gets its id."""
    insert = insert_of(dialect_name())
    now = clock.now()
    statement = insert(Offer).values(
        proposal_id=proposal_id,
        kind=OfferKind.HELP,
        author_id=account_id,
        shown_name=said.shown_name,
        language=said.language,
        text=said.text,
        reach=said.reach,
        phone=said.phone,
        created_at=now,
        changed_at=now,
        is_demo=is_demo,
    )
    unless_there = statement.on_conflict_do_nothing(index_elements=[Offer.proposal_id, Offer.author_id, Offer.kind])
    return session().execute(unless_there.returning(Offer.id)).scalar()


def _write(offer: Offer, said: Help) -> None:
    before = Help(offer.text, offer.language, offer.shown_name, offer.reach, offer.phone)
    if before == replace(said, language=offer.language):
        return
    offer.text, offer.language, offer.shown_name = said.text, said.language, said.shown_name
    offer.reach, offer.phone, offer.changed_at = said.reach, said.phone, clock.now()


def _tell_author(proposal: Proposal) -> None:
    """Let a mail leave, at least ``MAIL_PAUSE`` after the last about this idea. One that still waits tells of this
    offer as well: it names none, but leads to all of them.
    """
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    if author is None:
        return
    now = clock.now()
    latest = session().get(OfferMail, proposal.id)
    if latest is not None and latest.leaves_at > now:
        return
    leaves_at = max(now, latest.leaves_at + MAIL_PAUSE) if latest is not None else now
    if latest is None:
        add(OfferMail(proposal_id=proposal.id, leaves_at=leaves_at))
    else:
        latest.leaves_at = leaves_at
    queue_mail(
        "help_offered",
        language=author.language,
        account_id=author.id,
        values={"number": proposal.id, "title": proposal.title},
        not_before=leaves_at,
        is_demo=proposal.is_demo,
    )
