"""A ready-made text that is picked at the desk appears at once, in both languages, and nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from tests.support.factories import make_account, make_module, make_proposal

pytestmark = pytest.mark.one_database

OWN = "Meinen Sie den Platz am Brunnen?"


def test_it_appears_when_it_is_picked(people, somebody):
    author = people.world(make_account, language="ar")
    idea = people.world(make_proposal, "submitted", area=people.here, author=author, title="Bank am Brunnen")
    module = people.world(make_module, "reject", name="Was vorliegt", ground="insult")
    officer = somebody("officer").open(f"/de/moderation/ideen/{idea.id}/ablehnen")
    page = officer.page
    officer.type("Was vorliegt", OWN)
    page.locator("[name=ground][value=insult]").check()
    preview = page.locator("[data-preview]")
    page.locator("[name=module]").select_option(str(module.id))
    expect(preview).to_contain_text("Zu „Bank am Brunnen“ haben wir einen Satz.")
    expect(preview.locator("[lang=ar]")).to_contain_text("لدينا جملة")
    assert page.locator("[name=facts]").input_value() == OWN
    officer.look()
    page.locator("[name=module]").select_option("")
    expect(preview.locator("*")).to_have_count(0)
    page.locator("[name=module]").select_option(str(module.id))
    expect(preview).to_contain_text("haben wir einen Satz.")
    officer.tap("Nicht veröffentlichen").sees("Gründe und Rechtsweg sind festgehalten.")
