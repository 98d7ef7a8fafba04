"""Money is an integer number of cents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core.money import MAX_CENTS, parse_euros

CENTS = st.integers(min_value=0, max_value=MAX_CENTS)


def german(cents: int) -> str:
    euros = f"{cents // 100:,}".replace(",", ".")
    return f"{euros},{cents % 100:02d}"


@given(CENTS)
def test_german_writing_is_read_to_the_cent(cents):
    assert parse_euros(german(cents)) == cents
    assert parse_euros(f"{german(cents)} €") == cents
    assert parse_euros(german(cents).replace(".", "")) == cents


@given(CENTS)
def test_a_decimal_point_is_read_to_the_cent(cents):
    assert parse_euros(f"{cents // 100}.{cents % 100:02d}") == cents


@given(CENTS)
def test_arabic_digits_are_read_to_the_cent(cents):
    digits = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٬٫")
    assert parse_euros(german(cents).translate(digits)) == cents


@given(st.text())
def test_anything_else_is_refused_and_never_negative(text):
    try:
        cents = parse_euros(text)
    except ValueError:
        return
    assert type(cents) is int
    assert 0 <= cents <= MAX_CENTS


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1200", 120000),
        ("1.200", 120000),
        ("1.200,50", 120050),
        ("1200.50", 120050),
        ("1200,5", 120050),
        ("€ 49,90", 4990),
        ("49,90 EUR", 4990),
        ("1 200", 120000),
        ("0", 0),
        ("10.000.000", 1000000000),
    ],
)
def test_what_people_type(text, cents):
    assert parse_euros(text) == cents


@pytest.mark.parametrize(
    "text",
    ["", "-5", "1,234,567", "12.34.5", "1.20.300", "1,234", "ein Euro", "1e3", "NaN", "5,", ",5", "10.000.000,01"],
)
def test_what_is_no_amount(text):
    with pytest.raises(ValueError, match=r".*"):
        parse_euros(text)
