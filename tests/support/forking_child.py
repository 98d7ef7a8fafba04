"""A child process that has loaded its libraries and forks for each job: tests of pictures need not load them each time.

Run as a program. Each line it reads names a folder and a job; it answers with the status, the output and the errors of a
process of its own, which is as small and alone as ``media.child.run`` makes one, but has its turn when tests have theirs.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

RUN = Path(__file__).resolve().parents[2] / "beteiligung" / "media" / "child" / "run.py"


def main() -> None:
    program = runpy.run_path(str(RUN))
    program["_find_neighbours"]()
    from beteiligung.media.child import documents, pictures  # noqa: F401  # what each job would load

    os.nice = lambda _by: 0  # the tests beside it would push in front of it each time, which is what takes minutes
    for line in sys.stdin:
        order = json.loads(line)
        with TemporaryFile() as said, TemporaryFile() as errors:
            child = os.fork()
            if not child:
                _work(program, order, said, errors)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said.seek(0)
            errors.seek(0)
            print(json.dumps([status, said.read().decode(), errors.read().decode(errors="replace")]), flush=True)


def _work(program: dict[str, Any], order: dict[str, Any], said: IO[bytes], errors: IO[bytes]) -> None:
    """In the new process: be the program, and never come back."""
    status = 1
    try:
        os.chdir(order["folder"])
        os.environ["TMPDIR"] = order["folder"]
        job, write = os.pipe()
        os.write(write, json.dumps(order["job"]).encode())
        os.close(write)
        for handle, place in ((job, 0), (said.fileno(), 1), (errors.fileno(), 2)):
            os.dup2(handle, place)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        program["main"]()
        status = 0
    except BaseException as error:  # noqa: BLE001  # as an interpreter would
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
