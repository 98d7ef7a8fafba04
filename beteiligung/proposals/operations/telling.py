"""News to whoever sent an idea, in their language: by mail, or by somebody at the desk who calls, writes or tells them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from beteiligung.accounts.queries import account_by_id
from beteiligung.core import clock
from beteiligung.core.database import add, session
from beteiligung.core.events import emit
from beteiligung.mail.operations import KEPT_FOR, queue_mail
from beteiligung.mail.values import from_json, rewritten, to_json
from beteiligung.proposals.events import TellingOpened, TellingsEnded
from beteiligung.proposals.models import Channel, Proposal, ProposalState, Telling, TellingOutcome
from beteiligung.proposals.operations.drafts import write_contact
from beteiligung.proposals.queries import contact_of, open_tellings

QUESTION, REMINDER, LAPSED = "decision_return", "idea_reminder", "idea_lapsed"
_WHERE_IT_STANDS = frozenset({"idea_received", QUESTION, REMINDER, "decision_publish", "decision_reject", LAPSED})
"""News that say where an idea stands now: each makes those before it worthless. All others are told one after another."""

_APPEAL_RECEIVED, _APPEAL_DECIDED = "appeal_received", "appeal_decided"


@dataclass(frozen=True)
class Recipient:
    """Who hears of an idea, how, and in which language: an account, or the contact that the idea came with."""

    channel: Channel
    language: str
    account_id: int | None = None
    address: str | None = None


def told_by(proposal: Proposal) -> Channel | None:
    """How the author hears what becomes of the idea: the one place that decides. None where nobody does: an idea from a
    file, or of an erased person.

    An account has an e-mail address. Where nobody has confirmed the idea, it is the contact that it came with.
    """
    if proposal.author_id is not None:
        return Channel.EMAIL
    contact = contact_of(proposal.id)
    return contact.channel if contact is not None else None


def _recipient_of(proposal: Proposal) -> Recipient | None:
    channel = told_by(proposal)
    if channel is None:
        return None
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    if author is not None:
        return Recipient(channel, author.language, account_id=author.id)
    contact = contact_of(proposal.id)
    return Recipient(channel, proposal.language, address=contact.email if contact is not None else None)


def is_told(proposal: Proposal) -> bool:
    """Whether anybody hears of it at all."""
    return told_by(proposal) is not None


def tell_author(proposal: Proposal, mail: str, values: dict[str, Any]) -> None:
    """Let the author know: queue a mail, or open a task for the desk. ``mail`` names the template of either."""
    recipient = _recipient_of(proposal)
    if recipient is None:
        return
    values = {"number": proposal.id, "title": proposal.title, **values}
    if recipient.channel is Channel.EMAIL:
        _mail(proposal, recipient, mail, values)
        return
    before = open_tellings(proposal.id)
    if mail == REMINDER and any(telling.kind == QUESTION for telling in before):
        return  # nobody can be reminded of what they have not heard yet
    if mail in _WHERE_IT_STANDS:
        _end([telling for telling in before if telling.kind in _WHERE_IT_STANDS], TellingOutcome.OUTDATED)
    if mail == _APPEAL_DECIDED:
        _end([telling for telling in before if _is_overtaken(telling, values)], TellingOutcome.OUTDATED)
    add(
        Telling(
            proposal_id=proposal.id,
            kind=mail,
            language=recipient.language,
            values=to_json(values),
            channel=recipient.channel,
            opened_at=clock.now(),
        )
    )
    emit(TellingOpened(proposal.id))


def _is_overtaken(telling: Telling, result: Mapping[str, Any]) -> bool:
    """Whether the result of an appeal makes older news worthless: that the appeal is there, and what was taken back.

    A decision that stands is still told with its reasons, also to whoever objected before they were told.
    """
    is_of_it = (telling.values or {}).get("decision_id") == result["decision_id"]
    return is_of_it and (telling.kind == _APPEAL_RECEIVED or bool(result["restored"]))


def mail_instead(proposal: Proposal) -> None:
    """The person has proven an address: what nobody has told them yet reaches them by mail."""
    recipient = _recipient_of(proposal)
    waiting = open_tellings(proposal.id)
    if recipient is None or recipient.channel is not Channel.EMAIL or not waiting:
        return
    for telling in waiting:
        _mail(proposal, recipient, telling.kind, from_json(telling.values))
    _end(waiting, TellingOutcome.MAILED)
    emit(TellingsEnded(proposal.id))


def rewrite_tellings(proposal: Proposal, rewrite: Callable[[str, str], str]) -> None:
    """Change the words of all news about the idea, told or not, as ``mail.operations.rewrite_mails`` does with mails."""
    for telling in session().scalars(sa.select(Telling).where(Telling.proposal_id == proposal.id)).all():
        changed = rewritten(telling.values, rewrite) if telling.values is not None else None
        if changed != telling.values:
            telling.values = changed


def stop_tellings(proposal: Proposal) -> None:
    """Nobody is told anything about a locked idea, and none of its words stay in what was told."""
    _end(open_tellings(proposal.id), TellingOutcome.STOPPED)
    session().flush()
    session().execute(sa.update(Telling).where(Telling.proposal_id == proposal.id).values(values=sa.null()))


def question_is_answered(proposal: Proposal) -> None:
    """Nobody need be asked any more who has answered: what waits to be told of the question is out of date."""
    before = open_tellings(proposal.id)
    asked = [telling for telling in before if telling.kind in (QUESTION, REMINDER, LAPSED)]
    _end(asked, TellingOutcome.OUTDATED)
    if asked and len(asked) == len(before):
        emit(TellingsEnded(proposal.id))


def forget_told_contact(proposal: Proposal) -> None:
    """How to reach somebody is kept no longer than for the last news about an idea that lapsed before it was handed in."""
    if proposal.state is ProposalState.LAPSED and not proposal.was_asked and not open_tellings(proposal.id):
        write_contact(proposal, None)


def forget_old_tellings() -> None:
    """Forget the words of news as long after they were told as mails are kept; that they were told stays known."""
    session().execute(
        sa.update(Telling)
        .where(Telling.done_at < clock.now() - KEPT_FOR, Telling.values.is_not(sa.null()))
        .values(values=sa.null())
    )


def _mail(proposal: Proposal, recipient: Recipient, mail: str, values: Mapping[str, Any]) -> None:
    queue_mail(
        mail,
        language=recipient.language,
        account_id=recipient.account_id,
        address=recipient.address,
        values=values,
        is_demo=proposal.is_demo,
    )


def language_for(proposal: Proposal) -> str:
    """The language its author reads: that of their account, else the one they wrote in."""
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    return author.language if author else proposal.language


def _end(tellings: Sequence[Telling], outcome: TellingOutcome) -> None:
    for telling in tellings:
        telling.done_at, telling.outcome = clock.now(), outcome
