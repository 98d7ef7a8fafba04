"""What can be wrong with the translation of one message. Each rule returns its faults in words."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from babel.messages.catalog import Message

from scripts.catalogues.domains import script_of
from scripts.catalogues.extract import key_of

PLACEHOLDER = re.compile(r"%\((\w+)\)[#0 +-]*\d*(?:\.\d+)?([diouxXeEfFgGcrsa])")
UNNAMED = re.compile(r"%[#0+-]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]\b")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+")


@dataclass(frozen=True)
class Rules:
    """What the checks of one language go by.

    ``plural``: the expression that chooses a form; ``forms``: how many there are; ``same``: texts that may stay
    as they are; ``names``: words that may stand in another script.
    """

    language: str
    forms: int = 1
    plural: str = "0"
    same: Collection[str] = field(default_factory=frozenset)
    names: Collection[str] = field(default_factory=frozenset)


def source_faults(message: Message) -> Iterator[str]:
    """Faults of the German text itself: a translator can only move placeholders that have names."""
    for text in _texts(message.id):
        if UNNAMED.search(PLACEHOLDER.sub("", text).replace("%%", "")):
            yield "placeholder without a name"


def translation_faults(message: Message, rules: Rules) -> Iterator[str]:
    """Every fault of one translated message."""
    source, forms = _texts(message.id), _texts(message.string)
    expected = rules.forms if message.pluralizable else 1
    if not any(forms):
        yield "missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    if len(forms) != expected or not all(forms):
        yield f"needs {expected} plural forms, has {sum(map(bool, forms))}"
        return
    yield from _placeholder_faults(message, source, forms, rules)
    if any(_tags(form) != _tags(source[-1]) for form in forms):
        yield "differing HTML tags"
    for form in forms:
        yield from _wording_faults(source, form, rules)


def _placeholder_faults(message: Message, source: Sequence[str], forms: Sequence[str], rules: Rules) -> Iterator[str]:
    """Every form has the source's placeholders. A form that is for one number only may leave the number out."""
    wanted = set().union(*map(_placeholders, source))
    count = (wanted - _placeholders(source[0])) | {p for p in wanted if p[0] == "num"}
    single = single_number_forms(rules.plural) if message.pluralizable else frozenset()
    for index, form in enumerate(forms):
        found = _placeholders(form)
        if found - wanted or (wanted - found) - (count if index in single else set()):
            yield f"differing placeholders{_nth(index, forms)}: {_listed(wanted ^ found)}"
        elif _percents(form) != _percents(source[-1]):
            yield f"differing percent signs{_nth(index, forms)}"


def single_number_forms(plural: str) -> frozenset[int]:
    """The plural forms that stand for exactly one number, such as Arabic's zero, one and two."""
    choose = gettext.c2py(plural)
    uses = Counter(choose(number) for number in range(1000))
    return frozenset(form for form, numbers in uses.items() if numbers == 1)


def _wording_faults(source: Sequence[str], form: str, rules: Rules) -> Iterator[str]:
    if not _letters(_bare(source[0])) or source[0] in rules.same:
        return
    if form in source:
        yield "equal to its source"
        return
    script = script_of(rules.language)
    strange = sorted(
        {word for word in re.findall(r"\w+", _without_names(_bare(form), rules.names)) if _strange(word, script)}
    )
    if not any(_is_script(letter, script) for letter in _letters(form)):
        yield f"no {script.lower()} letter"
    elif strange:
        yield f"wrong script: {', '.join(strange)}"


def _texts(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _placeholders(text: str) -> set[tuple[str, str]]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def _percents(text: str) -> tuple[int, int]:
    """How many escaped and how many bare percent signs there are besides placeholders."""
    rest = PLACEHOLDER.sub("", text)
    escaped = rest.count("%%")
    return escaped, rest.replace("%%", "").count("%")


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _bare(text: str) -> str:
    """The text without placeholders, tags and addresses: only what a translator writes."""
    return ADDRESS.sub(" ", TAG.sub(" ", PLACEHOLDER.sub(" ", text)))


def _without_names(text: str, names: Collection[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return text


def _letters(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character).startswith("L"))


def _is_script(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)


def _strange(word: str, script: str) -> bool:
    return any(not _is_script(letter, script) for letter in _letters(word))


def _nth(index: int, forms: Sequence[str]) -> str:
    return f" in form {index}" if len(forms) > 1 else ""


def _listed(placeholders: set[tuple[str, str]]) -> str:
    return ", ".join(sorted(f"%({name}){kind}" for name, kind in placeholders))


def shown(message: Message) -> str:
    """The message as a fault names it, cut to one line."""
    text = " ".join(_texts(key_of(message)[1])[0].split())
    return f"»{text[:77]}…«" if len(text) > 78 else f"»{text}«"
