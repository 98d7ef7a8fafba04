"""The shape of a ready-made text that comes with the platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from beteiligung.moderation.models import Purpose


@dataclass(frozen=True)
class SeedModule:
    """``code`` tells it from the others for good; ``texts`` by language, the German one first."""

    code: str
    purpose: Purpose
    name: str
    texts: Mapping[str, str]
    ground: str | None = None
