"""Made-up contents for the page of components: short ones, and those that are too long for any place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from beteiligung.core import clock
from beteiligung.measures.models import MeasureState
from beteiligung.moderation.queries import Said
from beteiligung.proposals.models import ProposalState

AREAS = ("Nordmarkt", "Bodelschwingh-Westerfilde", "Bövinghausen/Westrich")

LONG_DAY = datetime(2026, 9, 30, 17, 45, tzinfo=UTC)
"""A day with a long name in most languages."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What somebody wrote, in the language they wrote it in."""

    language: str
    title: str
    text: str


SHORT = Sample("de", "Eine Bank mit Schatten", "Im Sommer steht an der Haltestelle niemand gern.")
GERMAN = Sample(
    "de",
    "Nachbarschaftsbegegnungsstättenöffnungszeitenverlängerung für Alleinerziehendenberatung",
    "Die Bezirksvertretungssitzungsniederschrift nennt eine Grünflächenunterhaltungspflegevereinbarung. "
    "Die Straßenbeleuchtungsinstandsetzung soll mit der Spielplatzerneuerungsmaßnahme zusammen geschehen. "
    "Wir helfen an zwei Samstagen mit und bringen Werkzeug, Kuchen und gute Laune.",
)
TURKISH = Sample(
    "tr",
    "Mahallemizdeki çocuk oyun alanlarının yenileştirilememesinden etkilenenlerin dayanışma buluşması",
    "Kullanılamayanlardan bazılarını komşularımızla birlikte onarabileceğimizi düşünüyoruz. "
    "Belediyedekilerle görüşebilenlerin deneyimlerinden yararlanmak istiyoruz. Her cumartesi çay ve poğaça var.",
)
ARABIC = Sample(
    "ar",
    "تجديد ملعب الأطفال خلف الكنيسة مع مقاعد في الظل وألعاب تناسب من يستخدمون الكراسي المتحركة",
    "نريد أن يلعب أطفال الحي معًا، وأن يجد الأهل مكانًا يجلسون فيه في الصيف. "
    "سنساعد يومي سبت، ومعنا أدوات وشاي وكعك. المكان قريب من محطة الحافلات رقم 453.",
)
OFFICE = SimpleNamespace(office_name="Grünflächenamt", reference="67/2-1041")
SAID = (
    Said(ARABIC.text, ARABIC.language, {}, SHORT.text),
    Said("Antworten Sie bis {tag}. Fragen? {telefon}", "de", {"tag": LONG_DAY.date(), "telefon": "0231 50-0"}, None),
    Said(None, "de", {}, GERMAN.text),
)
"""What the city says with a decision: ready-made with own words, ready-made alone, own words alone."""

SAMPLES = (SHORT, GERMAN, TURKISH, ARABIC)

TINTS = ("open", "wait", "good", "bad", "end", "plain")

BARS = (
    ("nothing", {"free": 0}),
    ("untouched", {"free": 500_000}),
    ("three", {"paid": 120_000, "committed": 180_050, "reserved": 90_000}),
    ("four", {"paid": 9_876_543, "committed": 2_500_000, "reserved": 1_250_000, "free": 9_373_457}),
    ("full", {"paid": 500_000, "free": 0}),
)
"""Bars by their names: parts in cents."""


def proposal_states() -> list[str]:
    """Every state of an idea."""
    return [state.value for state in ProposalState]


def measure_states() -> list[str]:
    """Every state of a measure."""
    return [state.value for state in MeasureState]


def cards() -> list[dict[str, Any]]:
    """Ideas as lists show them: one with everything missing that may be, then longer and longer ones."""
    now = clock.now()
    kinds = (
        (SHORT, "", AREAS[0], "published", now, 0, 0),
        (SHORT, SHORT.text, AREAS[0], "in_review", now - timedelta(days=1), 1, 1),
        (GERMAN, GERMAN.text, AREAS[1], "forwarded", LONG_DAY, 1_234, 345),
        (TURKISH, TURKISH.text, AREAS[2], "promoted", LONG_DAY, 2, 0),
        (ARABIC, ARABIC.text, AREAS[1], "declined", LONG_DAY, 11, 3),
    )
    names = ("sample", "text", "area", "state", "when", "votes", "comments")
    return [dict(zip(names, kind, strict=True)) for kind in kinds]


PLACE = SimpleNamespace(latitude=51.531, longitude=7.465)


def pinned() -> list[SimpleNamespace]:
    """Ideas with pins: two on the same spot, one beside them, one farther away, one without."""
    spots = ((51.531, 7.465), (51.531, 7.465), (51.5312, 7.4655), (51.4912, 7.5001), (None, None))
    return [
        SimpleNamespace(
            **card, latitude=latitude, longitude=longitude, pin=f"{latitude} {longitude}" if latitude else None
        )
        for card, (latitude, longitude) in zip(cards(), spots, strict=True)
    ]
