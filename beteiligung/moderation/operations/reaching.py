"""Whom to tell of a decision and its appeal: the author of the contribution, whoever reported it, or a given address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from beteiligung.accounts.queries import account_by_id
from beteiligung.core.database import session
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import OF_COMMENT, Appeal, AppealContact, AppealText, Side, Subject
from beteiligung.moderation.queries import Case, answered_by
from beteiligung.proposals.operations import is_told, tell_author

Tell = Callable[[Case, str, dict[str, Any]], None]

ABOUT_OTHERS = (*OF_COMMENT, Subject.PERSON)
"""What was written by somebody who need not be the author of the idea."""


@dataclass(frozen=True)
class Reach:
    """Whether the one who opens the link has an address here, and how all of the side get a mail."""

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


def _reporter_is_known(case: Case) -> bool:
    """Where several reported the same, the link does not say which of them has come."""
    reporters = answered_by(case.decision.id)
    return len(reporters) == 1 and reporters[0].is_known


def _tell_reporters(case: Case, mail: str, values: dict[str, Any]) -> None:
    """Whoever reported reads no word of the contribution again."""
    for reporter in answered_by(case.decision.id):
        if reporter.is_known:
            queue_mail(
                mail,
                language=reporter.language,
                account_id=None if reporter.email else reporter.account_id,
                address=reporter.email,
                values={"number": case.proposal.id, **values},
                is_demo=case.proposal.is_demo,
            )


REACH: dict[Side, Reach] = {
    Side.AUTHOR: Reach(_author_is_known, _tell_author),
    Side.REPORTER: Reach(_reporter_is_known, _tell_reporters),
}


def is_reached(case: Case, side: Side) -> bool:
    """Whether whoever opens the link of a side can be told without giving an address."""
    return REACH[side].is_known(case)


def tell_side(case: Case, side: Side, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to all of one side of a decision, in their languages, where they are known."""
    REACH[side].tell(case, mail, values)


def tell_appellant(case: Case, appeal: Appeal, mail: str, values: dict[str, Any]) -> None:
    """The same to whoever appealed: where they wished it, else where their side is reached."""
    contact = session().get(AppealContact, appeal.id)
    words = session().get(AppealText, appeal.id)
    if contact is None or words is None:
        if is_reached(case, appeal.side):
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
