"""What a long work says while it runs: typed events to a callback. Rooms report; only the screen prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from audiopaper.words import Words


class Stage(StrEnum):
    """The rooms an edition walks through, and the one-time work before them."""

    MODEL = "model"
    ISSUE = "issue"
    SCRIPT = "script"
    SPEECH = "speech"
    STUDIO = "studio"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class StageBegan:
    """A stage begins. `total` counts its steps (lines, in speech), 0 where nobody knows."""

    stage: Stage
    total: int = 0
    syllables: int = 0
    """Hanzi to say, in speech: with :attr:`LineSpoken.syllables`, the measure of time left."""


@dataclass(frozen=True, slots=True)
class StoryBegan:
    """Speech comes to the next section of the script."""

    title: str


@dataclass(frozen=True, slots=True)
class LineSpoken:
    """One more line is sound."""

    line_id: str
    seconds: float
    """Length of the clip, seconds."""
    from_cache: bool
    syllables: int
    """Hanzi in the line: the measure of work, by which time left is told."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """One more step of a stage other than speech is done: `done` of `total`."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Noted:
    """Something a person should know that is no failure: a cache entry found damaged, an engine left."""

    words: Words


Event = StageBegan | StoryBegan | LineSpoken | StepDone | Noted
Progress = Callable[[Event], None]


def silent(event: Event) -> None:
    """The callback that does nothing."""
