"""The gate: every clip, from any engine or from the cache, is measured before it may be used.

The limits are those of ``python -m measure.gate``, which speaks the example issue, prints what sound clips measure, and
counts how often the gate errs: docs/gate.md. What is not to be heard in a clip alone (a wrong word of the right length)
is not for the gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audiopaper.model import Line
from audiopaper.speech.engine import Sound, Voice
from audiopaper.words import Words

FRAME = 0.01
"""Seconds over which level is measured."""
QUIET = -35.0
"""dB under the loud frames of a clip at which a frame is silence: the same speech measures the same when soft."""
SILENT = -60.0
"""dBFS below which all is silence."""
RATES = (16_000, 22_050, 24_000, 44_100, 48_000)
"""Hz that engines make."""
SMOOTH = 0.05
"""Seconds over which the level is smoothed before its peaks are counted: less than half a syllable."""
DIP = 2.0
"""dB by which the level must fall and rise again between two peaks."""
BREATH = 0.25
"""Seconds that a line may take beyond its syllables: a short one is said more slowly."""
LONGEST_LEAD = 1.0
"""Seconds of silence before the first sound; measured: at most 0.44."""
LONGEST_TAIL = 1.8
"""Seconds of silence after the last; measured: at most 1.12."""
LONGEST_INSIDE = 0.6
"""Seconds of silence between two sounds; measured: at most 0.32."""
EDGE = 30.0
"""dB by which the first and the last frame lie under the loud ones; measured: at least 94."""
LEVELS = (-35.0, -9.0)
"""dBFS, RMS of what sounds; measured: -24.1 to -13.8."""
MOST_CLIPPED = 0.001
"""Share of samples in flat tops."""
MOST_OFFSET = 0.01
"""Share of full scale; measured: at most 0.001."""
FLATTEST = 0.1
"""Spectral flatness; measured: at most 0.0144, white noise 0.5."""
FEWEST_PEAKS = 0.51
"""Peaks of level a syllable, rounded down; measured with three syllables and more: 0.5 to 1.6."""
MOST_PEAKS = 1.8

Samples = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the gate saw. Times in seconds, levels in dB."""

    seconds: float
    spoken: float
    """From first to last sound, without silences longer than 0.1 s."""
    lead: float
    """Silence before the first sound."""
    tail: float
    """Silence after the last sound."""
    inside: float
    """Longest silence between two sounds."""
    level: float
    """dBFS, RMS of the frames that sound."""
    begins: float
    """Level of the first frame under that of the loud ones: speech begins and ends in quiet."""
    ends: float
    """The same of the last frame."""
    clipped: float
    """Share of samples in a flat top: three or more equal ones at full scale or at the clip's own peak."""
    offset: float
    """Mean of all samples, share of full scale."""
    flatness: float
    """Median spectral flatness of the loud frames: 0 a tone, 0.56 white noise."""
    peaks: int
    """Rises and falls of the level: about one a syllable."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a clip."""

    name: str
    """"too short", "clipped"… for programs."""
    words: Words
    """The same with what was measured and what the limit is, for people."""


NO_FORMAT = Fault("format", Words("no whole 16-bit samples at a usual rate", "采样格式不对"))
NO_SOUND = Fault("silent", Words("nothing but silence", "全是静音"))


def faults(sound: Sound, line: Line, voice: Voice) -> tuple[Fault, ...]:
    """What is wrong with `sound` as a reading of `line`; nothing if it may pass."""
    if sound.rate not in RATES or len(sound.pcm) % 2 or len(sound.pcm) < 4 * int(sound.rate * FRAME):
        return (NO_FORMAT,)
    seen = measure(sound)
    return tuple(_said(row) for row in _failed(seen, line, voice)) if seen.spoken else (NO_SOUND,)


def told(found: Sequence[Fault]) -> Words:
    """All that was found, in one phrase."""
    return Words(", ".join(each.words.en for each in found), "，".join(each.words.zh for each in found))


def measure(sound: Sound) -> Measured:
    """Measure a clip of at least two frames; `spoken` is 0 where nothing sounds."""
    whole = np.frombuffer(sound.pcm, dtype="<i2")
    samples = whole.astype(np.float64) / 32768
    size = int(sound.rate * FRAME)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    powers = np.mean(frames**2, axis=1) + 1e-12
    levels = 10 * np.log10(powers)
    loud = float(np.percentile(levels, 90))
    sounding = np.flatnonzero(levels > max(loud + QUIET, SILENT))
    seconds = len(samples) / sound.rate
    if not len(sounding):
        return Measured(seconds, 0.0, seconds, 0.0, 0.0, loud, 0.0, 0.0, 0.0, 0.0, 0.0, 0)
    first, last = int(sounding[0]), int(sounding[-1])
    gaps = (np.diff(sounding) - 1) * FRAME
    return Measured(
        seconds=seconds,
        spoken=float((last - first + 1) * FRAME - gaps[gaps > 0.1].sum()),
        lead=first * FRAME,
        tail=(len(levels) - 1 - last) * FRAME,
        inside=float(gaps.max(initial=0.0)),
        level=float(10 * np.log10(powers[sounding].mean())),
        begins=float(loud - levels[0]),
        ends=float(loud - levels[-1]),
        clipped=_flat_tops(whole),
        offset=abs(float(samples.mean())),
        flatness=_flatness(frames[levels > loud - 10]),
        peaks=_peaks(powers, first, last, loud),
    )


def units(line: Line) -> tuple[int, int]:
    """Syllables of `line`, least and most: a run of Latin letters may be a word or spelled, and W has three."""
    hanzi = sum(1 for reading in line.reading if reading)
    others = [said for said, reading in zip(line.spoken, line.reading, strict=True) if not reading and said.isalnum()]
    vowels = sum(1 for said in others if said.lower() in "aeiouy" or not said.isascii())
    return max(hanzi + min(vowels, len(others)), 1), max(hanzi + sum(3 if each in "wW" else 1 for each in others), 1)


def _failed(seen: Measured, line: Line, voice: Voice) -> list[_Row]:
    """The rows of :func:`_rows` whose value is beyond its limit."""
    return [row for row in _rows(seen, line, voice) if (row.value < row.limit) == row.least]


@dataclass(frozen=True, slots=True)
class _Row:
    """One measure, its limit, and how to say it."""

    name: str
    zh: str
    value: float
    limit: float
    unit: str = " s"
    least: bool = False
    """The limit is a lower one."""


def _rows(seen: Measured, line: Line, voice: Voice) -> tuple[_Row, ...]:
    fewest, most = units(line)
    low, high = (pace / voice.speed for pace in voice.pace)
    return (
        _Row("too short", "太短", seen.spoken, low * fewest, least=True),
        _Row("too long", "太长", seen.spoken, high * most + BREATH),
        _Row("silence at the start", "开头静音", seen.lead, LONGEST_LEAD),
        _Row("silence at the end", "结尾静音", seen.tail, LONGEST_TAIL),
        _Row("silence inside", "中间静音", seen.inside, LONGEST_INSIDE),
        _Row("cut at the start", "开头缺失", seen.lead, voice.edges[0] / voice.speed, least=True),
        _Row("cut at the end", "结尾缺失", seen.tail, voice.edges[1] / voice.speed, least=True),
        _Row("begins in mid-sound", "开头被截断", seen.begins, EDGE, " dB", least=True),
        _Row("ends in mid-sound", "结尾被截断", seen.ends, EDGE, " dB", least=True),
        _Row("too soft", "音量过低", seen.level, LEVELS[0], " dBFS", least=True),
        _Row("too loud", "音量过高", seen.level, LEVELS[1], " dBFS"),
        _Row("clipped", "削波", seen.clipped, MOST_CLIPPED, ""),
        _Row("offset", "直流偏移", seen.offset, MOST_OFFSET, ""),
        _Row("noise", "噪声", seen.flatness, FLATTEST, ""),
        _Row("no syllables", "听不出音节", seen.peaks, int(FEWEST_PEAKS * fewest), "", least=True),
        _Row("too many syllables", "音节过多", seen.peaks, MOST_PEAKS * most + 2, ""),
    )


def _said(row: _Row) -> Fault:
    bound = ("at least", "至少") if row.least else ("at most", "最多")
    value, limit = f"{row.value:.3g}{row.unit}", f"{row.limit:.3g}{row.unit}"
    return Fault(row.name, Words(f"{row.name}: {value}, {bound[0]} {limit}", f"{row.zh}：{value}，{bound[1]} {limit}"))


def _flat_tops(whole: npt.NDArray[np.int16]) -> float:
    """Share of samples that stand in a row of three or more at the clip's own peak."""
    magnitude = np.abs(whole.astype(np.int32))
    at_peak = magnitude >= max(int(magnitude.max()) - 1, 1)
    rows = at_peak[2:] & at_peak[1:-1] & at_peak[:-2]
    return float(np.count_nonzero(rows)) / len(whole)


def _flatness(frames: Samples) -> float:
    """Geometric over arithmetic mean of the power spectrum below 8 kHz, the median of `frames`."""
    power = np.abs(np.fft.rfft(frames * np.hanning(frames.shape[1]), axis=1)) ** 2 + 1e-12
    power = power[:, 1 : int(8000 * FRAME)]
    return float(np.median(np.exp(np.mean(np.log(power), axis=1)) / np.mean(power, axis=1)))


def _peaks(powers: Samples, first: int, last: int, loud: float) -> int:
    """How often the smoothed level rises and falls by :data:`DIP` between `first` and `last`."""
    window = np.hanning(round(SMOOTH / FRAME) + 2)[1:-1]
    smooth = 10 * np.log10(np.convolve(powers, window / window.sum(), "same"))[first : last + 1]
    found, rising = 0, True
    turn = float(smooth[0])
    for level in np.maximum(smooth, loud + QUIET).tolist():
        turn = max(turn, level) if rising else min(turn, level)
        if rising and level < turn - DIP:
            found, rising, turn = found + 1, False, level
        elif not rising and level > turn + DIP:
            rising, turn = True, level
    return found + rising
