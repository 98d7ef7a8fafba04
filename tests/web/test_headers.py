"""Security headers on every response, errors included. The page client checks each one it sees."""

import pytest

from tests.support.responses import security_faults


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 302),
        ("GET", "/de/", 200),
        ("HEAD", "/de/", 200),
        ("GET", "/de/gibt-es-nicht", 404),
        ("GET", "/gibt-es-nicht", 404),
        ("POST", "/de/", 405),
        ("DELETE", "/de/ideen/", 405),
        ("OPTIONS", "/de/", 200),
        ("GET", "/static/gibt-es-nicht.css", 404),
        ("GET", "/static/../config.py", 404),
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("GET", "/de/moderation/", 403),
        ("POST", "/de/konto/anmelden", 400),
        ("GET", "/de/ideen/?nach=kaputt", 400),
    ],
)
def test_headers(browser, method, address, status):
    answer = browser.answer(method, address)
    assert answer.status_code == status
    assert list(security_faults(answer)) == []


def test_too_much_at_once_is_refused_with_headers(browser):
    answer = browser.answer("POST", "/de/konto/anmelden", data={"email": "x" * 2_000_000})
    assert answer.status_code == 413
    assert "zu groß" in answer.get_data(as_text=True)


def test_production_cookies_travel_over_tls_only(tmp_path, database_url):
    from cryptography.fernet import Fernet

    from tests.support.application import application
    from tests.support.pages import Browser

    settings = {
        "DATABASE_URL": database_url,
        "INSTANCE": str(tmp_path),
        "BETEILIGUNG_PRODUCTION": "1",
        "BETEILIGUNG_SECRET_KEY": "made up for this test",
        "BETEILIGUNG_FIELD_KEY": Fernet.generate_key().decode(),
        "BETEILIGUNG_BASE_URL": "https://example.org",
        "BETEILIGUNG_MAIL_URL": "smtp://127.0.0.1:1",
    }
    with application(**settings) as app:
        answer = Browser(app).answer("GET", "/de/konto/anmelden")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
