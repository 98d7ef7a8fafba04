"""Whom to tell of a decision and its appeal: the author of the contribution, whoever reported it, or a given address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from beteiligung.core.database import session
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import OF_COMMENT, Appeal, AppealContact, AppealText, Side, Subject
from beteiligung.moderation.operations.telling import tell_account
from beteiligung.moderation.queries import Case, ReportContact, answered_by, reporter_of
from beteiligung.proposals.models import Channel
from beteiligung.proposals.operations import is_told, tell_author, told_by

Tell = Callable[[Case, str, dict[str, Any]], None]

ABOUT_OTHERS = (*OF_COMMENT, Subject.PERSON)
"""What was written by somebody who need not be the author of the idea."""


@dataclass(frozen=True)
class Reach:
    """Whether the one who opens the link has an address here, and how all of the side get a mail."""

    is_known: Callable[[Case, int | None], bool]
    tell: Tell


def _author_is_known(case: Case, _report_id: int | None) -> bool:
    return case.author_id is not None if case.decision.subject in ABOUT_OTHERS else is_told(case.proposal)


def _tell_author(case: Case, mail: str, values: dict[str, Any]) -> None:
    if case.is_locked:
        values = {**values, "title": None}
    if case.decision.subject not in ABOUT_OTHERS:
        tell_author(case.proposal, mail, values)
        return
    tell_account(case.author_id, case.proposal, mail, values)


def _reporter_is_known(case: Case, report_id: int | None) -> bool:
    """Each reporter has a link of their own; one that names no report tells only who came where there was one."""
    reporters = answered_by(case.decision.id) if report_id is None else [reporter_of(report_id)]
    return len(reporters) == 1 and reporters[0] is not None and reporters[0].is_known


def _tell_reporters(case: Case, mail: str, values: dict[str, Any]) -> None:
    for reporter in answered_by(case.decision.id):
        _tell_reporter(case, reporter, mail, values)


def _tell_reporter(case: Case, reporter: ReportContact, mail: str, values: dict[str, Any]) -> None:
    """Whoever reported reads no word of the contribution again."""
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


def is_reached(case: Case, side: Side, report_id: int | None = None) -> bool:
    """Whether whoever opens the link of a side, or of one report, can be told without giving an address."""
    return REACH[side].is_known(case, report_id)


def tell_side(case: Case, side: Side, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to all of one side of a decision, in their languages, where they are known."""
    REACH[side].tell(case, mail, values)


def tell_appellant(case: Case, appeal: Appeal, mail: str, values: dict[str, Any]) -> None:
    """The same to whoever appealed: where they wished it, else where their side is reached."""
    contact = session().get(AppealContact, appeal.id)
    words = session().get(AppealText, appeal.id)
    if contact is None or words is None:
        reporter = reporter_of(appeal.report_id) if appeal.report_id is not None else None
        if reporter is not None:
            _tell_reporter(case, reporter, mail, values)
        elif is_reached(case, appeal.side, appeal.report_id):
            tell_side(case, appeal.side, mail, values)
        return
    queue_mail(
        mail,
        language=words.language,
        address=contact.email,
        values={"number": case.proposal.id, **values},
        is_demo=case.proposal.is_demo,
    )


def is_told_while_entered(case: Case, appeal: Appeal) -> bool:
    """Whether whoever wrote the appeal down told the person there and then that it is there: a task to call them would call
    them twice. A letter is answered, and whoever gets mails gets one.
    """
    is_known_by_idea = appeal.side is Side.AUTHOR and case.decision.subject not in ABOUT_OTHERS
    is_by_hand = is_known_by_idea and told_by(case.proposal) is not Channel.EMAIL
    return appeal.came_by in (Channel.PHONE, Channel.COUNTER) and is_by_hand


def is_appellant_told(case: Case, appeal: Appeal) -> bool:
    """Whether the result goes anywhere by itself; else it stands behind the link alone."""
    return session().get(AppealContact, appeal.id) is not None or is_reached(case, appeal.side, appeal.report_id)
