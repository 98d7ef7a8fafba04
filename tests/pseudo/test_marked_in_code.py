"""Sentences in code that people read go through the catalogues: shown by reading the code, not by running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import beteiligung

PACKAGE = Path(beteiligung.__file__).parent

SPEAKS = {
    "notify": 0,
    "refuse": 0,
    "DomainError": 0,
    "InvalidInput": 0,
    "NotPossible": 0,
    "Stale": 0,
    "Forbidden": 0,
    "NotFound": 0,
    "Gone": 0,
    "TooMany": 0,
    "Message": 0,
    "ValidationError": 0,
    "StopValidation": 0,
    "Filled": 0,
    "DataRequired": 0,
    "LineField": 0,
    "TextField": 0,
    "EurosField": 0,
    "StringField": 0,
    "SelectField": 0,
    "RadioField": 0,
    "BooleanField": 0,
    "PasswordField": 0,
    "EmailField": 0,
    "DateField": 0,
    "IntegerField": 0,
}
"""Calls whose argument at this place is read by people."""

KEYWORDS = {"label", "description", "message", "hint"}


def sentences() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in {"cli.py", "command.py"} or path.parent.name in {"cli", "demo"}:
            continue  # the command line speaks English to operators
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SPEAKS:
                    spoken = node.args[SPEAKS[name] : SPEAKS[name] + 1]
                    spoken += [word.value for word in node.keywords if word.arg in KEYWORDS]
                    yield from ((f"{path.relative_to(PACKAGE)}:{node.lineno}", text) for text in bare(spoken))


def bare(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and any(map(str.isalpha, node.value)):
            yield node.value
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            yield ast.unparse(node)


def test_every_sentence_is_marked():
    assert [f"{place}: {text}" for place, text in sentences()] == []
