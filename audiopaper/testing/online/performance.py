"""What a double says: a text becomes samples with the times of its words, by an engine of this machine."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from audiopaper.model import Line, Role
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import Engine, EngineSettings, Voice
from audiopaper.speech.registry import make_engine

RATE = 24_000
"""Hz."""
LEAD, TAIL = 0.1, 0.4
"""Seconds of silence before and after what is said."""
QUIET = 0.01
"""Of full scale: what is below is the silence at the ends of what a local engine made."""
VOICES = {"tone": "tone", "kokoro": "xiaobei"}
"""Local engine → the profile that speaks for all voices of the service."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an answer."""

    text: str
    start: float
    """Seconds."""
    end: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A text as sound."""

    samples: npt.NDArray[np.int16]
    """Mono, at :data:`RATE`."""
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        """Length, seconds."""
        return len(self.samples) / RATE


Told = tuple[tuple[int, str], ...]
"""Offsets in a text, and how the character there is to be read: (3, "shan4")."""
MOST_REMEMBERED = 64
_REMEMBERED: dict[tuple[str, str, float, Told], Answer] = {}
"""So that a rehearsal can come before the measuring: a slow engine behind the double would look like a service that
hangs."""


class Performer:
    """Says texts with the engine `engine` ("tone" or "kokoro"), which is opened when first needed."""

    def __init__(self, engine: str) -> None:
        self._name = engine

    def perform(self, text: str, speed: float, told: Told = ()) -> Answer:
        """Say `text`, and where it is `told` how, so. What was said first in this process is remembered.

        Tones say a character of which they are told nothing in the first tone; Kokoro as the program reads it.
        """
        key = (self._name, text, speed, told)
        answer = _REMEMBERED.get(key) or self._made(text, speed, told)
        if len(_REMEMBERED) < MOST_REMEMBERED:
            _REMEMBERED[key] = answer
        return answer

    def _made(self, text: str, speed: float, told: Told) -> Answer:
        sound = self._engine.speak(self._line(text, told), self._voice_at(speed))
        samples = np.frombuffer(sound.pcm, dtype="<i2")
        loud = np.flatnonzero(np.abs(samples) > QUIET * 32767)
        begin, end = (loud[0], loud[-1] + 1) if len(loud) else (0, len(samples))
        lead, tail = (np.zeros(round(seconds * RATE), dtype=np.int16) for seconds in (LEAD, TAIL))
        words = _words(text, LEAD, LEAD + (end - begin) / RATE)
        return Answer(np.concatenate([lead, samples[begin:end], tail]), words)

    @cached_property
    def _engine(self) -> Engine:
        engine = make_engine(self._name, EngineSettings())
        engine.open()
        return engine

    @cached_property
    def _voice(self) -> Voice:
        return load_voices()[VOICES[self._name]]

    def _voice_at(self, speed: float) -> Voice:
        return dataclasses.replace(self._voice, speed=speed)

    def _line(self, text: str, told: Told) -> Line:
        reading = ["ma1" if _is_hanzi(each) else "" for each in text]
        words: tuple[int, ...] = ()
        if self._name != "tone":
            reading = [each.pinyin for each in self._reader.read(text)]
            words = self._reader.words(text)
        for at, syllable in told:
            reading[at] = syllable
        return Line("double", "double", Role.ANCHOR, 0, text, text, tuple(reading), 0.0, words=words)

    @cached_property
    def _reader(self) -> Any:
        from audiopaper.script import lexicon_of
        from audiopaper.script.readings import Reader
        from audiopaper.show import Show

        return Reader(lexicon_of(Show()))


def _words(text: str, start: float, end: float) -> tuple[Word, ...]:
    """Pairs of letters as words, punctuation between them, the time shared out evenly: with tones, exactly."""
    said = [at for at, each in enumerate(text) if each.isalnum()]
    step = (end - start) / max(len(said), 1)
    words: list[Word] = []
    first = 0
    while first < len(said):
        after = min(first + 2, len(said))
        if after - first == 2 and said[first + 1] != said[first] + 1:
            after = first + 1
        here = text[said[first] : said[after - 1] + 1]
        words.append(Word(here, start + first * step, start + after * step))
        first = after
    return tuple(words)


def _is_hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"
