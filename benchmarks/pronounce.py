"""``pronounce --json -`` over ten thousand lines: lines a second, first answer, peak memory by number of lines.

    python -m benchmarks.pronounce [--lines 10000]

The lines are those of the test tables, each time with other numbers, so that no cache can hold them all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

TABLES = Path(__file__).parents[1] / "tests" / "pairs" / "spoken"


class Run(NamedTuple):
    first: float
    """Seconds to the first answer, models loaded within."""
    rate: float
    """Lines a second after it."""
    peak: float
    """MB."""


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="How pronounce streams.")
    parser.add_argument("--lines", type=int, default=10_000)
    given = parser.parse_args(arguments)
    for count in (given.lines // 10, given.lines):
        run = _run(count)
        print(
            f"{count:7,} lines  first after {run.first:4.1f} s  {run.rate:6,.0f} a second  at most {run.peak:4.0f} MB"
        )


def _run(count: int) -> Run:
    command = [sys.executable, str(TABLES.parents[2] / "cli.py"), "pronounce", "--json", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    source, answers = process.stdin, process.stdout
    if source is None or answers is None:
        raise RuntimeError("no pipes")
    began = time.monotonic()
    lines = _lines(count)
    source.write(next(lines))
    source.flush()
    json.loads(answers.readline())  # before the second line is written: each answer comes at once
    first = time.monotonic() - began
    writer = threading.Thread(target=_feed, args=(source, lines))
    writer.start()
    answered = 1 + sum(1 for answer in answers if json.loads(answer)["spoken"])
    seconds = time.monotonic() - began - first
    writer.join()
    _, _, usage = os.wait4(process.pid, 0)
    if answered != count:
        raise RuntimeError(f"{count} lines, {answered} answers")
    return Run(first, (count - 1) / seconds, usage.ru_maxrss / 1000)


def _feed(source: IO[str], lines: Iterator[str]) -> None:
    source.writelines(lines)
    source.close()


def _lines(count: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 — no secret
    prints = [
        row.split("\t")[0]
        for table in sorted(TABLES.glob("*.tsv"))
        for row in table.read_text(encoding="utf-8").splitlines()[1:]
        if row and "@" not in row and "http" not in row
    ]
    for number in range(count):
        yield f"{prints[number % len(prints)]}，另有{chance.randrange(3, 10**6)}户受益。\n"


if __name__ == "__main__":
    main(sys.argv[1:])
