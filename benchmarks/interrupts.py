"""Runs killed at random moments and started again: the same episode, bit for bit in its audio, and no stray file.

    python -m benchmarks.interrupts [--runs 200] [--seed 1]

The tone engine speaks, so that the kills hit all rooms and not the model alone.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from audiopaper import manifest

EXAMPLE = next(Path("examples").glob("*.md"))


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Runs killed at random moments.")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    chance = random.Random(given.seed)  # noqa: S311 - a reproducible choice of moments, no secret
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole"
        began = time.monotonic()
        run(whole, Path(place) / "cache-of-whole").wait()
        length = time.monotonic() - began
        expected = facts(whole)
        output, cache = Path(place) / "output", Path(place) / "cache"
        died = finished = wrong = 0
        for number in range(1, given.runs + 1):
            process = run(output, cache)
            time.sleep(chance.uniform(0, length * 1.05))
            process.send_signal(signal.SIGKILL)
            killed = process.wait() == -signal.SIGKILL
            died, finished = died + killed, finished + (not killed)
            if number % 5 == 0:
                run(output, cache).wait()
                wrong += facts(output) != expected
                shutil.rmtree(output)
                if chance.random() < 0.5:
                    shutil.rmtree(cache)
            print(
                f"\r{number}/{given.runs} runs, {died} killed, {finished} finished first, {wrong} wrong",
                end="",
                flush=True,
            )
        print(f"\nwhole run {length:.1f} s; expected {expected}")
    sys.exit(1 if wrong else 0)


def run(output: Path, cache: Path) -> subprocess.Popen[bytes]:
    """A run of the installed command in a process of its own."""
    command = [sys.executable, "cli.py", "produce", str(EXAMPLE), "--engine", "tone", "--out", str(output), "--quiet"]
    return subprocess.Popen(command, env={**os.environ, "AUDIOPAPER_CACHE": str(cache)})


def facts(output: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Hashes of the audio of all editions, and the names of all files."""
    names = sorted(str(path.relative_to(output)) for path in output.rglob("*") if path.is_file())
    return tuple(edition.sha256 for edition in manifest.load_all(output)), tuple(names)


if __name__ == "__main__":
    main(sys.argv[1:])
