"""What commands share: one transaction, results on stdout, notes on stderr, exit 1 for a refusal, 2 for bad input."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError

from beteiligung.core.database import unit_of_work
from beteiligung.core.errors import DomainError
from beteiligung.log.operations import note_command
from beteiligung.web.messages import say


class BadInput(Exception):
    """A file or argument that cannot be read. ``place`` says where: a line, a field, a feature."""

    def __init__(self, sentence: str, place: str | None = None) -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence)


def transaction(command: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command as one unit of work: it happens as a whole or not at all, and what it changed is logged."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            with unit_of_work():
                outcome = command(*args, **kwargs)
                note_command(_name())
                return outcome
        except BadInput as error:
            stop(str(error), code=2)
        except DomainError as error:
            stop(say(error.message), code=1)
        except (OperationalError, ProgrammingError, InterfaceError) as error:
            stop(f"The database does not answer or lacks `beteiligung db upgrade`: {error.orig}", code=1)

    return run


def _name() -> str:
    """What was typed after the program: ``staff add``."""
    return click.get_current_context().command_path.partition(" ")[2]


def read_file(path: Path) -> bytes:
    """The content of a file named on the command line. Raises BadInput when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"this file cannot be read ({error.strerror})", str(path)) from error


def note(sentence: str) -> None:
    """Tell the operator something that is no result."""
    click.echo(sentence, err=True)


def stop(sentence: str, *, code: int) -> NoReturn:
    """Say why it ends here, and end."""
    note(sentence)
    sys.exit(code)
