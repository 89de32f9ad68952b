"""The double in a process of its own: says where it is, and serves until it is stopped.

python -m audiopaper.testing.edge --fault reset=30 --fault 503=5 --latency 0.3
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Sequence

from audiopaper.testing.edge.faults import Fault
from audiopaper.testing.edge.service import EdgeDouble


def main(arguments: Sequence[str]) -> None:
    """Parse, start, print one JSON object (the options for ``[engine.edge]``), wait for the end of standard input."""
    parser = argparse.ArgumentParser(prog="python -m audiopaper.testing.edge", description=__doc__)
    parser.add_argument("--engine", default="tone", help="who really speaks: tone or kokoro")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds for each way there and back")
    parser.add_argument("--real-time-factor", type=float, default=0.0, help="seconds of work for a second of sound")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME=PERCENT", help=f"among: {', '.join(Fault)}"
    )
    given = parser.parse_args(arguments)
    faults = {Fault(name): float(percent) / 100 for name, _, percent in (each.partition("=") for each in given.fault)}
    double = EdgeDouble(
        engine=given.engine,
        latency=given.latency,
        real_time_factor=given.real_time_factor,
        faults=faults,
        seed=given.seed,
    )
    with double:
        sys.stdout.write(json.dumps(double.options) + "\n")
        sys.stdout.flush()
        _until_left()


def _until_left() -> None:
    """Until whoever started us closes our input, or Ctrl-C; on a terminal, until Ctrl-C alone."""
    try:
        if sys.stdin.isatty():
            threading.Event().wait()
        sys.stdin.read()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main(sys.argv[1:])
