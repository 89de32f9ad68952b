"""A double in a process of its own: says where it is, and serves until it is stopped."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from audiopaper.testing.online.dice import F
from audiopaper.testing.online.server import Double


def serve(
    module: str, about: str | None, faults: type[F], double: Callable[..., Double[F]], arguments: Sequence[str]
) -> None:
    """Parse, start, print one JSON object (the options of the engine), wait for the end of standard input.

    Args:
        module: what is run: "audiopaper.testing.edge".
        about: its docstring.
        faults: the ways to fail.
        double: makes the double.
        arguments: of the command line.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    parser.add_argument("--engine", default="tone", help="who really speaks: tone or kokoro")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds for each way there and back")
    parser.add_argument("--real-time-factor", type=float, default=0.0, help="seconds of work for a second of sound")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME=PERCENT", help=f"among: {', '.join(faults)}"
    )
    given: dict[str, Any] = vars(parser.parse_args(arguments))
    pairs = (each.partition("=") for each in given.pop("fault"))
    shares = {faults(name): float(percent) / 100 for name, _, percent in pairs}
    with double(**given, faults=shares) as running:
        sys.stdout.write(json.dumps(running.options) + "\n")
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
