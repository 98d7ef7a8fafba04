"""What happens to text between a person's keyboard and a page."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from markupsafe import Markup, escape

_WORD_JOINER = "\u2060"
_LINE_BREAKS = re.compile(r"\r\n?|\u2028|\u2029")
_MANY_BREAKS = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_NO_WORD = re.compile(r"[\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LINK = re.compile(
    r"https?://|www\.\w|(?<![@\w.-])[a-z0-9-]{2,}\.(?:com|net|org|info|biz|de|eu|ru|shop|xyz|online|site)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_FIGURES = re.compile(r"(?<=§) (?=\d)|(?<=\d) (?=\d)|(?<=\d{5}) (?=[^\W\d_])|(?<=Postfach) (?=\d)|(?<=Artikel) (?=\d)")
_SPANS = re.compile(r"(\d\w?) (bis|und|to|and|ile|ve) (?=\d)")
_TRAILING = ".,;:!?)\u2026\u201c\u201d"

_KEPT_FORMAT_CHARACTERS = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners are part of Arabic and emoji spelling; the two marks are harmless. Overrides and isolates are not."""

REMOVED = f"[{_WORD_JOINER}…]"
"""Stands where a passage was removed. Nobody can type it, since cleaning takes the joiner out; where nothing is done
about it, in mails and lists, it reads "[…]"; searching passes it over."""


def clean_text(text: str | None, *, kept: frozenset[str] = _KEPT_FORMAT_CHARACTERS) -> str:
    """Text of several lines: NFC, one kind of line break, no control characters and no direction overrides."""
    text = unicodedata.normalize("NFC", _LINE_BREAKS.sub("\n", text or ""))
    if not text.replace("\n", "").replace("\t", "").isprintable():  # else there is nothing to take out
        text = "".join(c for c in text if c == "\n" or c == "\t" or c in kept or not _is_control(c))
    lines = (_SPACES.sub(" ", line).rstrip() for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str | None) -> str:
    """Text of one line, cleaned like ``clean_text``; line breaks become spaces."""
    return _SPACES.sub(" ", clean_text(text).replace("\n", " ")).strip()


def typed_length(text: str) -> int:
    """How many characters a form counts, in which a mark reads "[…]"."""
    return len(text.replace(REMOVED, "[…]"))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


_SAME_LETTERS = str.maketrans("ıłøđħةىیک", "ilodhهييك")
"""Letters that people write for each other and that no normal form joins: Turkish, Polish, Arabic, Persian."""


def search_key(*texts: str | None) -> str:
    """What searching compares: casefolded words without accents and punctuation, one space between them."""
    joined = unicodedata.normalize("NFKC", " ".join(text for text in texts if text)).casefold()
    letters = unicodedata.normalize("NFKD", joined).translate(_SAME_LETTERS)
    if not letters.isascii():
        letters = "".join(c for c in letters if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", letters).strip()


@lru_cache(2_000)
def words_for_address(title: str, limit: int = 60) -> str:
    """The readable end of an address: ASCII words in any script's transliteration; never empty."""
    ascii_words = re.sub(r"[^a-z0-9]+", "-", anyascii(title.translate(_UMLAUTS)).lower()).strip("-")
    if len(ascii_words) > limit:
        ascii_words = ascii_words[: limit + 1].rsplit("-", 1)[0][:limit].strip("-")
    return ascii_words or "idee"


def hyphens_kept(text: str) -> str:
    """Words of ours that no line breaks after their first letter: "E-" alone at the end of a line is hard to read."""
    return text.replace("E-Mail", f"E-{_WORD_JOINER}Mail").replace("-posta", f"-{_WORD_JOINER}posta")


def figures_kept(text: str) -> str:
    """Paragraphs of a law, numbers in groups and postal codes in one piece: "§" alone at the end of a line says nothing."""
    return _SPANS.sub("\\1\u00a0\\2\u00a0", _FIGURES.sub("\u00a0", text))


def prose(text: str | None) -> Markup:
    """A person's text as safe HTML: escaped, paragraphs and line breaks kept, addresses made links."""
    cleaned = clean_text(text, kept=_KEPT_FORMAT_CHARACTERS | {_WORD_JOINER})  # the mark of a removed passage stays
    paragraphs = [part for part in cleaned.split("\n\n") if part]
    return Markup("\n").join(Markup('<p dir="auto">{}</p>').format(_lines(part)) for part in paragraphs)


def _lines(paragraph: str) -> Markup:
    return Markup("<br>\n").join(_linked(line) for line in paragraph.split("\n"))


def has_link(text: str) -> bool:
    """Whether a text sends its readers elsewhere, also where nobody wrote the beginning of the address."""
    return _LINK.search(text) is not None


def _linked(line: str) -> Markup:
    parts: list[Markup] = []
    end = 0
    for match in _ADDRESS.finditer(line):
        address = match[0].rstrip(_TRAILING)
        parts.append(escape(line[end : match.start()]))
        parts.append(Markup('<a href="{0}" rel="nofollow ugc noreferrer" dir="ltr">{0}</a>').format(address))
        end = match.start() + len(address)
    parts.append(escape(line[end:]))
    return Markup("").join(parts)
