"""Mail to whoever wrote what the desk decided about, in their language."""

from __future__ import annotations

from typing import Any

from beteiligung.accounts.queries import account_by_id
from beteiligung.comments.models import Comment
from beteiligung.mail.operations import queue_mail
from beteiligung.moderation.queries import Contribution
from beteiligung.proposals.operations import is_told, tell_author


def tell_writer(contribution: Contribution, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to the author of an idea, or of a comment. Of an erased person nobody is told."""
    comment, proposal = contribution.thing, contribution.proposal
    if not isinstance(comment, Comment):
        tell_author(proposal, mail, values)
        return
    writer = account_by_id(comment.author_id) if comment.author_id is not None else None
    if writer is not None:
        queue_mail(
            mail,
            language=writer.language,
            account_id=writer.id,
            values={"number": proposal.id, "title": proposal.title, **values},
            is_demo=comment.is_demo,
        )


def writer_is_told(contribution: Contribution) -> bool:
    """Whether anybody gets these mails."""
    if isinstance(contribution.thing, Comment):
        return contribution.thing.author_id is not None
    return is_told(contribution.proposal)
