"""Ideas from a CSV file: cells between commas or semicolons, amounts in euros as people write them."""

from __future__ import annotations

from beteiligung.command import BadInput
from beteiligung.core.money import parse_euros
from beteiligung.proposals.importing.rows import (
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

COLUMNS = {"id", "title", "text", "aktionsraum", "feld", "cost", "latitude", "longitude", "language"}
"""``id`` may be left out: then the number of the record stands in for it."""


def read_csv(text: str) -> ReadFile:
    lines = lines_of(text, _separator(text))
    header = next(lines, None)
    if header is None:
        raise BadInput("the file is empty")
    columns = columns_of(header[1], header[0], needed=("title",))
    remarks = [f"column {name!r} is not read" for name in columns if name not in COLUMNS]
    ideas = []
    for number, (place, cells) in enumerate(lines, 1):
        row = Row(place, by_column(columns, cells, place))
        ideas.append(_from_csv(row, number))
    return ReadFile(checked(ideas), remarks)


def _separator(text: str) -> str:
    """The sign between cells: the one that stands in the first line more often."""
    first = text.lstrip("\r\n").partition("\n")[0]
    return ";" if first.count(";") >= first.count(",") else ","


def _from_csv(row: Row, number: int) -> ReadIdea:
    latitude, longitude = row.position()
    written = row.get("cost")
    try:
        cost = parse_euros(written) if written else None
    except ValueError as error:
        raise BadInput(f"{written!r} is no amount in euros, such as 1200 or 49,90", row.at("cost")) from error
    language = row.get("language")
    return ReadIdea(
        place_in_file=row.place,
        import_id=row.id("id") if "id" in row.cells else str(number),
        title=row.title("title"),
        text=row.text("text"),
        area=row.get("aktionsraum"),
        categories=several(row.get("feld")),
        cost_cents=cost,
        latitude=latitude,
        longitude=longitude,
        language=check_language(language, row.at("language")) if language else None,
    )
