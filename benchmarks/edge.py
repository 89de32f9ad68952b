"""Online, the network is the clock: an issue of 16,000 characters, and one edge-tts call after the other.

    python -m benchmarks.edge [--characters 16000] [--latency 0.3] [--factor 0.1] [--sample 12]

Both speak to the same double of the service, in the same run. Calls one after the other would take eleven minutes, so
every twelfth line is really asked for, and its mean time stands for all.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from edge_tts import Communicate

from audiopaper.issue import read_issue
from audiopaper.model import Line, Script, Section, SectionKind
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.showfile import load_show
from audiopaper.speech import recite
from audiopaper.speech.engines.edge.engine import HOST, have_the_client_trust
from audiopaper.speech.engines.online.network import network_of
from benchmarks.double import edge_double

EXAMPLE = Path("examples/qingxi-2026-11-18.md")
DIGITS = "零一二三四五六七八九"
VOICE = "zh-CN-YunyangNeural"


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="A large issue online, against one call after the other.")
    parser.add_argument("--characters", type=int, default=16_000)
    parser.add_argument("--latency", type=float, default=0.3, help="seconds there and back")
    parser.add_argument("--factor", type=float, default=0.1, help="seconds of work for a second of sound")
    parser.add_argument("--sample", type=int, default=12, help="every how manyth line is asked for in turn")
    given = parser.parse_args(arguments)
    script = large(given.characters)
    sample = script.lines[:: given.sample]
    with edge_double("--latency", str(given.latency), "--real-time-factor", str(given.factor)) as options:
        in_turn = asyncio.run(one_after_the_other(sample, options)) / len(sample) * len(script.lines)
        ours = together(script, options)
    characters = sum(len(line.spoken) for line in script.lines)
    print(f"{characters} characters in {len(script.lines)} lines; latency {given.latency} s, factor {given.factor}")
    print(f"one call after the other {in_turn:7.1f} s  (mean of {len(sample)} lines, times all)")
    print(f"audiopaper               {ours:7.1f} s  1/{in_turn / ours:.1f}")


def large(characters: int) -> Script:
    """The lines of the example issue again and again, each time with another number in front, as one long script."""
    show = load_show(Path("examples/show.toml"))
    lines = write_script(read_issue(EXAMPLE, show), show).lines
    sections: list[Section] = []
    said: list[Line] = []
    for round_ in count(1):
        for number in range(0, len(lines), 12):
            section = Section(f"r{round_}s{number}", SectionKind.STORY, "篇")
            sections.append(section)
            for line in lines[number : number + 12]:
                said.append(_numbered(line, round_, section.id))
                if sum(len(each.spoken) for each in said) >= characters:
                    return Script(tuple(sections), tuple(said))
    raise AssertionError


def _numbered(line: Line, round_: int, section: str) -> Line:
    """A line that is not in the cache of this run yet."""
    number = "".join(DIGITS[int(digit)] for digit in str(round_))
    return dataclasses.replace(
        line,
        id=f"{section}-{line.id}",
        section=section,
        spoken=number + line.spoken,
        reading=("yi1",) * len(number) + line.reading,
        words=(),
    )


async def one_after_the_other(lines: Sequence[Line], options: dict[str, object]) -> float:
    """Seconds for plain calls of the client, as its own documentation shows them."""
    have_the_client_trust(options)
    network = network_of("edge", HOST, options)
    began = time.monotonic()
    for line in lines:
        async for _ in Communicate(line.spoken, VOICE, connector=network.wire()).stream():
            pass
    return time.monotonic() - began


def together(script: Script, options: dict[str, object]) -> float:
    """Seconds for the same lines by the engine, with an empty cache; every clip past the gate."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["AUDIOPAPER_CACHE"] = cache
        show = Show(engines=("edge",), engine={"edge": options})
        began = time.monotonic()
        clips = sum(1 for _ in recite(script, show))
        assert clips == len(script.lines)  # noqa: S101 - a benchmark of half the work is none
        return time.monotonic() - began


if __name__ == "__main__":
    main(sys.argv[1:])
