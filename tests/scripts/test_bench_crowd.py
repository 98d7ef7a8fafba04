"""Fifty people of the bench: what they click exists and is acknowledged, and a lost or refused form ends the run."""

from collections import Counter

import pytest

from scripts.bench.clicks import FOLLOW, readers_file, writers_file
from scripts.bench.crowd import FLOOR, PACES, Crowd, Round, acknowledged_of
from scripts.bench.crowd_tables import section
from scripts.bench.generate import generate
from scripts.bench.load import LoadFailed
from scripts.bench.units import Reading
from scripts.bench.writes import Kept, kept, past_similar

PEOPLE = (1, 2)
FORMS_EACH = 20
BOTH_DID = Kept(votes=12, comments=8, ideas=4)

WRITERS = """\
  31 requests in 7.01s, 12.00KB read
acknowledged vote 11
acknowledged idea-where 4
acknowledged idea 3
acknowledged vote 9
acknowledged comment 5
"""


@pytest.fixture
def filled(app):
    generate(app, 100)
    return app


def test_readers_find_every_page(filled, tmp_path):
    paths = readers_file(filled, tmp_path).read_text().splitlines()
    assert len(paths) == 50
    assert Counter(Counter(paths).values()) == {5: 6, 1: 20}
    reader = filled.test_client()
    assert {reader.get(path).status_code for path in set(paths)} == {200}


def test_every_form_is_acknowledged_and_kept(filled, tmp_path):
    before = kept(filled, PEOPLE)
    done = Counter(send(filled, writers_file(filled, PEOPLE, FORMS_EACH, tmp_path)))
    assert done == {
        "vote": 12,
        "comment": 8,
        "idea-where": 4,
        "idea-what": 4,
        "idea-place": 4,
        "idea-details": 4,
        "idea": 4,
    }
    assert kept(filled, PEOPLE).since(before) == BOTH_DID


def test_a_second_run_votes_for_other_ideas(filled, tmp_path):
    before = kept(filled, PEOPLE)
    for _ in range(2):
        list(send(filled, writers_file(filled, PEOPLE, FORMS_EACH, tmp_path)))
    assert kept(filled, PEOPLE).since(before).votes == 2 * BOTH_DID.votes


def send(app, file):
    """As ``writers.lua`` does it; gives the kinds of all forms."""
    browser, led_to = app.test_client(use_cookies=False), ""
    for line in file.read_text().splitlines():
        _person, kind, path, cookie, body = line.split("\t")
        answer = browser.post(
            led_to if path == FOLLOW else path,
            data=body,
            content_type="application/x-www-form-urlencoded",
            headers={"Cookie": cookie},
        )
        assert answer.status_code == 302, (kind, answer.status_code)
        led_to = past_similar(answer.headers["Location"])
        yield kind


def test_what_was_acknowledged_is_added_up_over_all_people():
    assert acknowledged_of(WRITERS, "crowd") == Kept(votes=20, comments=5, ideas=3)


@pytest.mark.parametrize("line", ["refused comment: 422", "unanswered 3"])
def test_a_refused_or_unanswered_form_ends_the_run(line):
    with pytest.raises(LoadFailed, match=f"crowd: {line}"):
        acknowledged_of(f"{WRITERS}{line}\n", "crowd")


def test_the_floor_is_for_writes_of_people_who_pause():
    def rows(write_ms):
        one = Round(0.5, Reading(100, 10.0, 4.0, 20.0, 60.0), Reading(10, 15.0, 4.0, write_ms, 90.0))
        lines = section(Crowd("SQLite 3", {pace: [one] for pace in PACES}))
        return [line.strip("| ").split(" | ")[1:] for line in lines if line.startswith(("| reads", "| writes"))]

    exact = 0.5 * FLOOR
    assert rows(exact) == [
        ["100", "0", "20.0", "40", "–", "–", "60.0", "120", "40%"],
        ["10", "0", "80.0", "160", "160", "yes", "90.0", "180", "40%"],
        ["100", "0", "20.0", "40", "–", "–", "60.0", "120", "40%"],
        ["10", "0", "80.0", "160", "–", "–", "90.0", "180", "40%"],
    ]
    assert rows(exact + 0.5)[1][3:6] == ["161", "160", "**no**"]
