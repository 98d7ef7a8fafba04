"""When nobody here may decide an appeal: somebody from outside reads this one and decides it, by a link that runs out."""

from __future__ import annotations

from datetime import timedelta

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email, read_email
from beteiligung.accounts.queries import account_by_email
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line
from beteiligung.core.tokens import hash_secret, new_token
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import Appeal, AppealContact, Outcome, OutsideDecider
from beteiligung.moderation.operations.appeals import decide_appeal
from beteiligung.moderation.operations.noting import DESK_LANGUAGE
from beteiligung.moderation.queries import (
    appeal_by_id,
    case_of,
    deciders_of,
    outside_decider_of,
    reporter_of,
    waiting_item_of_appeal,
)
from beteiligung.proposals.queries import contact_of

OUTSIDE_LASTS = timedelta(days=14)
"""So long the link opens."""

NAME_LENGTH = (2, 120)


def name_outside_decider(actor: Actor, appeal: Appeal, *, name: str, email: str) -> OutsideDecider:
    """Ask somebody without an account to decide; a link sent before dies. Its token is stored as a hash.

    Raises NotPossible while anybody here may decide, InvalidInput for a name or address that will not do, and Stale.
    """
    require(actor, P.APPEAL_NAME_OUTSIDE, appeal, act="name")
    session().refresh(appeal, with_for_update=True)
    if appeal.decided_at is not None:
        raise Stale
    if deciders_of(appeal):
        raise NotPossible(N_("In den nächsten 14 Tagen ist jemand da, der entscheiden darf."))
    called, address = clean_line(name), read_email(email)
    least, most = NAME_LENGTH
    if not least <= len(called) <= most:
        raise InvalidInput(N_("Bitte schreiben Sie Vor- und Nachnamen."))
    if _is_involved(appeal, address):
        raise InvalidInput(N_("Diese Person ist an der Sache beteiligt. Bitte benennen Sie jemand anderen."))
    _end(appeal)
    now, token = clock.now(), new_token()
    decider = add(
        OutsideDecider(
            appeal_id=appeal.id,
            name=called,
            email=address.address,
            token_hash=hash_secret(token),
            named_by_id=actor.account_id,
            created_at=now,
            expires_at=now + OUTSIDE_LASTS,
        )
    )
    item = waiting_item_of_appeal(appeal.id)
    queue_mail(
        "appeal_outside",
        language=DESK_LANGUAGE,
        address=address.address,
        values={
            "name": called,
            "due": item.due_on if item is not None else None,
            "until": clock.day_of(decider.expires_at),
        },
        secret={"token": token},
        expires_at=decider.expires_at,
    )
    return decider


def revoke_outside_decider(actor: Actor, appeal: Appeal) -> None:
    """The link opens nothing any more."""
    require(actor, P.APPEAL_NAME_OUTSIDE, appeal, act="end")
    _end(appeal)


def decide_from_outside(
    decider: OutsideDecider, *, outcome: Outcome, restoring: str | None, reasons: str, version: int | None
) -> None:
    """Decide the one appeal a link is for; recorded in the role "outside". Raises NotPossible when the link is over."""
    session().refresh(decider, with_for_update=True)
    if not decider.is_open:
        raise NotPossible(N_("Dieser Link gilt nicht mehr."))
    appeal = appeal_by_id(decider.appeal_id)
    assert appeal is not None, "held by a foreign key"
    decide_appeal(
        outside_actor(decider), appeal, outcome=outcome, restoring=restoring, reasons=reasons, version=version
    )


def outside_actor(decider: OutsideDecider) -> Actor:
    """Somebody who may do one thing."""
    return Actor(outside_appeal_id=decider.appeal_id if decider.is_open else None)


def _end(appeal: Appeal) -> None:
    decider = outside_decider_of(appeal.id)
    if decider is not None and decider.ended_at is None:
        decider.ended_at = clock.now()


def _is_involved(appeal: Appeal, address: Email) -> bool:
    """Whether the address belongs to who decided first, wrote it alone or with others, or appeals."""
    account = account_by_email(address.key)
    beside = appeal.about.co_author_ids if appeal.about is not None else ()
    if account is not None and account.id in {appeal.first_decider_id, appeal.author_id, appeal.appellant_id, *beside}:
        return True
    case = case_of(appeal.decision_id)
    sender = contact_of(case.proposal.id) if case is not None else None
    given = session().get(AppealContact, appeal.id)
    reporter = reporter_of(appeal.report_id) if appeal.report_id is not None else None
    theirs = [given.email if given else None, reporter.email if reporter else None]
    return address.key in {sender.email_key if sender else None, *(email.lower() for email in theirs if email)}
