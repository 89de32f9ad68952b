"""The gate: every clip, from any engine or from the cache, is measured before it may be used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audiopaper.model import Line
from audiopaper.speech.engine import Sound, Voice

FRAME = 0.02
"""Seconds over which level is measured."""
QUIET = -45.0
"""dBFS below which a frame is silence."""
RATES = (16_000, 22_050, 24_000, 44_100, 48_000)
"""Hz that engines make."""
LONGEST_EDGE = 1.5
"""Seconds of silence at either end."""
LONGEST_INSIDE = 1.2
"""Seconds of silence between two sounds of one line."""
MOST_CLIPPED = 0.001
"""Share of samples at full scale."""
LEVELS = (-40.0, -6.0)
"""dBFS, RMS of the frames that sound."""
SLACK = 0.6
"""Seconds that a line may take beyond its syllables: breath at its ends and at its commas."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the gate saw."""

    seconds: float
    pace: float
    """Seconds from first to last sound, by syllable."""
    lead: float
    """Seconds of silence before the first sound."""
    tail: float
    inside: float
    """Longest silence between two sounds, seconds."""
    level: float
    """dBFS, RMS of the frames that sound."""
    clipped: float
    """Share of samples at full scale."""


def faults(sound: Sound, line: Line, voice: Voice) -> tuple[str, ...]:
    """What is wrong with `sound` as a reading of `line`; nothing if it may pass."""
    if sound.rate not in RATES or len(sound.pcm) % 2 or len(sound.pcm) < 2 * int(sound.rate * FRAME):
        return ("format",)
    measured = measure(sound, line)
    low, high = voice.pace
    units = _units(line)
    spoken = measured.seconds - measured.lead - measured.tail
    checks = {
        "silent": measured.level <= QUIET,
        "too fast": spoken < low / voice.speed * units,
        "too slow": spoken > high / voice.speed * units + SLACK * (1 + _pauses(line)),
        "silence at the start": measured.lead > LONGEST_EDGE,
        "silence at the end": measured.tail > LONGEST_EDGE,
        "silence inside": measured.inside > LONGEST_INSIDE,
        "clipped": measured.clipped > MOST_CLIPPED,
        "level": not LEVELS[0] <= measured.level <= LEVELS[1],
    }
    return tuple(name for name, failed in checks.items() if failed)


def measure(sound: Sound, line: Line) -> Measured:
    """Measure a clip of at least one frame."""
    samples = np.frombuffer(sound.pcm, dtype="<i2").astype(np.float64) / 32768
    seconds = len(samples) / sound.rate
    levels = _levels(samples, sound.rate)
    loud = np.flatnonzero(levels > QUIET)
    if not len(loud):
        return Measured(seconds, 0.0, seconds, 0.0, 0.0, QUIET, 0.0)
    lead, tail = loud[0] * FRAME, (len(levels) - 1 - loud[-1]) * FRAME
    inside = (np.diff(loud).max(initial=1) - 1) * FRAME
    level = 10 * np.log10(np.mean(10 ** (levels[loud] / 10)))
    clipped = float(np.mean(np.abs(samples) >= 32700 / 32768))
    pace = (seconds - lead - tail) / max(_units(line), 1)
    return Measured(seconds, pace, float(lead), float(tail), float(inside), float(level), clipped)


def _levels(samples: npt.NDArray[np.float64], rate: int) -> npt.NDArray[np.float64]:
    size = int(rate * FRAME)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    levels: npt.NDArray[np.float64] = 10 * np.log10(np.mean(frames**2, axis=1) + 1e-12)
    return levels


def _units(line: Line) -> int:
    """Syllables, each Latin letter counted as one."""
    return sum(1 for said, reading in zip(line.spoken, line.reading, strict=True) if reading or said.isalnum())


def _pauses(line: Line) -> int:
    return sum(1 for said in line.spoken if said in "，。；：！？、,.;:!?…—")
