"""Passwords of staff."""

import pytest

from beteiligung.accounts.passwords import hash_password, is_too_easy, verify_password


@pytest.mark.parametrize(
    "password",
    [
        "passwort12345", "Dortmund2026!", "aaaaaaaaaaaa", "123456789012", "qwertzuiopas", "abababababab", "abcdefghijkl",
        "miriam.schulz1", "Schulz-2026-Schulz", "SommerSommer2026", "098765432109", "Borussia-1909!", "PasswortPasswort",
    ],
)  # fmt: skip
def test_what_is_guessed_early_is_refused(password):
    assert is_too_easy(password, email="miriam.schulz@example.org", name="Miriam Schulz")


@pytest.mark.parametrize(
    "password", ["korrekt pferd batterie klammer", "x7#kfLq92mvR", "Rote Bank am Kanal 7", "дом на горе 1955"]
)
def test_what_is_hard_to_guess_passes(password):
    assert not is_too_easy(password, email="miriam.schulz@example.org", name="Miriam Schulz")


def test_the_right_password_and_only_it_opens():
    stored = hash_password("korrekt pferd batterie")
    assert stored.startswith("scrypt:")
    assert verify_password(stored, "korrekt pferd batterie")
    assert not verify_password(stored, "korrekt pferd batteri")
    assert not verify_password(None, "")
    assert not verify_password(None, "korrekt pferd batterie")
