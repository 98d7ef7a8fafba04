"""What a day at the desk left behind: public pages, mails, letters, calls, and the log."""

import re
from collections import Counter

import sqlalchemy as sa

from beteiligung.accounts.models import Contact
from beteiligung.core.database import session
from beteiligung.log.models import LogEntry
from beteiligung.mail.models import OutboxMail
from tests.journeys.a_day import CARDS, FRAMED, IDEAS, INSULT, LEAD, MASKED, PRIVATE, REFUSED, SENT_ON, THREAT, TWIN
from tests.support.letters import letters_to

UNFILLED = re.compile(r"%\(|\{[a-z_]+\}|\bNone\b|undefined")


def assert_public_pages_say_what_became_of_everything(day):
    for sent in IDEAS:
        if sent.fate == "reject":
            day.page(sent.title, status=404)
        elif sent.fate == "merge":
            assert day.state(sent.title) == "merged"
        else:
            page = day.page(sent.title, sent.language)
            assert sent.title in page.heading
    for card in CARDS:
        assert card.title in day.page(card.title)
    lead = day.page(LEAD)
    assert THREAT not in lead.html
    assert INSULT not in lead.html
    assert "Beleidig" in lead.text or "beleidig" in lead.text, "the stone says why"
    assert "An: Tiefbauamt" in day.page(SENT_ON)
    assert "Die Ampel kommt im Mai." in day.page(SENT_ON)
    assert PRIVATE not in day.page(MASKED).html
    assert "Beschwerde" in day.page(FRAMED)


def assert_everybody_heard_the_right_thing(day):
    """Every mail of the day but those with a code: to whom, about what, in which language, in which order."""
    expected = {}
    for sent in IDEAS:
        kinds = {
            "publish": ["decision_publish"],
            "return": ["decision_return", "decision_publish"],
            "reject": ["decision_reject"],
            "forward": ["decision_forward", "office_replied"],
            "merge": ["decision_merge"],
        }[sent.fate]
        more = {
            TWIN: ["decision_merge", "decision_unmerge"],
            MASKED: ["decision_mask"],
            FRAMED: ["decision_hide", "appeal_received", "appeal_decided"],
            REFUSED: ["appeal_received", "appeal_decided"],
        }.get(sent.title, [])
        expected.setdefault((sent.email, sent.language), Counter()).update(["idea_received", *kinds, *more])
    for card in CARDS:
        if card.channel == "email":
            expected[card.reach, card.language] = Counter(["idea_received", "decision_publish"])
    for place, kinds in ((1, []), (2, []), (3, ["decision_hide"])):
        language = "tr" if place == 1 else "de"
        expected[f"stimme-{place}@example.org", language] = Counter(
            ["supported_idea_merged", "supported_idea_separated", *kinds]
        )
    for who, language in (("threat", "de"), ("insult", "tr"), ("false", "en"), ("advert", "ar")):
        expected[f"melder-{who}@example.org", language] = Counter(["report_received", "report_answered"])
    expected["melder-advert@example.org", "ar"]["appeal_of_other"] += 1

    found = {}
    for address in addresses(day):
        for letter in letters_to(day.app, address):
            assert not UNFILLED.search(letter.subject + letter.body), (letter.kind, letter.body)
            if letter.kind != "sign_in_code":
                found.setdefault((address, letter.language), Counter())[letter.kind] += 1
    assert found == expected
    for sent in IDEAS:
        letters = [one for one in letters_to(day.app, sent.email) if sent.title in one.body]
        assert len(letters) >= 2
        assert any(str(day.number[sent.title]) in one.subject for one in letters)


def addresses(day):
    def ask():
        query = sa.select(OutboxMail.address, Contact.email).outerjoin(
            Contact, Contact.account_id == OutboxMail.account_id
        )
        return {address or email for address, email in session().execute(query)}

    return day.world.ask(ask)


def assert_letters_and_calls_are_in_the_right_language(day):
    by_title = {card.title: card for card in CARDS if card.channel in ("phone", "letter", "counter")}
    assert set(day.told) == {day.number[title] for title in by_title}
    for title, card in by_title.items():
        page = day.told[day.number[title]]
        said = page.find_all(f".told [lang='{card.language}']")
        assert said, card
        assert not UNFILLED.search(page.text)
        assert title in page.find(".told").get_text()
        if card.channel == "phone":
            assert card.reach in page
    letters = {day.number[card.title]: card for card in CARDS if card.channel == "letter"}
    assert set(day.printed) == set(letters)
    for number, text in day.printed.items():
        assert str(number) in text
        assert not UNFILLED.search(text)
        assert "Dortmund" in text


def assert_the_log_tells_the_day(day):
    """Each act of the office once, with its ground where there is one; the page of the log counts the same."""

    def ask():
        query = sa.select(LogEntry.account_id, LogEntry.act, sa.func.count())
        query = query.group_by(LogEntry.account_id, LogEntry.act)
        return [tuple(row) for row in session().execute(query)]

    found = {}
    for account_id, act, count in day.world.ask(ask):
        found.setdefault(account_id, {})[act] = count
    fates = Counter(sent.fate for sent in IDEAS)
    assert found[day.officer_account.id] == {
        "absence.note:note": 1,
        "checklist.tick": 1,
        "content.hide:hide": 2,
        "content.lock": 1,
        "desk.share:begin": fates["return"] + fates["reject"],
        "meeting.hold:make": 1,
        "meeting.hold:result": 1,
        "note.write": 1,
        "proposal.enter": len(CARDS),
        "proposal.forward:forward": fates["forward"],
        "proposal.mask:passage": 1,
        "proposal.merge": fates["merge"] + 1,
        "proposal.publish": fates["publish"],
        "proposal.reject": fates["reject"],
        "proposal.return": fates["return"],
        "proposal.unmerge": 1,
        "report.answer": 1,
    }
    told = len(day.told)
    assert found[day.deputy_account.id] == {
        "appeal.decide:decide": 2,
        "author.tell:told": told,
        "contact.read": told + len(day.printed),
        "desk.share:begin": told + 2,
        "proposal.forward:reply": 1,
        "proposal.publish": fates["return"] + len(CARDS),
    }, "appeals are begun and decided; opening a contact begins the task, and a letter says where somebody lives"
    assert found[day.people.coordinator.id] == {"checklist.edit:add": 1}
    page = day.officer.get("/de/verwaltung/protokoll/?akt=proposal.reject")
    assert page.text.count("Schutz persönlicher Daten") + page.text.count("private Angaben") >= fates["reject"]
