"""Every address the URL map can make of a prepared city; no list kept by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from flask import Flask

from beteiligung.access.permissions import P
from tests.support.prepared import Prepared

_NOT_PAGES = {"static"}


@dataclass(frozen=True)
class Address:
    """One address: its route, the permission the route names, and the thing it is about."""

    endpoint: str
    path: str
    methods: frozenset[str]
    permission: P
    thing: Any

    def __str__(self) -> str:
        return f"{self.endpoint} {self.path}"


def addresses(app: Flask, prepared: Prepared, *, language: str = "de", few: bool = False) -> Iterator[Address]:
    """Every route with every value its arguments can have; ``few``: with those that differ in who may touch them."""
    values_of = prepared.few_values if few else prepared.values
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint in _NOT_PAGES:
            continue
        names = sorted(rule.arguments - {"lang", "words", "filename"})
        for values in product(*(values_of(name) for name in names)):
            arguments = dict(zip(names, values, strict=True))
            thing = prepared.thing(names[0], values[0]) if names else None
            if "words" in rule.arguments:
                arguments["words"] = thing.words if thing is not None else "gibt-es-nicht"
            if "lang" in rule.arguments:
                arguments["lang"] = language
            path = adapter.build(rule.endpoint, arguments)
            permission = app.view_functions[rule.endpoint].permission  # type: ignore[attr-defined]
            yield Address(rule.endpoint, path, frozenset(rule.methods or ()), permission, thing)
