"""The show: what one newspaper's podcast is called, where it lives and how it sounds.

Settings come from a TOML file (``showfile.py``); whatever it does not say has its default here, and only here. A flag
of the command line replaces a setting through :meth:`Show.with_flags`; :attr:`Show.origin` remembers where each setting
came from, so that ``--verbose`` can tell.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LONGEST_PAUSE = 5
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence after a line, by what ends there; seconds. Commas inside a line are the voice's own."""

    joint: float = 0.05
    """A long clause is cut where nothing is printed."""
    clause: float = 0.12
    """At a comma, a colon, a dash."""
    lift: float = 0.16
    """Before a quotation or a title that begins a line."""
    group: float = 0.2
    """After every few names of a long list."""
    semicolon: float = 0.22
    sentence: float = 0.35
    verse: float = 0.45
    """After a line of a poem."""
    row: float = 0.45
    """After a row of a table."""
    byline: float = 0.6
    paragraph: float = 0.65
    item: float = 0.65
    """After a headline in the contents."""
    subhead: float = 0.8
    """Before and after a subhead."""
    headline: float = 0.8
    """After kicker, headline and subtitle."""
    story: float = 1.2

    def __post_init__(self) -> None:
        for name in (each.name for each in dataclasses.fields(self)):
            seconds = getattr(self, name)
            if not isinstance(seconds, int | float) or not 0 <= seconds <= LONGEST_PAUSE:
                raise ValueError(f"pauses.{name}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper's own habits, for the issue room: regular expressions, each matched against one whole line."""

    furniture: tuple[str, ...] = ()
    """Lines that are printed but never read."""
    masthead: tuple[str, ...] = ()
    """Lines that belong to the masthead."""


@dataclass(frozen=True, slots=True)
class Show:
    """All settings of one show, checked."""

    paper: str = ""
    """Name of the newspaper; "" takes the printed one."""
    title: str = ""
    """Name of the podcast; "" makes one of the paper's name."""
    date: datetime.date | None = None
    """Day of the issue, where none is printed."""
    issue_no: str = ""
    """Number of the issue, where none is printed."""
    description: str = ""
    url: str = "http://127.0.0.1:8000/"
    """Where listeners find the output folder; in ASCII, ends in a slash. Feed and pages are made for it."""
    author: str = ""
    email: str = ""
    """Address of the owner in the feed; "" leaves the owner's address out."""
    language: str = "zh-CN"
    category: str = "News"
    """Apple Podcasts category; "News > Daily News" names a subcategory."""
    explicit: bool = False
    copyright: str = ""
    guid: str = ""
    """podcast:guid; "" derives it from `url` as the standard says."""
    time: datetime.time = datetime.time(6, 0)
    """When the day's episode is dated, in `utc_offset`."""
    utc_offset: float = 8.0
    """Hours east of Greenwich."""
    by: datetime.time | None = None
    """Local time by which the edition must stand; None knows no hurry."""
    engines: tuple[str, ...] = ("kokoro",)
    """In order of preference."""
    cast: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role → names of voice profiles; roles not named keep the cast of ``voices/cast.toml``."""
    engine: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Settings of each engine: the tables ``[engine.NAME]``."""
    pauses: Pauses = field(default_factory=Pauses)
    reading: Reading = field(default_factory=Reading)
    music: bool = True
    """A short chime before the greeting, between stories and at the end."""
    read_captions: bool = False
    """Say the captions of photos after the story."""
    lexicon: Path | None = None
    """The paper's own lexicon; None takes ``lexicon.toml`` beside the show file, if it is there."""
    file: Path | None = None
    """The show file, if there is one."""
    origin: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Setting → "flag --paper", "show.toml"; not named: default."""

    def with_flags(self, **flags: Any) -> Show:
        """This show with the flags that were given (not None) in place of its settings."""
        given = {name: value for name, value in flags.items() if value is not None}
        origin = {**self.origin, **{name: f"flag {_flag_of(name, value)}" for name, value in given.items()}}
        return dataclasses.replace(self, **given, origin=origin)

    def settings(self) -> Iterator[tuple[str, object]]:
        """Every setting and its value, in the order of their declaration."""
        for each in dataclasses.fields(self):
            if each.name not in ("file", "origin"):
                yield each.name, getattr(self, each.name)

    def came_from(self, setting: str) -> str:
        """Where the value of `setting` was said."""
        return self.origin.get(setting, "default")


def _flag_of(setting: str, value: object) -> str:
    """The flag that gives a setting this value: "--issue-no", "--no-music"."""
    name = {"engines": "engine"}.get(setting, setting).replace("_", "-")
    return f"--no-{name}" if value is False else f"--{name}"
