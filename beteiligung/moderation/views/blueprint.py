"""The blueprint of the desk, and the list of kinds that its addresses carry along."""

from __future__ import annotations

from typing import Any

from flask import g, request

from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core.errors import Forbidden, NotFound
from beteiligung.moderation.models import WaitingKind
from beteiligung.moderation.queries import Scope, Waiting, scopes_of, waiting_idea
from beteiligung.proposals.models import Proposal
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.remembered.addresses import address

bp = pages_blueprint("moderation", __name__, prefix="/moderation", desk=True)

MOVE, UP = "richtung", "hoch"
"""Name of the buttons that move something on a list, and the value of the one that moves it towards the beginning."""


def at_desk(proposal_id: int) -> Proposal | None:
    """The idea of an address, for those who may read its file; a draft is nobody's business here.

    Raises Forbidden for visitors, whatever the number: signing in again may help. NotFound for everybody else.
    """
    actor = current_actor()
    if actor.account_id is None:
        raise Forbidden
    found = waiting_idea(actor, proposal_id)
    if found is None:
        return None
    proposal, waiting = found
    require(actor, P.PROPOSAL_READ_FILE, proposal)
    g.at_desk = (proposal, waiting)
    return proposal


def waiting_of(proposal: Proposal) -> Waiting:
    """What is known of an idea since ``at_desk`` found it, or else is asked now."""
    found: tuple[Proposal, Waiting] | None = g.get("at_desk")
    if found is None or found[0] is not proposal:
        found = waiting_idea(current_actor(), proposal.id)
    assert found is not None, "whoever has it at hand may see it"
    return found[1]


def asked_kind() -> WaitingKind | None:
    """The kind of entries that ``?art=`` asks for; None for all. Raises NotFound for a kind there is none of."""
    code = request.args.get("art", "")
    try:
        return WaitingKind(code) if code else None
    except ValueError:
        raise NotFound from None


def asked_scope() -> Scope:
    """Whose entries ``?wer=`` asks for; one's own without it. Raises NotFound for what there is not, or not for officers."""
    code = request.args.get("wer", "")
    try:
        scope = Scope(code) if code else Scope.OWN
    except ValueError:
        raise NotFound from None
    if scope not in scopes_of(current_actor()):
        raise NotFound
    return scope


def next_entry_url() -> str:
    """Back to the inbox after a decision or a task: the keyboard stands at the acts of the entry that is next."""
    return desk_url(".desk", _anchor="entscheiden")


@bp.app_template_global()
def desk_url(endpoint: str, **values: Any) -> str:
    """An address of the desk that keeps the kind and the person whose entries one is working through; templates use it."""
    filters = g.get("desk_filters")
    if filters is None:
        scope = asked_scope()
        filters = g.desk_filters = {"art": asked_kind(), "wer": scope if scope is not Scope.OWN else None}
    return address(f"{bp.name}{endpoint}" if endpoint.startswith(".") else endpoint, **values, **filters)
