"""Strips: visible text that remembers which code points of the source it was printed with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from audiopaper.issue.rules.characters import needs_space


class Run(NamedTuple):
    """Code points `start` to `end` of the source, seen by a reader as `text` (an entity is one character)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Strip:
    """A stretch of visible text. A run without length is glue that the source does not have."""

    runs: tuple[Run, ...] = ()

    @cached_property
    def text(self) -> str:
        """What a reader sees."""
        return self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)

    def cut(self, start: int, end: int | None = None) -> Strip:
        """Characters `start` to `end` of the text, with where they come from."""
        end = len(self.text) if end is None else end
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
