"""The clip cache: what was said once is not said again, in no later run and no other issue.

A clip is stored under the hash of its request, in one file that carries a checksum over that request and its samples:
a file that the disk damaged, or that stands under another's name, is found, said and made again. Entries appear by
rename only, so that a killed run or two runs at once cannot leave half of one. A full disk costs the entry and not the
edition.

The folder itself is the lock (:func:`audiopaper.atomic.locked`): who writes shares it for a moment, who tidies up holds
it alone, and so can tell what a killed run left from what another is writing.
"""

from __future__ import annotations

import hashlib
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audiopaper import atomic
from audiopaper.errors import OptionError, OutputError
from audiopaper.places import cache_folder
from audiopaper.progress import Noted, Progress, silent
from audiopaper.speech.engine import Sound
from audiopaper.words import Words

MAGIC = b"AUDIOPAPER CLIP 2\n"
"""The format. It is part of each key, so that two versions of the program can share a folder."""
HEAD = struct.Struct("<I32s")
"""After the magic: sampling rate in Hz, SHA-256 of key, rate and samples; then the samples."""
MEGABYTE = 1_000_000
MOST_MEGABYTES = 2000
"""Size at which the entries used longest ago go: about eleven hours of speech, twenty issues and more."""
LIMIT = "AUDIOPAPER_CACHE_MB"
"""Names another one, beside ``AUDIOPAPER_CACHE``, which names the folder: the cache belongs to the machine, no show."""


@dataclass(frozen=True, slots=True)
class CacheFacts:
    """What the cache holds."""

    folder: Path
    entries: int
    bytes: int
    most_bytes: int
    """What it is cut down to at the end of each run."""


class ClipCache:
    """Sound by request. Safe for several threads and several runs.

    Raises:
        OptionError: ``AUDIOPAPER_CACHE_MB`` is no number.
    """

    def __init__(self, folder: Path | None = None, *, progress: Progress = silent) -> None:
        self.folder = folder or cache_folder() / "clips"
        self.most_bytes = _most_bytes()
        self._progress = progress
        self._refused = False

    def find(self, engine: str, request: str) -> Sound | None:
        """The sound of an earlier call, or None. A damaged entry is said, removed and None."""
        key = _key(engine, request)
        path = self._path(key)
        try:
            sound = _unpacked(path.read_bytes(), key)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:  # not to be read, or no file
            sound = None
        if sound is None:
            self._progress(
                Noted(Words("A damaged clip in the cache is made again", "缓存中有一段音频损坏，将重新生成"))
            )
            with suppress(OSError):
                atomic.remove(path)
            return None
        with suppress(OSError):
            os.utime(path)  # its time is when it was last of use
        return sound

    def keep(self, engine: str, request: str, sound: Sound) -> bool:
        """Store `sound`; says whether it could. A disk that refuses is mentioned once."""
        key = _key(engine, request)
        try:
            with atomic.disk_errors(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                with atomic.locked(self.folder, shared=True):
                    atomic.write_bytes(self._path(key), _packed(sound, key))
        except OutputError as error:
            if not self._refused:
                self._progress(
                    Noted(
                        Words("The clip cache cannot be written: {why}", "无法写入音频缓存：{why}").fill(why=error.what)
                    )
                )
            self._refused = True
            return False
        return True

    def drop(self, engine: str, request: str) -> None:
        """Forget one entry."""
        with suppress(OSError):
            atomic.remove(self._path(_key(engine, request)))

    def facts(self) -> CacheFacts:
        """How much there is."""
        sizes = [size for _, size, _ in self._entries()]
        return CacheFacts(self.folder, len(sizes), sum(sizes), self.most_bytes)

    def prune(self, most_bytes: int | None = None) -> int:
        """Remove what killed runs left, and the entries used longest ago until at most `most_bytes` are left.

        Says how many entries went. Never raises: what cannot be removed stays.
        """
        with suppress(OSError):
            self._sweep()
        entries = sorted(self._entries())
        excess = sum(size for _, size, _ in entries) - (self.most_bytes if most_bytes is None else most_bytes)
        gone = 0
        for _, size, path in entries:
            if excess <= 0:
                break
            with suppress(OSError):
                atomic.remove(path)
                excess -= size
                gone += 1
        return gone

    def _sweep(self) -> None:
        """Clear away unfinished files, unless somebody is writing one this moment: then the next run will."""
        with atomic.locked(self.folder, wait=False) as held:
            if held:
                atomic.sweep(self.folder)

    def _entries(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self.folder.glob("*/*.clip"):
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_size, path))
        return found

    def _path(self, key: bytes) -> Path:
        return self.folder / key.hex()[:2] / f"{key.hex()}.clip"


def _most_bytes() -> int:
    said = os.environ.get(LIMIT) or str(MOST_MEGABYTES)
    if not (said.isascii() and said.isdecimal()):
        raise OptionError(
            Words("{name} is no number of megabytes: {said}", "{name} 不是以 MB 计的数字：{said}").fill(
                name=LIMIT, said=said
            ),
            todo=Words("give a number such as 2000", "请写一个数字，例如 2000"),
        )
    return int(said) * MEGABYTE


def _key(engine: str, request: str) -> bytes:
    return hashlib.sha256(MAGIC + f"{engine}\0{request}".encode()).digest()


def _packed(sound: Sound, key: bytes) -> bytes:
    return MAGIC + HEAD.pack(sound.rate, _checksum(sound.rate, sound.pcm, key)) + sound.pcm


def _unpacked(data: bytes, key: bytes) -> Sound | None:
    begin = len(MAGIC) + HEAD.size
    if len(data) <= begin or not data.startswith(MAGIC):
        return None
    rate, checksum = HEAD.unpack_from(data, len(MAGIC))
    pcm = data[begin:]
    return Sound(rate, pcm) if _checksum(rate, pcm, key) == checksum else None


def _checksum(rate: int, pcm: bytes, key: bytes) -> bytes:
    return hashlib.sha256(key + rate.to_bytes(4, "little") + pcm).digest()
