"""The words of legal and help pages, in every language, with everything they ever said."""

from __future__ import annotations

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.errors import DomainError, NotFound, Stale
from beteiligung.core.i18n import N_
from beteiligung.pages import operations, texts
from beteiligung.pages.administration_forms import PageForm
from beteiligung.pages.legal import rendered_sections
from beteiligung.pages.operations.wording import checked_page
from beteiligung.pages.queries.rules import RULES, count_to_tell
from beteiligung.pages.queries.versions import shown_page
from beteiligung.pages.texts import PageText
from beteiligung.pages.written import sections_of
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import LANGUAGES, Language, complete_languages
from beteiligung.web.messages import say
from beteiligung.web.templating import notify

bp = pages_blueprint("legal", __name__, prefix="/verwaltung/seiten", desk=True)

LOOK = "zeigen"
"""Name of the button that shows the page as it would be, and keeps nothing."""

NAMES = {
    "hilfe": N_("Hilfe"),
    "regeln": N_("Regeln"),
    "barrierefreiheit": N_("Barrierefreiheit"),
    "datenschutz": N_("Datenschutz"),
    "impressum": N_("Impressum"),
}


@bp.route("/")
@guard(P.SETTINGS_READ)
def index() -> Any:
    rows = [
        (page, [(language, shown_page(page, language.address)) for language in complete_languages()]) for page in NAMES
    ]
    return render_template("verwaltung/pages.html", rows=rows, names=NAMES)


@bp.route("/<page_name>/<page_language>", methods=["GET", "POST"])
@guard(P.PAGES_EDIT)
def edit(page_name: str, page_language: str) -> Any:
    language = _language(page_name, page_language)
    form = PageForm(page_name, page_language)
    preview = None
    if form.validate_on_submit():
        if LOOK in request.form:
            preview = _preview(form, page_name, page_language)
        else:
            version = operations.word_page(current_actor(), page_name, page_language, form.draft, shown=form.shown)
            notify(_("Gespeichert als Fassung %(number)s.", number=version.number))
            return redirect(url_for(".index"))
    if isinstance(g.get("refusal"), Stale):
        form.show_present()
    return render_template(
        "verwaltung/page.html",
        form=form,
        page_name=page_name,
        language=language,
        name=NAMES[page_name],
        preview=preview,
        current=shown_page(page_name, page_language),
        to_tell=count_to_tell() if (page_name, page_language) == (RULES, texts.SOURCE) else None,
    )


def _preview(form: PageForm, page: str, language: str) -> list[dict[str, str]] | None:
    """The sections as people would read them; None, with the reason at the form, for what could not be shown."""
    try:
        draft = checked_page(page, form.draft)
    except DomainError as error:
        form.refuse(say(error.message))
        return None
    text = PageText(language, draft.title, draft.lead, draft.valid_from, draft.is_draft, sections_of(draft.body))
    return rendered_sections(text)


def _language(page: str, language: str) -> Language:
    if page not in texts.PAGES or language not in {one.address for one in complete_languages()}:
        raise NotFound
    return LANGUAGES[language]
