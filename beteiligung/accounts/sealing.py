"""Secrets that must be read again (the authenticator app's) lie encrypted with a key outside the database."""

from __future__ import annotations

import json
from typing import Any

# cryptography takes six megabytes, and only staff who sign in need it: it is imported when something is sealed.


class SealBroken(Exception):
    """The sealed text is old, was changed, or was sealed with another key."""


class Seal:
    """Encrypts small texts with the field key."""

    def __init__(self, key: str) -> None:
        from cryptography.fernet import Fernet

        self._fernet = Fernet(key.encode())

    def close(self, text: str) -> str:
        """The text encrypted, as ASCII."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str, *, seconds: int | None = None) -> str:
        """The text again. Raises SealBroken, also when it was sealed more than ``seconds`` seconds ago."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed.encode(), ttl=seconds).decode()
        except InvalidToken:
            raise SealBroken from None

    def close_values(self, values: dict[str, Any]) -> str:
        """Several values as one sealed text, for a browser to carry without reading them."""
        return self.close(json.dumps(values))

    def open_values(self, sealed: str, *, seconds: int) -> dict[str, Any]:
        """The values again. Raises SealBroken."""
        values: dict[str, Any] = json.loads(self.open(sealed, seconds=seconds))
        return values
