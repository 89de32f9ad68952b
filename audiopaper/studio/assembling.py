"""The studio's walk: tape, master, tags, and the files that go with the MP3."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from pathlib import Path

from audiopaper import atomic
from audiopaper.model import Chapter, Clip, Episode, Script, Slate
from audiopaper.progress import Progress, Stage, StageBegan, StepDone, silent
from audiopaper.show import Show
from audiopaper.studio.chapters import json_chapters
from audiopaper.studio.mastering import master
from audiopaper.studio.tags import tag
from audiopaper.studio.tape import record
from audiopaper.studio.transcript import webvtt

STEPS = 3


def assemble(
    script: Script,
    clips: Iterable[Clip],
    slate: Slate,
    show: Show,
    *,
    cover: bytes,
    into: Path,
    progress: Progress = silent,
) -> Episode:
    """Make the episode of `script` from its clips, in the folder `into`: the MP3, its transcript and its chapters.

    The name of the MP3 holds the head of its hash, so that a corrected edition has a new address and no app plays the
    old one from its cache.

    Raises:
        StudioError: a clip is missing, or loudness, encoding or tagging failed.
        OutputError: the disk does not take it.
    """
    raw, mp3 = into / f"{atomic.ASIDE}tape", into / f"{atomic.ASIDE}episode.mp3"
    with atomic.disk_errors(into):
        try:
            tape = record(script, clips, show, raw)
            progress(StageBegan(Stage.STUDIO, STEPS))
            progress(StepDone(Stage.STUDIO, 1, STEPS))
            loudness, duration = master(raw, mp3)
            progress(StepDone(Stage.STUDIO, 2, STEPS))
            chapters = _within(tape.chapters, duration)
            tag(mp3, slate, chapters, cover)
            digest = _sha256(mp3)
            final = mp3.replace(into / f"{slate.id}-{digest[:8]}.mp3")
        finally:
            raw.unlink(missing_ok=True)
            mp3.unlink(missing_ok=True)
        (into / "transcript.vtt").write_text(webvtt(tape.cues), encoding="utf-8")
        (into / "chapters.json").write_text(json_chapters(chapters), encoding="utf-8")
        progress(StepDone(Stage.STUDIO, 3, STEPS))
        return Episode(final, final.stat().st_size, duration, digest, chapters, tape.cues, loudness)


def _within(chapters: tuple[Chapter, ...], duration: float) -> tuple[Chapter, ...]:
    """The last chapter ends with the MP3."""
    return (*chapters[:-1], dataclasses.replace(chapters[-1], end=duration))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
