"""What changed between two texts: nothing lost, nothing invented, in every script, and never slow."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beteiligung.core.text import REMOVED
from beteiligung.proposals.comparing import Change, Piece, compare, shortened, words

WORDS = ("Bank", "die", "und", "ağaç", "İğde", "حديقة", "شَجَرَة", "👨‍👩‍👧", " ", " ", "\n\n", ".", ",", "«", REMOVED)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=80).map("".join))


def old_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not Change.ADDED)


def new_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED)


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(str(piece.change), piece.text) for piece in compare(old, new)]


@given(TEXTS, TEXTS)
@example("", "")
@example("a a a", "a a")
def test_without_the_marked_words_either_text_stands_there(old, new):
    pieces = compare(old, new)
    assert (old_of(pieces), new_of(pieces)) == (old, new)
    assert all(piece.text for piece in pieces)
    assert not any(one.change is other.change for one, other in pairwise(pieces))


@given(TEXTS)
def test_the_same_text_has_no_change(text):
    assert [piece.change for piece in compare(text, text)] == ([Change.SAME] if text else [])


@given(TEXTS)
def test_the_words_are_the_text(text):
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Eine Bank am Brunnen.",
            "Eine rote Bank am Teich.",
            [
                ("same", "Eine "),
                ("added", "rote "),
                ("same", "Bank am "),
                ("removed", "Brunnen"),
                ("added", "Teich"),
                ("same", "."),
            ],
        ),
        (
            "Wir wollen alte Bäume hier.",
            "Wir wollen neue Bänke hier.",
            [("same", "Wir wollen "), ("removed", "alte Bäume"), ("added", "neue Bänke"), ("same", " hier.")],
        ),
        (
            "نريد حديقة هنا",
            "نريد شجرة هنا",
            [("same", "نريد "), ("removed", "حديقة"), ("added", "شجرة"), ("same", " هنا")],
        ),
        ("", "Neu", [("added", "Neu")]),
        ("Alt", "", [("removed", "Alt")]),
    ],
)
def test_what_a_reader_sees(old, new, expected):
    assert changes(old, new) == expected


def test_a_mark_and_a_letter_with_signs_are_never_cut():
    assert words(f"شَجَرَة {REMOVED}!") == ["شَجَرَة", " ", REMOVED, "!"]
    assert words("👨‍👩‍👧 5€") == ["👨‍👩‍👧", " ", "5€"]


def test_what_stayed_the_same_is_left_out_but_for_some_words_around():
    old = " ".join(f"wort{number}" for number in range(500))
    pieces = shortened(compare(old, old.replace("wort250", "neu")))
    assert [str(piece.change) for piece in pieces] == ["left_out", "same", "removed", "added", "same", "left_out"]
    assert all(len(piece.text) <= 100 for piece in pieces)
    assert pieces[1].text.endswith("wort249 ")
    assert pieces[4].text.startswith(" wort251")
    assert shortened(compare("Kurz und gut", "Kurz und schön")) == compare("Kurz und gut", "Kurz und schön")


_RANDOM = random.Random(4)  # noqa: S311
BAD_CASES = {
    "one word": ("a " * 2500, "a " * 2400 + "b " * 100),
    "two words": ("a b " * 1250, "b a " * 1250),
    "few words in any order": tuple(" ".join(_RANDOM.choices("abcdefgh", k=2500)) for _ in range(2)),
    "the other way round": (
        " ".join(str(n) for n in range(1000)),
        " ".join(str(n) for n in reversed(range(1000))),
    ),
    "no word twice": (" ".join(f"x{n}" for n in range(900)), " ".join(f"y{n}" for n in range(900))),
    "signs": ("!?" * 2500, "?!" * 2500),
    "anchors with the same words between": (
        " ".join(f"{n} a a b" for n in range(550)),
        " ".join(f"{n} b a a" for n in range(550)),
    ),
}


@pytest.mark.parametrize("name", BAD_CASES)
def test_no_text_makes_it_slow(name):
    old, new = BAD_CASES[name]
    begun = time.process_time()
    pieces = compare(old, new)
    assert time.process_time() - begun < 0.5
    assert (old_of(pieces), new_of(pieces)) == (old, new)
