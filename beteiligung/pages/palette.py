"""The colours, steps and sizes of the style sheet, read from it, and how well its pairs of colours can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STYLES = Path(__file__).parents[1] / "static" / "css" / "base.css"

PAIRS = (
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunken", 7.0),
    ("ink-soft", "paper", 7.0),
    ("ink-soft", "surface", 7.0),
    ("ink-soft", "sunken", 4.5),
    ("ink-soft", "idle-soft", 4.5),
    ("link", "paper", 4.5),
    ("link", "surface", 4.5),
    ("link-hover", "act-soft", 4.5),
    ("on-act", "act", 4.5),
    ("on-act", "act-hover", 4.5),
    ("on-now", "now", 7.0),
    ("ink", "now-soft", 7.0),
    ("ink", "act-soft", 7.0),
    ("ink", "brick-soft", 7.0),
    ("ink", "ok-soft", 7.0),
    ("ink", "bad-soft", 7.0),
    ("ink", "idle-soft", 7.0),
    ("bad", "paper", 4.5),
    ("bad", "surface", 4.5),
    ("bad", "bad-soft", 4.5),
    ("ok", "ok-soft", 4.5),
    ("on-deep", "deep", 7.0),
    ("on-deep-soft", "deep", 7.0),
    ("edge", "paper", 3.0),
    ("edge", "surface", 3.0),
    ("act-line", "paper", 3.0),
    ("act-line", "surface", 3.0),
    ("now-edge", "now-soft", 3.0),
    ("brick", "surface", 3.0),
    ("focus", "paper", 3.0),
    ("focus", "surface", 3.0),
    ("now", "deep", 3.0),
)
"""What is written or drawn on which ground, and the contrast that needs (WCAG 2.2): 7 for what one reads at length."""

STEPS = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour by its role, as a browser writes it in the light and in the dark."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour on another: how much they differ in the light and in the dark, and how much they have to."""

    text: str
    ground: str
    light: float
    dark: float
    needed: float


@cache
def colours() -> dict[str, Colour]:
    """Every colour; those that the dark does not change are the same in both."""
    light_part, _, rest = STYLES.read_text().partition("@media (prefers-color-scheme: dark)")
    light, dark = _hues(light_part), _hues(rest.partition("\n}\n")[0])
    return {name: Colour(name, hue, dark.get(name, hue)) for name, hue in light.items()}


def pairs() -> list[Pair]:
    """The pairs with their contrasts."""
    known = colours()
    return [
        Pair(
            text,
            ground,
            contrast(known[text].light, known[ground].light),
            contrast(known[text].dark, known[ground].dark),
            needed,
        )
        for text, ground, needed in PAIRS
    ]


@cache
def steps() -> dict[str, str]:
    """The steps of space, in rem."""
    return {name: size for name, size in re.findall(r"--(s\d): ([\d.]+rem)", STYLES.read_text()) if name in STEPS}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white), as WCAG 2.2 computes it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _hues(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", css))


def _luminance(hue: str) -> float:
    digits = hue.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
