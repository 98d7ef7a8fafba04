"""Collecting messages: into the right domain, without losing translations, and without changes for no reason."""

from pathlib import Path

import pytest

from beteiligung.web.languages import SOURCE, complete_languages
from scripts.catalogues.__main__ import update_all
from scripts.catalogues.check import check_all
from scripts.catalogues.domains import DESK, NEEDED, RESIDENTS, domain_of
from scripts.catalogues.extract import collect, messages_of, read

NEEDS_ARABIC = {RESIDENTS: ("ar",), DESK: ()}


@pytest.fixture
def checkout(tmp_path):
    """A made-up checkout with one message for residents and one for staff."""
    write(tmp_path / "beteiligung/proposals/views.py", '_("Meine Idee")\n')
    write(tmp_path / "templates/moderation/list.html", "{{ _('Warteschlange') }}\n")
    write(tmp_path / "beteiligung/cli.py", '_("Nur auf der Kommandozeile")\n')
    update_all(tmp_path, NEEDS_ARABIC)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def translate(checkout: Path, text: str, translation: str) -> None:
    path = checkout / "translations/ar/LC_MESSAGES/messages.po"
    path.write_text(path.read_text().replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{translation}"'))


def texts(checkout: Path, domain: str) -> list[str]:
    return [text for _, text in messages_of(collect(checkout, domain))]


@pytest.mark.parametrize(
    ("path", "domain"),
    [
        ("beteiligung/proposals/views.py", RESIDENTS),
        ("beteiligung/moderation/operations/deciding.py", RESIDENTS),
        ("templates/proposals/list.html", RESIDENTS),
        ("templates/mail/decided.txt", RESIDENTS),
        ("beteiligung/measures/views/public.py", RESIDENTS),
        ("beteiligung/measures/views/desk.py", DESK),
        ("beteiligung/proposals/desk_forms.py", DESK),
        ("beteiligung/moderation/views.py", DESK),
        ("beteiligung/moderation/forms.py", DESK),
        ("beteiligung/administration/views.py", DESK),
        ("beteiligung/accounts/administration.py", DESK),
        ("templates/desk_layout.html", DESK),
        ("templates/moderation/parts/_row.html", DESK),
        ("templates/verwaltung/post.html", DESK),
        ("beteiligung/cli.py", None),
        ("beteiligung/proposals/cli.py", None),
    ],
)
def test_domain_of_a_file(path, domain):
    assert domain_of(path) == domain


def test_residents_need_every_language_that_can_be_chosen():
    assert set(NEEDED[RESIDENTS]) == {x.locale.split("_")[0] for x in complete_languages() if x is not SOURCE}


def test_domains_are_collected_apart(checkout):
    assert texts(checkout, RESIDENTS) == ["Meine Idee"]
    assert texts(checkout, DESK) == ["Warteschlange"]


def test_what_residents_read_as_well_stands_in_their_catalogue_alone(checkout):
    write(checkout / "templates/moderation/idea.html", "{{ _('Meine Idee') }}{{ _('Offen') }}\n")
    assert (texts(checkout, RESIDENTS), texts(checkout, DESK)) == (["Meine Idee"], ["Offen", "Warteschlange"])


def test_every_way_to_mark_a_message_is_found(tmp_path):
    calls = ["_", "_l", "N_", "gettext", "lazy_gettext"]
    plurals = ["ngettext", "_n", "N_n", "lazy_ngettext"]
    source = [f'{name}("{name} gefunden")' for name in calls]
    source += [f'{name}("eine von {name}", "viele von {name}", n)' for name in plurals]
    write(tmp_path / "beteiligung/pages/views.py", "\n".join(source))
    write(tmp_path / "templates/pages/start.html", "{% trans count=n %}eins{% pluralize %}%(count)s{% endtrans %}")
    found = texts(tmp_path, RESIDENTS)
    assert [f"{name} gefunden" for name in calls] == [text for text in found if isinstance(text, str)]
    assert len([text for text in found if not isinstance(text, str)]) == len(plurals) + 1


def test_template_with_broken_syntax_is_not_passed_over(checkout):
    write(checkout / "templates/pages/start.html", "{{ _('Start') }")
    with pytest.raises(Exception, match="unexpected"):
        collect(checkout, RESIDENTS)


def test_complete_checkout_has_no_faults(checkout):
    translate(checkout, "Meine Idee", "فكرتي")
    assert list(check_all(checkout, NEEDS_ARABIC)) == []


def test_desk_needs_no_translation_but_what_there_is_is_checked(checkout):
    translate(checkout, "Meine Idee", "فكرتي")
    desk = checkout / "translations/ar/LC_MESSAGES/desk.po"
    desk.write_text('msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Warteschlange"\nmsgstr ""\n')
    update_all(checkout, NEEDS_ARABIC)
    assert list(check_all(checkout, NEEDS_ARABIC)) == ["translations/ar/LC_MESSAGES/desk.po: missing: »Warteschlange«"]


def test_sources_that_changed_since_they_were_collected(checkout):
    translate(checkout, "Meine Idee", "فكرتي")
    write(checkout / "beteiligung/proposals/views.py", '_("Meine Idee")\n_("Neue Idee")\n')
    found = list(check_all(checkout, NEEDS_ARABIC))
    assert "messages.pot: stale; `make translations` brings it up to date" in found
    assert "translations/ar/LC_MESSAGES/messages.po: stale, missing: »Neue Idee«" in found


def test_updating_keeps_exact_translations_and_guesses_nothing(checkout):
    translate(checkout, "Meine Idee", "فكرتي")
    write(checkout / "beteiligung/proposals/views.py", '_("Meine Idee")\n_("Meine Ideen")\n')
    update_all(checkout, NEEDS_ARABIC)
    path = checkout / "translations/ar/LC_MESSAGES/messages.po"
    found = messages_of(read(path, "ar"))
    assert found[None, "Meine Idee"].string == "فكرتي"
    assert not found[None, "Meine Ideen"].string
    write(checkout / "beteiligung/proposals/views.py", '_("Meine Ideen")\n')
    update_all(checkout, NEEDS_ARABIC)
    assert "فكرتي" not in path.read_text()


def test_updating_again_changes_nothing(checkout):
    files = sorted((checkout / "translations").rglob("*.po*"))
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    update_all(checkout, NEEDS_ARABIC)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_allowed_text_that_no_longer_exists(checkout):
    translate(checkout, "Meine Idee", "فكرتي")
    write(checkout / "translations/same.txt", "# gleich\nBudget\n")
    assert list(check_all(checkout, NEEDS_ARABIC)) == ["translations/same.txt: no such message: »Budget«"]
