"""Mails in words: in the recipient's language, with addresses of this site, and without a way to smuggle headers."""

from datetime import UTC, date, datetime, timedelta

import flask
import pytest

from beteiligung.core import clock
from beteiligung.core.database import session, unit_of_work
from beteiligung.mail.message import BadRecipient, build_message
from beteiligung.mail.models import OutboxMail
from beteiligung.mail.operations import queue_mail
from beteiligung.mail.rendering import Letter, render
from beteiligung.web.languages import LANGUAGES, SOURCE
from beteiligung.web.locale import current_language
from tests.support.factories import make_city

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECRET = {"code": "123456", "token": "a-token"}


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context(), clock.freeze(NOON):
        yield


def queue(language="de", kind="sign_in_code", values=None, secret=SECRET):
    with unit_of_work():
        mail = queue_mail(
            kind,
            language=language,
            values=values or {"act": None},
            address="anna@example.org",
            secret=secret,
            expires_at=NOON + timedelta(days=3),
        )
        session().flush()
    return mail


def message(letter, *, recipient="anna@example.org", mail=None, **more):
    settings = {"sender": "stadt@example.org", "reply_to": None, "base_url": "https://mit.example.org", **more}
    return build_message(mail or queue(), letter, recipient=recipient, **settings)


def test_the_code_stands_alone_and_the_link_begins_with_the_base_url(app):
    app.config["BASE_URL"] = "https://mit.example.org/unter"
    letter = render(queue(), make_city())
    lines = letter.body.splitlines()
    assert letter.subject == "Ihr Code für die Anmeldung"
    assert "123456" in lines
    assert "https://mit.example.org/unter/de/konto/anmelden/link/a-token" in lines
    assert "123456" not in letter.subject, "subjects are kept and shown to administrators"
    assert "Projektbüro Aktionsplan Soziale Stadt" in letter.body
    assert "  \n\n\n" not in letter.body


@pytest.mark.parametrize("act", ["vote", "confirm", "comment", "offer"])
def test_the_mail_says_what_the_code_is_for(act):
    assert render(queue(values={"act": act}), None).body != render(queue(), None).body


def test_a_mail_speaks_the_recipients_language_whatever_the_page_speaks(app):
    mail = queue("ar")
    with app.test_request_context("/de/"):
        flask.g.language = SOURCE
        letter = render(mail, None)
        assert current_language() is SOURCE, "the page keeps its own"
    assert letter.language.address == "ar"
    assert "/ar/konto/anmelden/link/a-token" in letter.body


@pytest.mark.parametrize("language", ["pl", "xx"])
def test_a_language_that_is_not_there_is_written_in_german(language):
    letter = render(queue(language), None)
    assert letter.language is SOURCE
    assert "/de/konto/" in letter.body


def test_values_keep_their_kind(app):
    template = "{{ _('Ihr Code für die Anmeldung') }}\n\n{{ due|date }} {{ text }}\n"
    app.jinja_env.loader.mapping = {}
    import jinja2

    app.jinja_env.loader = jinja2.ChoiceLoader([jinja2.DictLoader({"mails/x.txt": template}), app.jinja_env.loader])
    mail = queue(kind="x", values={"due": date(2026, 11, 30), "text": "<b>&"})
    assert "30.\u00a0November\u00a02026 <b>&" in render(mail, None).body, "plain text is not escaped"


def test_headers_are_complete():
    mail = queue()
    sent = message(render(mail, make_city()), mail=mail, reply_to="stadt@bücher.example")
    assert str(sent["From"]) == "Beteiligung im Aktionsraum <stadt@example.org>"
    assert sent["To"] == "anna@example.org"
    assert sent["Date"] == "Mon, 23 Nov 2026 12:00:00 +0000"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Content-Language"] == "de"
    assert sent["Message-ID"].endswith("@mit.example.org>")
    assert "xn--bcher-kva.example" in sent["Reply-To"]
    assert sent.get_content_type() == "text/plain"
    again = message(render(mail, None), mail=mail)
    assert again["Message-ID"] == sent["Message-ID"], "a repeated mail is known as such"


def test_no_value_adds_a_header():
    evil = "Hallo\r\nBcc: victim@example.org\r\n\r\nBody"
    sent = message(Letter(evil, "Text", SOURCE))
    assert "Bcc" not in sent
    assert "\n" not in sent["Subject"]
    assert b"\nBcc" not in sent.as_bytes()


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "anna",
        "anna@",
        "a@example.org\nBcc: b@example.org",
        "a@example.org, b@example.org",
        "a b@example.org",
        "<a@example.org>",
    ],
)
def test_what_is_no_address_gets_no_mail(recipient):
    with pytest.raises(BadRecipient):
        message(Letter("Betreff", "Text", SOURCE), recipient=recipient)


def test_arabic_arrives_whole():
    letter = Letter("رمز الدخول", "مرحبا\n123456\n", LANGUAGES["ar"])
    sent = message(letter)
    assert str(sent["Subject"]) == "رمز الدخول"
    assert sent.get_content() == letter.body
    assert isinstance(queue(), OutboxMail)
