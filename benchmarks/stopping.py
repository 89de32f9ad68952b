"""Ctrl-C in the midst of speech: how long until the run has ended, with every finished clip kept.

    python -m benchmarks.stopping [--times 10]

The embedded voice speaks, so that both cores are inside the model when the signal comes.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.memory import EXAMPLE


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Seconds from Ctrl-C to the end of the run.")
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args(arguments)
    chance = random.Random(1)  # noqa: S311 - a reproducible choice of moments, no secret
    with tempfile.TemporaryDirectory() as place:
        took = sorted(_stopped(Path(place), chance.uniform(0.5, 4)) for _ in range(given.times))
        clips = len(list(Path(place).glob("cache/clips/*/*.clip")))
    print(f"{given.times} runs stopped after {took[0]:.2f} s at best, {took[len(took) // 2]:.2f} s in the median,")
    print(f"{took[-1]:.2f} s at worst; {clips} finished clips kept for the next run")


def _stopped(place: Path, after: float) -> float:
    """Seconds from the signal to the end of a run that has spoken for `after` seconds."""
    command = [sys.executable, "cli.py", "produce", str(EXAMPLE), "--out", str(place / "output")]
    environment = {**os.environ, "AUDIOPAPER_CACHE": str(place / "cache"), "LC_ALL": "C"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as run:
        clips = len(list(place.glob("cache/clips/*/*.clip")))
        while len(list(place.glob("cache/clips/*/*.clip"))) == clips and run.poll() is None:
            time.sleep(0.05)
        time.sleep(after)
        began = time.monotonic()
        run.send_signal(signal.SIGINT)
        run.communicate()
        if run.returncode != 130:
            raise SystemExit(f"the run ended with {run.returncode} instead of 130")
        return time.monotonic() - began


if __name__ == "__main__":
    main(sys.argv[1:])
