"""Text between a keyboard and a page."""

import re
import unicodedata

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beteiligung.core.text import (
    clean_line,
    clean_text,
    figures_kept,
    hyphens_kept,
    prose,
    search_key,
    words_for_address,
)

DIRECTION_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_cleaned_text_has_no_control_characters_and_no_direction_overrides(text):
    cleaned = clean_text(text + DIRECTION_OVERRIDES)
    assert not set(cleaned) & set(DIRECTION_OVERRIDES)
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in cleaned)
    assert "\x00" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text())
def test_a_line_is_one_line(text):
    assert len(clean_line(text).splitlines()) <= 1
    assert clean_line(text) == clean_line(text).strip()


@given(st.text())
def test_a_text_never_has_more_than_one_empty_line_in_a_row(text):
    assert "\n\n\n" not in clean_text(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("eins\r\nzwei\rdrei", "eins\nzwei\ndrei"),
        ("a\u2028b", "a\nb"),
        ("  viel \u00a0 Platz  ", "viel Platz"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("e\u0301", "é"),
        ("böse\u202eetxet", "böseetxet"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f469\u200d\U0001f33e", "\U0001f469\u200d\U0001f33e"),
        (None, ""),
    ],
    ids=["breaks", "separator", "spaces", "empty lines", "composed", "override", "joiner", "emoji", "nothing"],
)
def test_what_is_kept(typed, kept):
    assert clean_text(typed) == kept


HTML = st.one_of(st.text(), st.text(alphabet="<>&\"'/=aonclickscript:;{}%\n http://x.de"))


@given(HTML)
def test_prose_holds_nothing_but_paragraphs_breaks_and_links(text):
    tree = html5lib.parseFragment(str(prose(text)), namespaceHTMLElements=False)
    elements = [element for element in tree.iter() if isinstance(element.tag, str) and element is not tree]
    assert {element.tag for element in elements} <= {"p", "br", "a"}
    for element in elements:
        assert set(element.attrib) <= {"dir", "href", "rel"}
        assert element.attrib.get("href", "http://").startswith(("http://", "https://"))
        if element.tag == "a":
            assert "nofollow" in element.attrib["rel"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zs", "Zl", "Zp"])))
def test_prose_shows_every_character_that_was_kept(text):
    tree = html5lib.parseFragment(str(prose(text)), namespaceHTMLElements=False)
    assert "".join(tree.itertext()) == clean_text(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", '<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</p>'),
        ("eins\n\nzwei", '<p dir="auto">eins</p>\n<p dir="auto">zwei</p>'),
        ("eins\nzwei", '<p dir="auto">eins<br>\nzwei</p>'),
        ("", ""),
    ],
)
def test_prose_of(text, html):
    assert str(prose(text)) == html


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Siehe https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
    ],
)
def test_an_address_becomes_a_link_without_the_stop_after_it(text, address):
    assert f'href="{address}"' in str(prose(text))


def test_no_link_to_code():
    assert "<a" not in str(prose("javascript:alert(1) data:text/html,x ftp://x"))
    assert 'onclick="' not in str(prose('https://x.de/"onclick="alert(1)'))


@given(st.text())
def test_words_for_an_address_are_ascii_and_never_empty(title):
    words = words_for_address(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words)
    assert len(words) <= 60


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Bänke für Großmütter", "baenke-fuer-grossmuetter"),
        ("Straße & Weg!", "strasse-weg"),
        ("???", "idee"),
        ("", "idee"),
        ("ملعب", "ml-b"),
        ("Садок", "sadok"),
    ],
)
def test_words_of(title, words):
    assert words_for_address(title) == words


@given(st.text())
def test_a_search_key_ignores_case_and_stays_itself(text):
    assert search_key(search_key(text)) == search_key(text)
    assert "\n" not in search_key(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Ärger", "ärger"), ("ÄRGER", "arger"), ("Straße", "STRASSE"), ("Çalışma", "calısma"), ("Садок", "САДОК")],
)
def test_searching_finds_other_spellings(text, asked):
    assert search_key(asked) == search_key(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ihre E-Mail-Adresse", "Ihre E-\u2060Mail-Adresse"),
        ("E-posta ve e-posta", "E-\u2060posta ve e-\u2060posta"),
        ("Bövinghausen-Westrich", "Bövinghausen-Westrich"),
    ],
)
def test_no_line_ends_after_the_first_letter_of_a_word(text, kept):
    assert hyphens_kept(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("§§ 185 bis 187 gelten", "§§~185~bis~187 gelten"),
        ("§§ 86a, 131 und 184", "§§~86a, 131~und~184"),
        ("Artikel 6 der Verordnung", "Artikel~6 der Verordnung"),
        ("Postfach 20 04 44, 40102 Düsseldorf", "Postfach~20~04~44, 40102~Düsseldorf"),
        ("ab 2009 gelten 3 Regeln", "ab 2009 gelten 3 Regeln"),
    ],
)
def test_no_line_breaks_numbers_apart(text, kept):
    assert figures_kept(text) == kept.replace("~", "\u00a0")
