"""Cursors come back as they went out, and nothing else gets in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.web.paging import BadCursor, Page, decode_cursor, encode_cursor

VALUES = st.lists(st.integers(-(2**40), 2**40) | st.text(alphabet=st.characters(exclude_categories=["Cs"])), max_size=4)


@given(VALUES)
def test_round_trip(values):
    assert decode_cursor(encode_cursor(*values), *[type(value) for value in values]) == (values if values else [])


@given(st.text(min_size=1))
def test_anything_else_is_a_bad_cursor(text):
    with pytest.raises(BadCursor):
        decode_cursor(text, int, str, float)


@pytest.mark.parametrize(
    "cursor", [encode_cursor(1), encode_cursor("1", 2), encode_cursor(True, 1), encode_cursor(2**70, 1)]
)
def test_values_of_another_kind_are_refused(cursor):
    with pytest.raises(BadCursor):
        decode_cursor(cursor, int, int)


def test_no_cursor_is_the_first_page():
    assert decode_cursor("", int) is None


@given(st.lists(st.integers()), st.integers(1, 5))
def test_one_row_more_only_tells_that_there_is_more(rows, size):
    page = Page.of(rows[: size + 1], size, lambda row: (row,))
    assert list(page.items) == rows[:size]
    assert (page.next_cursor is not None) == (len(rows) > size)
