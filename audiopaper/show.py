"""The show: what one newspaper's podcast is called, where it lives and how it sounds.

Settings come from a TOML file; whatever it does not say has its default here, and only here. A flag of the command line
replaces a setting through :meth:`Show.with_flags`; :attr:`Show.origin` remembers where each setting came from, so that
``--verbose`` can tell.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from audiopaper.errors import ShowError
from audiopaper.toml import read_toml
from audiopaper.words import Words

_ADDRESS = re.compile(r"https?://[^\s\"'<>?#\\]+")
_MAILBOX = re.compile(r"[^\s\"<>()\[\],;:\\@]+")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE)


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
            if not isinstance(seconds, int | float) or not 0 <= seconds <= 5:
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
        origin = {**self.origin, **{name: f"flag --{name.replace('_', '-')}" for name in given}}
        return dataclasses.replace(self, **given, origin=origin)

    def settings(self) -> Iterator[tuple[str, object]]:
        """Every setting and its value, in the order of their declaration."""
        for each in dataclasses.fields(self):
            if each.name not in ("file", "origin"):
                yield each.name, getattr(self, each.name)

    def came_from(self, setting: str) -> str:
        """Where the value of `setting` was said."""
        return self.origin.get(setting, "default")


def load_show(path: Path | None) -> Show:
    """Read a show file; None gives the defaults.

    Raises:
        ShowError: it is not there, is no TOML, names a setting that does not exist, or one cannot have its value.
    """
    if path is None:
        return Show()
    text, table = read_toml(
        path,
        Words("The show file", "节目设置文件"),
        ShowError,
        missing=Words("check the path; make one with `audiopaper init`", "请检查路径；可用 audiopaper init 新建"),
    )
    fields = {each.name for each in dataclasses.fields(Show)} - {"file", "origin"}
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in fields:
            raise _wrong(path, text, name, Words("There is no setting {name}", "没有 {name} 这项设置").fill(name=name))
        try:
            values[name] = _CHECKS[name](value, path)
        except (ValueError, TypeError, KeyError) as error:
            detail = str(error).strip("'\"") or name
            raise _wrong(
                path,
                text,
                name,
                Words("{name} cannot be so: {why}", "{name} 的值不对：{why}").fill(name=name, why=detail),
            ) from error
    beside = path.parent / "lexicon.toml"
    if "lexicon" not in values and beside.is_file():
        values["lexicon"] = beside
    return Show(**values, file=path, origin=dict.fromkeys(values, path.name))


def _wrong(path: Path, text: str, name: str, what: Words) -> ShowError:
    lines = text.splitlines()
    place = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(name)}[\"']?\s*[\].=]")
    line = next((number for number, each in enumerate(lines, 1) if place.match(each)), None)
    return ShowError(
        what, file=path, line=line, todo=Words("see `audiopaper produce --help`", "参见 audiopaper produce --help")
    )


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r}")
    return value


def _flag(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r}")
    return value


def _texts(value: object, path: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not value:
        raise TypeError(f"{value!r}")
    return tuple(_text(each, path) for each in value)


def _url(value: object, path: Path) -> str:
    """The address as feeds have it: in ASCII, whatever letters it was written in."""
    url = _text(value, path)
    if not _ADDRESS.fullmatch(url) or not url.isprintable():
        raise ValueError(url)
    try:
        parts = urlsplit(url)
        name, port = parts.hostname or "", parts.port
        host = f"[{IPv6Address(name)}]" if "[" in parts.netloc else _host(name)
    except ValueError as error:  # its own words name neither the setting nor the value
        raise ValueError(url) from error
    user, at, _ = parts.netloc.rpartition("@")
    place = f"{_quoted(user)}{at}{host}" + (f":{port}" if port is not None else "")
    return f"{parts.scheme}://{place}{_quoted(parts.path.removesuffix('/'))}/"


def _email(value: object, path: Path) -> str:
    email = _text(value, path)
    if not email:
        return email
    box, _, name = email.rpartition("@")
    if not _MAILBOX.fullmatch(box) or not email.isprintable():
        raise ValueError(email)
    try:
        return f"{box}@{_host(name)}"
    except ValueError as error:
        raise ValueError(email) from error


def _host(name: str) -> str:
    """The name of a machine as it travels: 报纸.example → xn--4ruw83d.example."""
    host = name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(name)
    return host


def _quoted(text: str) -> str:
    """A part of an address with what ASCII lacks as %XX; what is quoted already stays."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe="/%:@!$&()*+,;=~")


def _date(value: object, _: Path) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    raise TypeError(f"{value!r}")


def _time(value: object, _: Path) -> datetime.time:
    time = value if isinstance(value, datetime.time) else datetime.time.fromisoformat(_text(value, _))
    if time.tzinfo is not None:  # `utc_offset` says where the paper is
        raise ValueError(f"{value!r}")
    return time.replace(microsecond=0)


def _hours(value: object, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -12 <= value <= 14:
        raise ValueError(f"{value!r}")
    return float(value)


def _cast(value: object, path: Path) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r}")
    return {role: _texts(voices, path) for role, voices in value.items()}


def _tables(value: object, _: Path) -> Mapping[str, Mapping[str, object]]:
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        raise TypeError(f"{value!r}")
    return value


def _pauses(value: object, _: Path) -> Pauses:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r}")
    return Pauses(**value)


def _reading(value: object, path: Path) -> Reading:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r}")
    reading = Reading(**{name: _texts(each, path) for name, each in value.items()})
    for pattern in (*reading.furniture, *reading.masthead):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern}: {error}") from error
    return reading


def _beside(value: object, path: Path) -> Path:
    return path.parent / _text(value, path)


_CHECKS: Mapping[str, Any] = {
    "date": _date,
    "url": _url,
    "email": _email,
    "explicit": _flag,
    "music": _flag,
    "read_captions": _flag,
    "time": _time,
    "by": _time,
    "utc_offset": _hours,
    "engines": _texts,
    "cast": _cast,
    "engine": _tables,
    "pauses": _pauses,
    "reading": _reading,
    "lexicon": _beside,
    **dict.fromkeys(
        ["paper", "title", "issue_no", "description", "author", "language", "category", "copyright", "guid"],
        _text,
    ),
}
