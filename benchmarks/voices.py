"""One report of how the voices hold: network faults, kills, speed online, the gate.

    python -m benchmarks.voices [--quick] [--out output/voices.md]

Runs what stands below one after the other, prints what each prints, and writes the same as one page. All of it takes
about an hour on two cores; `--quick` takes fewer faults, kills and clips.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import platform
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audiopaper import atomic
from benchmarks import edge, faults, interrupts
from measure import gate

REPORT = Path("output/voices.md")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One run of the report: what it shows, who runs it, with what, and with what if there is little time."""

    shows: str
    run: Callable[[Sequence[str]], None]
    whole: tuple[str, ...]
    quick: tuple[str, ...]


CHAPTERS = (
    Chapter(
        "Editions under every fault of the online voices, heard by a recogniser",
        faults.main,
        ("--engine", "kokoro"),
        ("--only", "audio cut at half"),
    ),
    Chapter("Runs killed at random moments and started again", interrupts.main, ("--kills", "200"), ("--kills", "3")),
    Chapter("The time that the network takes", edge.main, (), ()),
    Chapter("The gate: false alarms, and damaged clips caught", gate.main, ("--clips", "3000"), ("--clips", "20")),
)


class Both(io.StringIO):
    """Keeps what is printed, and prints it."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text)  # type: ignore[union-attr]
        return super().write(text)


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="One report of how the voices hold.")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=REPORT)
    given = parser.parse_args(arguments)
    page = [f"# How the voices hold\n\n{time.strftime('%Y-%m-%d %H:%M')}, {platform.machine()}, {platform.system()}\n"]
    for chapter in CHAPTERS:
        page.append(_chapter(chapter, chapter.quick if given.quick else chapter.whole))
        with atomic.written(given.out) as aside:
            aside.write_text("\n".join(page), encoding="utf-8")
    print(given.out)


def _chapter(chapter: Chapter, arguments: Sequence[str]) -> str:
    print(f"\n== {chapter.shows}\n")
    heard = Both()
    failed = ""
    with contextlib.redirect_stdout(heard):
        try:
            chapter.run(arguments)
        except SystemExit as end:
            failed = "\nSomething was not as it should be.\n" if end.code else ""
    lines = (line.rsplit("\r", 1)[-1].rstrip() for line in heard.getvalue().split("\n"))
    command = shlex.join(["python", "-m", chapter.run.__module__, *arguments])
    return f"## {chapter.shows}\n\n    {command}\n\n" + "".join(f"    {line}\n" for line in lines) + failed


if __name__ == "__main__":
    main(sys.argv[1:])
