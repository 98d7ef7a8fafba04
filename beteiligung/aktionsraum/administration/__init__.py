"""The city's own facts on pages for coordinators: office, areas, and what is promised."""

from beteiligung.aktionsraum.administration.settings import bp as settings_bp

__all__ = ["settings_bp"]
