"""Whether a sign for quotations and titles helps the voice: none, the model's own tokens, or a comma before each.

python -m measure.lift [ISSUE] [--lines 22]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from audiopaper.issue import read_issue
from audiopaper.model import Line
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.engines.kokoro import KokoroEngine, transcription
from measure.edition import usual_issue
from measure.recogniser import listen
from measure.voices import for_the_recogniser

VOICES = ("yunxi", "xiaoxiao")
TOKENS = {**dict.fromkeys("“‘《", "“"), **dict.fromkeys("”’》", "”")}
BEFORE = re.compile(r"(?<=[^，。、：；！？“《])[“《]")
WAYS: Mapping[str, tuple[Mapping[str, str], str]] = {"none": ({}, ""), "tokens": (TOKENS, ""), "comma": ({}, "，")}
"""Way → signs that the transcription knows besides its own, and what stands in place of an opening sign."""


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Whether a sign for quotations helps the voice.")
    parser.add_argument("issue", nargs="?", type=Path, default=usual_issue())
    parser.add_argument("--lines", type=int, default=22)
    given = parser.parse_args(arguments)
    script = write_script(read_issue(given.issue, Show()), Show())
    lines = [line for line in script.lines if BEFORE.search(line.spoken)][: given.lines]
    engine = KokoroEngine(EngineSettings())
    engine.open()
    for name in VOICES:
        for way in WAYS:
            print(f"{name:10} {way:8} {_wrong(engine, name, way, lines)}")


def _wrong(engine: KokoroEngine, name: str, way: str, lines: Sequence[Line]) -> str:
    signs, sign = WAYS[way]
    wrong = said = 0
    with patch.dict(transcription.PAUSES, signs):
        for line in lines:
            spoken = BEFORE.sub(sign, line.spoken) if sign else line.spoken
            sound = engine.speak(replace(line, spoken=spoken), load_voices()[name])
            heard = listen(for_the_recogniser(sound), line.reading)
            wrong, said = wrong + heard.errors, said + len(heard.said)
    return f"wrong {wrong} of {said} = {wrong / said:.2%}"


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
