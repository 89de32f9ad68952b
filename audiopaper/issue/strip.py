"""Strips: visible text that remembers which code points of the source it was printed with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from audiopaper.issue.rules.characters import needs_space

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 # a decorator, like property
    """An attribute that is computed when first asked for; functools' own takes a lock each time before Python 3.12."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Value:
        value = owner.__dict__[self.name] = self.compute(owner)
        return value


class Run(NamedTuple):
    """Code points `start` to `end` of the source, seen by a reader as `text` (an entity is one character)."""

    start: int
    end: int
    text: str


@dataclass(eq=False)
class Strip:
    """A stretch of visible text. A run without length is glue that the source does not have.

    Nothing changes one; it is not declared frozen because a page has so many, and a frozen one takes thrice as long to
    make.
    """

    runs: tuple[Run, ...] = ()

    @once
    def text(self) -> str:
        """What a reader sees."""
        return self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)

    def cut(self, start: int, end: int | None = None) -> Strip:
        """Characters `start` to `end` of the text, with where they come from."""
        end = len(self.text) if end is None else end
        if len(self.runs) == 1 and start < end <= len(self.text) == self.runs[0].end - self.runs[0].start:
            at = self.runs[0].start
            return Strip((Run(at + start, at + end, self.text[start:end]),))
        found: list[Run] = []
        at = 0
        for run in self.runs:
            low, high = max(start - at, 0), min(end - at, len(run.text))
            if low < high:
                whole = run.end - run.start != len(run.text)
                found.append(run if whole else Run(run.start + low, run.start + high, run.text[low:high]))
            at += len(run.text)
        return Strip(tuple(found))

    def stripped(self) -> Strip:
        """Without spaces at either end."""
        text = self.text
        bare = text.strip()
        if len(bare) == len(text):
            return self
        start = len(text) - len(text.lstrip())
        return self.cut(start, start + len(bare))


def joined(strips: Iterable[Strip], glue: str | None = None) -> Strip:
    """One strip of several; `glue` stands between them, or, if None, a space where the script needs one."""
    runs: list[Run] = []
    last = ""
    for strip in strips:
        if not strip.text:
            continue
        if runs:
            between = glue if glue is not None else (" " if needs_space(last, strip.text[0]) else "")
            if between:
                runs.append(Run(runs[-1].end, runs[-1].end, between))
        runs.extend(strip.runs)
        last = strip.text[-1]
    return Strip(tuple(runs))
