"""Hints are exact, say why, and change nothing; authors get theirs before everybody reads it."""

from datetime import timedelta

import pytest

from beteiligung.accounts.queries import actor_of
from beteiligung.comments.holding import reason_to_hold
from beteiligung.comments.models import HeldFor
from beteiligung.comments.operations import delete_comment, edit_comment
from beteiligung.core import clock
from beteiligung.moderation.suspicion import hints, is_shouted, mixed_word
from tests.moderation.acting import do
from tests.support.factories import make_account, make_area, make_comment, make_proposal

WORDS = "Hier fehlt eine Bank im Schatten, für alle."


LINK = "Im Text steht ein Link, und von der Person gibt es hier noch keinen Kommentar."


def said(text, idea, author=None, **values):
    author_id = author.id if author else None
    return [hint.text % hint.values for hint in hints(text, author_id=author_id, proposal_id=idea.id, **values)]


def test_what_is_found_in_the_words_themselves(app):
    with app.app_context():
        idea = make_proposal(area=make_area("nordmarkt"))
        assert said(WORDS, idea) == []
        assert said("Rufen Sie an: 0231 123456, https://example.org", idea) == [
            "Im Text steht eine Telefonnummer.",
            LINK,
        ]


def test_a_link_says_something_of_new_people_by_the_rule_on_which_comments_wait(app):
    with app.app_context():
        idea, person = make_proposal(area=make_area("nordmarkt")), make_account()
        actor, text = actor_of(person.id), "Mehr auf https://example.org"
        for is_new in (True, False):
            assert (reason_to_hold(actor, idea, text) is HeldFor.LINK) is is_new
            assert (said(text, idea, person) == [LINK]) is is_new
            make_comment(idea, person)


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


def test_the_mark_of_a_text_goes_with_the_text(app):
    with app.app_context():
        person = make_account()
        idea = make_proposal("submitted", area=make_area("nordmarkt"), text=f"{WORDS} Ach!")
        comment = make_comment(make_proposal(area=make_area("hoerde")), person, WORDS)
        assert said(WORDS, idea)
        do(edit_comment, actor_of(person.id), comment, f"{WORDS} Oh!", version=comment.version)
        assert (bool(said(WORDS, idea)), bool(said(f"{WORDS} Oh!", idea))) == (False, True)
        do(delete_comment, actor_of(person.id), comment)
        assert not said(f"{WORDS} Oh!", idea)


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
