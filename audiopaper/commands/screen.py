"""What a person sees of a long work, and of a failure: a live display on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from audiopaper.progress import Event, LineSpoken, Noted, Progress, Stage, StageBegan, StepDone, StoryBegan, silent
from audiopaper.publish.feed import clock
from audiopaper.words import Words, say

STAGES = {
    Stage.MODEL: Words("preparing the voice model", "准备语音模型"),
    Stage.ISSUE: Words("reading the issue", "读报"),
    Stage.SCRIPT: Words("writing the script", "编写播音稿"),
    Stage.SPEECH: Words("speaking", "播读"),
    Stage.STUDIO: Words("mastering", "合成母带"),
    Stage.PUBLISH: Words("publishing", "发布"),
}

BOUNDLESS = 1_000_000
"""Columns of what is no terminal: more than any row of a table has."""


def results() -> Console:
    """Where results go: standard output, as wide as it takes when it is no terminal: nothing is cut or folded."""
    if sys.stdout.isatty():
        return Console(highlight=False, emoji=False)
    return Console(soft_wrap=True, width=BOUNDLESS, highlight=False, emoji=False)


@contextmanager
def progress_on_screen(*, quiet: bool) -> Iterator[Progress]:
    """Give the callback that shows progress: live on a terminal, plain lines elsewhere, nothing with `quiet`."""
    if quiet:
        yield silent
        return
    console = Console(stderr=True, highlight=False, emoji=False)
    if not console.is_terminal:
        yield _PlainLines()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[facts]}"),
    )
    with Bars(*columns, TimeElapsedColumn(), console=console, transient=True) as bars:
        yield _LiveDisplay(bars)


class _Tally:
    """What has been spoken so far, and how long the rest may take."""

    def __init__(self, total: int = 0, to_say: int = 0) -> None:
        self.total, self.to_say = total, to_say
        self.lines = self.syllables = 0
        self.seconds = 0.0
        self._made = 0
        self._since = time.monotonic()

    def add(self, event: LineSpoken) -> None:
        self.lines += 1
        self.seconds += event.seconds
        self.syllables += event.syllables
        self._made += 0 if event.from_cache else event.syllables

    def left(self) -> float | None:
        """Seconds until all is said, at the pace of what was made (not found in the cache) so far."""
        if not self._made or not self.to_say:
            return None
        return (time.monotonic() - self._since) / self._made * max(self.to_say - self.syllables, 0)

    def facts(self) -> str:
        made = say("{} of audio", "已成 {}").format(clock(self.seconds))
        left = self.left()
        return made if left is None else made + say(", {} left", "，还需 {}").format(clock(left))


class _LiveDisplay:
    """Bars on a terminal: the stage, the story, seconds of audio made, time left."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None
        self._tally = _Tally()

    def __call__(self, event: Event) -> None:
        match event:
            case StageBegan(stage=Stage.MODEL) if self._task is not None:  # in the midst of speech: the count goes on
                self._bars.update(self._task, description=STAGES[Stage.MODEL].text())
            case StageBegan():
                if self._task is not None:
                    self._bars.remove_task(self._task)
                self._tally = _Tally(event.total, event.syllables)
                self._task = self._bars.add_task(STAGES[event.stage].text(), total=event.total or None, facts="")
            case StoryBegan() if self._task is not None:
                self._bars.update(self._task, description=f"{STAGES[Stage.SPEECH].text()} · {_short(event.title)}")
            case LineSpoken() if self._task is not None:
                self._tally.add(event)
                self._bars.update(self._task, completed=self._tally.lines, facts=self._tally.facts())
            case StepDone() if self._task is not None:
                self._bars.update(self._task, completed=event.done, total=event.total)
            case Noted():
                self._bars.console.print(Text(event.words.text()))
            case _:
                pass


class _PlainLines:
    """One line a stage and a story, for logs and for screen readers."""

    def __init__(self) -> None:
        self._tally = _Tally()

    def __call__(self, event: Event) -> None:
        match event:
            case StageBegan():
                if event.stage is not Stage.MODEL:  # which comes in the midst of speech: the count goes on
                    self._tally = _Tally(event.total, event.syllables)
                _tell(STAGES[event.stage].text())
            case StoryBegan():
                count = f"{self._tally.lines}/{self._tally.total}"
                _tell(f"  [{count}] {_short(event.title)} · {self._tally.facts()}")
            case LineSpoken():
                self._tally.add(event)
            case Noted():
                _tell(event.words.text())
            case _:
                pass


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _short(title: str) -> str:
    return title if len(title) <= 24 else title[:23] + "…"
