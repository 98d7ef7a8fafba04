"""Ready-made texts as coordinators keep them: nothing is ever overwritten, every place can be filled, age is known."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from beteiligung.access.actor import Actor
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.moderation.grounds import GROUNDS
from beteiligung.moderation.models import Office, Purpose, TextModule, TextModuleVersion
from beteiligung.moderation.operations import ModuleDraft, add_module, edit_module, set_up_modules, set_up_offices
from beteiligung.moderation.placeholders import difference_of, fault_of
from beteiligung.moderation.queries import modules_page, texts_of, versions_page
from beteiligung.moderation.seeds import MODULES
from beteiligung.web.languages import complete_languages
from beteiligung.web.messages import say
from tests.support.factories import make_module, make_staff

PLATFORM = Actor.system("test")
DRAFT = ModuleDraft(
    "Wo genau?",
    {"de": "Wo soll „{titel}“ genau sein?", "en": "Where should “{titel}” be?", "tr": "„{titel}“ nerede olsun?"},
)


pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def coordinator():
    return Actor(account_id=make_staff("coordinator").id, is_coordinator=True)


def add_one(actor, draft=DRAFT, purpose=Purpose.RETURN):
    with unit_of_work():
        return add_module(actor, purpose, draft)


def edit(actor, module, draft, version=None):
    with unit_of_work():
        edit_module(actor, module, draft, version=version or module.version)


def texts(module):
    (found,) = texts_of([session().get_one(TextModule, module.id)])
    return found


def rows(module):
    query = sa.select(TextModuleVersion).filter_by(module_id=module.id).order_by(TextModuleVersion.id)
    return [(row.language, row.number, row.german_number, row.text) for row in session().scalars(query)]


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(coordinator):
    module = add_one(coordinator)
    before = rows(module)
    edit(coordinator, module, replace(DRAFT, texts={**DRAFT.texts, "en": "Where exactly should “{titel}” be?"}))
    assert rows(module) == [*before, ("en", 2, 1, "Where exactly should “{titel}” be?")]
    assert [row.number for row in versions_page(module.id, "", 2).items] == [2, 1]
    assert {row.written_by_id for row in versions_page(module.id, "", 9).items} == {coordinator.account_id}


def test_saving_what_is_there_adds_nothing(coordinator):
    module = add_one(coordinator)
    before = rows(module)
    edit(coordinator, module, DRAFT)
    assert rows(module) == before


def test_a_translation_is_old_until_it_changes_or_somebody_says_that_it_fits(coordinator):
    module = add_one(coordinator)
    german = {"de": "Bitte schreiben Sie, wo „{titel}“ sein soll."}
    edit(coordinator, module, replace(DRAFT, texts={**DRAFT.texts, **german}, still_fit=frozenset({"tr"})))
    now = texts(module)
    assert (now.is_current("tr"), now.is_current("en"), now.is_current("ar")) == (True, False, False)
    assert now.told_in("tr").language == "tr"
    assert now.told_in("en").text == now.told_in("ar").text == german["de"]
    edit(coordinator, module, replace(DRAFT, texts={**DRAFT.texts, **german, "en": "Please write where “{titel}” is."}))
    assert texts(module).is_current("en")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Zeile eins\nGuten Tag {name}, wo?", "Zeile 2: „{name}“"),
        ("Bis {tag oder später", "Zeile 1: „{tag oder später“"),
        ("Die Klammer } fehlt vorne", "Zeile 1: „}“"),
        ("Das Amt {amt} fragt", "Zeile 1: „{amt}“"),
        ("Leer {} ist nichts", "Zeile 1: „{}“"),
    ],
)
def test_a_place_that_nothing_fills_is_named_with_its_line(coordinator, text, place):
    with pytest.raises(InvalidInput) as refused:
        add_one(coordinator, ModuleDraft("Wo?", {"de": text}))
    assert say(refused.value.message).startswith(place)
    assert "{telefon}, {tag}" in say(refused.value.message)
    assert session().scalar(sa.select(sa.func.count()).select_from(TextModule)) == 0


@pytest.mark.parametrize(
    ("english", "sentence"),
    [("Where should it be?", "steht auch: {titel}"), ("“{titel}” or {nummer}?", "steht nicht: {nummer}")],
)
def test_a_translation_has_the_places_of_the_german_text(coordinator, english, sentence):
    with pytest.raises(InvalidInput) as refused:
        add_one(coordinator, replace(DRAFT, texts={**DRAFT.texts, "en": english}))
    assert sentence in say(refused.value.message)


@pytest.mark.parametrize(
    "draft",
    [
        replace(DRAFT, name=" "),
        replace(DRAFT, name="x" * 101),
        replace(DRAFT, texts={"en": "Where should “{titel}” be?"}),
        replace(DRAFT, texts={"de": "Zu kurz"}),
        replace(DRAFT, texts={"de": "x" * 1501}),
        replace(DRAFT, ground="opinion"),
    ],
)
def test_what_does_not_do(coordinator, draft):
    with pytest.raises(InvalidInput):
        add_one(coordinator, draft)


def test_two_coordinators_change_the_same_text(coordinator):
    module = add_one(coordinator)
    shown = module.version
    edit(coordinator, module, replace(DRAFT, texts={**DRAFT.texts, "en": "The first one wrote “{titel}”."}))
    with pytest.raises(Stale):
        edit(coordinator, module, replace(DRAFT, name="Der zweite"), version=shown)


def test_officers_use_texts_and_do_not_write_them(coordinator):
    officer = Actor(account_id=make_staff("officer").id)
    module = add_one(coordinator)
    with pytest.raises(Forbidden):
        add_one(officer)
    with pytest.raises(Forbidden):
        edit(officer, module, DRAFT)


def test_the_list_goes_on_by_purpose_and_name():
    modules = [make_module(purpose, name=name) for purpose in ("return", "decline") for name in ("B", "A", "C")]
    found, cursor = [], ""
    while True:
        page = modules_page(None, cursor, 2)
        found += [(one.purpose.value, one.name) for one in page.items]
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    assert found == sorted((one.purpose.value, one.name) for one in modules)


@pytest.mark.parametrize("seed", MODULES, ids=lambda seed: seed.code)
def test_what_comes_with_the_platform_is_complete(seed):
    assert list(seed.texts) == [language.address for language in complete_languages()]
    assert seed.ground is None or (seed.purpose is Purpose.REJECT and seed.ground in GROUNDS)
    for text in seed.texts.values():
        assert fault_of(text, seed.purpose) is None
        assert difference_of(text, seed.texts["de"]) is None
        assert "  " not in text
        assert 10 <= len(text) <= 1500


def test_setting_up_again_leaves_edited_texts_alone(coordinator):
    with unit_of_work():
        assert set_up_modules(PLATFORM) == len(MODULES)
        assert set_up_offices(PLATFORM) > 5
    module = session().scalars(sa.select(TextModule).filter_by(code="return-place")).one()
    edited = replace(DRAFT, texts={"de": "Bitte nennen Sie uns den Ort."})
    edit(coordinator, module, edited)
    with unit_of_work():
        session().execute(sa.delete(Office).where(Office.name == "Jugendamt"))
        assert (set_up_modules(PLATFORM), set_up_offices(PLATFORM)) == (0, 0)
    assert texts(module).german.text == "Bitte nennen Sie uns den Ort."
    with pytest.raises(Forbidden), unit_of_work():
        set_up_modules(coordinator)
