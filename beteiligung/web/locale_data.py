"""What a process keeps of what Babel knows about a language: enough for days, numbers, money, lists and names."""

from __future__ import annotations

from functools import cache

from babel import localedata
from babel.core import get_global

NEVER_SHOWN = (
    "unit_patterns",
    "unit_display_names",
    "compound_unit_patterns",
    "compact_decimal_formats",
    "compact_currency_formats",
    "interval_formats",
    "meta_zones",
    "time_zones",
)
"""Measures, abridged numbers, spans and time zones: three megabytes in every worker. Whoever shows one takes it out."""


@cache
def lean(locale: str) -> str:
    """The locale, when what no page shows of it is forgotten: once in a process, at the first page in its language.

    Babel reads all about a language and keeps it; ``load`` gives the very dictionary that is kept.
    """
    for name in lineage(locale):
        kept = localedata.load(name)
        for topic in NEVER_SHOWN:
            kept.pop(topic, None)
    return locale


def lineage(locale: str) -> list[str]:
    """What a locale is made from, the farthest first, and itself; Babel keeps all of these."""
    names = [locale]
    while names[0] != "root":
        names.insert(0, get_global("parent_exceptions").get(names[0]) or names[0].rpartition("_")[0] or "root")
    return names
