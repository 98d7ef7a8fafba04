"""The WSGI entry: ``gunicorn wsgi:app``."""

from beteiligung import create_app

app = create_app()
