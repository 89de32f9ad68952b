"""The tape: clips joined one after the other, with their pauses and the music, and where each stands.

The tape is a raw file that grows; nothing of it stays in memory, whatever the length of the edition.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydub import AudioSegment

from audiopaper.errors import StudioError
from audiopaper.model import Chapter, Clip, Cue, Script, Section, SectionKind
from audiopaper.show import Show
from audiopaper.studio import music
from audiopaper.studio.editing import RATE, Editor, seconds, silence
from audiopaper.words import Words

LEAD_IN = 0.3
"""Seconds of silence before anything: players fade in, and Bluetooth swallows the first moment."""


@dataclass(frozen=True, slots=True)
class Tape:
    """A raw recording: mono, signed 16-bit little-endian, :data:`~audiopaper.studio.editing.RATE` Hz."""

    path: Path
    duration: float
    """Seconds."""
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]


def record(script: Script, clips: Iterable[Clip], show: Show, path: Path) -> Tape:
    """Join `clips`, which must be those of `script` in its order, on a tape at `path`.

    Raises:
        StudioError: a clip is missing or in a wrong place.
    """
    with path.open("wb") as file:
        recorder = _Recorder(file, script, show)
        for clip in clips:
            recorder.add(clip)
        return recorder.finish(path)


class _Recorder:
    def __init__(self, file: BinaryIO, script: Script, show: Show) -> None:
        self._file = file
        self._script = script
        self._sections = {section.id: section for section in script.sections}
        self._music = show.music
        self._editor = Editor()
        self._frames = 0
        self._cues: list[Cue] = []
        self._starts: list[tuple[Section, float]] = []

    @property
    def _now(self) -> float:
        return self._frames / RATE

    def add(self, clip: Clip) -> None:
        place = len(self._cues)
        if place >= len(self._script.lines) or self._script.lines[place] != clip.line:
            raise StudioError(
                Words("The clip of line {line} is out of place", "第 {line} 行的音频次序不对").fill(line=clip.line.id),
                todo=Words("report this defect", "请报告此缺陷"),
            )
        section = self._sections[clip.line.section]
        if not self._starts or self._starts[-1][0] is not section:
            self._open(section)
        sound = self._editor.edit(clip)
        start = self._now
        self._write(sound)
        self._cues.append(Cue(clip.line, clip.voice, clip.engine, start, self._now))
        self._write(silence(clip.line.pause))

    def finish(self, path: Path) -> Tape:
        if len(self._cues) != len(self._script.lines):
            raise StudioError(
                Words("{count} clips are missing", "缺少 {count} 段音频").fill(
                    count=len(self._script.lines) - len(self._cues)
                ),
                todo=Words("report this defect", "请报告此缺陷"),
            )
        if self._music:
            self._write(music.closing())
        ends = [*(start for _, start in self._starts[1:]), self._now]
        chapters = tuple(Chapter(section, start, end) for (section, start), end in zip(self._starts, ends, strict=True))
        return Tape(path, self._now, tuple(self._cues), chapters)

    def _open(self, section: Section) -> None:
        """Begin a chapter, with its music."""
        self._starts.append((section, self._now))
        if section.kind is SectionKind.GREETING or not self._frames:
            self._write(silence(LEAD_IN))
        if self._music and section.kind is SectionKind.GREETING:
            self._write(music.opening())
        elif self._music and section.kind is SectionKind.STORY:
            self._write(music.between())

    def _write(self, sound: AudioSegment) -> None:
        self._file.write(sound.raw_data)
        self._frames += round(seconds(sound) * RATE)
