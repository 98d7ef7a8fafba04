"""Blueprints whose pages live under a language, and those of the desk, which speaks German."""

from __future__ import annotations

from flask import Blueprint

_desk_blueprints: set[str] = set()


def pages_blueprint(name: str, import_name: str, *, prefix: str = "", desk: bool = False) -> Blueprint:
    """A blueprint under ``/<lang>`` plus ``prefix``. ``desk`` marks pages that exist in the desk's languages only."""
    if desk:
        _desk_blueprints.add(name)
    return Blueprint(name, import_name, url_prefix=f"/<lang:lang>{prefix}")


def is_desk(blueprint: str | None) -> bool:
    """Whether a blueprint belongs to the desk or the administration."""
    return blueprint in _desk_blueprints
