"""Blank cards for ideas and sheets for signatures, to print; and how a PDF is given out."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template
from flask_babel import gettext as _

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import active_areas, area_by_slug, the_city
from beteiligung.core.i18n import N_
from beteiligung.core.text import words_for_address
from beteiligung.media.refusals import PaperRefused
from beteiligung.media.workshop import workshop
from beteiligung.moderation.forms.telling import PrintForm
from beteiligung.moderation.paper import card_data, support_data
from beteiligung.moderation.views.blueprint import bp
from beteiligung.web.current import current_actor
from beteiligung.web.guard import guard
from beteiligung.web.languages import LANGUAGES, complete_languages
from beteiligung.web.messages import say

CARDS, SUPPORT = "karten", "unterstuetzung"
SHEETS = {
    CARDS: N_("Karten für Ideen"),
    SUPPORT: N_("Liste für Unterschriften"),
}
ANY_AREA = "alle"


@bp.route("/drucken")
@guard(P.DESK_READ)
def sheets() -> Any:
    return _page(_form())


@bp.route("/drucken/blatt.pdf")
@guard(P.DESK_READ)
def sheet() -> Any:
    form = _form()
    if not form.validate():
        return _page(form), 422
    area, language = area_by_slug(form.raum.data), LANGUAGES[form.sprache.data]
    is_card = form.blatt.data == CARDS
    city = the_city()
    data = card_data(area, city, language) if is_card else support_data(area, city, language, form.proposal)
    try:
        content = workshop().paper("idea_cards" if is_card else "support_sheet", data)
    except PaperRefused as refused:
        form.form_errors.append(say(refused.message))
        return _page(form), refused.status
    return pdf_response(content, str(data["title"]))


def pdf_response(content: bytes, title: str) -> Response:
    """A PDF as a download, for this person alone."""
    response = Response(content, mimetype="application/pdf")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers.set("Content-Disposition", "attachment", filename=f"{words_for_address(title)}.pdf")
    return response


def _form() -> PrintForm:
    """Own areas first, then a sheet on which the area is written by hand."""
    own = current_actor().officer_for
    areas = sorted(active_areas(), key=lambda area: area.id not in own)
    return PrintForm(
        {code: str(_(words)) for code, words in SHEETS.items()},
        {area.slug: area.name for area in areas} | {ANY_AREA: str(_("Ohne: von Hand eintragen"))},
        {language.address: language.name for language in complete_languages()},
    )


def _page(form: PrintForm) -> str:
    return render_template("moderation/print.html", form=form, number_for=SUPPORT)
