"""PDFs made of templates and data: words of people stay words, every letter has a shape, and no server grows by it."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from pypdf import PdfReader

from beteiligung.media.processing import Workshop
from beteiligung.media.refusals import PaperRefused, Why
from beteiligung.web.languages import LANGUAGES

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[2]
SEAL = b"pdfuaid"
"""Stands in files that keep PDF/UA, the standard for those who cannot see them."""
OTHER_LETTERS = {
    "pl": "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ „”",
    "ro": "ăâîșț ĂÂÎȘȚ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя №",
    "uk": "ґєії ҐЄІЇ ʼ’",
    "ru": "ёъыэ ЁЪЫЭ",
    "fr": "àâæçéèêëîïôœùûüÿ «»  ’",
    "es": "áéíñóúü ¿¡",
}
"""Of languages that are still to come."""


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path / "work")


def letter(*texts, language="de", title="Ein Brief"):
    return {
        "title": title,
        "lang": LANGUAGES[language].tag,
        "direction": LANGUAGES[language].direction,
        "office": {"name": "Projektbüro", "programme": "Dortmund"},
        "sender_line": "Projektbüro · 44122 Dortmund",
        "recipient": ["Fatma Yıldız", "Mallinckrodtstraße 56", "44145 Dortmund"],
        "facts": [["Datum", "30. November 2026"]],
        "parts": [{"kind": "text", "lines": [text]} for text in texts],
        "greeting": "Mit freundlichen Grüßen",
        "page_words": "Seite {page} von {pages}",
    }


def texts_of(content):
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize(
    "text",
    ["#strong[fett] #sys.inputs", "*stern* _strich_ `code`", "$x^2$ @ref <marke> //", '#read("/etc/passwd") \\ " {}'],
)
def test_words_of_people_are_no_markup(workshop, text):
    (page,) = texts_of(workshop.paper("letter", letter(text, title=text)))
    assert page.count(text) == 2


def test_a_long_letter_counts_its_pages(workshop):
    first, second = texts_of(workshop.paper("letter", letter(*["Wir haben Ihre Idee gelesen. " * 12] * 12)))
    assert "Seite 1 von 2" in first
    assert "Seite 2 von 2" in second
    assert "44145 Dortmund" in first
    assert "44145 Dortmund" not in second
    assert "Seite" not in texts_of(workshop.paper("letter", letter("Kurz.")))[0]


def test_what_belongs_together_stands_on_one_page(workshop):
    first, second = texts_of(workshop.paper("letter", letter(*["Zeile."] * 22, "Der Grund:", "Es war schon so.")))
    assert "Der Grund:" not in first
    assert second.startswith("Der Grund:")
    first, second = texts_of(workshop.paper("letter", letter(*["Zeile."] * 19, "Bis bald.")))
    assert second.startswith("Bis bald."), "a greeting has no page for itself"


def test_german_keeps_its_order_in_an_arabic_letter(workshop):
    content = workshop.paper("letter", letter("45127 Essen", "Ein Satz.", language="ar"))
    runs = []
    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=lambda text, *_place: runs.append(text.strip()))
    assert {"45127 Essen", "Ein Satz."} <= set(runs), "each is drawn in one go"


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_every_letter_of_our_own_texts_has_a_shape(workshop, language):
    with (ROOT / "translations" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file)
    texts = {str(message.string) for message in catalogue if message.id}
    letters = "".join(sorted(set("".join(texts) + "".join(str(message.id) for message in catalogue)) - {"\n"}))
    assert SEAL in workshop.paper("letter", letter(letters, language=language))


@pytest.mark.parametrize("language", list(OTHER_LETTERS))
def test_languages_to_come_have_theirs(workshop, language):
    assert SEAL in workshop.paper("letter", letter(OTHER_LETTERS[language], language=language))


def test_a_sign_without_a_shape_costs_the_seal_and_not_the_letter(workshop):
    content = workshop.paper("letter", letter("Bäume 🌳 am Platz"))
    assert SEAL not in content
    assert "am Platz" in texts_of(content)[0]


@pytest.mark.parametrize("template", ["letter", "gibt_es_nicht"])
def test_a_template_that_fails_is_told_without_a_trace_of_the_data(workshop, caplog, template):
    with pytest.raises(PaperRefused) as refused:
        workshop.paper(template, {"title": "Geheimes"})
    assert refused.value.code is Why.BROKEN
    assert "Geheimes" not in caplog.text


def test_fonts_come_with_their_licence():
    fonts = ROOT / "beteiligung" / "printing" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text()
    assert {path.suffix for path in fonts.iterdir()} == {".ttf", ".txt"}
