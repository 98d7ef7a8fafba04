"""Sitemaps as search engines read them (sitemaps.org), each address with its alternates in the other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from beteiligung.web.languages import LANGUAGES, SOURCE, Language
from beteiligung.web.sharing import absolute

IDS_PER_PART = 5_000 // len(LANGUAGES)
"""With every language there will ever be a file holds at most 5,000 addresses."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def parts_of(span: tuple[int, int] | None) -> range:
    """The numbers of the files that hold the things with ids in this span."""
    return range(0) if span is None else range(span[0] // IDS_PER_PART, span[1] // IDS_PER_PART + 1)


def ids_of(part: int) -> tuple[int, int]:
    """The first and the last id in a file."""
    return part * IDS_PER_PART, (part + 1) * IDS_PER_PART - 1


def index(paths: Iterable[str]) -> str:
    """The list of files."""
    files = "".join(f"<sitemap><loc>{escape(absolute(path))}</loc></sitemap>\n" for path in paths)
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{files}</sitemapindex>\n'


def urls(pages: Iterable[tuple[str, list[Language]]]) -> str:
    """One file. Each page is its path after the language, and the languages it exists in."""
    found = "".join(line for rest, languages in pages for line in _lines(rest, languages))
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{found}</urlset>\n'


def _lines(rest: str, languages: list[Language]) -> Iterator[str]:
    addresses = {language.tag: escape(absolute(f"/{language.address}{rest}")) for language in languages}
    default = escape(absolute(f"/{SOURCE.address}{rest}"))
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
        for tag, address in [*addresses.items(), ("x-default", default)]
    )
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{others}</url>\n"
