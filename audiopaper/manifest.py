"""edition.json: all that is known of one finished edition. The studio's work goes in, all that publish makes comes out.

The file is the only bridge between making an edition and publishing it: feed and pages are made from the manifests
alone, so they can always be made again.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import math
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from audiopaper import atomic
from audiopaper.errors import PublishError
from audiopaper.model import Article, Chapter, Cue, Loudness, Placement, Silence, Slate
from audiopaper.words import Words

FILE = "edition.json"
VERSION = 1
"""Raised when a reader of an older file would misunderstand a newer one."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One finished edition, as its manifest tells it."""

    slate: Slate
    audio: str
    """Name of the MP3 in the folder of the manifest."""
    bytes: int
    duration: float
    """Seconds."""
    sha256: str
    loudness: Loudness
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    articles: tuple[Article, ...]
    ledger: tuple[Placement, ...]
    silences: tuple[Silence, ...]
    produced: datetime.datetime
    """When, with its offset from UTC."""
    generator: str
    """"audiopaper 0.1.0"."""
    guid: str = ""
    """podcast:guid of the podcast that it was produced for; "" in manifests that do not tell."""
    notes: tuple[str, ...] = ()
    """What a person should know about the making: engines left, clips made again."""
    version: int = VERSION

    def __post_init__(self) -> None:
        if not self.audio or Path(self.audio).name != self.audio or self.audio == "..":
            raise ValueError(f"the audio of an edition is a file beside its manifest: {self.audio!r}")
        if not 0 < self.duration < math.inf:
            raise ValueError(f"an edition lasts {self.duration} s")
        if self.produced.utcoffset() is None:
            raise ValueError(f"the time of production lacks its offset from UTC: {self.produced}")


def save(edition: Edition, folder: Path) -> Path:
    """Write the manifest into `folder`; gives its path. Raises OutputError."""
    path = folder / FILE
    atomic.write_text(path, json.dumps(_plain(edition), ensure_ascii=False, indent=1) + "\n")
    return path


def load(path: Path) -> Edition:
    """Read a manifest. What comes back can be published: nothing in it breaks a feed or a page.

    Raises:
        PublishError: it is missing, damaged, or of a version that this program does not know.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']}")
        edition: Edition = _typed(data, Edition)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise PublishError(
            Words("Cannot read the manifest: {why}", "无法读取期次清单：{why}").fill(why=error),
            file=path,
            todo=Words(
                "move its folder out of episodes/ and produce that issue again",
                "请把该目录移出 episodes/，再重新制作该期",
            ),
        ) from error
    return edition


def load_all(output: Path, *, but: str = "") -> tuple[Edition, ...]:
    """All editions under `output`, the newest first; not that of the episode `but`.

    Raises:
        PublishError: a manifest cannot be read, or stands in the folder of another episode.
    """
    paths = sorted(path for path in (output / "episodes").glob(f"*/{FILE}") if path.parent.name != but)
    found = [_in_place(load(path), path) for path in paths]
    return tuple(sorted(found, key=lambda edition: (edition.slate.date, edition.slate.id), reverse=True))


def _in_place(edition: Edition, path: Path) -> Edition:
    """The edition, if its folder bears its name: of a copy, the feed would hold one episode twice."""
    if path.parent.name == edition.slate.id:
        return edition
    raise PublishError(
        Words("This folder holds the episode {name}", "该目录里是 {name} 期的节目").fill(name=edition.slate.id),
        file=path.parent,
        todo=Words(
            "move the copy out of episodes/, or give the folder its name back", "请把副本移出 episodes/，或恢复目录原名"
        ),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return round(value, 4) if isinstance(value, float) else value


def _typed(data: Any, kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if data is None else _typed(data, next(each for each in get_args(kind) if each is not type(None)))
    if get_origin(kind) is tuple:
        return tuple(_typed(each, get_args(kind)[0]) for each in data)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _typed(each, hints[name]) for name, each in data.items() if name in hints})  # type: ignore[operator]
    if kind in (datetime.date, datetime.datetime):
        return kind.fromisoformat(data)
    if kind is float:
        return _finite(data)
    if not isinstance(data, kind) and not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    if kind is str:
        data.encode()  # JSON can spell half of a surrogate pair, which no file takes
    return kind(data)


def _finite(data: Any) -> float:
    value = float(data)
    if not math.isfinite(value):  # Python's JSON reads NaN and Infinity, which no feed and no player knows
        raise ValueError(f"{value} is no finite number")
    return value
