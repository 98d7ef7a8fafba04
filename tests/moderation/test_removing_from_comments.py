"""An officer removes words of a comment: gone from wherever they were quoted, and its writer is told why."""

import pytest
import sqlalchemy as sa

from beteiligung.accounts.models import SignInCode
from beteiligung.accounts.queries import actor_of
from beteiligung.aktionsraum.queries import the_city
from beteiligung.comments.models import Comment
from beteiligung.core import clock
from beteiligung.core.database import add, session, unit_of_work
from beteiligung.core.errors import Forbidden, InvalidInput, Stale
from beteiligung.core.text import REMOVED
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.rendering import render
from beteiligung.moderation.models import DecisionKind, DecisionText, DeskNote, ReportText, Subject
from beteiligung.moderation.operations import decide_mask, write_note
from beteiligung.moderation.queries import answer_to, decisions_of, report_by_secret
from tests.moderation.acting import the
from tests.moderation.contributions import SECRET, report
from tests.support.factories import make_account, make_area, make_city, make_comment, make_decision, make_proposal
from tests.support.html import words

NAME = "Herr Özkan"
FACTS = "Im ersten Satz steht der volle Name einer anderen Person."
TEXT = f"{NAME} stellt seine Möbel hierher.\n\nFragt {NAME.upper()}!"


@pytest.fixture
def idea(area):
    return make_proposal(area=area, author=make_account(), title=f"Möbel von {NAME}")


def mask(actor, comment, passage=NAME, ground="private_data", facts=FACTS, version=None):
    with unit_of_work():
        found = session().get_one(Comment, comment.id)
        return decide_mask(actor, found, passage, ground, facts, version=version or found.version).id


@pytest.mark.parametrize("language", ["de", "en", "tr", "ar"])
def test_the_words_are_gone_and_the_writer_is_told_why(officer, idea, language):
    make_city()
    writer = make_account(language=language)
    comment = make_comment(idea, writer, TEXT)
    report(idea, comment, Subject.COMMENT)
    mask(officer, comment)
    assert session().get_one(Comment, comment.id).text == f"{REMOVED} stellt seine Möbel hierher.\n\nFragt {REMOVED}!"
    assert the(idea).title == f"Möbel von {NAME}", "the idea is decided about by itself"
    (row,) = decisions_of(idea.id)
    assert (row.kind, row.subject, row.subject_id, row.text) == (DecisionKind.MASK, Subject.COMMENT, comment.id, FACTS)
    assert answer_to(report_by_secret(SECRET)).kind is DecisionKind.MASK
    mail = session().scalars(sa.select(OutboxMail).filter_by(kind="decision_mask_comment")).one()
    letter = render(mail, the_city())
    assert (mail.account_id, letter.language.address) == (writer.id, language)
    assert FACTS in letter.body
    assert "/entscheidungen/" in letter.body


def test_no_copy_stays_with_the_comment_and_what_was_written_of_others_does(officer, idea):
    comment, other = make_comment(idea, text=TEXT), make_comment(idea, text=TEXT)
    report(idea, comment, Subject.COMMENT)
    about = [(Subject.COMMENT, comment.id), (Subject.COMMENT, other.id), (Subject.IDEA, None)]
    decisions = [
        make_decision(idea, DecisionKind.KEEP, text=f"Wer ist {NAME}?", subject=subject, subject_id=thing_id)
        for subject, thing_id in about
    ]
    with unit_of_work():
        session().scalars(sa.select(ReportText)).one().explanation = f"Da steht {NAME}."
        write_note(officer, the(idea), text=f"{NAME} hat angerufen.")
        for used in ({"used_at": clock.now()}, {}):
            _code(idea, **used)
    mask(officer, comment)
    said = [session().get_one(DecisionText, decision.id).text for decision in decisions]
    assert said == [f"Wer ist {REMOVED}?", f"Wer ist {NAME}?", f"Wer ist {NAME}?"]
    assert session().get_one(Comment, other.id).text == TEXT
    assert session().scalars(sa.select(ReportText)).one().explanation == f"Da steht {REMOVED}."
    assert session().scalars(sa.select(DeskNote.text)).one() == f"{REMOVED} hat angerufen."
    intents = [code.intent["text"] for code in session().scalars(sa.select(SignInCode).order_by(SignInCode.id))]
    assert intents == [f"{REMOVED} war da.", f"{NAME} war da."], "what nobody has sent yet is not published"


def test_nor_with_the_idea_that_goes_on(officer, idea, area):
    lead = make_proposal(area=area, author=make_account())
    merged = make_proposal("merged", area=area, lead=lead)
    comment = make_comment(merged, text=TEXT)
    with unit_of_work():
        write_note(officer, the(lead), text=f"{NAME} hat angerufen.")
        queue_mail(
            "reply", account_id=lead.author_id, language="de", values={"number": lead.id, "text": f"{NAME} war da."}
        )
    mask(officer, comment)
    assert session().scalars(sa.select(DeskNote.text)).one() == f"{REMOVED} hat angerufen."
    (waiting,) = session().scalars(sa.select(OutboxMail).filter_by(account_id=lead.author_id)).all()
    assert waiting.values["text"] == f"{REMOVED} war da."


def _code(idea, **used):
    now = clock.now()
    add(
        SignInCode(
            email="a@example.org",
            email_key="a@example.org",
            code_hash="c",
            salt="s",
            language="de",
            link_hash=f"l{len(used)}",
            intent={"act": "comment", "proposal_id": idea.id, "text": f"{NAME} war da."},
            created_at=now,
            code_expires_at=now,
            link_expires_at=now,
            **used,
        )
    )


def test_what_the_desk_may_not_do(officer, idea):
    comment = make_comment(idea, text=TEXT)
    for values in (
        {"ground": "too expensive"},
        {"facts": f"Da steht {NAME.lower()}, und das ist privat."},
        {"passage": "steht nirgends"},
        {"passage": "ab"},
    ):
        with pytest.raises(InvalidInput):
            mask(officer, comment, **values)
    with pytest.raises(Stale):
        mask(officer, comment, version=comment.version + 1)
    elsewhere = actor_of(make_account().id)
    own = make_comment(idea, session().get_one(type(make_account()), officer.account_id), TEXT)
    for actor, thing in ((elsewhere, comment), (officer, own)):
        with pytest.raises(Forbidden):
            mask(actor, thing)
    assert session().get_one(Comment, comment.id).text == TEXT
    assert not decisions_of(idea.id)


@pytest.mark.one_database
def test_the_way_at_the_desk(people, world, browser):
    idea = world(make_proposal, area=people.here)
    comment = world(make_comment, idea, people.author, TEXT)
    page = people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/beitrag?was=kommentar-{comment.id}")
    page = page.follow("Textstelle entfernen")
    refused = page.form().fill(passage="Frau Meier", ground="private_data", facts=FACTS).submit(status=422)
    assert "steht nicht im Text" in refused.refusals
    page = page.form().fill(passage=NAME, ground="private_data", facts=FACTS).submit()
    assert [words(tag) for tag in page.find_all(".found .small")] == ["Kommentar · jetzt"] * 2
    page = page.form().submit("Überall entfernen")
    assert "Die Person bekommt eine E-Mail" in page.notices[1]
    public = browser.get(f"/de/ideen/{idea.id}-{idea.words}")
    assert "özkan" not in public.html.casefold()
    assert "[Textstelle entfernt] stellt seine Möbel" in public
    edit = people.browser("author").get(f"/de/kommentare/{comment.id}/bearbeiten")
    edit.form().fill(text=edit.form().value("text") + " Danke.").submit()
    assert world.now(comment).text == f"{REMOVED} stellt seine Möbel hierher.\n\nFragt {REMOVED}! Danke."
    people.browser("officer").get(f"/de/moderation/ideen/{idea.id}/stelle-entfernen?was=name", status=404)


@pytest.mark.one_database
def test_in_another_area_there_is_nothing_to_remove(people, world):
    idea = world(make_proposal, area=world(make_area, "hoerde"))
    comment = world(make_comment, idea, people.author, TEXT)
    address = f"/de/moderation/ideen/{idea.id}/stelle-entfernen?was=kommentar-{comment.id}"
    people.browser("officer").get(address, status=404)
