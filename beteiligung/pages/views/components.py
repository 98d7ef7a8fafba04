"""The page of components: every building block in every state, for those who change the looks."""

from __future__ import annotations

from typing import Any

from flask import make_response, redirect, render_template, url_for

from beteiligung.access.permissions import P
from beteiligung.aktionsraum.queries import active_areas, the_city
from beteiligung.core.errors import NotFound
from beteiligung.pages import forms, palette, samples
from beteiligung.pages.views.blueprint import bp
from beteiligung.web.guard import guard


@bp.route("/bausteine", methods=["GET", "POST"])
@guard(P.PUBLIC_READ)
def components() -> Any:
    """Where the data is made up anyway; real people and search engines never meet it. What is sent changes nothing."""
    city = the_city()
    if city is None or not city.is_demo:
        raise NotFound
    form = forms.SampleForm()
    if form.validate_on_submit():
        return redirect(url_for(".components"))
    page = render_template(
        "pages/components.html",
        areas=active_areas(),
        here=url_for(".components"),
        form=form,
        filled=forms.filled(),
        wrong=forms.wrong(),
        refused=forms.refused(),
        palette=palette,
        samples=samples,
    )
    response = make_response(page)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
