"""Hints are exact, say why, and change nothing; authors get theirs before everybody reads it."""

from datetime import timedelta

import pytest

from beteiligung.core import clock
from beteiligung.moderation.suspicion import hints, is_shouted, mixed_word
from tests.support.factories import make_area, make_comment, make_proposal

WORDS = "Hier fehlt eine Bank im Schatten, für alle."


def said(text, idea, **values):
    return [hint.text % hint.values for hint in hints(text, proposal_id=idea.id, **values)]


def test_what_is_found_in_the_words_themselves(app):
    with app.app_context():
        idea = make_proposal(area=make_area("nordmarkt"))
        assert said(WORDS, idea) == []
        assert said("Rufen Sie an: 0231 123456, https://example.org", idea) == [
            "Im Text steht eine Telefonnummer.",
            "Im Text steht ein Link.",
        ]


def test_the_same_text_elsewhere(app):
    with app.app_context():
        area = make_area("nordmarkt")
        first = make_proposal("submitted", area=area, text=WORDS)
        second = make_proposal("submitted", area=area, text=WORDS)
        assert said(WORDS, second) == [f"Derselbe Text steht schon bei Idee {first.id}."]
        make_proposal("draft", area=area, text=f"{WORDS} Entwurf")
        assert said(f"{WORDS} Entwurf", second) == []
        comment = make_comment(first, text=f"{WORDS} Genau!")
        assert said(f"{WORDS} Genau!", first) == ["Derselbe Text steht schon einmal bei dieser Idee."]
        assert said(f"{WORDS} Genau!", first, comment_id=comment.id) == []
        with clock.freeze(clock.now() + timedelta(days=31)):
            assert said(WORDS, second) == []


@pytest.mark.one_database
def test_capitals_and_mixed_scripts():
    assert is_shouted("HIER MUSS ENDLICH ETWAS PASSIEREN")
    assert not is_shouted("NRW und DSW21 helfen")
    assert not is_shouted("نريد حديقة صغيرة هنا للأطفال")
    assert mixed_word("Hier ist p\u0430ypal gemeint") == "p\u0430ypal"
    assert mixed_word("Пишу по-русски und auf Deutsch") is None


def test_an_officer_reads_the_hint_and_a_visitor_does_not(people, world, browser):
    idea = world(make_proposal, "submitted", area=people.here, text="Bitte anrufen: 0231 123456, ich erkläre alles.")
    desk = people.browser("officer")
    assert "Im Text steht eine Telefonnummer." in desk.get(f"/de/moderation/ideen/{idea.id}")
    public = world(make_proposal, area=people.here, text="Bitte anrufen: 0231 123456, ich erkläre alles.")
    assert "Im Text steht" not in browser.get(f"/de/ideen/{public.id}-{public.words}")


@pytest.mark.parametrize("name", ["visitor", "resident"])
def test_who_comments_with_a_telephone_number_is_asked_once(people, world, name):
    idea = world(make_proposal, area=people.here)
    form = people.browser(name).get(f"/de/ideen/{idea.id}/kommentieren").form()
    text = "Rufen Sie mich an: 0231 123456"
    page = form.fill(text=text, **({"email": "neu@example.org"} if name == "visitor" else {})).submit(status=422)
    assert "In Ihrem Text steht eine Telefonnummer." in page.refusals
    assert page.form().value("text") == text
    more = page.form().fill(text=f"{text} oder mina@example.org").submit(status=422)
    assert "In Ihrem Text steht eine E-Mail-Adresse." in more.refusals
    assert more.form().submit().path != page.path
