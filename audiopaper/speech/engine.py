"""What an engine is: the protocol and nothing else. To write one, read this page; to prove it, run the contract tests.

An engine turns one line into one stretch of sound. It is registered as an entry point of the group
``audiopaper.engines`` whose value is a callable ``(EngineSettings) -> Engine``, usually its class; what that has as
``voices`` (a tuple of :class:`Voice`) are the voices it brings along, for shows that cast none. It knows nothing of
cache, gate, cast or order of preference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from audiopaper.model import Line
from audiopaper.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice profile: one TOML file in ``voices/``."""

    name: str
    """Name of the profile, which is the name of its file."""
    engine: str
    """Name of the engine that speaks it."""
    id: str
    """The engine's own name for the voice: "zf_xiaobei", "zh-CN-YunyangNeural"."""
    label: str = ""
    """What a person calls it, in Chinese."""
    speed: float = 1.0
    """1 is the engine's own pace."""
    pitch: float = 0.0
    """Shift, Hz, where the engine can."""
    gain: float = 0.0
    """dB, added before the clip is stored, where the engine can."""
    pace: tuple[float, float] = (0.10, 0.45)
    """Seconds a syllable, least and most, that this voice takes in a sound clip: the gate's measure."""
    edges: tuple[float, float] = (0.0, 0.0)
    """Seconds of silence that this voice leaves at least before and after each line: less of it means a cut one."""
    data: Path | None = None
    """Folder of the profile, for engines that load voice data."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What an engine gives back."""

    rate: int
    """Samples a second, Hz."""
    pcm: bytes = field(repr=False)
    """Mono, signed 16-bit little-endian."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What an engine is opened with."""

    options: Mapping[str, object] = field(default_factory=dict)
    """The table ``[engine.NAME]`` of the show file."""
    cache: Path | None = None
    """Where the engine may keep what it assembles (a model). None: its own default under the user's cache."""
    progress: Progress = silent


class Engine(Protocol):
    """Says lines. One instance serves several threads at once."""

    name: str
    """As registered."""
    workers: int
    """How many calls of :meth:`speak` at once serve it best."""

    def open(self) -> None:
        """Make ready: load the model, probe the service (two seconds are enough). Called once, before the first line.

        Raises:
            EngineError, ModelError: it cannot work this morning.
        """

    def request(self, line: Line, voice: Voice) -> str:
        """All that decides the sound, as one text: what the engine is given, voice, pace, version of the model.

        Equal requests may share one clip: this is the cache's key and what ``audiopaper script`` shows as heard by the
        engine. It must not need :meth:`open`.
        """

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`.

        Raises:
            EngineError: it cannot. With ``line_id`` the line's story goes to the next engine; without, all that is
                left does.
        """

    def close(self) -> None:
        """Give back what :meth:`open` took. Never raises."""
