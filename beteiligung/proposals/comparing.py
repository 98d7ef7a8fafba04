"""What changed between two texts, word by word, in any script.

Words that stand once in both texts hold them together; what lies between two such words is compared by ``difflib``
where it is short, and counts as replaced where it is long and says the same words again and again. So the time grows
with the length of the texts, whatever they say.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from beteiligung.core.text import REMOVED

_SHORT = 32
"""Most words between two anchors that are compared each with each."""

_DEEPEST = 12
"""So often what lies between two anchors is anchored once more."""

_AROUND = 100
"""Characters that stay beside a change when the rest is left out."""


class Change(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in reading order. All but the added are the old text, all but the removed the new one."""

    change: Change
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """The pieces of both texts. What was removed stands before what came in its place."""
    return list(_pieces(words(old), words(new)))


def words(text: str) -> list[str]:
    """The text in words, spaces and single punctuation marks; a removed passage is one word. Joined they are the text."""
    first, *others = text.split(REMOVED)
    found = _words(first)
    for other in others:
        found += [REMOVED, *_words(other)]
    return found


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without most of what stayed the same: a long text with one new word is read in a moment."""
    found = []
    for number, piece in enumerate(pieces):
        head = "" if number == 0 else _beginning(piece.text)
        tail = "" if number == len(pieces) - 1 else _beginning(piece.text[::-1])[::-1]
        if piece.change is not Change.SAME or len(head) + len(tail) + _AROUND >= len(piece.text):
            found.append(piece)
            continue
        around = (Piece(Change.SAME, head), Piece(Change.LEFT_OUT, ""), Piece(Change.SAME, tail))
        found += [part for part in around if part.text or part.change is Change.LEFT_OUT]
    return found


def _beginning(text: str) -> str:
    """Some whole words."""
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rsplit(maxsplit=1)[0] if any(c.isspace() for c in text[:_AROUND]) else text[:_AROUND]


def _words(text: str) -> list[str]:
    found: list[str] = []
    for kind, run in groupby(text, _kind):
        text_of_kind = "".join(run)
        found += list(text_of_kind) if kind == "P" else [text_of_kind]
    return found


def _kind(character: str) -> str:
    """Letters with the marks they carry, figures, signs and joiners make words."""
    if character.isspace():
        return " "
    return "P" if unicodedata.category(character)[0] == "P" else "w"


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """From one stretch that is the same in both texts to the next."""
    here, there = 0, 0
    for i, j, size in [*_in_one_piece(_same(old, new, (0, len(old), 0, len(new)))), (len(old), len(new), 0)]:
        for change, part in (
            (Change.REMOVED, old[here:i]),
            (Change.ADDED, new[there:j]),
            (Change.SAME, old[i : i + size]),
        ):
            if part:
                yield Piece(change, "".join(part))
        here, there = i + size, j + size


def _in_one_piece(stretches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The stretches, those that touch joined."""
    begun: tuple[int, int, int] | None = None
    for i, j, size in stretches:
        if begun and (begun[0] + begun[2], begun[1] + begun[2]) == (i, j):
            begun = (begun[0], begun[1], begun[2] + size)
            continue
        if begun:
            yield begun
        begun = (i, j, size)
    if begun:
        yield begun


def _same(
    old: Sequence[str], new: Sequence[str], within: tuple[int, int, int, int], depth: int = 0
) -> Iterator[tuple[int, int, int]]:
    """Stretches that stand in both: where they begin, and how many words they have."""
    i, i_end, j, j_end = within
    while i < i_end and j < j_end and old[i] == new[j]:
        yield i, j, 1
        i, j = i + 1, j + 1
    at_end = 0
    while i < i_end - at_end and j < j_end - at_end and old[i_end - at_end - 1] == new[j_end - at_end - 1]:
        at_end += 1
    i_end, j_end = i_end - at_end, j_end - at_end
    anchors = _anchors(old[i:i_end], new[j:j_end]) if depth < _DEEPEST else []
    if anchors:
        start = (i, j)
        for a, b in anchors:
            yield from _same(old, new, (start[0], i + a, start[1], j + b), depth + 1)
            yield i + a, j + b, 1
            start = (i + a + 1, j + b + 1)
        yield from _same(old, new, (start[0], i_end, start[1], j_end), depth + 1)
    elif max(i_end - i, j_end - j) <= _SHORT:
        # A space alone joins nothing: words replaced one after the other are one change.
        matcher = SequenceMatcher(str.isspace, old[i:i_end], new[j:j_end], autojunk=False)
        yield from ((i + match.a, j + match.b, match.size) for match in matcher.get_matching_blocks() if match.size)
    if at_end:
        yield i_end, j_end, at_end


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand that are there once on either side, as many as keep their order."""
    once = {word for word, count in Counter(old).items() if count == 1 and (_kind(word[0]) == "w" or word == REMOVED)}
    counts = Counter(new)
    where = {word: b for b, word in enumerate(new) if word in once and counts[word] == 1}
    pairs = [(a, where[word]) for a, word in enumerate(old) if word in where]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs, which rise on the left, that rises on the right as well."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for number, (_, b) in enumerate(pairs):
        length = bisect_left(ends, b)
        before.append(at[length - 1] if length else None)
        if length == len(ends):
            ends.append(b)
            at.append(number)
        else:
            ends[length], at[length] = b, number
    row: list[tuple[int, int]] = []
    last = at[-1] if at else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]
