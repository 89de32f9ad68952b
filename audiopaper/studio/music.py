"""The music, composed in code: a few struck notes of a pentatonic scale, soft enough for six in the morning."""

from __future__ import annotations

from functools import cache

import numpy as np
from pydub import AudioSegment

from audiopaper.studio.editing import RATE, segment

GONG = 293.66
"""Hz, D4: the first degree (宫) of the mode."""
DEGREES = (0, 2, 4, 7, 9)
"""Semitones of 宫商角徵羽."""
PARTIALS = ((1.0, 1.0, 1.6), (2.0, 0.35, 0.9), (3.01, 0.12, 0.5), (4.2, 0.05, 0.3))
"""Of a struck string: multiple of the pitch, strength, seconds until it has faded to a third."""
LEVEL = 0.16
"""Peak of a note, of full scale: clearly below the voices."""

OPENING = ((0.0, 0), (0.28, 2), (0.56, 3), (0.84, 5), (1.4, 4), (1.7, 5))
BETWEEN = ((0.0, 3), (0.24, 5))
CLOSING = ((0.0, 5), (0.3, 4), (0.6, 3), (0.9, 2), (1.5, 0))
"""Notes: seconds from the start, degree counted up through the octaves."""


@cache
def opening() -> AudioSegment:
    """Before the greeting, about 3 s."""
    return _played(OPENING, 3.2)


@cache
def between() -> AudioSegment:
    """Between two stories, about 1.5 s."""
    return _played(BETWEEN, 1.6)


@cache
def closing() -> AudioSegment:
    """After the sign-off, about 3.5 s."""
    return _played(CLOSING, 3.6)


def _played(notes: tuple[tuple[float, int], ...], length: float) -> AudioSegment:
    tape = np.zeros(round(length * RATE))
    for start, degree in notes:
        note = _note(degree, length - start)
        begin = round(start * RATE)
        tape[begin : begin + len(note)] += note[: len(tape) - begin]
    tape *= LEVEL / max(np.abs(tape).max(), 1e-9)
    fade = round(0.4 * RATE)
    tape[-fade:] *= np.linspace(1, 0, fade)
    return segment(tape)


def _note(degree: int, length: float) -> np.ndarray:
    octave, step = divmod(degree, len(DEGREES))
    pitch = GONG * 2 ** (octave + DEGREES[step] / 12)
    time = np.arange(round(length * RATE)) / RATE
    attack = np.minimum(time / 0.008, 1.0)
    rings = [
        strength * np.sin(2 * np.pi * pitch * over * time) * np.exp(-time / fade) for over, strength, fade in PARTIALS
    ]
    return np.asarray(attack * np.sum(rings, axis=0))
