from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

Command = Callable[..., Result]


@pytest.fixture
def data() -> Path:
    """The folder of made-up files."""
    return Path(__file__).parents[1] / "data"


@pytest.fixture
def command(app: Flask) -> Command:
    """``command("areas", "import", path)``: what an operator types. A traceback fails the test."""
    runner = app.test_cli_runner()

    def run(*words: object, code: int = 0) -> Result:
        result = runner.invoke(args=[str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, f"exit {result.exit_code}: {result.output}"
        return result

    return run


@pytest.fixture
def city(command: Command) -> None:
    """Dortmund is set up."""
    command("init")
