"""Runs killed at random moments and started again: the same episode, bit for bit in its audio, and no stray file.

    python -m benchmarks.interrupts [--kills 200] [--seed 1]

Each round kills one to three runs and then lets one finish. Cache and output of the round before are kept or removed
by chance, so that a kill meets a first edition, a corrected one, an empty cache and a full one. The runs are forked
from a process that has done the whole run itself, so that the kills hit the work and not the start of Python; the tone
engine speaks, so that they hit all rooms and not the model alone.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from audiopaper.app import main as audiopaper

EXAMPLE = Path("examples/qingxi-2026-11-18.md")
SAME = (".mp3", ".vtt", "chapters.json")
"""Files that are equal in every run; the others name the time of the run."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the runs of a test work: all that they may write is below `root`."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    def facts(self) -> dict[str, str]:
        """Every file below `root`: its hash where runs must agree on it, else "there"."""
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): _hash(path) for path in files}


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Runs killed at random moments.")
    parser.add_argument("--kills", "--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "issue.md"
        issue.write_text(_short(EXAMPLE.read_text(encoding="utf-8")), encoding="utf-8")
        whole = Place(Path(folder) / "whole")
        _produce(whole, issue)
        expected = whole.facts()
        length = finish(whole, issue)
        wrong = _rounds(Place(Path(folder) / "killed"), issue, expected, length, given)
    sys.exit(1 if wrong else 0)


def _rounds(place: Place, issue: Path, expected: dict[str, str], length: float, given: argparse.Namespace) -> int:
    chance = random.Random(given.seed)  # noqa: S311 - a reproducible choice of moments, no secret
    killed = rounds = wrong = 0
    while killed < given.kills:
        for folder in (place.output, place.cache):
            if chance.random() < 0.5:
                shutil.rmtree(folder, ignore_errors=True)
        for _ in range(chance.randint(1, 3)):
            killed += kill(place, issue, chance.uniform(0, length))
        length = (length + finish(place, issue)) / 2
        rounds += 1
        differ = place.facts().items() ^ expected.items()
        wrong += bool(differ)
        for name, _ in sorted(differ):
            print(f"\n  {name} {'not as expected' if name in expected else 'is stray'}")
        print(f"\r{killed} runs killed, {rounds} times finished, {wrong} times wrong ", end="", flush=True)
    print(
        f"\na whole run takes {length:.1f} s and leaves {len(expected)} files: all there, no other, audio bit for bit"
    )
    return wrong


def finish(place: Place, issue: Path) -> float:
    """A run that is left in peace; seconds it took."""
    began = time.monotonic()
    _, status = os.waitpid(_begin(place, issue), 0)
    if status:
        sys.exit(f"\na run that nobody killed ended with status {status}")
    return time.monotonic() - began


def kill(place: Place, issue: Path, moment: float) -> bool:
    """A run that is killed after `moment` seconds; False if it was done before."""
    process = _begin(place, issue)
    time.sleep(moment)
    os.kill(process, signal.SIGKILL)
    return os.waitpid(process, 0)[1] == signal.SIGKILL


def _begin(place: Place, issue: Path) -> int:
    """Fork a run; the process number."""
    process = os.fork()
    if not process:
        os._exit(_produce(place, issue))
    return process


def _produce(place: Place, issue: Path) -> int:
    """The run itself, as ``audiopaper produce`` does it; its exit code."""
    temporary = place.root / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    os.environ |= {"AUDIOPAPER_CACHE": str(place.cache), "TMPDIR": str(temporary)}
    tempfile.tempdir = None
    sys.argv = ["audiopaper", "produce", str(issue), "--engine", "tone", "--out", str(place.output), "--quiet"]
    try:
        audiopaper()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _short(text: str) -> str:
    """The head of an issue and its shortest story: work for every room, little enough for hundreds of runs."""
    head, *stories = text.split("\n## ")
    return f"{head}\n## {min(stories, key=len)}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.name.endswith(SAME) else "there"


if __name__ == "__main__":
    main(sys.argv[1:])
