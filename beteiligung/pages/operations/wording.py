"""Legal and help pages in the city's own words. Nothing is overwritten: each text is a new version with its first day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from beteiligung.access.actor import Actor
from beteiligung.access.permissions import P
from beteiligung.access.table import require
from beteiligung.core import clock
from beteiligung.core.constraints import means
from beteiligung.core.database import add
from beteiligung.core.errors import InvalidInput, Stale
from beteiligung.core.i18n import N_
from beteiligung.core.text import clean_line, clean_text
from beteiligung.pages import texts
from beteiligung.pages.models import PageVersion
from beteiligung.pages.operations.rules import plan_telling
from beteiligung.pages.queries.rules import RULES
from beteiligung.pages.queries.versions import versions_of
from beteiligung.pages.texts import SOURCE
from beteiligung.pages.written import as_written, sections_of

TITLE_MOST, LEAD_MOST, BODY_MOST, CHANGE_MOST = 80, 300, 40_000, 300

for _constraint in (
    "uq_page_versions_page_language_number",
    "page_versions.page, page_versions.language, page_versions.number",
):
    means(_constraint, Stale)


@dataclass(frozen=True)
class PageDraft:
    """What a coordinator writes. ``change``: what is new, to be told on every page."""

    title: str
    lead: str
    body: str
    valid_from: date
    is_draft: bool
    change: str | None = None


def word_page(actor: Actor, page: str, language: str, draft: PageDraft, *, shown: int | None) -> PageVersion:
    """Write the next version of a page. ``shown``: the number of the latest one when the form was shown, 1 without any.

    A translation is taken to say what the latest German text says. Raises InvalidInput and Stale.
    """
    require(actor, P.PAGES_EDIT, act="page")
    _keep_first(page, SOURCE)
    _keep_first(page, language)
    latest = versions_of(page, language)[0]
    if shown != latest.number:
        raise Stale
    draft = checked_page(page, draft)
    number = latest.number + 1
    version = add(
        PageVersion(
            page=page,
            language=language,
            number=number,
            german_number=number if language == SOURCE else versions_of(page, SOURCE)[0].number,
            written_by_id=actor.account_id,
            written_at=clock.now(),
            **vars(draft),
        )
    )
    if (page, language) == (RULES, SOURCE) and version.change:
        plan_telling(version)
    return version


def checked_page(page: str, draft: PageDraft) -> PageDraft:
    """The draft, cleaned. Raises InvalidInput for what could not be shown, or would leave links of ours without an end."""
    cleaned = PageDraft(
        clean_line(draft.title),
        clean_line(draft.lead),
        clean_text(draft.body),
        draft.valid_from,
        draft.is_draft,
        clean_line(draft.change or "") or None,
    )
    if not (cleaned.title and cleaned.lead):
        raise InvalidInput(N_("Titel und erster Satz dürfen nicht leer sein."))
    limits = ((cleaned.title, TITLE_MOST), (cleaned.lead, LEAD_MOST), (cleaned.body, BODY_MOST))
    for text, most in (*limits, (cleaned.change, CHANGE_MOST)):
        if len(text or "") > most:
            raise InvalidInput(N_("Bitte kürzen Sie auf höchstens %(most)s Zeichen."), most=most)
    if cleaned.valid_from < clock.today():
        raise InvalidInput(N_("Ein neuer Text gilt frühestens ab heute."))
    there = {section.anchor for section in sections_of(cleaned.body)}
    for section in texts.text_of(page, SOURCE).sections:
        if section.anchor and section.anchor not in there:
            values = {"anchor": section.anchor}
            raise InvalidInput(
                N_("Andere Seiten führen zu einem Abschnitt. Bitte lassen Sie {#%(anchor)s} stehen."), **values
            )
    return cleaned


def _keep_first(page: str, language: str) -> None:
    """Write down what came with the platform, so that it stays to be read when files change."""
    if versions_of(page, language):
        return
    text = texts.text_of(page, language)
    add(
        PageVersion(
            page=page,
            language=language,
            number=1,
            german_number=1,
            title=text.title,
            lead=text.lead,
            body=as_written(text.sections),
            valid_from=text.as_of,
            is_draft=text.is_draft,
            written_at=clock.now(),
        )
    )
