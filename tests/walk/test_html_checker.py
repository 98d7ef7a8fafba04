"""The Nu HTML checker reads every kind of page in every language, as each person who sees it."""

import json
import re
import subprocess

import pytest

from beteiligung.web.languages import complete_languages
from tests.support.needed import html_checker
from tests.walk.kinds import has_language, in_language, pages_of_each_kind

SAFARI = "Safari takes the meaning from what CSS shows in another way (lists without markers, tables as blocks)"
ACCEPTED = {
    "The “list” role is unnecessary for element “[uo]l”.": SAFARI,
    "The “(table|rowgroup|row|rowheader|columnheader|cell)” role is unnecessary for element “t\\w+”.": SAFARI,
    "The “role” attribute must not be used on a “t[dhr]” element which has a “table” ancestor .*": SAFARI,
    "A “link” element with a “blocking” attribute must have a “rel” attribute .* “stylesheet”.": (
        "the standard allows it for rel=expect as well; the checker does not know that link yet"
    ),
}
"""What the checker may say, with the reason; patterns for the whole message."""


@pytest.fixture(scope="module")
def kinds(prepared):
    return pages_of_each_kind(prepared)


@pytest.mark.products
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", [language.address for language in complete_languages()])
def test_nothing_is_found(prepared, kinds, tmp_path, language):
    checker = html_checker()
    pages = write_pages(prepared, kinds, language, tmp_path)
    told = dict.fromkeys(ACCEPTED, 0)
    faults = []
    for message in check(checker, tmp_path):
        pattern = next((pattern for pattern in ACCEPTED if re.fullmatch(pattern, message["message"])), None)
        if pattern is None:
            place = f"{pages[message['url'].rsplit('/', 1)[-1]]}, line {message.get('lastLine')}"
            faults.append(f"{place}: {message['message']} {message.get('extract', '').strip()!r}")
        else:
            told[pattern] += 1
    assert len(pages) > 150
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:40])
    assert all(told.values()), f"accepted, but nowhere to be found: {[p for p, count in told.items() if not count]}"


def write_pages(prepared, kinds, language, folder):
    """Each page into a file of its own; gives who sees what, by the name of the file."""
    pages = {}
    for kind in kinds:
        for person, (path, status) in kind.seen_by.items():
            if has_language(path, language):
                answer = prepared.people.browser(person).answer("GET", in_language(path, language))
                assert answer.status_code == status, f"{in_language(path, language)}: {answer.status_code}"
                name = f"{len(pages)}.html"
                pages[name] = f"{in_language(path, language)} ({person})"
                (folder / name).write_bytes(answer.get_data())
    return pages


def check(checker, folder):
    """Everything the checker says about the files of a folder."""
    done = subprocess.run([*checker, "--format", "json", folder], capture_output=True, text=True)
    return json.loads(done.stderr)["messages"]
