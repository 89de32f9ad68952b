"""The show file: settings in TOML, each checked when it is read, each error with its line and what to write."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from audiopaper.address import mailbox, web_address
from audiopaper.errors import ShowError
from audiopaper.show import LONGEST_PAUSE, Pauses, Reading, Show
from audiopaper.toml import line_of, read_toml
from audiopaper.words import Words


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
    values = _File(path, text).read(table, CHECKS)
    for name, kind in (("pauses", Pauses), ("reading", Reading)):
        if name in values:
            values[name] = kind(**values[name])
    beside = path.parent / "lexicon.toml"
    if "lexicon" not in values and beside.is_file():
        values["lexicon"] = beside
    return Show(**values, file=path, origin=dict.fromkeys(values, path.name))


class _Check(NamedTuple):
    """How a value of the file becomes one of the show, and what it has to be."""

    read: Callable[[Any, Path], object]
    """Raises ValueError or TypeError."""
    takes: Words
    """"write …"."""


@dataclass(frozen=True, slots=True)
class _File:
    """Reads the tables of one file; what they cannot say it refuses by line."""

    path: Path
    text: str

    def read(self, table: Mapping[str, Any], checks: Mapping[str, Any], *under: str) -> dict[str, Any]:
        """The values of `table`, which stands below the keys `under`."""
        values: dict[str, Any] = {}
        for name, value in table.items():
            at = (*under, name)
            check = checks.get(name)
            if check is None:
                raise self._wrong(
                    Words("There is no setting {name}", "没有 {name} 这项设置").fill(name=".".join(at)),
                    Words("there are {known}", "可用的有 {known}").fill(known=", ".join(checks)),
                    at,
                )
            if isinstance(check, Mapping) and isinstance(value, dict):
                values[name] = self.read(value, check, *at)
            else:
                values[name] = self._value(value, A_TABLE if isinstance(check, Mapping) else check, at)
        return values

    def _value(self, value: object, check: _Check, at: tuple[str, ...]) -> object:
        try:
            return check.read(value, self.path)
        except (ValueError, TypeError) as error:
            raise self._wrong(
                Words("{name} cannot be so: {why}", "{name} 的值不对：{why}").fill(name=".".join(at), why=error),
                Words("write {what}", "请写成{what}").fill(what=check.takes),
                at,
            ) from error

    def _wrong(self, what: Words, todo: Words, at: tuple[str, ...]) -> ShowError:
        return ShowError(what, file=self.path, line=line_of(self.text, *at), todo=todo)


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
    return web_address(_text(value, path))


def _email(value: object, path: Path) -> str:
    text = _text(value, path)
    return mailbox(text) if text else ""


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
    return _number(value, -12, 14)


def _seconds(value: object, _: Path) -> float:
    return _number(value, 0, LONGEST_PAUSE)


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
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


def _no_table(value: object, _: Path) -> object:
    raise TypeError(f"{value!r}")


def _patterns(value: object, path: Path) -> tuple[str, ...]:
    patterns = _texts(value, path)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern}: {error}") from error
    return patterns


def _beside(value: object, path: Path) -> Path:
    name = _text(value, path)
    if not name.isprintable():
        raise ValueError(repr(name))
    return path.parent / name


A_TABLE = _Check(_no_table, Words("a table of its own: [pauses]", "单独一节，如 [pauses]"))
A_TEXT = _Check(_text, Words('text in quotation marks: "…"', '引号里的文字："…"'))
A_FLAG = _Check(_flag, Words("true or false", " true 或 false"))
A_TIME = _Check(_time, Words("a time of the day without offset: 06:50:00", "不带时区的时刻，如 06:50:00"))
PATTERNS = _Check(_patterns, Words('regular expressions: ["^…$"]', '正则表达式，如 ["^…$"]'))
CHECKS: Mapping[str, _Check | Mapping[str, _Check]] = {
    **dict.fromkeys(
        ["paper", "title", "issue_no", "description", "author", "language", "category", "copyright", "guid"],
        A_TEXT,
    ),
    "date": _Check(_date, Words("a day: 2026-11-18", "日期，如 2026-11-18")),
    "url": _Check(_url, Words('an address: "https://…/"', '网址，如 "https://…/"')),
    "email": _Check(_email, Words('one mailbox: "desk@example.org"', '一个邮箱，如 "desk@example.org"')),
    "explicit": A_FLAG,
    "music": A_FLAG,
    "read_captions": A_FLAG,
    "time": A_TIME,
    "by": A_TIME,
    "utc_offset": _Check(_hours, Words("hours from -12 to 14", "小时数，-12 到 14")),
    "engines": _Check(_texts, Words('names: ["edge", "kokoro"]', '名称，如 ["edge", "kokoro"]')),
    "lexicon": _Check(_beside, Words('the name of a file: "lexicon.toml"', '文件名，如 "lexicon.toml"')),
    "cast": _Check(_cast, Words('roles with voices: anchor = ["xiaobei"]', '角色和声音，如 anchor = ["xiaobei"]')),
    "engine": _Check(_tables, Words("a table an engine: [engine.edge]", "每个引擎单独一节，如 [engine.edge]")),
    "pauses": dict.fromkeys(
        (each.name for each in dataclasses.fields(Pauses)),
        _Check(_seconds, Words("seconds from 0 to {most}", "秒数，0 到 {most}").fill(most=LONGEST_PAUSE)),
    ),
    "reading": dict.fromkeys((each.name for each in dataclasses.fields(Reading)), PATTERNS),
}
"""Every setting that a file can have, with its check; a table has a row for each of its own."""
