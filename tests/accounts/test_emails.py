"""Addresses: one key per mailbox, and never one key for two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.accounts.emails import read_email
from beteiligung.core.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "address", "key"),
    [
        ("Anna@Example.org", "Anna@example.org", "anna@example.org"),
        ("  anna@example.org \u200b", "anna@example.org", "anna@example.org"),
        ("a@BÜCHER.example", "a@bücher.example", "a@bücher.example"),
        ("a@xn--bcher-kva.example", "a@bücher.example", "a@bücher.example"),
    ],
)
def test_an_address_is_read_as_it_is_meant(typed, address, key):
    email = read_email(typed)
    assert (email.address, email.key) == (address, key)


@pytest.mark.parametrize(
    "typed",
    [None, "", "anna", "anna@", "@example.org", "a b@example.org", "a@example.org\nBcc: b@example.org", "a@b@c.de"],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(InvalidInput):
        read_email(typed)


@pytest.mark.parametrize("local", ["ſam", "ﬁona", "ıda", "straße", "Анна"])
def test_letters_that_fold_to_others_never_make_two_mailboxes_one(local):
    """Who owns ``ſam@…`` must not get the code for ``sam@…``."""
    with pytest.raises(InvalidInput):
        read_email(f"{local}@example.org")


@given(st.emails())
def test_mail_goes_to_the_mailbox_whose_key_it_is(typed):
    try:
        email = read_email(typed)
    except InvalidInput:
        return
    assert email.address.lower() == email.key
    assert email.address.partition("@")[0].isascii()


@given(st.from_regex(r"[A-Za-z0-9._]{1,20}", fullmatch=True))
def test_reading_an_address_twice_changes_nothing(local):
    try:
        once = read_email(f"{local}@example.org")
    except InvalidInput:
        return
    assert read_email(once.address) == once
