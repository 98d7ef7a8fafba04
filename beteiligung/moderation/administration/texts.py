"""Ready-made texts: all of them, one with every language beside each other, and everything it ever said."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.core.errors import NotFound
from beteiligung.moderation import queries
from beteiligung.moderation.administration.versions import versions_of
from beteiligung.moderation.administration_forms import ModuleForm
from beteiligung.moderation.models import Purpose, TextModule
from beteiligung.moderation.operations import add_module, edit_module
from beteiligung.moderation.placeholders import PLACEHOLDERS, listed
from beteiligung.moderation.queries import Texts, module_by_id
from beteiligung.moderation.words import PURPOSES
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import complete_languages
from beteiligung.web.paging import BadCursor
from beteiligung.web.templating import notify

bp = pages_blueprint("texts", __name__, prefix="/verwaltung/texte", desk=True)

PAGE_SIZE = 30


@bp.route("/")
@guard(P.TEXTS_EDIT)
def index() -> Any:
    purpose, cursor = _asked_purpose(), request.args.get("nach", "")
    first_url = url_for(".index", zweck=purpose)
    try:
        page = queries.modules_page(purpose, cursor, PAGE_SIZE)
    except BadCursor:
        return render_template("moderation/no_such_page.html", first_url=first_url), 400
    chips = [(_("Alle"), url_for(".index"), purpose is None, None)]
    chips += [(_(word), url_for(".index", zweck=code), code is purpose, None) for code, word in PURPOSES.items()]
    return render_template(
        "verwaltung/texts.html",
        rows=[(texts, _to_do(texts)) for texts in queries.texts_of(page.items)],
        purposes=PURPOSES,
        chips=chips,
        next_url=url_for(".index", zweck=purpose, nach=page.next_cursor) if page.next_cursor else None,
        first_url=first_url if cursor else None,
    )


@bp.route("/neu", methods=["GET", "POST"])
@guard(P.TEXTS_EDIT)
def new() -> Any:
    form = ModuleForm(None)
    if form.validate_on_submit():
        module = add_module(current_actor(), form.chosen_purpose, form.draft)
        notify(_("Angelegt: %(name)s.", name=module.name))
        return redirect(url_for(".index"))
    return render_template("verwaltung/text.html", form=form, module=None, placeholders=_placeholders(None))


@bp.route("/<int:module_id>", methods=["GET", "POST"])
@guard(P.TEXTS_EDIT, module=module_by_id)
def edit(module: TextModule) -> Any:
    (texts,) = queries.texts_of([module])
    form = ModuleForm(texts)
    if form.validate_on_submit():
        edit_module(current_actor(), module, form.draft, version=form.shown_version)
        notify(_("Gespeichert: %(name)s.", name=module.name))
        return redirect(url_for(".index", zweck=module.purpose))
    return render_template("verwaltung/text.html", form=form, module=module, placeholders=_placeholders(module))


@bp.route("/<int:module_id>/fassungen")
@guard(P.TEXTS_EDIT, module=module_by_id)
def versions(module: TextModule) -> Any:
    read = partial(queries.versions_page, module.id)
    return versions_of("verwaltung/text_versions.html", read, {"module": module}, module_id=module.id)


def _asked_purpose() -> Purpose | None:
    code = request.args.get("zweck", "")
    if code and code not in set(Purpose):
        raise NotFound
    return Purpose(code) if code else None


def _to_do(texts: Texts) -> list[str]:
    """What is missing or older than the German text, by the name of the language."""
    languages = [language for language in complete_languages() if not texts.is_current(language.address)]
    return [
        _("%(language)s ist älter", language=language.name)
        if language.address in texts.versions
        else _("%(language)s fehlt", language=language.name)
        for language in languages
    ]


def _placeholders(module: TextModule | None) -> list[tuple[str, str]]:
    """What can stand in a text, for its purpose, or for each where that is still open."""
    return [
        (_(word), listed(PLACEHOLDERS[purpose]))
        for purpose, word in PURPOSES.items()
        if module is None or module.purpose is purpose
    ]
