"""Ready-made answers: to all who reported something, each in their language; and in public, in German and the author's."""

import pytest
import sqlalchemy as sa

from beteiligung.accounts.emails import read_email
from beteiligung.comments.models import Comment, CommentKind
from beteiligung.core.database import session, unit_of_work
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.moderation import operations
from beteiligung.moderation.filling import filled
from beteiligung.moderation.models import Purpose
from beteiligung.moderation.operations import answer_in_public, chosen_for
from beteiligung.moderation.wording import Pick
from tests.moderation.acting import do, the
from tests.moderation.contributions import contribution, report
from tests.support.factories import make_account, make_city, make_module, make_proposal
from tests.support.letters import last_letter

KEPT = {
    "de": "Das ist erlaubt, Nummer {nummer}.",
    "en": "That is allowed, number {nummer}.",
    "tr": "Buna izin var, numara {nummer}.",
}
OWN = "Wir haben noch einmal nachgelesen."


def keep(officer, idea, module, languages, words=""):
    mark = chosen_for(officer, the(idea), Purpose.KEEP, module.id).mark_for(languages)
    with unit_of_work():
        asked = contribution(idea)
        pick = Pick(module.id, mark)
        operations.keep_content(officer, asked, words=words, version=asked.version, pick=pick)


def test_all_who_reported_read_it_in_their_language(app, area, officer):
    make_city()
    idea, module = make_proposal(area=area), make_module("keep", KEPT)
    for number, language in enumerate(("en", "tr", "ar")):
        email = read_email(f"{language}@example.org")
        report(idea, email=email, language=language, secret=str(number) * 30)
    with pytest.raises(Stale):
        keep(officer, idea, module, ["en", "tr"])
    keep(officer, idea, module, ["ar", "en", "tr"], OWN)
    for language, sentence in (("en", "That is allowed"), ("tr", "Buna izin var"), ("ar", "Das ist erlaubt")):
        body = last_letter(app, f"{language}@example.org").body
        assert f"{sentence}, " in body
        assert str(idea.id) in body
        assert OWN in body


@pytest.mark.one_database
def test_the_way_at_the_desk_and_the_receipt(people, world, browser):
    world(make_city)
    idea = world(make_proposal, area=people.here)
    world(make_module, "keep", KEPT, name="Eine Meinung")
    page = browser.get(f"/en/ideen/{idea.id}/melden").form()
    receipt = page.fill(reason="insult", explanation="This is not nice at all.", good_faith=True).submit().path
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/belassen")
    page = page.form().choose("module", "Eine Meinung").submit("Text ansehen")
    german, english = (tag.get_text() for tag in page.find_all("[data-preview] .prose"))
    assert f"Das ist erlaubt, Nummer {idea.id}." in german
    assert f"That is allowed, number {idea.id}." in english
    page.form().submit("So lassen und antworten")
    assert f"That is allowed, number {idea.id}." in browser.get(receipt)


def speak(officer, idea, module, own="", key="k" * 20):
    pick = Pick(module.id, chosen_for(officer, the(idea), Purpose.ANSWER, module.id).mark) if module else None
    version = the(idea).version
    return do(answer_in_public, officer, the(idea), own, fill=filled, version=version, pick=pick, submission_key=key).id


def answers():
    query = sa.select(Comment.language, Comment.text, Comment.parent_id).filter_by(kind=CommentKind.ANSWER)
    return [tuple(row) for row in session().execute(query.order_by(Comment.id))]


def test_the_city_answers_in_german_and_below_in_the_authors_language(area, officer):
    make_city()
    idea = make_proposal(area=area, author=make_account(language="ar"), title="Bank")
    module = make_module("answer")
    first = speak(officer, idea, module, OWN)
    assert speak(officer, idea, module, OWN) == first, "sent twice it is said once"
    assert answers() == [
        ("de", f"Zu „Bank“ haben wir einen Satz.\n\n{OWN}", None),
        ("ar", "لدينا جملة عن «Bank».", first),
    ]
    assert the(idea).comment_count == 2


def test_a_german_author_reads_one_answer(area, officer):
    make_city()
    idea = make_proposal(area=area, author=make_account(language="de"), title="Bank")
    speak(officer, idea, make_module("answer"))
    speak(officer, idea, None, OWN, key="l" * 20)
    assert [text for _language, text, _parent in answers()] == ["Zu „Bank“ haben wir einen Satz.", OWN]


@pytest.mark.one_database
def test_what_stops_an_answer(area, officer):
    idea = make_proposal(area=area, author=make_account())
    with pytest.raises(InvalidInput):
        speak(officer, idea, make_module("answer", {"de": "Zuständig ist {amt}."}), OWN)
    with pytest.raises(InvalidInput):
        speak(officer, idea, None, "kurz")
    with pytest.raises(Stale):
        do(answer_in_public, officer, the(idea), OWN, fill=filled, version=0, submission_key="m" * 20)
    assert answers() == []


@pytest.mark.one_database
def test_answering_at_the_desk(people, world, browser):
    idea = world(make_proposal, area=people.here, author=people.author, title="Bank")
    world(make_module, "answer", name="Wie weiter?")
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}").follow("Öffentlich antworten")
    page = page.form().choose("module", "Wie weiter?").fill(answer=OWN).submit("Text ansehen")
    assert page.form().value("answer") == OWN
    page.form().submit("Antwort senden")
    public = browser.get(f"/de/ideen/{idea.id}-{idea.words}")
    assert "Zu „Bank“ haben wir einen Satz." in public
    assert OWN in public
