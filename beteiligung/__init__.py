"""Beteiligung im Aktionsraum: residents propose, the city decides in the open, and every euro can be followed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.middleware.proxy_fix import ProxyFix

from beteiligung import config, wiring
from beteiligung.cli import add_commands
from beteiligung.core.database import Base, prepare_engine, session
from beteiligung.web.assets import init_assets
from beteiligung.web.errors import init_errors
from beteiligung.web.guard import csrf, refuse_open_routes
from beteiligung.web.headers import init_headers
from beteiligung.web.locale import init_locale
from beteiligung.web.reading import RequestSession
from beteiligung.web.remembered.pages import init_page_cache
from beteiligung.web.templating import init_templating

db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"class_": RequestSession})


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Make the application. Refuses to start when a route names no permission."""
    app = Flask(__name__, template_folder=str(config.ROOT / "templates"), static_folder="static")
    app.config.update(config.load(settings))
    Path(app.config["INSTANCE"]).mkdir(parents=True, exist_ok=True)
    if proxies := int(app.config["BETEILIGUNG_PROXIES"]):
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    db.init_app(app)
    csrf.init_app(app)
    with app.app_context():
        engine = db.engine
        prepare_engine(engine)
    session.provide(lambda: db.session())
    init_page_cache(app, engine)
    init_assets(app)
    init_locale(app)
    init_headers(app)
    init_errors(app)
    init_templating(app)
    wiring.connect(app)
    refuse_open_routes(app)
    add_commands(app)
    return app
