"""Who takes turns with whom: hello before every page, so that both stand the same weather of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from scripts.bench import load, writes
from scripts.bench.draft import Asked
from scripts.bench.load import Load
from scripts.bench.officer import Officer
from scripts.bench.pages import Page
from scripts.bench.servers import Server
from scripts.bench.units import Turn, Written

Say = Callable[[str], None]

WARM_UP = 1
"""Seconds of load before the first round, so that every worker has everything it keeps."""


@dataclass(frozen=True)
class Servers:
    """Hello, the platform without its page cache, and with it."""

    hello: Server
    plain: Server
    cached: Server


@dataclass(frozen=True)
class Turns:
    """All rounds of one page, without and with the page cache."""

    plain: list[Turn] = field(default_factory=list)
    cached: list[Turn] = field(default_factory=list)


def read_rounds(servers: Servers, pages: Mapping[Page, Asked], load_: Load, rounds: int, say: Say) -> dict[Page, Turns]:
    """A B C A B C …: hello, the page, the page from the cache, for each page of each round."""
    turns = {page: Turns() for page in pages}
    load.read(servers.hello, "/", Load(load_.connections, WARM_UP))
    for asked in pages.values():
        for server in (servers.plain, servers.cached):
            load.read(server, asked.path, Load(load_.connections, WARM_UP, asked.cookie))
    for number in range(1, rounds + 1):
        for page, asked in pages.items():
            unit = load.read(servers.hello, "/", load_)
            found, by = turns[page], replace(load_, cookie=asked.cookie)
            found.plain.append(Turn(unit, load.read(servers.plain, asked.path, by)))
            found.cached.append(Turn(unit, load.read(servers.cached, asked.path, by)))
            say(f"round {number}, {page.title}: {found.plain[-1].wall:.1f}, cached {found.cached[-1].wall:.1f} units")
    return turns


def write_rounds(
    hello: Server, writer: writes.Writer, officer: Officer, count: int, rounds: int, say: Say
) -> dict[str, list[Written]]:
    """Hello, votes, comments, ideas and acts of the desk, ``count`` of each in every round; medians by kind of write."""
    turns: dict[str, list[Written]] = {kind: [] for kind in writes.KINDS}
    form = writes.Form(hello)
    for number in range(1, rounds + 1):
        unit = median(writes.timed(lambda: form.send("/", 200)[0], count))
        form.close()
        times: dict[str, Sequence[float]] = {"vote": writes.timed(writer.vote, count)}
        writer.close()
        times["comment"] = writes.timed(writer.comment, count)
        writer.close()
        times["idea"], times["idea-steps"] = zip(*(writer.idea() for _ in range(count)), strict=True)
        writer.close()
        times["publish"], times["publish-next"] = zip(*(officer.publish() for _ in range(count)), strict=True)
        officer.close()
        times["begin"] = writes.timed(officer.begin, count)
        officer.close()
        for kind, found in times.items():
            turns[kind].append(Written(unit, median(found)))
        say(f"round {number}, writes: " + ", ".join(f"{kind} {turns[kind][-1].write_ms:.1f} ms" for kind in times))
    return turns
