"""Applications for tests. What is the same in each is compiled once per process; no connection stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule

from tests.support.statements import STATEMENTS

if TYPE_CHECKING:
    from flask import Flask


class CompiledOnce(BytecodeCache):
    """Keeps compiled templates in memory for as long as their text stays the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template back if it was compiled from the same text."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was just compiled."""
        if bucket.code is not None:
            self._kept[bucket.key] = (bucket.checksum, bucket.code)


COMPILED = CompiledOnce()

_compile_builder = Rule._compile_builder
_builders: dict[object, Any] = {}


def _compile_once(rule: Rule, append_unknown: bool = True) -> Any:
    """Werkzeug writes two little programs for each route of each application, which takes 50 ms in sum."""
    key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]


Rule._compile_builder = _compile_once  # type: ignore[assignment, method-assign]


@contextmanager
def application(**settings: object) -> Iterator[Flask]:
    """An application with these settings, whose connections are closed at the end of the block.

    Tests type faster than people do: forms do not mind unless the settings say so.
    """
    from beteiligung import create_app, db

    app = create_app({"TESTING": True, "BETEILIGUNG_FORM_SECONDS": "0", **settings})
    app.jinja_env.bytecode_cache = COMPILED
    with app.app_context():
        engine = db.engine
    STATEMENTS.give(engine)
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
        engine.dispose()
        STATEMENTS.keep(engine)
