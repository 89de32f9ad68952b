"""The clip cache: what was said once is not said again, in no later run and no other issue.

A clip is stored under the hash of its request, in one file that carries its own checksum. Entries appear by rename
only, so that a killed run or two runs at once cannot leave half of one; a file that the disk damaged is found, said and
made again; a full disk costs the entry and not the edition.
"""

from __future__ import annotations

import hashlib
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audiopaper import atomic
from audiopaper.errors import OutputError
from audiopaper.places import cache_folder
from audiopaper.progress import Noted, Progress, silent
from audiopaper.speech.engine import Sound
from audiopaper.words import Words

MAGIC = b"AUDIOPAPER CLIP 1\n"
HEAD = struct.Struct("<I32s")
"""After the magic: sampling rate in Hz, SHA-256 of rate and samples; then the samples."""
MOST_BYTES = 2 << 30
"""Size at which the entries used longest ago go: about twelve hours of speech."""


@dataclass(frozen=True, slots=True)
class CacheFacts:
    """What the cache holds."""

    folder: Path
    entries: int
    bytes: int


class ClipCache:
    """Sound by request. Safe for several threads and several runs."""

    def __init__(self, folder: Path | None = None, *, progress: Progress = silent) -> None:
        self.folder = folder or cache_folder() / "clips"
        self._progress = progress
        self._refused = False

    def find(self, engine: str, request: str) -> Sound | None:
        """The sound of an earlier call, or None. A damaged entry is said, removed and None."""
        path = self._path(engine, request)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        sound = _unpacked(data)
        if sound is None:
            self._progress(
                Noted(Words("A damaged clip in the cache is made again", "缓存中有一段音频损坏，将重新生成"))
            )
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # its time is when it was last of use
        return sound

    def keep(self, engine: str, request: str, sound: Sound) -> bool:
        """Store `sound`; says whether it could. A disk that refuses is mentioned once."""
        try:
            atomic.write_bytes(self._path(engine, request), _packed(sound))
        except OutputError as error:
            if not self._refused:
                self._progress(
                    Noted(Words("The clip cache cannot be written: {why}", "无法写入音频缓存：{why}").fill(why=error))
                )
            self._refused = True
            return False
        return True

    def drop(self, engine: str, request: str) -> None:
        """Forget one entry."""
        with suppress(OSError):
            self._path(engine, request).unlink()

    def facts(self) -> CacheFacts:
        """How much there is."""
        sizes = [size for _, size, _ in self._entries()]
        return CacheFacts(self.folder, len(sizes), sum(sizes))

    def prune(self, most_bytes: int = MOST_BYTES) -> int:
        """Remove the entries used longest ago until at most `most_bytes` are left; says how many went."""
        entries = sorted(self._entries())
        excess = sum(size for _, size, _ in entries) - most_bytes
        gone = 0
        for _, size, path in entries:
            if excess <= 0:
                break
            with suppress(OSError):
                path.unlink()
                excess -= size
                gone += 1
        return gone

    def _entries(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.glob("*/*.clip"):
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        return found

    def _path(self, engine: str, request: str) -> Path:
        key = hashlib.sha256(f"{engine}\0{request}".encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.clip"


def _packed(sound: Sound) -> bytes:
    return MAGIC + HEAD.pack(sound.rate, _checksum(sound.rate, sound.pcm)) + sound.pcm


def _unpacked(data: bytes) -> Sound | None:
    begin = len(MAGIC) + HEAD.size
    if len(data) <= begin or not data.startswith(MAGIC):
        return None
    rate, checksum = HEAD.unpack_from(data, len(MAGIC))
    pcm = data[begin:]
    return Sound(rate, pcm) if _checksum(rate, pcm) == checksum else None


def _checksum(rate: int, pcm: bytes) -> bytes:
    return hashlib.sha256(rate.to_bytes(4, "little") + pcm).digest()
