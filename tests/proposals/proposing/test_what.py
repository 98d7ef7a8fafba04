"""The second screen: what is typed is checked, cleaned, and never lost."""

from __future__ import annotations

import pytest

from beteiligung.proposals.models import ProposalState
from tests.proposals.proposing.screens import TEXT, TITLE, the_idea, to_what
from tests.support.pages import Browser
from tests.support.world import World


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "", "text": TEXT}, "Bitte schreiben Sie Ihre Idee in einem Satz."),
        ({"title": " \u200b ", "text": TEXT}, "Bitte schreiben Sie Ihre Idee in einem Satz."),
        ({"title": "Ban", "text": TEXT}, "mindestens 4 Zeichen"),
        ({"title": "B" * 81, "text": TEXT}, "höchstens 80 Zeichen"),
        ({"title": TITLE, "text": ""}, "Bitte schreiben Sie, was passieren soll."),
        ({"title": TITLE, "text": "zu kurz"}, "mindestens 20 Zeichen"),
        ({"title": TITLE, "text": "x" * 50_000}, "Bitte kürzen Sie auf höchstens"),
    ],
)
def test_what_is_missing_is_said_and_what_is_there_is_kept(browser: Browser, world: World, values, said: str):
    page = to_what(browser).form().fill(values).submit(status=422)
    assert said in page.text
    for name, value in values.items():
        if value.strip(" \u200b"):
            assert page.form().value(name) == value
    assert the_idea(world).state is ProposalState.DRAFT


def test_texts_are_cleaned_and_shown_as_text(browser: Browser, world: World):
    typed = "<b>Bank</b>\x00 \u202eund\u202c <script>alert(1)</script> & mehr. \r\n\r\n\r\n\r\nZweiter Absatz \ud83d"
    page = to_what(browser)
    page.form().fill(title="Ein <i>Titel</i>", text=typed.encode("utf-8", "ignore").decode()).submit()
    page = browser.get("/de/ideen/neu/1/senden")
    assert "Ein <i>Titel</i>" in page.main.get_text()
    assert "\x00" not in the_idea(world).text
    assert "\u202e" not in the_idea(world).text
    assert "\n\n\n" not in the_idea(world).text


def test_broken_bytes_do_no_harm(browser: Browser, world: World):
    form = to_what(browser).form()
    body = f"csrf_token={form.value('csrf_token')}&title=%ff%fe%00Bank+am+Platz&text=%ed%a0%80{'x' * 30}"
    answer = browser.answer("POST", "/de/ideen/neu/1/was", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert the_idea(world).title.endswith("Bank am Platz")


def test_a_repeated_title_does_no_harm(browser: Browser, world: World):
    form = to_what(browser).form().fill(title=TITLE, text=TEXT)
    form._values["title"] += ["Ein zweiter Titel"]
    form.submit()
    assert the_idea(world).title == TITLE


def test_more_than_a_megabyte_is_too_much(browser: Browser):
    form = to_what(browser).form().fill(title=TITLE, text="x" * 1_100_000)
    form.submit(status=413)


def test_the_language_switch_keeps_what_was_typed(browser: Browser, world: World):
    form = to_what(browser).form().fill(title="Nur ein Anfang", text="x")
    page = form.submit("العربية")
    assert page.path.startswith("/ar/")
    assert page.form().value("title") == "Nur ein Anfang"
    assert the_idea(world).title == ""


def test_an_expired_token_keeps_everything(browser: Browser):
    form = to_what(browser).form().fill(title=TITLE, text=TEXT).tamper(csrf_token="old")
    page = form.submit(status=400)
    assert page.form().value("title") == TITLE
    page.form().submit()


def test_what_is_not_right_yet_is_found_again(browser: Browser, world: World):
    """Whoever leaves a screen with an error, without a script that keeps it, has lost nothing."""
    to_what(browser).form().fill(title=TITLE, text="Kurz").submit(status=422)
    form = browser.get("/de/ideen/neu/1/was").form()
    assert (form.value("title"), form.value("text")) == (TITLE, "Kurz")
    form.fill(text="x" * 30_000).submit(status=422)
    assert browser.get("/de/ideen/neu/1/was").form().value("text") == "Kurz", "more than any draft keeps"
