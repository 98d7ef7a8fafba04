"""Passwords of staff: how they are stored, and which are too easy to guess."""

from __future__ import annotations

import re

from werkzeug.security import check_password_hash, generate_password_hash

from beteiligung.core.text import search_key

MIN_LENGTH = 12
MAX_LENGTH = 200
_NOBODYS = generate_password_hash("", method="scrypt")
"""What a typed password is compared with when the address belongs to nobody, so that both answers take as long."""

_COMMON = {
    "passwort", "password", "kennwort", "geheim", "secret", "willkommen", "welcome", "hallo", "hello", "test",
    "admin", "administrator", "qwertz", "qwerty", "asdfgh", "yxcvbn", "zxcvbn", "iloveyou", "ichliebedich",
    "sommer", "winter", "fruhling", "herbst", "summer", "dortmund", "stadtdortmund", "borussia", "bvb",
    "aktionsraum", "beteiligung", "projektburo", "stadt", "rathaus", "nordmarkt", "schalke", "letmein", "login",
}  # fmt: skip
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertzuiopasdfghjklyxcvbnm",
    "qwertyuiopasdfghjklzxcvbnm",
)


def hash_password(password: str) -> str:
    """What is stored: scrypt with a salt of its own."""
    return generate_password_hash(password, method="scrypt")


def verify_password(stored: str | None, typed: str) -> bool:
    """Whether a password is the stored one; takes as long when there is none."""
    return check_password_hash(stored or _NOBODYS, typed) and stored is not None


def is_too_easy(password: str, *, email: str, name: str) -> bool:
    """Whether a guesser would try it early: few different characters, rows of keys, common words, the own name."""
    plain = search_key(password)
    if len(set(plain)) < 5 or _is_a_row(plain):
        return True
    letters = re.sub(r"[^a-z]", "", plain)
    local = re.sub(r"[^a-z]", "", search_key(email.partition("@")[0]))
    own = {
        re.sub(r"[^a-z]", "", search_key(email)),
        local,
        re.sub(r"[^a-z]", "", search_key(name)),
        *(re.findall(r"[a-z]{4,}", search_key(name))),
    }
    rest = letters
    for word in sorted(_COMMON | own, key=len, reverse=True):
        rest = rest.replace(word, "") if word else rest
    return len(rest) < 4 and len(rest) < len(letters)


def _is_a_row(plain: str) -> bool:
    return any(plain in row * 3 or plain in row[::-1] * 3 for row in _ROWS)
