"""Searching finds words in any script and spelling, parts of long words, and only what everybody may read."""

from dataclasses import replace

import pytest

from beteiligung.access.actor import Actor
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.tokens import hash_secret
from beteiligung.proposals import operations, queries
from beteiligung.proposals.models import ProposalSearch
from beteiligung.proposals.operations.content import content_of
from beteiligung.proposals.queries import ListFilters, Sorting, search
from tests.support.factories import make_account, make_area, make_proposal


@pytest.fixture(autouse=True, params=["few", "many"])
def frequency(request, monkeypatch, app):
    """On SQLite words in few ideas and words in many are found in different ways."""
    monkeypatch.setattr(search, "_FEW", 1_000 if request.param == "few" else 0)
    with app.app_context():
        yield


def found(words: str, **filters) -> set[int]:
    return {row.id for row in queries.listed(ListFilters(search=words, **filters), "", 20).items}


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("Bänke am Brunnen", "", "BÄNKE"),
        ("Bänke am Brunnen", "", "banke brunnen"),
        ("Große Straße", "", "grosse strasse"),
        ("Ein Spielplatz", "", "platz"),
        ("Ein Spielplatz", "", "spiel"),
        ("Mehr Spielplätze", "", "Spielplatz"),
        ("Schach", "und Tee für alle", "tee schach"),
        ("Die Linie U41 und 5G", "", "5g"),
        ("Ein E-Mail-Kurs", "", "e-mail"),
        ("„Café“, offen!", "", "cafe offen"),
        ("Çalışma odası", "", "calisma ODASI"),
        ("IŞIK ve ağaç", "", "ışık"),
        ("ملعبٌ للأطفال في الحديقة", "", "ملعب"),
        ("مكتبة صغيرة", "", "مكتبه"),
        ("إلى المدرسة", "", "الي المدرسه"),
        ("Дитячий майданчик у Києві", "", "майданчик києв"),
        ("Plac zabaw i ławka", "", "LAWKA"),
        ("100 % Grün", "und 1000 Blumen", "100%"),
        ("Hausnummer a_b", "", "a_b"),
        ("𝗦𝗽𝗶𝗲𝗹𝗽𝗹𝗮𝘁𝘇 für alle", "", "spielplatz"),
        ("Ein Ofen mit 30 ㎾", "", "30 KW"),
    ],
)
def test_found(title, text, words):
    idea = make_proposal(title=title, text=text)
    make_proposal(title="Etwas ganz anderes", text="Hier steht kein einziges Wort davon.")
    assert found(words) == {idea.id}


@pytest.mark.parametrize(
    "words",
    ["tor", "ue", "bänke garten", "%", "_", "\\", "b%nke", 'a" OR "b', "NEAR(", "*", "bnke", "10", "x" * 100_000],
)
def test_not_found(words):
    make_proposal(title="Bänke am neuen Brunnen", text="Ein Weg, 100 Meter.")
    assert found(words) == set()


@pytest.mark.parametrize("words", ["", "   ", "\x00"])
def test_a_search_for_nothing_leaves_nothing_out(words):
    idea = make_proposal(title="Bänke am neuen Brunnen")
    assert found(words) == {idea.id}


def test_short_words_are_found_alone_and_not_inside_others():
    ev, alone = make_proposal(title="Neue Bücher", text="lesen"), make_proposal(title="Der SV e. V. hilft", text="gern")
    assert found("sv") == {alone.id}
    assert found("ue") == set()
    assert found("neu") == {ev.id}


def test_the_place_is_found_and_filters_hold():
    here, there = make_area("nordmarkt"), make_area("hoerde")
    one = make_proposal(title="Eine Bank", area=here, place="Neben der Steinhalle", field="kinder")
    make_proposal(title="Eine Bank", area=there, place="Neben der Steinhalle", field="arbeit")
    assert found("steinhalle", aktionsraum_id=here.id) == {one.id}
    assert found("stein bank", aktionsraum_id=here.id, sorting=Sorting.VOTES) == {one.id}


@pytest.mark.parametrize("state", ["draft", "unconfirmed", "submitted", "returned", "rejected", "withdrawn"])
def test_what_is_not_public_is_not_found(state):
    make_proposal(state, title="Das geheime Einhorn")
    assert found("einhorn") == set()


def test_what_was_changed_is_found_by_its_new_words_only():
    account = make_account()
    idea = make_proposal(title="Das alte Einhorn", author=account)
    with unit_of_work():
        operations.edit_proposal(
            Actor(account_id=account.id),
            idea,
            replace(content_of(idea), title="Ein neuer Drache"),
            version=idea.version,
        )
    assert found("einhorn") == set()
    assert found("drache") == {idea.id}


def test_what_is_deleted_leaves_nothing_behind():
    idea = make_proposal(title="Das alte Einhorn")
    with unit_of_work():
        session().delete(session().get_one(type(idea), idea.id))
    assert found("einhorn") == set()
    assert session().query(ProposalSearch).count() == 0
    again = make_proposal(title="Ein neuer Drache")
    assert found("einhorn") == set()
    assert found("drache") == {again.id}


def test_an_idea_is_findable_from_sending_on():
    key = "schluessel"
    actor = Actor(account_id=make_account().id, draft_keys=frozenset({hash_secret(key)}))
    with unit_of_work():
        draft = operations.start_draft(actor, key=key, aktionsraum_id=make_area().id, language="de")
        operations.write_draft(actor, draft, title="Das Einhorn", text="Es soll im Park stehen.")
        assert session().get(ProposalSearch, draft.id) is None
        operations.send_draft(actor, draft, shown_name=None)
    assert session().get_one(ProposalSearch, draft.id).key == " das einhorn es soll im park stehen "
