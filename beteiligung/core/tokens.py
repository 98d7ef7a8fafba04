"""Secrets people hold for a while: made at random, stored as a hash, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_token() -> str:
    """An unguessable text for an address (256 bits)."""
    return secrets.token_urlsafe(32)


def new_code(digits: int = 6) -> str:
    """A short number a person can type; only safe together with counted tries."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def hash_secret(secret: str, *, salt: str = "") -> str:
    """Hex digest of 64 characters. A short code needs a salt (the row's own token), or a table of all codes breaks it."""
    return hmac.new(salt.encode(), secret.encode(), hashlib.sha256).hexdigest()


def matches(secret: str, stored_hash: str | None, *, salt: str = "") -> bool:
    """Whether a secret belongs to a stored hash; takes the same time for every answer."""
    return hmac.compare_digest(hash_secret(secret, salt=salt), stored_hash or "-")
