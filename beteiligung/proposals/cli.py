"""The command that brings ideas in from a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import click
from flask.cli import with_appcontext

from beteiligung.access.actor import Actor
from beteiligung.aktionsraum import queries as places
from beteiligung.aktionsraum.models import Aktionsraum, FieldOfAction
from beteiligung.command import BadInput, note, read_file, transaction
from beteiligung.core.text import search_key
from beteiligung.proposals.importing import ReadIdea, check_language, read_ideas
from beteiligung.proposals.operations import import_proposal

PLATFORM = Actor.system("import")
FAR_METRES = 25_000
"""A position farther than that from every area decides nothing: it lies in another city."""


@click.group("proposals")
def proposals() -> None:
    """Ideas."""


@proposals.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--aktionsraum", "slug", metavar="SLUG", help="The area of all ideas; else the file decides.")
@click.option("--language", default="de", show_default=True, help="Where the file names no language.")
@with_appcontext
@transaction
def import_file(path: Path, slug: str | None, language: str) -> None:
    """Put the ideas of a CSV or Pabulib file on the desk. A bad file changes nothing."""
    language = check_language(language, "--language")
    area = _area_for_all(slug)
    content = read_file(path)
    read = read_ideas(content, is_pabulib=path.suffix.lower() == ".pb")
    for remark in read.remarks:
        note(remark)
    areas, fields = places.all_areas(), places.fields_of_action()
    rows = [(idea, area or _area_of(idea, areas), *_fields_of(idea, fields)) for idea in read.ideas]
    file_hash = hashlib.sha256(content).hexdigest()
    new = 0
    for idea, where, field_ids, unknown in rows:
        proposal = import_proposal(
            PLATFORM,
            aktionsraum_id=where.id,
            title=idea.title,
            text=idea.text,
            language=idea.language or language,
            import_hash=file_hash,
            import_id=idea.import_id,
            import_note=_note(idea, where, unknown),
            cost_cents=idea.cost_cents,
            place=idea.place,
            latitude=idea.latitude,
            longitude=idea.longitude,
            field_ids=field_ids,
        )
        new += proposal is not None
    note(f"new {new}, there already {len(rows) - new}")
    click.echo(f"proposals {len(rows)}")


def _area_for_all(slug: str | None) -> Aktionsraum | None:
    if slug is None:
        return None
    area = places.area_by_slug(slug)
    if area is None:
        raise BadInput(f"there is no area {slug!r}", "--aktionsraum")
    return area


def _area_of(idea: ReadIdea, areas: Sequence[Aktionsraum]) -> Aktionsraum:
    """What the file calls the area decides, else a place with an area's name, else the position."""
    if idea.area:
        area = places.area_called([idea.area], areas)
        if area is None:
            raise BadInput(f"there is no area {idea.area!r}", f"{idea.place_in_file}, aktionsraum")
        return area
    area = next(filter(None, (places.area_called([hint], areas) for hint in idea.area_hints)), None)
    if area is None and idea.latitude is not None and idea.longitude is not None:
        area = places.area_at(idea.latitude, idea.longitude, within_metres=FAR_METRES)
        if area is None:
            raise BadInput("this position lies in no area; --aktionsraum decides for all", idea.place_in_file)
    if area is None:
        raise BadInput("neither area nor position is given; --aktionsraum decides for all", idea.place_in_file)
    return area


def _fields_of(idea: ReadIdea, fields: Sequence[FieldOfAction]) -> tuple[list[int], list[str]]:
    """Which fields of action the categories mean, and the categories that mean none."""
    known = {
        search_key(name): field.id
        for field in fields
        for name in (field.slug, *field.names.values(), *field.short_names.values())
    }
    keys = {category: search_key(category) for category in idea.categories}
    ids = sorted({known[key] for key in keys.values() if key in known})
    return ids, [category for category, key in keys.items() if key not in known]


def _note(idea: ReadIdea, area: Aktionsraum, unknown: Sequence[str]) -> str | None:
    """What the file says and the platform has no column for; read at the desk, so in German."""
    lines = list(idea.notes)
    if unknown:
        lines.append(f"Kategorie: {', '.join(unknown)}")
    if idea.area and places.area_called([idea.area], [area]) is None:
        lines.append(f"Aktionsraum: {idea.area}")
    return "\n".join(lines) or None
