"""Similar ideas are found in any script and spelling; unlike ones, one's own and what is not public are not."""

import csv
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.text import search_key
from beteiligung.proposals import queries
from beteiligung.proposals.importing import read_ideas
from beteiligung.proposals.likeness import LIKE, Texts, likeness
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.queries import Sought
from tests.support.factories import make_account, make_area, make_field, make_proposal
from tests.support.realdata import real_data
from tests.support.statements import StatementCounter

PAIRS = list(csv.DictReader((Path(__file__).parents[1] / "data/like_ideas.csv").read_text("utf-8").splitlines()))
VISITOR = Actor()
BENCH = {"title": "Eine Bank an der Haltestelle", "text": "Wer auf den Bus wartet, kann dort nicht sitzen."}


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context():
        yield


def found(title, text="", *, area=None, actor=VISITOR, **more):
    sought = Sought(title, text, (area or make_area()).id, **more)
    return [row.id for row in queries.similar(actor, sought)]


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("Neue Sitzbänke am Brunnen", "Sitzbank am Brunnen"),
        ("Ein Spielplatz für Kleine", "Spilplatz für die Kleinen"),
        ("Fahrradständer vor der Schule", "Fahradstaender vor der Schule"),
        ("Mehr Bäume in der Schillerstraße", "Ein Baum fuer die Schillerstrasse"),
        ("Kinderspielplatz im Hof", "Spielplatz im Hof"),
        ("Çocuk parkı yapılsın", "Yeni çocuk parkları"),
        ("ÇOCUK PARKI YAPILSIN", "cocuk parki"),
        ("مكتبة صغيرة للأطفال", "المكتبه الصغيرة للاطفال"),
        ("Дитячий майданчик", "дитячого майданчика"),
        ("Спортивная площадка", "Площадка для спорта, спортивные игры"),
    ],
)
def test_errors_endings_and_scripts(there, typed):
    idea = make_proposal(title=there, text="")
    make_proposal(title="Etwas ganz anderes", text="Hier steht davon kein Wort.")
    assert found(typed) == [idea.id]


@pytest.mark.parametrize("typed", ["", "!?", "Für alle", "%", '"', "' OR 1=1", "Nordmarkt", "x" * 80, "\x00", "12 34"])
def test_what_says_nothing_finds_nothing(typed):
    make_proposal(title="Für alle Menschen im Nordmarkt", text="")
    assert found(typed, typed) == []


def test_the_pairs_of_ideas():
    """Of a city with all the others in it, at least nine in ten of those that mean the same, and few that do not."""
    others = {}
    for pair in PAIRS:
        with unit_of_work():
            idea = make_proposal(title=pair["other_title"], text=pair["other_text"], language=pair["language"])
            others[pair["other_title"]] = idea.id
    hits = [
        (pair["like"] == "yes", others[pair["other_title"]] in found(pair["title"], pair["text"])) for pair in PAIRS
    ]
    right = sum(like and hit for like, hit in hits)
    assert right / sum(like for like, _hit in hits) >= 0.9, "recall"
    assert right / sum(hit for _like, hit in hits) >= 0.85, "precision"


@pytest.mark.parametrize(
    ("file", "least", "most"),
    [
        ("France_Toulouse_2022_6_-_Saint-Cyprien.pb", 1, 5),
        ("netherlands_amsterdam_645_.pb", 1, 8),
        ("poland_wieliczka_2023_green-budget.pb", 8, 40),
    ],
)
def test_real_titles_are_seldom_taken_for_one_another(file, least, most):
    """Titles alone, of one real vote each: whoever read them found so many pairs worth showing."""
    content = real_data(f"pabulib/{file}").read_bytes()
    titles = [Texts(search_key(idea.title), "") for idea in read_ideas(content, is_pabulib=True).ideas]
    alike = [pair for pair in combinations(titles, 2) if likeness(*pair) >= LIKE]
    assert least <= len(alike) <= most


@pytest.mark.parametrize(
    "state",
    [
        "draft",
        "unconfirmed",
        "submitted",
        "returned",
        "rejected",
        "withdrawn",
        "merged",
        "declined",
        "forwarded",
        "resting",
        "lapsed",
    ],
)
def test_where_nobody_can_take_part(state):
    make_proposal(state, **BENCH)
    assert found(**BENCH) == []


@pytest.mark.parametrize("state", ["published", "in_review", "promoted"])
def test_where_people_can_take_part(state):
    idea = make_proposal(state, **BENCH)
    assert found(**BENCH) == [idea.id]


def test_never_ones_own_and_those_of_nobody_too():
    me = make_account()
    mine, others = make_proposal(author=me, **BENCH), make_proposal(**BENCH)
    imported = make_proposal(author=None, **BENCH)
    assert set(found(**BENCH, actor=Actor(account_id=me.id))) == {others.id, imported.id}
    assert set(found(**BENCH)) == {mine.id, others.id, imported.id}


def test_of_this_area_and_those_beside_it():
    here, beside, far = make_area("nordmarkt"), make_area("hafen"), make_area("meylantviertel")
    with unit_of_work():
        beside.latitude, beside.longitude = here.latitude, here.longitude + 0.02
        session().add(beside)
    ideas = [make_proposal(area=area, **BENCH) for area in (here, beside, far)]
    assert set(found(**BENCH, area=here)) == {ideas[0].id, ideas[1].id}
    assert found(**BENCH, area=far) == [ideas[2].id]


def test_near_and_of_the_same_field_come_first():
    field = make_field("arbeit")
    plain = make_proposal(**BENCH, age=timedelta(0))
    same_field = make_proposal(**BENCH, field="arbeit", age=timedelta(days=1))
    near = make_proposal(**BENCH, age=timedelta(days=2))
    with unit_of_work():
        session().execute(sa.update(Proposal).where(Proposal.id == near.id).values(latitude=51.5, longitude=7.5))
    assert found(**BENCH, field_ids=frozenset({field.id}), position=(51.501, 7.5)) == [near.id, same_field.id, plain.id]


def test_near_alone_is_not_alike():
    idea = make_proposal(title="Ein Kurs im Schwimmbad", text="Schwimmen lernen.")
    with unit_of_work():
        session().execute(sa.update(Proposal).where(Proposal.id == idea.id).values(latitude=51.5, longitude=7.5))
    assert found(**BENCH, position=(51.5, 7.5)) == []


def test_five_at_most_the_likest_first_and_one_question_to_the_database(app):
    make_proposal(title="Bank, Dach und Licht an der Haltestelle", text="Alles auf einmal.")
    same = [make_proposal(**BENCH).id for _ in range(6)]
    area = make_area()
    found(**BENCH, area=area)
    with StatementCounter(app) as counter:
        ids = found(**BENCH, area=area)
    assert ids == sorted(same, reverse=True)[:5]
    assert counter.count <= 2
