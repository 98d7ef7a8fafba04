"""A route that takes pictures, in tests only: what ``media.uploads`` promises to every feature."""

from flask import Flask, redirect, render_template_string, request
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.core.database import session
from beteiligung.core.errors import InvalidInput
from beteiligung.media.models import Picture
from beteiligung.media.operations import add_picture
from beteiligung.media.uploads import pictures
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.forms import BaseForm
from beteiligung.web.guard import guard, prepared
from beteiligung.web.messages import say

PAGE = """
{% extends 'layout.html' %}
{% from 'components/error_summary.html' import error_summary %}
{% set form_page = true %}
{% block title %}Fotos{% endblock %}
{% block content %}{{ error_summary(form) }}<h1>Fotos</h1>
<form id="form" method="post" enctype="multipart/form-data">{{ form.hidden_tag() }}
<label for="photos">Fotos</label><input type="file" id="photos" name="photos" multiple>
<label for="text">Text</label><input id="text" name="text" value="{{ text }}"><button type="submit">Senden</button></form>
<ol>{% for file, refusal in refused %}<li>{{ file }}: {{ refusal }}</li>{% endfor %}</ol>
{% endblock %}
"""
calls: list[str] = []
"""What the view found, each time it ran."""


def open_upload_route(app: Flask) -> None:
    """Add the route. Must happen before the first request."""
    bp = pages_blueprint("photos", __name__, prefix="/fotos")

    @bp.route("/", methods=["GET", "POST"])
    @guard(P.PUBLIC_READ, before=pictures("photos", most=2, reads_position=True))
    def photos() -> str | Response:
        form = BaseForm()
        uploads = prepared() or []
        calls.append(", ".join(str(u.refusal.code if u.refusal else u.made and u.made.position) for u in uploads))
        refused = [(u.filename, say(u.refusal.message)) for u in uploads if u.refusal]
        text = request.form.get("text", "")
        if form.validate_on_submit() and not refused:
            for upload in [upload for upload in uploads if upload.made]:
                add_picture(upload.made, owner="proposal", alternative_text=text)
            if text == "falsch":
                raise InvalidInput("Das passt nicht.")
            return redirect("/de/")
        return render_template_string(PAGE, form=form, refused=refused, text=text)

    app.register_blueprint(bp)


def number_of_pictures() -> int:
    return session().query(Picture).count()
