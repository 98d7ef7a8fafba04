"""Whether a hint of the program helped: asked only where there was one, kept, and said to those it concerns."""

import pytest
import sqlalchemy as sa

from beteiligung.comments.models import HeldFor
from beteiligung.core.database import session
from beteiligung.moderation.models import Decision
from beteiligung.moderation.suspicion import gave_hint, hints_on
from tests.moderation.contributions import FACTS, contribution
from tests.support.factories import make_account, make_city, make_comment, make_proposal, make_report
from tests.support.letters import last_letter

pytestmark = pytest.mark.one_database

PLAIN = "Hier fehlt eine Bank im Schatten, für alle."
SUSPECT = f"{PLAIN} Fragen? 0231 123456"
TICK = "Ein Hinweis des Programms hat dabei geholfen"
DESK = "/de/moderation/ideen"
WHY = {"ground": "private_data", "facts": FACTS}


@pytest.fixture(autouse=True)
def city(world):
    return world(make_city)


def decided(world):
    return world.ask(
        lambda: session().scalars(sa.select(Decision.was_automated).order_by(Decision.id.desc()).limit(1)).one()
    )


def opened(people, act, idea, comment=None):
    was = f"?was=kommentar-{comment.id}" if comment else ""
    return people.browser("officer").get(f"{DESK}/{idea.id}/{act}{was}")


@pytest.mark.parametrize("helped", [True, False])
@pytest.mark.parametrize("act", ["ablehnen", "ausblenden", "stelle-entfernen", "person-sperren", "sperren"])
def test_it_is_asked_where_the_program_pointed_at_it_and_kept(people, world, act, helped):
    state = "submitted" if act == "ablehnen" else "published"
    idea = world(make_proposal, state, area=people.here, author=people.author, text=SUSPECT)
    form = opened(people, act, idea).form()
    assert not form.value("was_automated"), "nothing is said of it that whoever decides did not say"
    why = {"ground": "threat"} if act == "sperren" else WHY
    more = {"stelle-entfernen": {"passage": "0231 123456"}, "person-sperren": {"days": "30"}}.get(act, {})
    page = form.fill(was_automated=helped, **why, **more).submit()
    if act == "stelle-entfernen":
        page.form().submit("Überall entfernen")
    assert decided(world) is helped


@pytest.mark.parametrize("act", ["ablehnen", "ausblenden"])
def test_it_is_not_asked_where_there_was_no_hint(people, world, app, act):
    state = "submitted" if act == "ablehnen" else "published"
    idea = world(make_proposal, state, area=people.here, author=people.author, text=PLAIN)
    page = opened(people, act, idea)
    assert TICK not in page
    page.form().fill(**WHY).submit()
    assert decided(world) is False
    assert "Kein Programm hat daran mitgewirkt." in last_letter(app, "author@example.org").body


def test_what_an_area_reads_anyway_is_no_hint(people, world):
    idea = world(make_proposal, area=people.here)
    comment = world(make_comment, idea, text=PLAIN)

    def hinted(held_for):
        found = contribution(idea, comment)
        session().expunge(found.thing)
        found.thing.held_for = held_for
        return gave_hint(found, hints_on(found))

    assert [world.ask(lambda one=one: hinted(one)) for one in (None, *HeldFor)] == [False, False, True, True]


def test_a_suggested_idea_is_a_hint_and_any_other_is_none(people, world):
    lead = world(make_proposal, area=people.here, title="Bank im Schatten am Markt", text=PLAIN)
    other = world(make_proposal, area=people.here, title="Deutschkurs am Abend", text="Lernen und reden, jede Woche.")
    same = world(make_proposal, "submitted", area=people.here, title="Bank im Schatten am Markt", text=PLAIN)
    at = f"{DESK}/{same.id}/zusammenlegen?mit="
    assert TICK not in people.browser("officer").get(f"{at}{other.id}")
    people.browser("officer").get(f"{at}{lead.id}").form().fill(was_automated=True).submit("Zusammenlegen")
    assert decided(world) is True


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Ein Hinweis eines Programms hat dabei geholfen."),
        ("en", "A hint from a computer program helped."),
        ("tr", "Bir bilgisayar programının verdiği ipucu yardımcı oldu."),
        ("ar", "ساعدت في ذلك إشارة من برنامج حاسوبي."),
    ],
)
def test_the_mail_the_page_and_the_receipt_say_so(people, world, browser, app, language, sentence):
    author = world(make_account, email="hint@example.org", language=language)
    idea = world(make_proposal, area=people.here, author=author, text=SUSPECT)
    secret = "a" * 30
    world(make_report, idea, secret=secret)
    opened(people, "ausblenden", idea).form().fill(was_automated=True, **WHY).submit()
    letter = last_letter(app, "hint@example.org")
    assert sentence in letter.body
    page = next(path for path in letter.paths if "/entscheidungen/" in path)
    assert sentence in browser.get(page)
    assert sentence in browser.get(f"/{language}/meldungen/{secret}")
