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

_compile = Rule.compile
_compiled: dict[object, dict[str, Any]] = {}
_BUILDERS = ("_build", "_build_unknown")


def _compile_once(rule: Rule) -> None:
    """Werkzeug takes a route apart and writes two little programs for it, for each of 240 routes of each application."""
    key = (rule.rule, rule.subdomain, rule.host, rule.merge_slashes, repr(rule.defaults))
    if key not in _compiled:
        _compile(rule)
        kept = {name: vars(rule)[name] for name in ("_parts", "_trace", "_converters", "arguments")}
        _compiled[key] = kept | {name: vars(rule)[name].__func__ for name in _BUILDERS}
        return
    kept = _compiled[key]
    vars(rule).update(kept, **{name: kept[name].__get__(rule, None) for name in _BUILDERS})


Rule.compile = _compile_once  # type: ignore[assignment, method-assign]


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
