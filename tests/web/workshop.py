"""A few routes that exist in tests only: each shows one thing that ``web`` promises for all routes."""

from flask import Flask, redirect, render_template_string
from werkzeug.wrappers import Response

from beteiligung.access.permissions import P
from beteiligung.accounts.models import Account
from beteiligung.core.database import session
from beteiligung.core.errors import Forbidden, InvalidInput, NotPossible, TooMany
from beteiligung.core.money import Money
from beteiligung.proposals.models import Proposal
from beteiligung.web.blueprints import pages_blueprint
from beteiligung.web.forms import EurosField, Filled, LengthBetween, TextField, VersionedForm
from beteiligung.web.guard import guard

PAGE = """
{% extends 'layout.html' %}
{% from 'components/error_summary.html' import error_summary %}
{% from 'components/post_form.html' import post_form %}
{% from 'components/text_area.html' import text_area %}
{% from 'components/money_field.html' import money_field %}
{% set form_page = true %}
{% block title %}Werkstatt{% endblock %}
{% block content %}{{ error_summary(form) }}<h1>Werkstatt</h1>
{% call post_form(form) %}{{ text_area(form.text) }}{{ money_field(form.cost) }}<button type="submit">Tun</button>{% endcall %}
{% endblock %}
"""
PLAIN = "{% extends 'layout.html' %}{% block title %}Werkstatt{% endblock %}{% block content %}<h1>Werkstatt</h1>{% endblock %}"


class WorkForm(VersionedForm):
    text = TextField("Text", [Filled("Bitte schreiben Sie etwas."), LengthBetween(3, 50)])
    cost = EurosField("Kosten")


def idea_by_id(proposal_id: int) -> Proposal | None:
    return session().get(Proposal, proposal_id)


def open_workshop(app: Flask) -> None:
    """Add the routes. Must happen before the first request."""
    bp = pages_blueprint("workshop", __name__, prefix="/werkstatt")

    @bp.route("/<int:proposal_id>/<act>", methods=["GET", "POST"])
    @guard(P.PUBLIC_READ, proposal=idea_by_id)
    def work(proposal: Proposal, act: str) -> str | Response:
        form = WorkForm(obj=proposal)
        if form.validate_on_submit():
            form.check_version(proposal)
            proposal.text = form.text.data
            session().flush()
            return ACTS[act](form)
        return render_template_string(PAGE, form=form)

    @bp.route("/nur-verfasser/<int:proposal_id>", methods=["GET", "POST"])
    @guard(P.PROPOSAL_WITHDRAW, proposal=idea_by_id)
    def own(proposal: Proposal) -> str:
        return render_template_string(PLAIN)

    @bp.route("/taub/<int:proposal_id>", methods=["GET", "POST"])
    @guard(P.PUBLIC_READ, proposal=idea_by_id)
    def deaf(proposal: Proposal) -> str:
        """A view without a form, which always acts."""
        proposal.text = "Geändert"
        raise NotPossible("Das geht nicht.")

    @bp.route("/schreibt-beim-lesen/<int:proposal_id>")
    @guard(P.PUBLIC_READ, proposal=idea_by_id)
    def writes(proposal: Proposal) -> str:
        proposal.text = "Geändert"
        session().flush()
        return render_template_string(PLAIN)

    app.register_blueprint(bp)


def _succeed(_form: WorkForm) -> Response:
    return redirect("/de/")


def _refuse(_form: WorkForm) -> Response:
    raise NotPossible("Es fehlen %(sum)s.", sum=Money(120_050))


def _too_many(_form: WorkForm) -> Response:
    raise TooMany("Bitte warten Sie.")


def _invalid(_form: WorkForm) -> Response:
    raise InvalidInput("Das passt nicht.")


def _forbid(_form: WorkForm) -> Response:
    raise Forbidden


def _fault(_form: WorkForm) -> Response:
    raise ZeroDivisionError("a secret detail")


def _break_a_constraint(_form: WorkForm) -> Response:
    session().add(Account(login_key="doppelt", trust_level="contact", language="de", created_at=None))
    session().flush()
    return redirect("/de/")


def _remember(form: WorkForm) -> str:
    """A refusal that is a result: what was written stays."""
    form.refuse("Der Code stimmt nicht.")
    return render_template_string(PAGE, form=form)


ACTS = {
    "gelingt": _succeed,
    "geht-nicht": _refuse,
    "zu-oft": _too_many,
    "falsch": _invalid,
    "verboten": _forbid,
    "fehler": _fault,
    "fremdschluessel": _break_a_constraint,
    "gemerkt": _remember,
}
