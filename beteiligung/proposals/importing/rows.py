"""Records of a file as rows of named cells, each knowing its place; and the values read from them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from beteiligung.command import BadInput
from beteiligung.core.text import clean_line, clean_text

TITLE_MOST = 500
TEXT_MOST = 5000
PLACE_MOST = 200
ID_MOST = 100
_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$", re.IGNORECASE)
_DEGREES = re.compile(r"^-?\d{1,3}([.,]\d+)?$")


@dataclass(frozen=True)
class ReadIdea:
    """One idea as its file tells it. The cost is in cents, the position in degrees (WGS 84)."""

    place_in_file: str
    import_id: str
    title: str
    text: str = ""
    area: str = ""
    """What the file calls the area."""
    area_hints: Sequence[str] = ()
    """Names of places in the file, which may be those of an area."""
    place: str | None = None
    categories: Sequence[str] = ()
    cost_cents: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    language: str | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class ReadFile:
    """All ideas of a file, and what the operator should know about how it was read."""

    ideas: list[ReadIdea]
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One record: its cells by column name, and where it begins."""

    place: str
    cells: dict[str, str]

    def get(self, *columns: str) -> str:
        """The first of these columns that is there and filled."""
        return next((value for column in columns if (value := self.cells.get(column, "").strip())), "")

    def at(self, column: str) -> str:
        return f"{self.place}, {column}"

    def title(self, column: str) -> str:
        """Imported titles may be longer than those people write here."""
        title = clean_line(self.get(column))
        if not 0 < len(title) <= TITLE_MOST:
            raise BadInput(f"a title has 1 to {TITLE_MOST} characters, this one {len(title)}", self.at(column))
        return title

    def text(self, column: str) -> str:
        text = clean_text(self.get(column))
        if len(text) > TEXT_MOST:
            raise BadInput(f"a text has at most {TEXT_MOST} characters, this one {len(text)}", self.at(column))
        return text

    def id(self, column: str) -> str:
        import_id = clean_line(self.get(column))
        if not 0 < len(import_id) <= ID_MOST:
            raise BadInput(f"an id has 1 to {ID_MOST} characters", self.at(column))
        return import_id

    def position(self) -> tuple[float | None, float | None]:
        """Latitude and longitude; both or neither."""
        latitude, longitude = self._degrees("latitude", 90), self._degrees("longitude", 180)
        if (latitude is None) != (longitude is None):
            raise BadInput("a position needs latitude and longitude", self.place)
        return latitude, longitude

    def _degrees(self, column: str, limit: int) -> float | None:
        written = self.get(column)
        if not written:
            return None
        value = float(written.replace(",", ".")) if _DEGREES.fullmatch(written) else limit + 1.0
        if abs(value) > limit:
            raise BadInput(f"{written!r} is no number of degrees between -{limit} and {limit}", self.at(column))
        return value


def check_language(language: str, place: str | None = None) -> str:
    """A BCP 47 tag of at most twelve characters, in small letters. Raises BadInput."""
    if not _LANGUAGE.fullmatch(language) or len(language) > 12:
        raise BadInput(f"{language!r} is no language tag such as de, tr or ar", place)
    return language.lower()


def decode(content: bytes) -> str:
    """UTF-8, with or without a byte-order mark. Raises BadInput with the line that is something else."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadInput("the file is not UTF-8", f"line {line}") from error


def lines_of(text: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """Records that are not empty, each with the line in which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(f"quotes or line ends are broken here ({error})", f"line {line}") from error
        if any(cell.strip() for cell in cells):
            yield f"line {line}", cells
        line = reader.line_num + 1


def columns_of(cells: Sequence[str], place: str, *, needed: Sequence[str]) -> list[str]:
    """Names of the columns in small letters. Columns without a name at the end, as spreadsheets write them, do not count."""
    columns = [cell.strip().lower() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    for name in needed:
        if name not in columns:
            raise BadInput(f"the column {name!r} is missing", place)
    for name in columns:
        if columns.count(name) > 1:
            raise BadInput(f"the column {name!r} is there twice", place)
    return columns


def by_column(columns: Sequence[str], cells: Sequence[str], place: str) -> dict[str, str]:
    """The cells of a record by the names of their columns. Raises BadInput where there are more or fewer."""
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        raise BadInput(f"{len(columns)} cells are needed, here are {len(cells)}", place)
    return dict(zip(columns, cells, strict=False))


def several(written: str) -> list[str]:
    """Words between commas."""
    return [word for part in written.split(",") if (word := clean_line(part))]


def checked(ideas: list[ReadIdea]) -> list[ReadIdea]:
    """Refuse a file without ideas, and an id that stands for two."""
    if not ideas:
        raise BadInput("the file holds no idea")
    first: dict[str, str] = {}
    for idea in ideas:
        if idea.import_id in first:
            raise BadInput(f"the id {idea.import_id!r} is already in {first[idea.import_id]}", idea.place_in_file)
        first[idea.import_id] = idea.place_in_file
    return ideas
