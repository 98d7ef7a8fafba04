"""Made-up texts of exact lengths. The same seed gives the same texts."""

from __future__ import annotations

from random import Random

TITLE_CHARACTERS = (40, 50)
PARAGRAPH_CHARACTERS = 300
COMMENT_CHARACTERS = 200

FREQUENT = "Sitzbänke"
"""Stands in the title of every tenth idea."""
RARE = "Sternwarte"
"""Stands in the title of twenty ideas, whatever the size."""

_POOL = 2000
"""So many paragraphs and comments are made and used again and again."""

_WORDS = (
    "Spielplatz Straße Schule Kinder Eltern Nachbarn Garten Baum Schatten Licht Weg Ecke Platz Haus Hof Fahrrad Ampel "
    "Bordstein Rollstuhl Treppe Brunnen Wasser Sommer Abend Musik Fest Küche Werkstatt Bücher Sprache Café Jugend Sport "
    "Ball Netz Wiese Blumen Beet Bienen Müll Tonne Wand Farbe Bild Bühne Zelt Laden Markt Haltestelle Dach Fenster wir "
    "und die der das ein eine für mit ohne neben hinter zwischen über unter viele alle manche gemeinsam draußen heute "
    "morgen immer wieder oft leicht schön ruhig sicher offen grün hell warm neu alt groß klein möchten können sollen "
    "brauchen bauen pflanzen treffen spielen lernen helfen teilen reparieren lesen kochen singen sitzen gehen fahren"
)
_THINGS = ("Ein Spielplatz", "Mehr Bäume", "Eine Werkstatt", "Ein Sommerfest", "Bessere Lampen", "Ein Lesecafé")


class Texts:
    """Titles, descriptions and comments, drawn with one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - made-up texts, nothing to guess
        self._words = _WORDS.split()
        self._paragraphs = [self._text(PARAGRAPH_CHARACTERS) for _ in range(_POOL)]
        self._comments = [self._text(COMMENT_CHARACTERS) for _ in range(_POOL)]

    def title(self, number: int, mark: str | None) -> str:
        """Says what the idea is about, or the ``mark`` that a search looks for; ends with a number of its own."""
        start = f"{mark or self._random.choice(_THINGS)} für alle im Viertel"
        end = f" Nr. {number}"
        length = self._random.randint(*TITLE_CHARACTERS)
        return cut(f"{start} {self._random.choice(self._paragraphs)}", length - len(end)) + end

    def description(self) -> str:
        """Two paragraphs."""
        return f"{self._random.choice(self._paragraphs)}\n\n{self._random.choice(self._paragraphs)}"

    def comment(self) -> str:
        return self._random.choice(self._comments)

    def _text(self, length: int) -> str:
        words = " ".join(self._random.choices(self._words, k=length // 3))
        return cut(words[0].upper() + words[1:], length - 1) + "."


def cut(text: str, length: int) -> str:
    """The first ``length`` characters; a space at the end would be cleaned away, so it becomes a letter."""
    part = text[:length]
    return f"{part[:-1]}n" if part.endswith(" ") else part
