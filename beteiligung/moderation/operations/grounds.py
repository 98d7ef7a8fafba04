"""What coordinators say of the closed list of grounds: how the city explains one, and which house rules it does not use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.constraints import means
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_text
from beteiligung.moderation.grounds import Basis, Ground
from beteiligung.moderation.models import GroundVersion
from beteiligung.moderation.operations.noting import checked_ground
from beteiligung.moderation.queries.decisions import GERMAN
from beteiligung.moderation.queries.grounds import explained, is_given

EXPLANATION_MOST = 300

for _constraint in ("uq_ground_versions_ground_number", "ground_versions.ground, ground_versions.number"):
    means(_constraint, Stale)


@dataclass(frozen=True)
class GroundDraft:
    """The explanation by language, and whether decisions can rest on the ground."""

    texts: Mapping[str, str]
    is_active: bool = True


def edit_ground(actor: Actor, ground: Ground, draft: GroundDraft, *, shown: int | None) -> None:
    """Say something else of a ground. ``shown``: the number of the version when the form was shown, 0 before the first.

    Decisions made before keep what was said then. Raises InvalidInput and Stale.
    """
    require(actor, P.SETTINGS_EDIT, act="ground")
    now = explained(ground.code)
    number = now.number if now is not None else 0
    if shown != number:
        raise Stale
    texts = {language: text for language, words in draft.texts.items() if (text := clean_text(words or ""))}
    if texts and GERMAN not in texts:
        raise InvalidInput(N_("Bitte schreiben Sie auch den deutschen Text."))
    if any(len(text) > EXPLANATION_MOST for text in texts.values()):
        raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=EXPLANATION_MOST)
    if ground.basis is Basis.LAW and not draft.is_active:
        raise InvalidInput(N_("Diesen Grund verlangt das Gesetz. Er lässt sich nicht abschalten."))
    add(
        GroundVersion(
            ground=ground.code,
            number=number + 1,
            is_active=draft.is_active,
            texts=texts,
            written_by_id=actor.account_id,
            written_at=clock.now(),
        )
    )


def given_ground(code: str) -> str:
    """A ground for a decision made now. Raises InvalidInput as well for one that the city has switched off."""
    if not is_given(checked_ground(code)):
        raise InvalidInput(N_("Diesen Grund hat das Projektbüro abgeschaltet. Bitte wählen Sie einen anderen."))
    return code
