"""The blueprint of ideas, and how its routes find the idea they are about."""

from __future__ import annotations

from flask import current_app, url_for

from beteiligung.core import clock
from beteiligung.core.errors import Gone
from beteiligung.core.i18n import N_, Message
from beteiligung.moderation.grounds import sentence_of
from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor

bp = pages_blueprint("proposals", __name__)


def readable(proposal_id: int) -> Proposal:
    """The idea of an address, as far as the person looking may know of it."""
    try:
        return queries.proposal_for(current_actor(), proposal_id)
    except Gone:
        proposal = queries.proposal_by_id(proposal_id)
        if proposal is None or proposal.hidden_at is None:
            raise
        raise Gone(
            N_("Die Stadt hat diese Idee am %(day)s ausgeblendet. Grund: %(ground)s"),
            day=clock.day_of(proposal.hidden_at),
            ground=Message(sentence_of(proposal.hidden_ground)),
        ) from None


def page_of(proposal: Proposal) -> str:
    """The address of an idea's page."""
    return url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words)


def canonical(path: str) -> str:
    """A path as the one address search engines should know."""
    return f"{current_app.config['BASE_URL']}{path}"


_KEPT_AS = {"edit": "idee-aendern", "answer": "idee-antworten"}


def kept_as(act: str, proposal: Proposal) -> str:
    """The name under which a form about a sent idea keeps on the device what is typed.

    Another one after a passage was removed: a text from before, which still holds it, is not offered again.
    """
    last = next(iter(queries.removals_of(proposal.id, most=1)), None)
    return f"{_KEPT_AS[act]}-{proposal.id}" + (f"-{last.id}" if last else "")
