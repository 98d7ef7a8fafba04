"""Values of a mail keep their kind on the way through the table."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core.i18n import Message
from beteiligung.core.money import Money
from beteiligung.mail.values import from_json, rewritten, to_json

_plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8)
_name = st.sampled_from(["day", "sum", "title"])
_special = (
    st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.integers(0, 10**9).map(Money)
    | st.builds(Message, st.text(max_size=8), st.dictionaries(_name, _plain))
)
_values = st.recursive(_plain | _special, lambda inner: st.lists(inner) | st.dictionaries(_name, inner), max_leaves=6)


@given(_values)
def test_what_goes_in_comes_out(value):
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


def test_what_no_mail_can_carry_is_told_when_it_is_queued():
    for value in (object(), 1.5, b"x", {1, 2}):
        with pytest.raises(TypeError):
            to_json({"value": value})


def test_a_day_is_no_instant():
    assert from_json(to_json(date(2026, 11, 23))) == date(2026, 11, 23)
    assert from_json(to_json(datetime(2026, 11, 23, tzinfo=UTC))) == datetime(2026, 11, 23, tzinfo=UTC)


def test_other_words_leave_days_sums_and_texts_of_ours_alone():
    ours = {"day": date(2026, 11, 23), "at": datetime(2026, 1, 2, tzinfo=UTC), "sum": Money(2026), "number": 2026}
    told = to_json(
        {**ours, "title": "x", "why": Message("day %(title)s", {"title": "x", "on": ours["day"]}), "all": ["x"]}
    )
    assert from_json(rewritten(told, lambda name, text: f"{name} {text}y")) == {
        **ours,
        "title": "title xy",
        "why": Message("day %(title)s", {"title": "title xy", "on": ours["day"]}),
        "all": ["all xy"],
    }
