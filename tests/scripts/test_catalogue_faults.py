"""Each fault a translation can have is found, and each thing that is right is left alone."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from scripts.catalogues.check import check_language, check_template
from scripts.catalogues.extract import written

VOTE, VOTES = "%(num)d Stimme von %(name)s", "%(num)d Stimmen von %(name)s"
ARABIC_FORMS = ("لا أصوات من %(name)s", "صوت من %(name)s", "صوتان من %(name)s", *3 * ("%(num)d صوت من %(name)s",))


def catalogue(language=None, **messages):
    made = Catalog(locale=language, fuzzy=False, charset="utf-8")
    for text, translation in messages.pop("entries", {}).items():
        made.add(text, translation)
    return made


@pytest.fixture
def faults(tmp_path):
    """The faults of an Arabic file with these entries, where the sources have the same texts unless told."""

    def check(entries, *, sources=None, language="ar", same=(), names=(), change=lambda text: text):
        path = tmp_path / "messages.po"
        path.write_text(change(written(catalogue(language, entries=entries))))
        fresh = catalogue(entries=dict.fromkeys(entries if sources is None else sources, ""))
        return list(check_language(path, fresh, language, same=frozenset(same), names=frozenset(names)))

    return check


def test_right_translations_have_no_faults(faults):
    entries = {
        "Meine Idee": "فكرتي",
        "Hallo %(name)s, 50 %% sind da": "مرحبا %(name)s، وصل 50 %%",
        "<strong>Neu</strong>": "<strong>جديد</strong>",
        (VOTE, VOTES): ARABIC_FORMS,
        "%(from)s – %(to)s": "%(from)s – %(to)s",
        "Schreiben Sie an info@example.org": "اكتبوا إلى info@example.org",
    }
    assert faults(entries) == []


def test_missing(faults):
    assert faults({"Meine Idee": ""}) == ["missing: »Meine Idee«"]


def test_missing_file(tmp_path):
    assert list(check_language(tmp_path / "messages.po", catalogue(), "ar")) == ["missing"]


def test_fuzzy(faults):
    found = faults({"Meine Idee": "فكرتي"}, change=lambda text: text.replace('msgid "Meine', '#, fuzzy\nmsgid "Meine'))
    assert found == ["fuzzy: »Meine Idee«"]


def test_message_that_the_file_does_not_have(faults):
    assert faults({"Alt": "قديم"}, sources=["Alt", "Neu"]) == ["stale, missing: »Neu«"]


def test_message_that_the_sources_no_longer_have(faults):
    assert faults({"Alt": "قديم"}, sources=[]) == ["stale, no longer used: »Alt«"]


def test_obsolete_message(faults):
    found = faults({"Neu": "جديد"}, change=lambda text: text + '\n#~ msgid "Alt"\n#~ msgstr "قديم"\n')
    assert found == ["stale, no longer used: »Alt«"]


def test_same_text_in_another_context_is_another_message(tmp_path):
    path = tmp_path / "messages.po"
    made, fresh = catalogue("ar"), catalogue()
    made.add("Stand", "كشك", context="Markt")
    fresh.add("Stand", context="Markt")
    path.write_text(written(made))
    assert list(check_language(path, fresh, "ar")) == []
    fresh.add("Stand")
    assert list(check_language(path, fresh, "ar")) == ["stale, missing: »Stand«"]


@pytest.mark.parametrize(
    ("source", "translation", "listed"),
    [
        ("Hallo %(name)s", "مرحبا", "%(name)s"),
        ("Hallo %(name)s", "مرحبا %(nam)s", "%(nam)s, %(name)s"),
        ("Noch %(days)d Tage", "باقي %(days)s أيام", "%(days)d, %(days)s"),
        ("Hallo", "مرحبا %(name)s", "%(name)s"),
    ],
)
def test_differing_placeholders(faults, source, translation, listed):
    assert faults({source: translation}) == [f"differing placeholders: {listed}: »{source}«"]


def test_percent_sign_that_would_be_read_as_a_placeholder(faults):
    assert faults({"50 %% von %(sum)s": "50 % من %(sum)s"}) == ["differing percent signs: »50 %% von %(sum)s«"]


@pytest.mark.parametrize("form", [3, 4, 5])
def test_form_for_many_numbers_needs_the_number(faults, form):
    forms = [*ARABIC_FORMS]
    forms[form] = "أصوات من %(name)s"
    assert faults({(VOTE, VOTES): tuple(forms)}) == [f"differing placeholders in form {form}: %(num)d: »{VOTE}«"]


def test_form_for_one_number_needs_everything_else(faults):
    forms = ("لا أصوات", *ARABIC_FORMS[1:])
    assert faults({(VOTE, VOTES): forms}) == [f"differing placeholders in form 0: %(name)s, %(num)d: »{VOTE}«"]


def test_too_few_plural_forms(faults):
    assert faults({(VOTE, VOTES): (*ARABIC_FORMS[:5], "")}) == [f"needs 6 plural forms, has 5: »{VOTE}«"]


def test_too_many_plural_forms(faults):
    found = faults(
        {(VOTE, VOTES): ARABIC_FORMS},
        change=lambda text: text.replace("msgstr[5]", 'msgstr[6] "%(num)d صوت من %(name)s"\nmsgstr[5]'),
    )
    assert found[0].startswith("unreadable: ")


def test_plural_rule_of_another_language(faults):
    found = faults(
        {(VOTE, VOTES): ARABIC_FORMS},
        change=lambda text: text.replace(str(get_plural("ar")), "nplurals=2; plural=(n != 1);"),
    )
    assert found[0].startswith(("unreadable: ", "wrong plural rule"))


def test_equal_to_its_source(faults):
    assert faults({"Budget": "Budget"}) == ["equal to its source: »Budget«"]
    assert faults({"Budget": "Budget"}, same=["Budget"]) == []


def test_no_letter_of_the_script(faults):
    assert faults({"Seite eins": "1"}) == ["no arabic letter: »Seite eins«"]
    assert faults({"Ihre PIN": "PIN"}, names=["PIN"]) == ["no arabic letter: »Ihre PIN«"]


@pytest.mark.parametrize("foreign", ["Idee", "Идея"])
def test_letters_of_another_script(faults, foreign):
    assert faults({"Meine Idee %(name)s": f"فكرتي {foreign} %(name)s"}) == [
        f"wrong script: {foreign}: »Meine Idee %(name)s«"
    ]


def test_names_may_stay_in_latin(faults):
    entries = {"Ihre PIN für Borsigplatz": "رمزكم PIN لمنطقة Borsigplatz"}
    assert faults(entries, names=["PIN"]) == ["wrong script: Borsigplatz: »Ihre PIN für Borsigplatz«"]
    assert faults(entries, names=["PIN", "Borsigplatz"]) == []


def test_latin_language_in_cyrillic(faults):
    assert faults({"Meine Idee": "Моя ідея"}, language="pl") == ["no latin letter: »Meine Idee«"]
    assert faults({"Meine Idee": "Моя ідея"}, language="uk") == []


def test_differing_tags(faults):
    assert faults({"<strong>Neu</strong>": "<b>جديد</b>"}) == ["differing HTML tags: »<strong>Neu</strong>«"]


def test_source_with_a_placeholder_without_name(tmp_path):
    fresh = catalogue(entries={"Noch %d Tage": "", "100 % sicher, %(name)s": ""})
    path = tmp_path / "messages.pot"
    path.write_text(written(fresh))
    assert list(check_template(path, fresh)) == ["messages.pot: placeholder without a name: »Noch %d Tage«"]
