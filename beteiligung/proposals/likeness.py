"""How alike two ideas are, by the runs of three letters in their words: typing errors and endings matter little.

Nothing here knows a language but the list of small words that say nothing about an idea. What means the same in other
words, or in another language, is not found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from beteiligung.core.text import search_key

LIKE = 0.45
"""From this much on (of 1) two ideas are worth showing to each other's authors; tuned on ``tests/data/like_ideas.csv``."""

_TITLES, _CROSS, _TEXTS = 0.2, 0.35, 0.45
_ENOUGH = 2.0
"""Half of its words in the other text is as much as can be expected of a text that means the same."""
_LEAST_LETTERS = 3
_ARABIC = "\u0600"
_TEXT_WORDS = 25
_BEGINNING = 4
_SAME_WORD = 0.5
_PLACE_WEIGHT = 0.4
"""Of a word that tells where or for whom; one that tells what weighs 1. It is known by the word before it."""
_ENDING = 3
"""Letters that an ending may add to a word; the same beginning is then the same word."""
_PART_LETTERS = 5
"""Letters of a word that is recognised inside a longer one."""

_SMALL_WORDS = frozenset(
    search_key(
        "alle allen aller alles andere auch auf aus bei beim bessere besser bitte braucht brauchen das dass dem den der "
        "des die dort durch ein eine einem einen einer eines fehlt fur gegen gibt haben hier hinter ich ihre immer ist "
        "kann kein keine kinder konnen leute mehr menschen mit nach neben neue neuen neuer neues nicht ohne schon sein "
        "sich sind soll sollen stadt statt uber und unser unsere unter viel viele vom von vor ware warum was wenn werden "
        "wie wir wird wollen wunschen zum zur zwei zwischen viertel quartier stadtteil "
        "about all and are better can children city for from have here more near need new not our people should some "
        "place small that the their there they this want with without would "
        "verbessern erneuern bauen bir bizim cok mahallede daha degil gibi her icin ile istiyoruz mahalle olsun var yeni yok "
        "الى على من في عن مع هذا هذه كل اكثر جديد جديده لا او الحي "
        "dans des elle est les leur nous par pas plus pour sans sur une vers avec "
        "een het met naar niet onze van voor wij meer nieuwe "
        "dla jest lub nad nie oraz przy wiecej nowe nowy nowa "
        "del las los mas para por que una con "
        "din este mai pentru "
        "для или над новый новая новое это при біля нова новий або щоб "
    ).split()
)


_BEFORE_PLACES = frozenset(
    search_key(
        "am an auf aus bei beim durch fur gegen hinter im in ins neben um uber unter vom von vor zum zur zwischen "
        "around at behind by for from in near of on to "
        "في على عند قرب امام خلف من "
        "a au aux dans derriere devant du pour sur pres "
        "achter bij in naar op voor "
        "dla do na nad przy pod w we z "
        "con del en junto para por "
        "la langa pentru pe "
        "біля в для до за на над перед при у около возле край пред "
    ).split()
)
_AFTER_PLACES = frozenset({"icin"})


@dataclass(frozen=True)
class Texts:
    """Title and text of one idea as ``search_key`` writes them; ``ignored`` words stand in every idea, as the area's name."""

    title: str
    text: str
    ignored: frozenset[str] = frozenset()

    @cached_property
    def title_words(self) -> Mapping[str, float]:
        """The telling words of the title and what they weigh."""
        return weighed(self.title, self.ignored)

    @cached_property
    def text_words(self) -> Mapping[str, float]:
        """The same of the text's beginning."""
        return dict(islice(weighed(self.text, self.ignored).items(), _TEXT_WORDS))

    @cached_property
    def words(self) -> frozenset[str]:
        """All telling words of title and text."""
        return frozenset((*self.title_words, *self.text_words))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How these words begin."""
        return frozenset(word[:_BEGINNING] for word in self.words)


def likeness(one: Texts, other: Texts) -> float:
    """From 0, nothing in common, to 1: the titles, each title in the whole other idea, and the texts.

    Where one of them has no text, the titles have to say it all.
    """
    titles = _both(one.title_words, other.title_words, other.title_words, one.title_words)
    cross = _both(one.title_words, other.words, other.title_words, one.words)
    if not cross:
        return 0.0
    texts = titles
    if one.text_words and other.text_words:
        shared = _begun(one.text_words, other.beginnings) + _begun(other.text_words, one.beginnings)
        texts = min(1.0, _ENOUGH * shared / 2)
    return _TITLES * titles + _CROSS * cross + _TEXTS * texts


def weighed(key: str, ignored: Collection[str] = ()) -> dict[str, float]:
    """The different words that say what an idea is about, in their order. ``key`` is as ``search_key`` writes it.

    Where something is, and for whom, weighs less than what it is.
    """
    found: dict[str, float] = {}
    is_place = False
    last = ""
    for whole in key.split():
        word = _bare(whole)
        if whole in _AFTER_PLACES and last in found:
            found[last] = _PLACE_WEIGHT
        if whole in _BEFORE_PLACES:
            is_place = True
        if len(word) < _LEAST_LETTERS or word.isdigit() or whole in _SMALL_WORDS or word in ignored:
            continue
        found.setdefault(word, _PLACE_WEIGHT if is_place else 1.0)
        is_place = False
        last = word
    return found


def _bare(word: str) -> str:
    """Without the Arabic article, which is written together with its word."""
    if word < _ARABIC:
        return word
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article) and len(word) > len(article) + 2:
            return word[len(article) :]
    return word


def _both(one: Mapping[str, float], there: Iterable[str], other: Mapping[str, float], here: Iterable[str]) -> float:
    return (_held(one, there) + _held(other, here)) / 2


def _held(words: Mapping[str, float], among: Iterable[str]) -> float:
    """How much of these words is found among the others."""
    others = frozenset(among)
    all_weights = sum(words.values())
    if not all_weights:
        return 0.0
    found = (
        weight if word in others else weight * max((_alike(word, other) for other in others), default=0)
        for word, weight in words.items()
    )
    return sum(found) / all_weights


def _begun(words: Mapping[str, float], beginnings: Collection[str]) -> float:
    """How much of these words begins as others do: for many words, quicker than comparing each with each."""
    return sum(weight for word, weight in words.items() if word[:_BEGINNING] in beginnings) / sum(words.values())


def _alike(one: str, other: str) -> float:
    """From 0 to 1; less than half in common is nothing."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= _ENDING:
        return 0.9
    if len(short) >= _PART_LETTERS and short in long:
        return 0.8
    runs, others = _runs(one), _runs(other)
    share = 2 * len(runs & others) / (len(runs) + len(others))
    return share if share >= _SAME_WORD else 0.0


@lru_cache(5_000)
def _runs(word: str) -> frozenset[str]:
    """Runs of three letters; the beginning counts twice, since endings change."""
    framed = f"  {word} "
    return frozenset(framed[at : at + 3] for at in range(len(framed) - 2))
