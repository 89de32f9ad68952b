"""Which engines there are: looked up among the installed entry points; none is imported before it is wanted."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any, cast

from audiopaper.errors import OptionError
from audiopaper.speech.engine import Engine, EngineSettings, Voice
from audiopaper.words import Words

GROUP = "audiopaper.engines"


def engine_names() -> tuple[str, ...]:
    """Names of all installed engines."""
    return tuple(sorted(point.name for point in entry_points(group=GROUP)))


def make_engine(name: str, settings: EngineSettings) -> Engine:
    """The engine of that name, not yet open.

    Raises:
        OptionError: there is none, or it cannot be imported.
    """
    return cast("Engine", _loaded(name)(settings))


def voices_of(name: str) -> tuple[Voice, ...]:
    """The voices that an engine brings along: its class attribute ``voices``, if it has one.

    Raises:
        OptionError: there is no such engine, or it cannot be imported.
    """
    return tuple(getattr(_loaded(name), "voices", ()))


def _loaded(name: str) -> Any:
    try:
        return _entry(name).load()
    except ImportError as error:
        raise OptionError(
            Words("The engine {name} cannot be loaded: {why}", "无法加载引擎 {name}：{why}").fill(name=name, why=error),
            todo=Words("install what it needs", "请安装它所需的软件包"),
        ) from error


def _entry(name: str) -> EntryPoint:
    found = tuple(entry_points(group=GROUP, name=name))
    if not found:
        raise OptionError(
            Words("There is no engine {name}", "没有 {name} 这个引擎").fill(name=name),
            todo=Words("the engines are {known}", "可用的引擎：{known}").fill(known=", ".join(engine_names())),
        )
    return found[0]
