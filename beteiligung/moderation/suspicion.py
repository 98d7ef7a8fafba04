"""What may deserve a second look in a text: hints for whoever decides, in words, and never more than that.

Each of them is exact and can be checked by reading. Nothing follows from one, no words stand on a list, and no number is
made of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from beteiligung.comments.models import Comment, HeldFor
from beteiligung.core.i18n import N_, Message
from beteiligung.core.text import has_link
from beteiligung.moderation.queries import Contribution, Waiting, beyond_words
from beteiligung.proposals.privacy import Private, private_details

LEAST_SAME = 20
"""Characters: shorter texts are the same by chance."""

_PRIVATE = {
    Private.PHONE: Message(N_("Im Text steht eine Telefonnummer.")),
    Private.EMAIL: Message(N_("Im Text steht eine E-Mail-Adresse.")),
    Private.ADDRESS: Message(N_("Im Text steht eine vollständige Anschrift.")),
}
_LEAST_LETTERS, _MOST_CAPITALS = 20, 0.7
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts whose letters are used to look like those of another."""


_RULES_ABOUT_ONE = (HeldFor.HOURS, HeldFor.LINK)
"""Why the program held back this very comment; where an area reads all of them first, it pointed to none."""


def hints_on(contribution: Contribution, known: Waiting | None = None) -> list[Message]:
    """The hints about an idea or a comment; there are none about names and files. ``known``: what is known of the idea."""
    words = contribution.words if not contribution.is_name else None
    if words is None or not words.text:
        return []
    comment_id = words.id if isinstance(words, Comment) else None
    return hints(
        words.text,
        author_id=contribution.author_id,
        proposal_id=contribution.proposal.id,
        comment_id=comment_id,
        known=known,
    )


def gave_hint(contribution: Contribution, found: Sequence[Message]) -> bool:
    """Whether the program pointed to it, so that whoever decides says if that helped. ``found``: the hints about it."""
    comment = contribution.thing
    return bool(found) or (isinstance(comment, Comment) and comment.held_for in _RULES_ABOUT_ONE)


def hints(
    text: str,
    *,
    author_id: int | None,
    proposal_id: int,
    comment_id: int | None = None,
    known: Waiting | None = None,
) -> list[Message]:
    """What a person may want to look at twice in what was written for an idea, or as a comment on it."""
    found = list(_in_words(text))
    if len(text) < LEAST_SAME and not has_link(text):
        return found
    beyond = (known.same_text_at, known.has_spoken) if known else beyond_words(text, author_id, proposal_id, comment_id)
    return [*found, *_beyond_words(text, proposal_id, *beyond)]


def _in_words(text: str) -> Iterator[Message]:
    yield from (_PRIVATE[kind] for kind in private_details(text))
    if is_shouted(text):
        yield Message(N_("Der Text steht fast ganz in Großbuchstaben."))
    word = mixed_word(text)
    if word is not None:
        yield Message(N_("Ein Wort mischt Buchstaben aus verschiedenen Schriften: %(word)s"), {"word": word})


def is_shouted(text: str) -> bool:
    """Whether most letters are capitals, in scripts that have them."""
    capitals = sum(map(str.isupper, text))
    letters = capitals + sum(map(str.islower, text))
    return letters >= _LEAST_LETTERS and capitals > _MOST_CAPITALS * letters


def mixed_word(text: str) -> str | None:
    """The first word with letters of scripts that look alike."""
    return next((word for word in text.split() if not word.isascii() and len(_scripts(word)) > 1), None)


def _scripts(word: str) -> set[str]:
    return {_script(letter) for letter in word if letter.isalpha()} & _ALIKE


@lru_cache(2_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _beyond_words(text: str, proposal_id: int, found: int | None, is_known: bool) -> Iterator[Message]:
    """A link says something of people of whom nothing is known, by the rule on which comments wait; and where the same text
    stands.
    """
    if has_link(text) and not is_known:
        yield Message(N_("Im Text steht ein Link, und von der Person gibt es hier noch keinen Kommentar."))
    if len(text) < LEAST_SAME or found is None:
        return
    if found == proposal_id:
        yield Message(N_("Derselbe Text steht schon einmal bei dieser Idee."))
    else:
        yield Message(N_("Derselbe Text steht schon bei Idee %(number)s."), {"number": str(found)})
