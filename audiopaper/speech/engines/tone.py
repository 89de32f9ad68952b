"""The public double of an engine: exact, countable tones instead of a voice, at once.

For tests and for rehearsals of a show file. Each Hanzi is a beep of :data:`BEEP` seconds with half a :data:`GAP` on
either side, each other letter the same, so that a line's length and its number of syllables can be told from the
sound. Options of
``[engine.tone]`` make it fail on demand:

    fails_at = "文字"     lines whose spoken form contains this cannot be said
    silent_at = "文字"    lines that contain this come out silent
    slips_at = "文字"      the same, but at the pace of the profile only: a model that always fails alike
    cut_at = "文字"       lines that contain this come out at half their length
    work = 0.01           seconds of work for each syllable
"""

from __future__ import annotations

import time

import numpy as np

from audiopaper.errors import EngineError
from audiopaper.model import Line
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.words import Words

RATE = 24_000
"""Hz."""
BEEP = 0.15
"""Seconds of sound for each syllable."""
GAP = 0.05
"""Seconds of silence between two."""
LEVEL = 0.25
"""Of full scale: about −15 dBFS RMS while it sounds."""
PITCH = {"1": 440.0, "2": 495.0, "3": 330.0, "4": 550.0, "5": 392.0}
"""Hz, by the tone of the syllable."""


class ToneEngine:
    """Says lines as tones. Deterministic, instantaneous, never tired."""

    name = "tone"
    workers = 2

    def __init__(self, settings: EngineSettings) -> None:
        self._options = {name: str(text) for name, text in settings.options.items()}

    def open(self) -> None:
        """Nothing to make ready."""

    def request(self, line: Line, voice: Voice) -> str:
        """Voice, pace, text and syllables."""
        said = " ".join(syllable or character for character, syllable in zip(line.spoken, line.reading, strict=True))
        faults = sorted((name, text) for name, text in self._options.items() if name != "work")
        return f"tone {voice.id} {voice.speed:g} {faults} {line.spoken} {said}"

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Beep `line`. Raises EngineError where the options say so."""
        time.sleep(float(self._options.get("work", 0)) * line.syllables)
        if self._told("fails_at", line):
            raise EngineError(Words("Told to fail", "按要求失败"), engine=self.name, line_id=line.id)
        beeps = [self._beep(PITCH[tone], voice) for tone in _tones(line)]
        audio = np.concatenate(beeps)
        if self._told("silent_at", line) or (self._told("slips_at", line) and voice.speed == 1):
            audio *= 0
        if self._told("cut_at", line):
            audio = audio[: len(audio) // 2]
        return Sound(RATE, (audio * 32767).astype("<i2").tobytes())

    def close(self) -> None:
        """Nothing to give back."""

    def _told(self, option: str, line: Line) -> bool:
        return option in self._options and self._options[option] in line.spoken

    @staticmethod
    def _beep(pitch: float, voice: Voice) -> np.ndarray:
        time = np.arange(round(RATE * BEEP / voice.speed)) / RATE
        beep = LEVEL * np.sin(2 * np.pi * pitch * time)
        gap = np.zeros(round(RATE * GAP / voice.speed))
        return np.concatenate([gap[: len(gap) // 2], beep, gap[len(gap) // 2 :]])


def _tones(line: Line) -> list[str]:
    tones = [
        reading[-1] if reading else "5"
        for reading, said in zip(line.reading, line.spoken, strict=True)
        if said.isalnum()
    ]
    return tones or ["5"]
