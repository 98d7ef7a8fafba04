"""Files nobody can import: each fault is told with its place."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.command import BadInput
from beteiligung.proposals.importing import check_language, read_ideas

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("name", "fault"),
    {
        "missing-column.pb": "line 6: the column 'cost' is missing",
        "negative-cost.pb": "line 8, cost: '-10' is no amount",
        "duplicate-id.pb": "line 8: the id '1' is already in line 7",
        "german-amount.pb": "line 7, cost: '1.234,56' is no amount",
        "half-a-cent.pb": "line 7, cost: '10.505' is no amount",
        "cells.pb": "line 8: 3 cells are needed, here are 4",
        "no-projects.pb": "no section PROJECTS",
        "encoding.pb": "line 8: the file is not UTF-8",
        "open-quote.pb": "line 7: quotes or line ends are broken",
        "not-pabulib.pb": "line 1: a Pabulib file begins with META",
        "missing-title.csv": "line 1: the column 'title' is missing",
        "empty-title.csv": "line 3, title: a title has 1 to 500 characters",
        "long-title.csv": "line 2, title: a title has 1 to 500 characters, this one 501",
        "long-text.csv": "line 2, text: a text has at most 5000 characters",
        "negative-cost.csv": "line 3, cost: '-5' is no amount",
        "cost.csv": "line 2, cost: 'viel' is no amount",
        "half-position.csv": "line 2: a position needs latitude and longitude",
        "position.csv": "line 2, latitude: 'nan' is no number of degrees",
        "language.csv": "line 2, language: 'Deutsch (einfach)' is no language tag",
        "cells.csv": "line 3: 2 cells are needed, here are 1",
        "duplicate-id.csv": "line 4: the id '7' is already in line 2",
        "duplicate-column.csv": "line 1: the column 'title' is there twice",
        "encoding.csv": "line 3: the file is not UTF-8",
        "utf16.csv": "line 1: the file is not UTF-8",
        "quotes.csv": "line 2: quotes or line ends are broken",
        "empty.csv": "the file is empty",
        "header-only.csv": "the file holds no idea",
    }.items(),
)
def test_a_bad_file_is_refused_with_its_place(name, fault):
    with pytest.raises(BadInput) as refusal:
        read_ideas((DATA / f"bad-{name}").read_bytes(), is_pabulib=name.endswith(".pb"))

    assert fault in str(refusal.value)


@given(content=st.binary(max_size=300), is_pabulib=st.booleans())
def test_no_file_is_answered_with_a_traceback(content, is_pabulib):
    with contextlib.suppress(BadInput):
        read_ideas(content, is_pabulib=is_pabulib)


@given(
    cells=st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=6), max_size=6),
    header=st.lists(
        st.sampled_from(["title", "cost", "text", "latitude", "longitude", "language", "id", "x"]), max_size=6
    ),
)
def test_no_table_is_answered_with_a_traceback(cells, header):
    lines = [",".join(header), *(",".join(row) for row in cells)]
    with contextlib.suppress(BadInput):
        read_ideas("\n".join(lines).encode("utf-8", "surrogatepass"), is_pabulib=False)


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1234", 1234_00),
        ("1.234,56", 1234_56),
        ("10.5", 10_50),
        ("10,5", 10_50),
        ("1.234", 1234_00),
        ("€ 7", 7_00),
        ("", None),
    ],
)
def test_amounts_as_people_write_them(written, cents):
    read = read_ideas(f"title;cost\nEin Fest;{written}\n".encode(), is_pabulib=False)

    assert read.ideas[0].cost_cents == cents


@pytest.mark.parametrize(("written", "cents"), [("40000.0", 40_000_00), ("10.5", 10_50), ("10.500", 10_50), ("0", 0)])
def test_amounts_as_pabulib_files_write_them(written, cents):
    content = f"META\nkey;value\nPROJECTS\nproject_id;cost;name\n1;{written};Ein Fest\n".encode()
    read = read_ideas(content, is_pabulib=True)

    assert read.ideas[0].cost_cents == cents
    assert read.remarks == ["META names no currency: amounts are taken as euros"]


def test_a_file_that_was_cut_is_remarked():
    content = b"META\nkey;value\nnum_projects;3\ncurrency;EUR\nPROJECTS\nproject_id;cost;name\n1;5;Ein Fest\n"

    assert read_ideas(content, is_pabulib=True).remarks == ["META speaks of 3 projects, the file holds 1"]


def test_columns_nobody_reads_are_remarked():
    assert read_ideas(b"title,votes\nEin Fest,3\n", is_pabulib=False).remarks == ["column 'votes' is not read"]


@pytest.mark.parametrize("tag", ["de", "TR", "de-leicht", "zh-hant"])
def test_language_tags(tag):
    assert check_language(tag) == tag.lower()


@pytest.mark.parametrize("tag", ["", "d", "deutsch", "de_DE", "de-simplified-german", "de\n"])
def test_what_is_no_language_tag(tag):
    with pytest.raises(BadInput):
        check_language(tag)
