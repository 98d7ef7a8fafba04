"""The words of a decision, as the desk puts them together: a ready-made text, own words in German, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum.queries import area_by_id
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.lengths import checked_words
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations.noting import phone_of
from beteiligung.moderation.placeholders import AREA, NUMBER, PHONE, TITLE
from beteiligung.moderation.wording import Chosen, Pick, Wording, choose
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import language_for

NOTHING: Mapping[str, Any] = MappingProxyType({})


def chosen_for(
    actor: Actor,
    proposal: Proposal,
    purpose: Purpose,
    module_id: int,
    further: Mapping[str, Any] = NOTHING,
    *,
    language: str | None = None,
) -> Chosen:
    """A ready-made text as the idea's author is told it, or somebody with another ``language``.

    ``further``: values that only this purpose has.
    Raises InvalidInput where there is no such text, or a place of it cannot be filled.
    """
    area = area_by_id(proposal.aktionsraum_id)
    values = {
        TITLE: proposal.title,
        NUMBER: str(proposal.id),
        AREA: area.name if area is not None else None,
        PHONE: phone_of(actor),
        **further,
    }
    return choose(module_id, purpose, language or language_for(proposal), values)


def worded(
    actor: Actor,
    proposal: Proposal,
    purpose: Purpose,
    own: str,
    limits: tuple[int, int],
    pick: Pick | None,
    *,
    ground: str | None = None,
    further: Mapping[str, Any] = NOTHING,
    languages: Sequence[str] = (),
) -> Wording:
    """The words of a decision. Beside a ready-made text, own words may be few or none. ``ground``: the one it rests on.

    ``languages``: those of all who are told, where it is not the idea's author.
    Nobody sends what they have not read: raises InvalidInput where the page showed no text, Stale where the text has
    changed since; besides what ``chosen_for`` and ``checked_words`` raise.
    """
    if pick is None:
        return Wording(checked_words(own, limits) or None, None)
    chosen = chosen_for(actor, proposal, purpose, pick.module_id, further, language=next(iter(languages), None))
    if not pick.shown:
        raise InvalidInput(N_("Bitte lesen Sie zuerst, was die Person bekommt. Dann senden Sie noch einmal ab."))
    if pick.shown != (chosen.mark_for(languages) if languages else chosen.mark):
        raise Stale(N_("Der Textbaustein ist inzwischen ein anderer. Bitte lesen Sie ihn noch einmal."))
    if chosen.module.ground not in (None, ground):
        raise InvalidInput(N_("Der Textbaustein gehört zu einem anderen Grund. Bitte wählen Sie einen, der passt."))
    return Wording(checked_words(own, (0, limits[1])) or None, chosen)
