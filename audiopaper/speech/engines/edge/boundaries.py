"""Word boundaries: where the service says that each word stands in the sound. A second witness, never the only one.

Used for two things: to see that an answer is not cut short, which the protocol does not say (a service that stops in
the middle ends its answer as if it were whole), and to cut the clip to what was spoken, so that a cue of the transcript
begins with the first word. Boundaries that cannot be are ignored: they are no reason to refuse a good clip.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

TICKS = 10_000_000
"""The service counts in 100 nanoseconds."""
LATE = 0.05
"""Seconds by which the last word may end after the sound. There is silence after it in a whole answer, and an MP3 is
rather some 50 ms longer than what went into it."""
MORE = 0.6
"""Seconds after the last word in which there may still be sound: breath, a syllable that rings on."""
OVERLAP = 0.05
"""Seconds by which a word may begin before the one before it ends."""
QUIET = 10 ** (-45 / 20)
"""Of full scale: the gate's measure of silence."""
MARGIN = 0.12
"""Seconds kept around what was spoken: an MP3 decodes some 50 ms late, and the gate wants quiet at both ends."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One word in the sound."""

    text: str
    start: float
    """Seconds."""
    end: float


class Verdict(StrEnum):
    """What the boundaries of an answer say about it."""

    AGREES = "agrees"
    NOTHING = "nothing"
    """There are none, or they cannot be."""
    CUT = "cut"
    """The text or the sound ends before its end."""
    MORE = "more"
    """The sound goes on after the last word."""


def verdict(marks: tuple[Mark, ...], text: str, pace: tuple[float, float], pcm: bytes, rate: int) -> Verdict:
    """Compare boundaries with the `text` that was sent and with the sound that came back.

    `pace` is the voice's range of seconds a syllable, which the gate keeps too: times outside of it cannot be.
    """
    said, sent = _letters("".join(mark.text for mark in marks)), _letters(text)
    if not said or not _can_be(marks, len(said), pace):
        return Verdict.NOTHING
    if said != sent:
        return Verdict.CUT if sent.startswith(said) else Verdict.NOTHING
    samples = _samples(pcm)
    end = marks[-1].end
    if end > len(samples) / rate + LATE:
        return Verdict.CUT
    rest = samples[round((end + MORE) * rate) :]
    return Verdict.MORE if len(rest) > rate * MORE and _is_loud(rest) else Verdict.AGREES


def spoken_part(marks: tuple[Mark, ...], pcm: bytes, rate: int) -> bytes:
    """The sound from the first word to the last, with a margin. What sounds outside of that is kept."""
    samples = _samples(pcm)
    begin = max(round((marks[0].start - MARGIN) * rate), 0)
    end = min(round((marks[-1].end + MARGIN) * rate), len(samples))
    begin = 0 if _is_loud(samples[:begin]) else begin
    end = len(samples) if _is_loud(samples[end:]) else end
    return pcm[2 * begin : 2 * end]


def _can_be(marks: tuple[Mark, ...], letters: int, pace: tuple[float, float]) -> bool:
    in_order = all(one.end <= other.start + OVERLAP for one, other in pairwise(marks))
    forward = marks[0].start >= 0 and all(mark.start < mark.end for mark in marks)
    each = (marks[-1].end - marks[0].start) / letters
    return in_order and forward and pace[0] <= each <= pace[1]


def _letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def _samples(pcm: bytes) -> npt.NDArray[np.int16]:
    return np.frombuffer(pcm, dtype="<i2")


def _is_loud(samples: npt.NDArray[np.int16]) -> bool:
    return bool(len(samples)) and float(np.sqrt(np.mean((samples / 32768.0) ** 2))) > QUIET
