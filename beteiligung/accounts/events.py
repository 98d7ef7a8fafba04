"""What happens with people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SignedIn:
    """A resident has shown by code or link that an address is theirs. ``intent`` is what they were about to do."""

    account_id: int
    email_key: str | None
    intent: dict[str, Any] | None


@dataclass(frozen=True)
class BrowserSignedIn:
    """A resident is signed in from now on in a browser that holds the keys of these unsent ideas (hashes)."""

    account_id: int
    draft_keys: frozenset[str]
