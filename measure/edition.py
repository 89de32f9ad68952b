"""What a listener understands of a whole edition: each transcript cue cut out of the MP3 by its own times, and heard.

    python -m measure.edition [ISSUE] [--worst 10]

Without ISSUE: the real page where it is there, else the example.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import av
import numpy as np
import pytest

from audiopaper.commands.screen import progress_on_screen
from audiopaper.manifest import Edition
from audiopaper.produce import produce
from audiopaper.showfile import load_show
from measure.recogniser import RATE, Heard, listen

REAL_PAGES = Path("../shared/issues")
EXAMPLE = Path("examples/qingxi-2026-11-18.md")


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="What a listener understands of a whole edition.")
    parser.add_argument("issue", nargs="?", type=Path, default=usual_issue())
    parser.add_argument("--worst", type=int, default=8, help="how many of the worst cues to show")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        with empty_cache(Path(place) / "cache"), progress_on_screen(quiet=False) as progress:
            began = time.monotonic()
            first = produce(given.issue, load_show(None), Path(place) / "output", progress=progress)
            made, began = time.monotonic() - began, time.monotonic()
            produce(given.issue, load_show(None), Path(place) / "output", progress=progress)
            again = time.monotonic() - began
        _report(first.edition, hear(first.edition, first.audio), made, again, given.worst)


@contextmanager
def empty_cache(folder: Path) -> Iterator[None]:
    """A cache of its own for a while, so that a first run is one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOPAPER_CACHE", str(folder))
        yield


def usual_issue() -> Path:
    return next(iter(sorted(REAL_PAGES.glob("*.md"))), EXAMPLE)


def hear(edition: Edition, audio: Path) -> list[Heard]:
    """Every cue of `edition` as the recogniser hears it."""
    samples = decode(audio)
    heard = []
    for number, cue in enumerate(edition.cues, 1):
        heard.append(listen(samples[int(cue.start * RATE) : int(cue.end * RATE)], cue.line.reading))
        print(f"\rheard {number}/{len(edition.cues)}", end="", flush=True)
    print()
    return heard


def decode(audio: Path) -> np.ndarray:
    """The whole MP3 as mono float32 at 16 kHz."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(str(audio)) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def _report(edition: Edition, heard: list[Heard], made: float, again: float, worst: int) -> None:
    said = sum(len(each.said) for each in heard)
    wrong = sum(each.errors for each in heard)
    print(f"duration           {edition.duration / 60:8.1f} min")
    print(f"chapters           {', '.join(chapter.section.title for chapter in edition.chapters)}")
    print(
        f"loudness           {edition.loudness.integrated:8.2f} LUFS, true peak {edition.loudness.true_peak:.2f} dBTP"
    )
    print(f"second/first run   {again:8.1f} s / {made:.1f} s = {again / made:.1%}")
    print(f"wrong syllables    {wrong} of {said} = {wrong / said:.2%}")
    voices = sorted({cue.voice for cue in edition.cues})
    for voice in voices:
        mine = [each for each, cue in zip(heard, edition.cues, strict=True) if cue.voice == voice]
        print(f"  {voice:16} {sum(each.errors for each in mine) / sum(len(each.said) for each in mine):8.2%}")
    for each, cue in sorted(zip(heard, edition.cues, strict=True), key=lambda pair: -pair[0].errors)[:worst]:
        print(f"  {each.errors:3} {cue.line.id:14} {cue.line.printed}\n                     {each.text}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
