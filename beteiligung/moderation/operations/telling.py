"""Mail to whoever wrote what the desk decided about, in their language."""

from __future__ import annotations

from typing import Any

from beteiligung.accounts.queries import account_by_id
from beteiligung.comments.models import Comment
from beteiligung.core.i18n import N_, Message
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.models import Subject
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.models import Channel, Proposal
from beteiligung.proposals.operations import tell_author, told_by

HIDDEN = {
    Subject.IDEA: Message(N_("Wir haben Ihre Idee ausgeblendet. Nur Sie und die Stadt lesen sie noch.")),
    Subject.IDEA_NAME: Message(N_("Wir haben den Namen bei Ihrer Idee ausgeblendet. Dort steht jetzt „Nachbar*in“.")),
    Subject.COMMENT: Message(
        N_("Wir haben Ihren Kommentar zu dieser Idee ausgeblendet. Nur Sie und die Stadt lesen ihn noch.")
    ),
    Subject.COMMENT_NAME: Message(
        N_("Wir haben den Namen bei Ihrem Kommentar ausgeblendet. Dort steht jetzt „Nachbar*in“.")
    ),
    Subject.PHOTO: Message(N_("Wir haben ein Foto Ihrer Idee ausgeblendet. Nur Sie und die Stadt sehen es noch.")),
    Subject.DOCUMENT: Message(N_("Wir haben eine Unterlage zu Ihrer Idee ausgeblendet. Nur die Stadt liest sie noch.")),
}
RESTORED = {
    Subject.IDEA: Message(N_("Ihre Idee ist wieder für alle zu lesen, mit allem, was dabei stand.")),
    Subject.IDEA_NAME: Message(N_("Der Name bei Ihrer Idee ist wieder für alle zu lesen.")),
    Subject.COMMENT: Message(N_("Ihr Kommentar zu dieser Idee ist wieder für alle zu lesen.")),
    Subject.COMMENT_NAME: Message(N_("Der Name bei Ihrem Kommentar ist wieder für alle zu lesen.")),
    Subject.PHOTO: Message(N_("Das Foto Ihrer Idee ist wieder für alle zu sehen.")),
    Subject.DOCUMENT: Message(N_("Die Unterlage zu Ihrer Idee ist wieder für alle zu lesen.")),
}


def tell_writer(contribution: Contribution, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to the author of an idea, or of a comment. Of an erased person nobody is told."""
    comment, proposal = contribution.thing, contribution.proposal
    if not isinstance(comment, Comment):
        tell_author(proposal, mail, values)
        return
    tell_account(comment.author_id, proposal, mail, values)


def tell_account(account_id: int | None, proposal: Proposal, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to whoever wrote something on the page of an idea. Of an erased person nobody is told."""
    account = account_by_id(account_id) if account_id is not None else None
    if account is not None:
        queue_mail(
            mail,
            language=account.language,
            account_id=account.id,
            values={"number": proposal.id, "title": proposal.title, **values},
            is_demo=proposal.is_demo,
        )


def writer_told_by(contribution: Contribution) -> Channel | None:
    """How whoever wrote it hears of it; None where nobody does."""
    if isinstance(contribution.thing, Comment):
        return Channel.EMAIL if contribution.thing.author_id is not None else None
    return told_by(contribution.proposal)


def writer_is_told(contribution: Contribution) -> bool:
    """Whether anybody gets these mails."""
    return writer_told_by(contribution) is not None
