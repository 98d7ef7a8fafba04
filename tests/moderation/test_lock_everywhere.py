"""A locked text is looked for everywhere: pages of everybody, lists, search, map, files, mails, pages in memory."""

import pytest
import sqlalchemy as sa

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.models import OutboxMail
from beteiligung.proposals.models import Proposal
from beteiligung.proposals.operations import tell_author
from tests.support.factories import make_city, make_comment, make_proposal, make_report
from tests.support.prepared import Prepared
from tests.walk.addresses import addresses

pytestmark = pytest.mark.one_database

WORD = "Donnerkeilwort"
DESK = "/de/moderation/"
PERSONS = ("visitor", "author", "officer", "coordinator", "auditor")
_MISSING = "999999"
LISTS = (f"/de/ideen/?q={WORD[:8]}", "/de/ideen/?sort=kommentare", "/de/ideen/?raum=nordmarkt", "/de/", DESK)


@pytest.fixture
def idea(people, world):
    """With its word in every kind of text that stands at it."""
    world(make_city)
    idea = world(
        make_proposal,
        area=people.here,
        author=people.author,
        title=f"{WORD} am Platz",
        text=f"{WORD} steht hier. Ein ganzer Absatz.",
        place=WORD,
        pin=(51.52, 7.47),
        photos=2,
        documents=1,
    )
    world(make_report, idea, explanation=f"Dort steht {WORD}.")
    world.ask(lambda: tell(idea))
    return idea


def tell(idea):
    with unit_of_work():
        tell_author(session().get_one(Proposal, idea.id), "decision_publish", {"words": idea.words})


def pages_with_it(people, idea, comment, persons=PERSONS):
    """Who finds the word where. The address itself, which a page may repeat, says it to nobody who has not got it."""
    prepared = Prepared(people, {"locked": idea}, {"said": comment}, year=clock.today().year)
    prepared.areas["here"] = people.here
    found = set()
    for name in persons:
        browser = people.browser(name)
        browser.checks_pages = False
        paths = [
            one.path for one in addresses(people.app, prepared) if "GET" in one.methods and _MISSING not in one.path
        ]
        for path in dict.fromkeys((*paths, *LISTS)):
            said = browser.answer("GET", path).get_data().decode(errors="replace").replace(idea.words, "")
            if WORD in said:
                found.add((name, path))
    return found


def test_no_readable_copy_is_left(people, world, idea):
    comment = world(make_comment, idea, people.author, f"Ich sage {WORD}.")
    page = people.browser("visitor").get(f"/de/ideen/{idea.id}-{idea.words}")
    files = [tag["src"] for tag in page.find_all(".photos img")]
    before = pages_with_it(people, idea, comment, ("visitor", "officer"))
    assert {name for name, _path in before} == {"visitor", "officer"}
    assert {path for name, path in before if name == "visitor"} >= {LISTS[0], "/de/", f"/de/ideen/{idea.id}/melden"}
    page = people.browser("officer").get(f"{DESK}ideen/{idea.id}/beitrag").follow("Sofort sperren")
    page.form().submit("Jetzt sperren")
    assert pages_with_it(people, idea, comment) == set()
    for name in PERSONS:
        answers = [people.browser(name).answer("GET", file).status_code for file in files]
        assert answers == [404] * len(files)
    mails = world.ask(lambda: [str(mail.values) for mail in session().scalars(sa.select(OutboxMail))])
    assert mails
    assert not any(WORD.casefold() in mail.casefold() for mail in mails)
