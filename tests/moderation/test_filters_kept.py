"""Whoever works through one kind of entries stays with it: every link and form of the desk carries the filters along."""

import pytest
from bs4 import Tag

from beteiligung.moderation.models import DecisionKind
from tests.support.factories import make_appeal, make_comment, make_decision, make_proposal, make_report
from tests.support.html import attribute

pytestmark = pytest.mark.one_database

DESK = "/de/moderation/"
ACTS = tuple(DESK + path for path in ("ideen/", "beschwerden/", "eintraege/", "notizen/", "massnahmen/"))
NOT_ABOUT_AN_ENTRY = (f"{DESK}ideen/", f"{DESK}ideen/aufnehmen")


def addresses(page):
    for tag in page.main.find_all(("a", "form", "button")):
        assert isinstance(tag, Tag)
        for name in ("href", "action", "formaction"):
            if name in tag.attrs:
                yield attribute(tag, name)


def losing_them(page, *kept):
    ours = (one for one in addresses(page) if one.startswith(ACTS) and one.partition("?")[0] not in NOT_ABOUT_AN_ENTRY)
    return {one for one in ours if not all(part in one for part in kept)}


@pytest.fixture
def idea(people, world):
    return world(make_proposal, "published", area=people.here, author=people.author, photos=1, documents=1)


def test_every_act_beside_an_idea_keeps_kind_and_person(people, world, idea):
    rejected = world(make_proposal, "rejected", area=people.here, author=people.author)
    decision = world(make_decision, rejected, DecisionKind.REJECT, by=people.officer, ground="insult", text="Wort.")
    world(make_report, idea)
    comment = world(make_comment, idea, people.resident, "Guten Tag.")
    appeal = world(make_appeal, decision)
    browser, asked = people.browser("coordinator"), "art=report&wer=alle"
    for path in (
        f"ideen/{idea.id}",
        f"ideen/{rejected.id}",
        f"ideen/{idea.id}/beitrag",
        f"ideen/{idea.id}/fotos",
        f"ideen/{idea.id}/unterlagen",
        f"ideen/{idea.id}/notizen",
        f"beschwerden/{appeal.id}",
        f"beschwerden/{appeal.id}/entscheiden",
    ):
        page = browser.get(f"{DESK}{path}?{asked}")
        assert not losing_them(page, "art=report", "wer=alle"), path
    page = browser.get(f"{DESK}ideen/{idea.id}/beitrag?was=kommentar-{comment.id}&{asked}")
    assert not losing_them(page, "art=report", "wer=alle")


def test_beginning_an_appeal_and_deciding_it_leads_to_the_next_of_the_kind(people, world):
    idea = world(make_proposal, "rejected", area=people.here, author=people.author)
    appeal = world(make_appeal, world(make_decision, idea, DecisionKind.REJECT, ground="insult", text="Wort."))
    page = people.browser("officer").get(f"{DESK}beschwerden/{appeal.id}?art=appeal")
    page = page.form_to(f"/beschwerden/{appeal.id}/beginnen").submit()
    assert page.path.endswith("/entscheiden?art=appeal")
    page = page.form().fill(outcome="upheld", reasons="Das Wort beleidigt einen Nachbarn.").submit()
    assert page.path == f"{DESK}?art=appeal"


def test_an_act_on_the_idea_comes_back_with_the_filters(people, idea):
    page = people.browser("officer").get(f"{DESK}ideen/{idea.id}?art=new_idea")
    assert "art=new_idea" in page.form_to("/pruefen").submit("In Prüfung nehmen").path
