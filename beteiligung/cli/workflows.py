"""``beteiligung states``: the workflows as the page ``docs/states.md``, so that page and tables never differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import click

from beteiligung.access.permissions import P
from beteiligung.access.table import TABLE
from beteiligung.cli.words import translated
from beteiligung.core.workflow import Step, Workflow
from beteiligung.measures.states import MEASURE_WORKFLOW
from beteiligung.measures.words import STATES as MEASURE_WORDS
from beteiligung.proposals.states import PROPOSAL_WORKFLOW
from beteiligung.proposals.words import STATES as PROPOSAL_WORDS

_HEAD = """\
# States

Printed from the workflow tables: `beteiligung states > docs/states.md`. A state changes along these lines and no others;
each change writes a row of history. *Who may* is the row of the [policy table](../beteiligung/access/table.py) in its own
words; what they mean stands in [predicates.py](../beteiligung/access/predicates.py).
"""


@click.command("states")
def states() -> None:
    """Print all workflows as a page in Markdown, with diagrams."""
    click.echo(states_page(), nl=False)


def states_page() -> str:
    """The text of ``docs/states.md``."""
    parts = [
        _HEAD,
        *_workflow("Ideas", "proposals", PROPOSAL_WORKFLOW, PROPOSAL_WORDS),
        *_workflow("Measures", "measures", MEASURE_WORKFLOW, MEASURE_WORDS),
    ]
    return "\n".join(parts)


def _workflow(title: str, feature: str, workflow: Workflow, words: Mapping[Any, str]) -> Iterator[str]:
    path = f"beteiligung/{feature}/states.py"
    met = {state for step in workflow.steps for state in (*step.sources, *workflow.targets(step))}
    yield f"## {title}: [{path}](../{path})\n"
    yield from ("```mermaid", "stateDiagram-v2")
    yield from (f'    state "{word}" as {state}' for state, word in words.items() if state in met)
    yield from (f"    {arrow}" for step in workflow.steps for arrow in _arrows(step, workflow))
    yield "```\n"
    yield from ("| action | who may | from | to |", "|---|---|---|---|")
    yield from (_line(step, workflow) for step in workflow.steps)
    yield from ("", "| state | on the page | in English |", "|---|---|---|")
    yield from (f"| `{state}` | {word} | {translated(word, 'en')} |" for state, word in words.items())
    if waiting := [f"`{state}`" for state in words if state not in met]:
        yield f"\nNo act leads to these yet: {', '.join(waiting)}."
    yield ""


def _arrows(step: Step, workflow: Workflow) -> Iterator[str]:
    if not step.sources:
        yield f"[*] --> {step.target}: {step.action}"
    targets = [state for state in workflow.states if state in workflow.targets(step)]
    yield from (f"{source} --> {target}: {step.action}" for source in _sources(step, workflow) for target in targets)


def _line(step: Step, workflow: Workflow) -> str:
    sources = ", ".join(f"`{source}`" for source in _sources(step, workflow)) or "–"
    target = f"`{step.target}`" if step.target else "the state it had"
    return f"| {step.action} | {_who(step.permission)} | {sources} | {target} |"


def _sources(step: Step, workflow: Workflow) -> list[StrEnum]:
    """In the order of the states, since a set has none."""
    return [state for state in workflow.states if state in step.sources]


def _who(permission: P) -> str:
    """The row of the policy table: any of these, each with all that it names."""
    lines = [" and ".join(holds.__name__.replace("_", " ") for holds in line) for line in TABLE[permission]]
    return "; or ".join(lines)
