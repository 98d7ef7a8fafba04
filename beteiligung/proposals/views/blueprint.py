"""The blueprint of ideas, and how its routes find the idea they are about."""

from __future__ import annotations

from flask import current_app, url_for

from beteiligung.proposals import queries
from beteiligung.proposals.models import Proposal
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor

bp = pages_blueprint("proposals", __name__)


def readable(proposal_id: int) -> Proposal:
    """The idea of an address, as far as the person looking may know of it."""
    return queries.proposal_for(current_actor(), proposal_id)


def page_of(proposal: Proposal) -> str:
    """The address of an idea's page."""
    return url_for("proposals.detail", proposal_id=proposal.id, words=proposal.words)


def canonical(path: str) -> str:
    """A path as the one address search engines should know."""
    return f"{current_app.config['BASE_URL']}{path}"
