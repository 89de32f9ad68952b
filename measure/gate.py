"""What sound clips measure, how often the gate stops one of them, and how often it stops a damaged one.

    python -m measure.gate [ISSUE …] [--clips 300]

Speaks lines of the issues with all Kokoro voices (from the cache where they are there), in an order that is random and
always the same, until `--clips` clips are heard.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from audiopaper.issue import read_issue
from audiopaper.model import Line
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.gate import Measured, faults, measure, units
from audiopaper.speech.registry import make_engine

EXAMPLE = Path("examples/qingxi-2026-11-18.md")
Heard = tuple[Line, Voice, Sound]


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="The gate: what sound clips measure, and how often it errs.")
    parser.add_argument("issues", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--clips", type=int, default=300)
    given = parser.parse_args(arguments)
    heard = spoken(given.issues, given.clips)
    _distributions(heard)
    _paces(heard)
    _false_alarms(heard)
    _catches(heard)


def spoken(issues: Sequence[Path], clips: int) -> list[Heard]:
    """Clips of the lines of `issues` in all Kokoro voices."""
    lines = [line for issue in issues for line in write_script(read_issue(issue, Show()), Show()).lines]
    voices = [voice for voice in load_voices().values() if voice.engine == "kokoro"]
    jobs = [(line, voice) for line in lines for voice in voices]
    random.Random(1).shuffle(jobs)  # noqa: S311 - a reproducible choice, no secret
    engine, cache, heard = make_engine("kokoro", EngineSettings()), ClipCache(), []
    engine.open()
    for number, (line, voice) in enumerate(jobs[:clips], 1):
        request = engine.request(line, voice)
        sound = cache.find(engine.name, request)
        if sound is None:
            sound = engine.speak(line, voice)
            cache.keep(engine.name, request, sound)
        heard.append((line, voice, sound))
        print(f"\rheard {number}/{min(clips, len(jobs))}", end="", flush=True)
    print()
    return heard


def _distributions(heard: Sequence[Heard]) -> None:
    began = time.process_time()
    seen = [measure(sound) for _, _, sound in heard]
    print(f"{len(seen)} clips, {(time.process_time() - began) / len(seen) * 1000:.1f} ms a clip to measure\n")
    print("                       least       1 %    median      99 %      most")
    for field in dataclasses.fields(Measured):
        _row(field.name, [getattr(each, field.name) for each in seen])
    for low, high in ((1, 6), (7, 10), (11, 20), (21, 99)):
        pairs = [(each, units(line)[1]) for each, (line, _, _) in zip(seen, heard, strict=True)]
        some = [(each, count) for each, count in pairs if low <= count <= high]
        if some:
            _row(f"s/syllable, {low}-{high}", [each.spoken / count for each, count in some])
            _row(f"peaks/syll., {low}-{high}", [each.peaks / count for each, count in some])


def _row(name: str, values: Sequence[float]) -> None:
    print(f"{name:18}" + "".join(f"{each:10.4f}" for each in np.percentile(values, [0, 1, 50, 99, 100])))


def _paces(heard: Sequence[Heard]) -> None:
    """Seconds a syllable by voice, beside the limits of its profile."""
    print("\nvoice          clips   least    most   limits of the profile")
    for voice in sorted({voice.name for _, voice, _ in heard}):
        mine = [(line, one, measure(sound)) for line, one, sound in heard if one.name == voice]
        paces = [seen.spoken / units(line)[1] for line, _, seen in mine]
        low, high = mine[0][1].pace
        print(f"{voice:12} {len(mine):7} {min(paces):7.3f} {max(paces):7.3f}   {low:.3f} to {high:.3f}")


def _false_alarms(heard: Sequence[Heard]) -> None:
    alarms = [(line.id, voice.name, found) for line, voice, sound in heard if (found := faults(sound, line, voice))]
    print(
        f"\nfalse alarms: {len(alarms)} of {len(heard)}; 95 % sure of at most {(3 + 2 * len(alarms)) / len(heard):.2%}"
    )
    for line_id, voice, found in alarms:
        print(f"  {line_id} {voice}: {', '.join(each.words.en for each in found)}")


def _catches(heard: Sequence[Heard]) -> None:
    print("\ndamage                       caught")
    for name, damage in DAMAGES.items():
        found = [(line, faults(damage(sound), line, voice)) for line, voice, sound in heard]
        missed = [line.id for line, each in found if not each]
        names = Counter(each[0].name for _, each in found if each)
        ways = ", ".join(f"{way} {count}" for way, count in names.most_common(3))
        print(
            f"{name:24} {len(found) - len(missed):5} of {len(found)}   {ways}"
            + (f"   missed: {missed[:4]}" if missed else "")
        )


def _damage(change: Callable[[np.ndarray, int], np.ndarray]) -> Callable[[Sound], Sound]:
    """A damage done to samples of ±1."""

    def done(sound: Sound) -> Sound:
        changed = change(np.frombuffer(sound.pcm, "<i2") / 32768, sound.rate)
        return Sound(sound.rate, (np.clip(changed, -1, 32767 / 32768) * 32768).astype("<i2").tobytes())

    return done


def _sounding(audio: np.ndarray) -> tuple[int, int]:
    """First and last sample that is heard."""
    loud = np.flatnonzero(np.abs(audio) > 0.02)
    return int(loud[0]), int(loud[-1])


def _without_end(audio: np.ndarray, rate: int) -> np.ndarray:
    first, last = _sounding(audio)
    return audio[: max(last - int(0.2 * rate), first + int(0.1 * rate))]


def _without_beginning(audio: np.ndarray, rate: int) -> np.ndarray:
    first, last = _sounding(audio)
    return audio[min(first + int(0.2 * rate), last - int(0.1 * rate)) :]


def _with_hole(audio: np.ndarray, rate: int) -> np.ndarray:
    middle = sum(_sounding(audio)) // 2
    return np.concatenate([audio[:middle], np.zeros(int(0.7 * rate)), audio[middle:]])


def _at_pace(factor: float) -> Callable[[np.ndarray, int], np.ndarray]:
    return lambda audio, _: np.interp(np.arange(0, len(audio) - 1, factor), np.arange(len(audio)), audio)


def _noise(audio: np.ndarray, _: int) -> np.ndarray:
    noise = np.random.default_rng(1).normal(0, 0.1, len(audio))
    return np.where(np.abs(audio) > 0.0005, noise, 0)


def _stuck(audio: np.ndarray, rate: int) -> np.ndarray:
    """30 ms of the loudest sound, over and over, where the line was."""
    first, last = _sounding(audio)
    at, size = int(np.argmax(np.abs(audio[: -int(0.03 * rate)]))), int(0.03 * rate)
    looped = np.zeros_like(audio)
    looped[first:last] = np.resize(audio[at : at + size], last - first)
    return looped


def _hum(audio: np.ndarray, rate: int) -> np.ndarray:
    hum = np.zeros_like(audio)
    first, last = _sounding(audio)
    hum[first:last] = 0.2 * np.sign(np.sin(2 * np.pi * 100 * np.arange(last - first) / rate))
    return hum


DAMAGES: Mapping[str, Callable[[Sound], Sound]] = {
    "cut at half": _damage(lambda audio, _: audio[: sum(_sounding(audio)) // 2]),
    "last 0.2 s missing": _damage(_without_end),
    "first 0.2 s missing": _damage(_without_beginning),
    "silence": _damage(lambda audio, _: audio * 0),
    "hole of 0.7 s": _damage(_with_hole),
    "said twice": _damage(lambda audio, _: np.concatenate([audio, audio])),
    "twice as fast": _damage(_at_pace(2)),
    "half as fast": _damage(_at_pace(0.5)),
    "clipped": _damage(lambda audio, _: audio * 20),
    "gain of -40 dB": _damage(lambda audio, _: audio / 100),
    "noise for speech": _damage(_noise),
    "noise under speech": _damage(lambda audio, _: audio + np.random.default_rng(1).normal(0, 0.02, len(audio))),
    "stuck at one sound": _damage(_stuck),
    "hum for speech": _damage(_hum),
    "offset": _damage(lambda audio, _: audio + 0.05),
    "3 s of silence first": _damage(lambda audio, rate: np.concatenate([np.zeros(3 * rate), audio])),
    "3 s of silence last": _damage(lambda audio, rate: np.concatenate([audio, np.zeros(3 * rate)])),
    "labelled 48 kHz": lambda sound: Sound(48_000, sound.pcm),
    "labelled 11 kHz": lambda sound: Sound(11_025, sound.pcm),
    "bytes swapped": lambda sound: Sound(sound.rate, np.frombuffer(sound.pcm, "<i2").byteswap().tobytes()),
    "one byte lost": lambda sound: Sound(sound.rate, sound.pcm[1:]),
    "shifted by one byte": lambda sound: Sound(sound.rate, sound.pcm[1:-1]),
    "random bytes": lambda sound: Sound(sound.rate, np.random.default_rng(1).bytes(len(sound.pcm))),
    "nothing": lambda sound: Sound(sound.rate, b""),
}
"""Ways in which a clip has come out wrong, or could."""


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
