"""Where features meet: whose pages there are, who reacts to what, how the acting person is found."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from flask import Flask, g

from beteiligung.aktionsraum.queries import the_city
from beteiligung.web.current import build_actors_with

MODELS = (
    "core.limits",
    "aktionsraum.models",
    "mail.models",
    "accounts.models",
    "organisations.models",
    "budget.models",
    "proposals.models",
    "measures.models",
    "comments.models",
    "votes.models",
    "moderation.models",
)


def load_models() -> None:
    """Make every table known."""
    for name in MODELS:
        import_module(f"beteiligung.{name}")


def _place() -> dict[str, Any]:
    """The city every page names; unknown while the database is away."""
    city = None if g.get("without_database") else the_city()
    return {"city": city, "is_demo": bool(city and city.is_demo)}


def connect(app: Flask) -> None:
    """Join the features into one application."""
    from beteiligung.accounts import identity
    from beteiligung.accounts import views as accounts
    from beteiligung.administration import views as administration
    from beteiligung.aktionsraum import views as aktionsraum
    from beteiligung.budget import views as budget
    from beteiligung.comments import views as comments
    from beteiligung.measures.views import desk as measures_desk
    from beteiligung.measures.views import public as measures
    from beteiligung.moderation import views as moderation
    from beteiligung.pages import views as pages
    from beteiligung.proposals import views as proposals
    from beteiligung.votes import views as votes

    load_models()
    app.context_processor(_place)
    identity.init_identity(app)
    build_actors_with(identity.build_actor)
    for blueprint in (
        pages.root,
        pages.bp,
        aktionsraum.bp,
        accounts.bp,
        proposals.bp,
        votes.bp,
        comments.bp,
        moderation.bp,
        measures.bp,
        measures_desk.bp,
        budget.bp,
        administration.bp,
    ):
        app.register_blueprint(blueprint)
