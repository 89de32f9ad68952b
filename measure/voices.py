"""How well each Kokoro voice is understood, how fast it speaks: the reason for the cast.

python -m measure.voices [ISSUE] [--lines 10]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import numpy as np

from audiopaper.issue import read_issue
from audiopaper.model import Line, Part
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings, Sound
from audiopaper.speech.engines.kokoro import KokoroEngine
from measure.edition import usual_issue
from measure.recogniser import RATE, listen


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="How well each Kokoro voice is understood.")
    parser.add_argument("issue", nargs="?", type=Path, default=usual_issue())
    parser.add_argument("--lines", type=int, default=10)
    given = parser.parse_args(arguments)
    script = write_script(read_issue(given.issue, Show()), Show())
    body = [line for line in script.lines if line.part is Part.PARAGRAPH]
    lines = body[:: max(1, len(body) // given.lines)][: given.lines]
    engine = KokoroEngine(EngineSettings())
    engine.open()
    for name, voice in load_voices().items():
        if voice.engine == engine.name:
            with ThreadPoolExecutor(engine.workers) as pool:
                sounds = list(pool.map(lambda line, voice=voice: engine.speak(line, voice), lines))
            _report(name, lines, sounds)


def _report(name: str, lines: Sequence[Line], sounds: Sequence[Sound]) -> None:
    heard = [listen(for_the_recogniser(sound), line.reading) for sound, line in zip(sounds, lines, strict=True)]
    said = sum(len(each.said) for each in heard)
    seconds = sum(len(sound.pcm) / 2 / sound.rate for sound in sounds)
    print(
        f"{name:10} wrong {sum(each.errors for each in heard) / said:6.2%} of {said}, {seconds / said:.3f} s a syllable"
    )


def for_the_recogniser(sound: Sound) -> np.ndarray:
    """A sound as the recogniser takes it: mono float32 at 16 kHz."""
    frame = av.AudioFrame.from_ndarray(np.frombuffer(sound.pcm, "<i2").reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = sound.rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    return np.concatenate([out.to_ndarray()[0] for piece in (frame, None) for out in resampler.resample(piece)])


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
