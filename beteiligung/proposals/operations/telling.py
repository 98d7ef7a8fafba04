"""Mail to whoever sent an idea, in their language."""

from __future__ import annotations

from typing import Any

from beteiligung.accounts.queries import account_by_id
from beteiligung.mail.operations import queue_mail
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import contact_of


def tell_author(proposal: Proposal, mail: str, values: dict[str, Any]) -> None:
    """Queue a mail to the author; where nobody has confirmed the idea, to the address it was sent under.

    An idea from a file, or of an erased person, has neither; of one that was heard there may be a number alone.
    """
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    contact = contact_of(proposal.id) if author is None else None
    if author is None and (contact is None or contact.email is None):
        return
    queue_mail(
        mail,
        language=language_for(proposal),
        account_id=author.id if author else None,
        address=contact.email if contact else None,
        values={"number": proposal.id, "title": proposal.title, **values},
        is_demo=proposal.is_demo,
    )


def language_for(proposal: Proposal) -> str:
    """The language its author reads: that of their account, else the one they wrote in."""
    author = account_by_id(proposal.author_id) if proposal.author_id is not None else None
    return author.language if author else proposal.language


def is_told(proposal: Proposal) -> bool:
    """Whether anybody gets these mails."""
    if proposal.author_id is not None:
        return True
    contact = contact_of(proposal.id)
    return contact is not None and contact.email is not None
