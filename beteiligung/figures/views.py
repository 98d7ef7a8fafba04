"""The figures of a year as a page and as a file, for everybody."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Response, redirect, render_template, url_for
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import all_areas, promised_days
from beteiligung.core import clock
from beteiligung.figures import queries
from beteiligung.figures.queries import Duration, Year
from beteiligung.figures.words import DECISIONS, REPORTED, RESULTS, decision_word, promise_words, reason_word
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Reason
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.guard import guard
from beteiligung.web.sharing import absolute

bp = pages_blueprint("figures", __name__)

Row = tuple[str, ...]


@bp.route("/statistik/")
@guard(P.PUBLIC_READ)
def index() -> Any:
    """To the present year."""
    years = queries.years()
    if not years:
        return render_template("figures/empty.html")
    return redirect(url_for(".of_year", year=years[0]))


@bp.route("/statistik/<int:year>")
@guard(P.PUBLIC_READ)
def of_year(year: int) -> Any:
    """What came in a year, what became of it, and how long it took."""
    years = queries.years()
    if year not in years:
        return render_template("figures/no_such_year.html", years=years), 404
    figures = queries.of_year(year)
    return render_template(
        "figures/year.html",
        year=year,
        years=years,
        figures=figures,
        decisions=_decisions(figures),
        ground_kinds=_ground_kinds(figures),
        grounds=_grounds(figures),
        report_kinds=[_(word) for word in REPORTED.values()],
        reports=[
            (reason_word(reason), [figures.reports[reason].get(kind, 0) for kind in REPORTED])
            for reason in Reason
            if reason in figures.reports
        ],
        appeal_results=[_(word) for word in RESULTS.values()],
        appeals=[
            (decision_word(kind), [figures.appeals[kind].get(result, 0) for result in RESULTS])
            for kind in DECISIONS
            if kind in figures.appeals
        ],
        **_durations(queries.durations(year)),
        promise=promise_words(queries.promise()) if year == years[0] else None,
        promised_days=promised_days(clock.today()),
        canonical=absolute(url_for(".of_year", year=year)),
    )


@bp.route("/statistik/<int:year>.csv")
@guard(P.PUBLIC_READ)
def file(year: int) -> Any:
    """The same figures for programs: one figure in each line, named by codes."""
    years = queries.years()
    if year not in years:
        return render_template("figures/no_such_year.html", years=years), 404
    text = io.StringIO()
    csv.writer(text).writerows(_lines(year))
    name = f"statistik-{year}.csv"
    disposition = f'attachment; filename="{name}"'
    return Response(text.getvalue(), mimetype="text/csv", headers={"Content-Disposition": disposition})


def _decisions(figures: Year) -> list[tuple[str, int]]:
    """What happened not once has no line."""
    return [(decision_word(kind), figures.decisions[kind]) for kind in DECISIONS if figures.decisions.get(kind)]


def _ground_kinds(figures: Year) -> list[str]:
    return [decision_word(kind) for kind in _kinds_with_ground(figures)]


def _kinds_with_ground(figures: Year) -> list[Any]:
    return [kind for kind in DECISIONS if any(kinds.get(kind) for kinds in figures.grounds.values())]


def _grounds(figures: Year) -> list[tuple[str, list[int]]]:
    """Each ground with the number of decisions of each kind, in the order of the list of grounds."""
    kinds = _kinds_with_ground(figures)
    return [
        (_(ground.sentence), [figures.grounds[code].get(kind, 0) for kind in kinds])
        for code, ground in GROUNDS.items()
        if code in figures.grounds
    ]


def _durations(rows: Iterable[Duration]) -> dict[str, Any]:
    """Of each area with enough cases its name, address, the median in words and the number of cases; and the others."""
    by_area = {row.aktionsraum_id: row for row in rows}
    shown: list[tuple[str, str, str, int]] = []
    few: list[str] = []
    for area in all_areas():
        row = by_area.get(area.id)
        if row is not None and row.working_days is not None:
            shown.append((area.name, area.slug, _days(row.working_days), row.count))
        elif row is not None:
            few.append(area.name)
    return {"durations": shown, "few": few}


def _days(number: float) -> str:
    if number == int(number):
        return str(ngettext("%(num)s Werktag", "%(num)s Werktage", int(number)))
    return str(_("%(days)s Werktage", days=format_decimal(number)))


def _lines(year: int) -> Iterator[tuple[Any, ...]]:
    figures = queries.of_year(year)
    slugs = {area.id: area.slug for area in all_areas()}
    yield "year", "figure", "detail", "value"
    yield year, "received", "", figures.received
    yield year, "published", "", figures.published
    for kind in DECISIONS:
        if figures.decisions.get(kind):
            yield year, "decisions", kind, figures.decisions[kind]
    for name, table in (
        ("{}_by_ground", figures.grounds),
        ("reports_{}", figures.reports),
        ("appeals_{}", figures.appeals),
    ):
        yield from ((year, name.format(kind), detail, count) for detail, kind, count in _cells(table))
    for row in queries.durations(year):
        area = slugs.get(row.aktionsraum_id, row.aktionsraum_id)
        yield year, "first_decisions", area, row.count
        if row.working_days is not None:
            yield year, "median_working_days_to_first_decision", area, f"{row.working_days:g}"


def _cells(table: Mapping[Any, Mapping[Any, int]]) -> Iterator[tuple[str, str, int]]:
    for row, counts in sorted(table.items()):
        for column, count in sorted(counts.items()):
            yield row, column, count
