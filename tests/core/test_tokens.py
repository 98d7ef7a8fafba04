"""Secrets are random, stored as hashes, and belong to their salt."""

from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core.tokens import hash_secret, matches, new_code, new_token


def test_tokens_differ_and_are_long():
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert min(map(len, tokens)) >= 43


def test_codes_keep_their_zeros():
    codes = [new_code() for _ in range(2000)]
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert any(code.startswith("0") for code in codes)
    assert len(new_code(8)) == 8


@given(st.text(), st.text(), st.text())
def test_a_secret_matches_its_own_hash_only(secret, other, salt):
    stored = hash_secret(secret, salt=salt)
    assert matches(secret, stored, salt=salt)
    assert matches(other, stored, salt=salt) == (other == secret)
    assert secret not in stored or len(secret) <= 2
    assert len(stored) == 64


def test_nothing_matches_where_nothing_is_stored():
    assert not matches("", None)
    assert not matches("-", None)
    assert not matches("", "")


def test_the_salt_separates():
    assert hash_secret("123456", salt="a") != hash_secret("123456", salt="b")
