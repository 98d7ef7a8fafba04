"""Ideas from the projects of a Pabulib file, the standard file of participatory budgets (pabulib.org)."""

from __future__ import annotations

import re

from beteiligung.command import BadInput
from beteiligung.core.money import MAX_CENTS
from beteiligung.core.text import clean_line
from beteiligung.proposals.importing.rows import (
    PLACE_MOST,
    ReadFile,
    ReadIdea,
    Row,
    by_column,
    check_language,
    checked,
    columns_of,
    lines_of,
    several,
)

_DECIMAL = re.compile(r"^(\d{1,15})(?:\.(\d{1,15}))?$")


def read_pabulib(text: str) -> ReadFile:
    meta: dict[str, str] = {}
    ideas: list[ReadIdea] = []
    lines = lines_of(text, ";")
    section, columns = "", None
    for place, cells in lines:
        word = cells[0].strip().upper() if not any(cell.strip() for cell in cells[1:]) else ""
        if word in {"META", "PROJECTS", "VOTES"}:
            if word == "VOTES":
                break
            section, columns = word, None
        elif not section:
            raise BadInput("a Pabulib file begins with META", place)
        elif columns is None:
            needed = ("project_id", "cost", "name") if section == "PROJECTS" else ()
            columns = columns_of(cells, place, needed=needed)
        elif section == "META":
            meta[cells[0].strip().lower()] = ";".join(cells[1:]).strip()
        else:
            ideas.append(_from_pabulib(Row(place, by_column(columns, cells, place)), meta))
    if section != "PROJECTS":
        raise BadInput("the file has no section PROJECTS")
    return ReadFile(checked(ideas), _remarks(meta, len(ideas)))


def _remarks(meta: dict[str, str], found: int) -> list[str]:
    remarks = []
    if not meta.get("currency"):
        remarks.append("META names no currency: amounts are taken as euros")
    if meta.get("num_projects", str(found)) != str(found):
        remarks.append(f"META speaks of {meta['num_projects']} projects, the file holds {found}")
    return remarks


def _from_pabulib(row: Row, meta: dict[str, str]) -> ReadIdea:
    latitude, longitude = row.position()
    currency = meta.get("currency", "").upper() or "EUR"
    cents = _decimal_cents(row)
    notes = [] if currency == "EUR" else [f"Kosten: {row.get('cost')} {currency}"]
    place = clean_line(row.get("place", "neighborhood", "neighbourhood", "district", "subunit"))
    target = row.get("target")
    language = meta.get("language", "")
    return ReadIdea(
        place_in_file=row.place,
        import_id=row.id("project_id"),
        title=row.title("name"),
        text=row.text("description"),
        area=row.get("aktionsraum"),
        area_hints=[place, meta.get("subunit", "")],
        place=place[:PLACE_MOST] or None,
        categories=several(row.get("category")),
        cost_cents=cents if currency == "EUR" else None,
        latitude=latitude,
        longitude=longitude,
        language=check_language(language, "META, language") if language else None,
        notes=[*notes, *([f"Zielgruppe: {target}"] if target else [])],
    )


def _decimal_cents(row: Row) -> int:
    """A cost with a decimal point, as these files write it; in hundredths of the currency."""
    written = row.get("cost")
    match = _DECIMAL.fullmatch(written)
    whole, part = (match[1], (match[2] or "").rstrip("0")) if match else ("", "")
    if not whole or len(part) > 2:
        raise BadInput(f"{written!r} is no amount such as 12000 or 10.50", row.at("cost"))
    cents = int(whole) * 100 + int(part.ljust(2, "0") or "0")
    if cents > MAX_CENTS:
        raise BadInput(f"{written!r} is more than the platform can handle", row.at("cost"))
    return cents
