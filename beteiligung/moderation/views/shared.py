"""Who has begun with an entry and who was asked to take it on, as the page of an entry says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask_babel import gettext as _

from beteiligung.accounts.queries import staff_names
from beteiligung.moderation.models import WaitingItem
from beteiligung.moderation.queries import HandoverRow, last_handover
from beteiligung.web.current import current_actor

NOBODY: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True)
class Shared:
    """What colleagues know of an entry."""

    item: WaitingItem | None
    at_it: str | None
    """Who else has begun with it."""
    is_mine: bool
    """Whether the person who looks has begun with it."""
    handover: HandoverRow | None
    names: Mapping[int, str]
    """Of the staff named here, by account."""


def shared_of(item: WaitingItem | None, names: Mapping[int, str] = NOBODY) -> Shared:
    """Read it. ``names``: those of staff that are known already."""
    if item is None:
        return Shared(None, None, False, None, names)
    own_id = current_actor().account_id
    claimed_by = item.claimed_by_id if item.is_claimed else None
    is_mine = claimed_by is not None and claimed_by == own_id
    handover = last_handover(item) if item.handed_to_id is not None else None
    named = {None if is_mine else claimed_by} | ({handover.from_id, handover.to_id} if handover else set())
    wanted = {account_id for account_id in named if account_id is not None}
    names = names if wanted <= set(names) else staff_names(wanted)
    at_it = None if claimed_by is None or is_mine else names.get(claimed_by) or str(_("Jemand anderes"))
    return Shared(item, at_it, is_mine, handover, names)
