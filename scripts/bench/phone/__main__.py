"""``python -m scripts.bench.phone``: prints what ``make bench`` writes into its report. Progress on standard error."""

from __future__ import annotations

import sys

from scripts.bench.load import LoadFailed
from scripts.bench.machine import circumstances
from scripts.bench.phone.scenes import MISSING, ROUNDS, measure
from scripts.bench.phone.tables import section
from tests.support import needed
from tests.support.gunicorn import NotServed


def main() -> int:
    """Exit code 0: measured; 1: a page or a server failed; 2: something is missing."""
    if needed.find_chromium() is None:
        print(MISSING, file=sys.stderr)
        return 2
    load = circumstances().load
    try:
        scenes = measure(ROUNDS, lambda line: print(line, file=sys.stderr, flush=True))
    except (LoadFailed, NotServed) as error:
        print(f"slow phone: {error}", file=sys.stderr)
        return 1
    print("\n".join([*section(scenes), "", f"Load average before the first visit: {load:.2f}"]).strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
