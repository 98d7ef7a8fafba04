"""What people send most asks the database seldom: each question more is time that all who write wait for."""

import pytest

from beteiligung.proposals.models import ProposalState
from tests.support.factories import make_proposal

VOTE, COMMENT, IDEA = 6, 10, 14
"""Statements of one form, besides the one that says who sends it."""
NAME = "Ayla vom Kiosk"


def asked(browser, form):
    """How often the database is asked to take a form, with everything remembered that a process remembers."""
    url = form.page.url.split("?")[0]
    answer = browser.answer("POST", url, data=form._values, headers={"Origin": "http://localhost"})
    assert answer.status_code == 302
    return browser.queries


def test_a_vote(people, world):
    browser = people.browser("resident")
    page = browser.get(f"/de/ideen/{world(make_proposal).id}/unterstuetzen")
    assert asked(browser, page.form()) <= VOTE


@pytest.mark.parametrize("name", ["", NAME])
def test_a_comment(people, world, name):
    browser = people.browser("resident")
    counts = []
    for _ in range(2):
        page = browser.get(f"/de/ideen/{world(make_proposal).id}/kommentieren")
        counts.append(asked(browser, page.form().fill(text="Gute Idee.", shown_name=name)))
    assert counts[-1] <= COMMENT, "a name used again"


def test_an_idea(people, world):
    browser = people.browser("author")
    counts = []
    for _ in range(2):
        idea = world(make_proposal, ProposalState.DRAFT, author=people.author)
        page = browser.get(f"/de/ideen/neu/{idea.id}/senden")
        counts.append(asked(browser, page.form()))
        assert world.now(idea).state is ProposalState.SUBMITTED
    assert counts[-1] <= IDEA
