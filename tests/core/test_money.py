"""Money is an integer number of cents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core.money import GERMAN, MAX_CENTS, Writing, parse_euros, write_euros

CENTS = st.integers(min_value=0, max_value=MAX_CENTS)
ENGLISH = Writing(thousands=",", decimal=".")
POLISH = Writing(thousands="\u00a0", decimal=",")
WRITINGS = [GERMAN, ENGLISH, POLISH]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def in_full(cents: int, writing: Writing = GERMAN) -> str:
    """As a page writes it, with all decimals: 1.200,00."""
    return f"{cents // 100:,}".replace(",", writing.thousands) + f"{writing.decimal}{cents % 100:02d}"


def read(text: str, writing: Writing = GERMAN) -> int | None:
    try:
        return parse_euros(text, writing)
    except ValueError:
        return None


@pytest.mark.parametrize("writing", WRITINGS)
@given(cents=CENTS)
def test_the_languages_own_writing_is_read_to_the_cent(writing, cents):
    written = in_full(cents, writing)
    assert parse_euros(written, writing) == cents
    assert parse_euros(f"{written}\u00a0€", writing) == cents
    assert parse_euros(f"\u200f€{written}", writing) == cents


@pytest.mark.parametrize("writing", WRITINGS)
@given(cents=CENTS)
def test_what_the_platform_fills_in_is_read_again(writing, cents):
    assert parse_euros(write_euros(cents, writing), writing) == cents


@pytest.mark.parametrize("writing", WRITINGS)
@given(cents=CENTS, sign=st.sampled_from(".,"))
def test_two_digits_at_the_end_are_cents_in_every_language(writing, cents, sign):
    assert parse_euros(f"{cents // 100}{sign}{cents % 100:02d}", writing) == cents


@pytest.mark.parametrize("writing", WRITINGS)
@given(cents=CENTS)
def test_arabic_digits_and_signs_are_read_to_the_cent(writing, cents):
    assert parse_euros(in_full(cents, Writing("٬", "٫")).translate(ARABIC_DIGITS), writing) == cents


@given(st.text("0123456789.,٬٫ '€", max_size=14) | st.from_regex(r"\d{0,4}([.,٬٫ ]\d{0,4}){0,3}", fullmatch=True))
def test_no_two_languages_read_one_text_as_two_amounts(text):
    assert len({read(text, writing) for writing in WRITINGS} - {None}) <= 1


@given(st.text())
def test_anything_else_is_refused_and_never_negative(text):
    cents = read(text)
    assert cents is None or (type(cents) is int and 0 <= cents <= MAX_CENTS)


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
        ("1\u202f200,50", 120050),
        ("0", 0),
        ("0,50", 50),
        ("10.000.000", 1000000000),
    ],
)
def test_what_people_type(text, cents):
    assert parse_euros(text) == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1200", 120000),
        ("1,200", 120000),
        ("€1,200", 120000),
        ("1,200.50", 120050),
        ("49.90", 4990),
        ("49,90", 4990),
        ("1 200.50", 120050),
        ("\u200f1,200\u00a0€", 120000),
        ("10,000,000", 1000000000),
    ],
)
def test_what_people_type_in_english_and_arabic(text, cents):
    assert parse_euros(text, ENGLISH) == cents


@pytest.mark.parametrize(
    "text",
    [
        *("", "€", "-5", "12.34.5", "1.20.300", "ein Euro", "1e3", "NaN", "5,", ",5", "10.000.000,01"),
        *("0.500", "0,500", "49 90", "49€90", "1 2 0 0", "1 200.300", "200٬1", "1.200.50", "1,200,50", "١٢٣٬٤"),
    ],
)
@pytest.mark.parametrize("writing", WRITINGS)
def test_what_is_no_amount_in_any_language(text, writing):
    assert read(text, writing) is None


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        *(("1,234", GERMAN), ("1,234,567", GERMAN), ("1,200.50", GERMAN)),
        *(("1.200", ENGLISH), ("1.200,50", ENGLISH), ("1.234.567", ENGLISH)),
        *(("1.200", POLISH), ("1,200", POLISH)),
    ],
)
def test_what_another_language_would_read_otherwise_is_refused(text, writing):
    assert read(text, writing) is None
