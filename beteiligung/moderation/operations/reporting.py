"""Reports from anybody, without an account: kept, laid on the desk, acknowledged. The text may be covered; nothing else follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.accounts.emails import Email
from beteiligung.aktionsraum.queries import answer_day, the_city
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.errors import InvalidInput, NotPossible, TooMany
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.core.limits import DAY, Limit
from beteiligung.core.tokens import hash_secret
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import URGENT, Decision, Reason, Report, ReportText, WaitingItem, WaitingKind
from beteiligung.moderation.operations.withholding import cover_once
from beteiligung.moderation.queries import Contribution, found_in_bad_faith, report_by_secret, reported_since, waits

EXPLANATION_LENGTH = (10, 2000)
SECRET_LENGTH = 20
"""Fewer characters of a secret than this would be guessed."""

MOST_OF_ONE_THING = 50
"""Reports on one contribution that wait together. More say nothing new, and a machine may send them."""

BAD_FAITH_MOST = 3
"""After so many reports in bad faith an account may send fewer of them. Nobody else is counted: an address is unproven."""

THEN_PER_WEEK = 3
RECEIPTS_PER_DAY = 5
"""Mails to one address that nobody proved to be the reporter's."""

_LINK_LASTS = timedelta(days=3)
"""So long the mail may wait with the link in it."""
RECEIPTS = Limit(
    "report_receipt", RECEIPTS_PER_DAY, DAY, "mails that a report has arrived", "e-mail address; reports go on"
)

_SENT = Limit("reports_sent", 30, DAY, "reports", "account, or browser of a visitor")
_URGENT_SENT = Limit(
    "urgent_reports_sent",
    10,
    DAY,
    "reports that cover a text until it is looked at",
    "account, or browser of a visitor",
)
_SENT_FROM_NETWORK = Limit("reports_of_network", 500, DAY, "reports", "network address, hashed with the day")
_URGENT_FROM_NETWORK = Limit(
    "urgent_reports_of_network",
    5_000,
    DAY,
    "reports that cover a text until it is looked at",
    "network address, hashed with the day",
)
"""Far more than people send: a line that a whole school shares keeps nobody from reporting a danger, only a machine."""


@dataclass(frozen=True)
class Sender:
    """Whose reports are counted together. No address: ``network`` stands for one, see ``core.limits.network_key``."""

    person: str
    """An account, or a visitor's browser."""
    network: str


def report_content(
    actor: Actor,
    contribution: Contribution,
    *,
    reason: Reason,
    explanation: str,
    email: Email | None,
    language: str,
    secret: str,
    sender: Sender,
) -> Report:
    """Report something. ``secret`` opens the receipt and the answer; the same secret gives the same report again.

    Raises NotPossible for what nobody can see, InvalidInput for an explanation too short or too long, TooMany where so
    much about it waits already, for a sender of very many, and for an account whose reports were made in bad faith again
    and again.
    """
    require(actor, P.CONTENT_REPORT, contribution)
    if len(secret) < SECRET_LENGTH:
        raise InvalidInput(N_("Bitte senden Sie noch einmal ab."))
    known = report_by_secret(secret)
    if known is not None:
        return known
    if not contribution.is_there:
        raise NotPossible(N_("Das ist inzwischen nicht mehr zu sehen. Sie müssen es nicht mehr melden."))
    text = checked_words(explanation, EXPLANATION_LENGTH)
    _refuse_bad_faith(actor)
    _refuse_floods(contribution, reason)
    _refuse_many(sender, reason)
    report = add(
        Report(
            proposal_id=contribution.proposal.id,
            subject=contribution.subject,
            subject_id=contribution.subject_id,
            reason=reason,
            language=language,
            account_id=actor.account_id,
            secret_hash=hash_secret(secret),
            reported_at=clock.now(),
        )
    )
    add(
        ReportText(
            report_id=report.id,
            explanation=text,
            email=email.address if email else None,
        )
    )
    due_on = _lay_on_desk(contribution, report).due_on
    if reason in URGENT:
        cover_once(contribution)
    if email is not None and RECEIPTS.allows(email.key):
        queue_mail(
            "report_received",
            language=language,
            address=email.address,
            values={"report": report.id, "number": contribution.proposal.id, "due": due_on},
            secret={"token": secret},
            expires_at=clock.now() + _LINK_LASTS,
        )
    return report


def reopen_reports(actor: Actor, contribution: Contribution, decision: Decision, appeal: Any) -> None:
    """What a decision answered lies at the desk again and is decided anew, since an appeal was granted."""
    require(actor, P.APPEAL_DECIDE, appeal)
    answered = sa.select(Report).where(Report.decision_id == decision.id).order_by(Report.id).with_for_update()
    reports = session().scalars(answered).all()
    for report in reports:
        report.answered_at, report.in_bad_faith = None, False
    session().flush()
    if reports:
        _lay_on_desk(contribution, reports[0])


def _refuse_bad_faith(actor: Actor) -> None:
    account_id = actor.account_id
    if account_id is None or found_in_bad_faith(account_id) < BAD_FAITH_MOST:
        return
    if reported_since(account_id, clock.now() - timedelta(days=7)) >= THEN_PER_WEEK:
        raise TooMany(
            N_(
                "Mehrere Ihrer Meldungen waren missbräuchlich. Deshalb können Sie nur %(num)s Meldungen in der Woche senden."
                " Ist jemand in Gefahr? Dann rufen Sie bitte die Polizei: 110."
            ),
            num=THEN_PER_WEEK,
        )


def _refuse_floods(contribution: Contribution, reason: Reason) -> None:
    """Each sort has room of its own: whoever sends many harmless reports keeps nobody from reporting a threat."""
    is_urgent = Report.reason.in_(URGENT)
    of_its_sort = is_urgent if reason in URGENT else ~is_urgent
    open_ones = sa.select(sa.func.count()).select_from(Report).where(*waits(contribution), of_its_sort)
    if (session().scalar(open_ones) or 0) >= MOST_OF_ONE_THING:
        raise TooMany(N_("Das haben schon viele gemeldet. Wir prüfen es. Sie müssen nichts mehr tun."))


def _refuse_many(sender: Sender, reason: Reason) -> None:
    """Harm has room of its own here as well. Whoever meets a limit is told of another way."""
    limit, of_network = (_URGENT_SENT, _URGENT_FROM_NETWORK) if reason in URGENT else (_SENT, _SENT_FROM_NETWORK)
    way = _another_way()
    if not limit.allows(sender.person):
        raise TooMany(
            N_(
                "Sie haben heute schon sehr viel gemeldet. Ab %(when)s geht es wieder. So erreichen Sie uns trotzdem: %(way)s."
                " Ist jemand in Gefahr? Dann rufen Sie bitte die Polizei: 110."
            ),
            when=limit.open_again,
            way=way,
        )
    if not of_network.allows(sender.network):
        raise TooMany(
            N_(
                "Über diesen Internet-Anschluss kamen heute sehr viele Meldungen. Ab %(when)s geht es wieder."
                " So erreichen Sie uns trotzdem: %(way)s. Ist jemand in Gefahr? Dann rufen Sie bitte die Polizei: 110."
            ),
            when=of_network.open_again,
            way=way,
        )


def _another_way() -> str:
    """The quickest way to the city that is known."""
    city = the_city()
    if city is None:
        return ""
    if city.office_phone:
        return f"\u200e{city.office_phone}"  # the mark keeps its groups in order where text runs to the left
    return city.office_email or ", ".join(city.office_address.splitlines())


def _lay_on_desk(contribution: Contribution, report: Report) -> WaitingItem:
    """Several on the same contribution are one entry, which keeps the day of the first."""
    first = (
        sa.select(WaitingItem)
        .join(Report, Report.id == WaitingItem.report_id)
        .where(WaitingItem.done_at.is_(None), *waits(contribution))
        .order_by(WaitingItem.id)
        .limit(1)
    )
    item = session().scalar(first)
    return item or add(
        WaitingItem(
            kind=WaitingKind.REPORT,
            aktionsraum_id=contribution.aktionsraum_id,
            proposal_id=contribution.proposal.id,
            report_id=report.id,
            since=clock.now(),
            due_on=answer_day(clock.today()),
        )
    )
