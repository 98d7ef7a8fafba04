"""Addresses and words from memory are those that would be made anew, in the language of the page."""

import pytest
from flask import g, url_for
from flask_babel import force_locale, gettext

from beteiligung.web.languages import LANGUAGES
from beteiligung.web.remembered.addresses import address
from beteiligung.web.remembered.words import remembered_words

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("pages.start", {}),
        ("proposals.detail", {"proposal_id": 12, "words": "bank-am-brunnen"}),
        ("moderation.proposal", {"proposal_id": 1, "art": None, "wer": "alle", "_anchor": "zusammen"}),
        ("moderation.merge", {"proposal_id": 21, "mit": 1, "art": "report"}),
        ("moderation.desk", {"nach": "0.1000000000000000001.7", "art": "new_idea"}),
    ],
)
def test_an_address_is_the_one_that_flask_builds(app, endpoint, values):
    for language in ("de", "tr"):
        with app.test_request_context(f"/{language}/"):
            g.language = LANGUAGES[language]
            assert address(endpoint, **values) == address(endpoint, **values) == url_for(endpoint, **values)


def test_the_same_address_with_other_numbers(app):
    with app.test_request_context("/de/"):
        g.language = LANGUAGES["de"]
        found = [address("moderation.merge", proposal_id=one, mit=other) for one, other in ((1, 2), (2, 1), (12, 3))]
        assert found == [url_for("moderation.merge", proposal_id=a, mit=b) for a, b in ((1, 2), (2, 1), (12, 3))]


def test_words_are_said_once_in_each_language(app):
    asked = []

    @remembered_words
    def said(count: int) -> str:
        asked.append(count)
        return f"{gettext('Ideen')} {count}"

    found = []
    for language in ("de", "en", "de"):
        with app.test_request_context(f"/{language}/"):
            g.language = LANGUAGES[language]
            found.append((said(1), said(2), said(1)))
    assert found == [("Ideen 1", "Ideen 2", "Ideen 1"), ("Ideas 1", "Ideas 2", "Ideas 1"), found[0]]
    assert asked == [1, 2, 1, 2]


def test_messages_follow_a_forced_language_and_come_back(app):
    with app.test_request_context("/de/"):
        g.language = LANGUAGES["de"]
        words = [gettext("Ideen")]
        with force_locale("en"):
            words.append(gettext("Ideen"))
        words.append(gettext("Ideen"))
    assert words == ["Ideen", "Ideas", "Ideen"]
