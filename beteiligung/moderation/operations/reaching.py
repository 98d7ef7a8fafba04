"""Whom to tell of a decision and its appeal: the author of the contribution, whoever reported it, or a given address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from beteiligung.accounts.queries import account_by_id
from beteiligung.core.database import session
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import Appeal, AppealContact, AppealText, Side, Subject
from beteiligung.moderation.queries import Case
from beteiligung.proposals.operations import is_told, tell_author

Tell = Callable[[Case, str, dict[str, Any]], None]

ABOUT_OTHERS = (Subject.COMMENT, Subject.COMMENT_NAME, Subject.PERSON)
"""What was written by somebody who need not be the author of the idea."""


@dataclass(frozen=True)
class Reach:
    """Whether a side has an address here, and how it gets a mail."""

    is_known: Callable[[Case], bool]
    tell: Tell


def _author_is_known(case: Case) -> bool:
    return case.author_id is not None if case.decision.subject in ABOUT_OTHERS else is_told(case.proposal)


def _tell_author(case: Case, mail: str, values: dict[str, Any]) -> None:
    if case.decision.subject not in ABOUT_OTHERS:
        tell_author(case.proposal, mail, values)
        return
    account = account_by_id(case.author_id) if case.author_id is not None else None
    if account is not None:
        queue_mail(
            mail,
            language=account.language,
            account_id=account.id,
            values={"number": case.proposal.id, "title": case.proposal.title, **values},
            is_demo=case.proposal.is_demo,
        )


REACH: dict[Side, Reach] = {Side.AUTHOR: Reach(_author_is_known, _tell_author)}
"""A feature that knows how a side is reached adds it here."""


def is_reached(case: Case, side: Side) -> bool:
    """Whether a side can be told without giving an address."""
    return side in REACH and REACH[side].is_known(case)


def tell_side(case: Case, side: Side, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to one side of a decision, in its language, where it is known."""
    if is_reached(case, side):
        REACH[side].tell(case, mail, values)


def tell_appellant(case: Case, appeal: Appeal, mail: str, values: dict[str, Any]) -> None:
    """The same to whoever appealed: where they wished it, else where their side is reached."""
    contact = session().get(AppealContact, appeal.id)
    words = session().get(AppealText, appeal.id)
    if contact is None or words is None:
        tell_side(case, appeal.side, mail, values)
        return
    queue_mail(
        mail,
        language=words.language,
        address=contact.email,
        values={"number": case.proposal.id, **values},
        is_demo=case.proposal.is_demo,
    )


def is_appellant_told(case: Case, appeal: Appeal) -> bool:
    """Whether the result goes anywhere by itself; else it stands behind the link alone."""
    return session().get(AppealContact, appeal.id) is not None or is_reached(case, appeal.side)
