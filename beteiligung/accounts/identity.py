"""Builds the acting person from a request."""

from __future__ import annotations

from flask import Flask, Request

from beteiligung.access.actor import Actor


def build_actor(_request: Request) -> Actor:
    return Actor()


def init_identity(app: Flask) -> None:
    """Connect the sign-in manager with the application."""
