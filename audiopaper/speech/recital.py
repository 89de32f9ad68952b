"""The recital: a whole script as a stream of clips, story by story, whatever the engines do.

All lines ahead are handed out up to a limit, so that no core and no connection waits at the end of a story. Failover is
by story and never inside one: a story that an engine cannot finish is read whole by the next, with the voices cast for
it. A deadline makes the choice earlier: see :mod:`audiopaper.speech.order`.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field

from audiopaper.errors import EngineError, GateError, ModelError, WorkError
from audiopaper.model import Clip, Line, Script, Section
from audiopaper.progress import LineSpoken, Noted, Progress, Stage, StageBegan, StoryBegan, silent
from audiopaper.show import Show
from audiopaper.speech.booth import Booth, Take
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.cast import load_cast
from audiopaper.speech.engine import EngineSettings
from audiopaper.speech.order import Order
from audiopaper.speech.registry import make_engine
from audiopaper.speech.tempo import Clock, Deadline
from audiopaper.words import Words

LOOK_AHEAD = 64
"""Lines handed out and not yet said."""
TICK = 0.5
"""Seconds after which failures and the deadline are looked at, even where nothing happens."""


@dataclass(slots=True)
class _Story:
    """A section on its way: its lines, who says them, and what they have said."""

    section: Section
    lines: tuple[Line, ...]
    booth: int = -1
    takes: list[Future[Take]] = field(default_factory=list)
    failures: dict[int, WorkError] = field(default_factory=dict)
    """Engines that could not finish it."""

    @property
    def left(self) -> int:
        """Syllables not yet said."""
        done = [take.done() for take in self.takes] or [False] * len(self.lines)
        return sum(line.syllables for line, said in zip(self.lines, done, strict=True) if not said)

    @property
    def error(self) -> WorkError | None:
        """What went wrong with one of its lines."""
        for take in self.takes:
            error = take.exception() if take.done() else None
            if isinstance(error, EngineError | GateError | ModelError):
                return error
            if error is not None:
                raise error
        return None


def recite(script: Script, show: Show, *, progress: Progress = silent, clock: Clock = time.time) -> Iterator[Clip]:
    """Say `script`; gives its clips in order, as they are ready.

    Raises:
        VoiceError, OptionError: at once: the cast or the engines of `show` do not exist.
        EngineError, ModelError, GateError: no engine could say a story.
    """
    cast = load_cast(show)
    cache = ClipCache(progress=progress)
    settings = [EngineSettings(show.engine.get(name, {}), progress=progress) for name in show.engines]
    engines = [make_engine(name, setting) for name, setting in zip(show.engines, settings, strict=True)]
    booths = [Booth(engine, cast, cache, progress, clock) for engine in engines]
    syllables = sum(line.syllables for line in script.lines)
    order = Order(booths, Deadline(show.by, clock) if show.by else None, syllables, progress)
    return _Recital(script, booths, order, cache, progress).clips()


class _Recital:
    """The state of one run: which stories are under way, and with whom."""

    def __init__(self, script: Script, booths: list[Booth], order: Order, cache: ClipCache, progress: Progress) -> None:
        self._waiting = deque(_Story(section, script.of(section)) for section in script.sections)
        self._under_way: deque[_Story] = deque()
        self._total = len(script.lines)
        self._syllables = sum(line.syllables for line in script.lines)
        self._booths = booths
        self._order = order
        self._cache = cache
        self._progress = progress
        self._told: set[str] = set()
        self._read: Counter[str] = Counter()

    def clips(self) -> Iterator[Clip]:
        with ExitStack() as stack:
            for booth in self._booths:
                stack.callback(booth.close)
            self._progress(StageBegan(Stage.SPEECH, self._total, self._syllables))
            while self._waiting or self._under_way:
                self._hand_out()
                story = self._under_way[0]
                self._progress(StoryBegan(story.section.title))
                booth, takes = self._finish(story)
                for take in takes:
                    yield booth.clip(take)
                self._read[booth.engine.name] += 1
                self._under_way.popleft()
            self._cache.prune()
            self._report()

    # ------------------------------------------------------------------------------------------------------- lines

    def _finish(self, story: _Story) -> tuple[Booth, list[Take]]:
        """All takes of a story, by one engine."""
        while True:
            self._mind()
            for take in story.takes:
                if not take.done() or take.exception():  # it may have failed since everything was looked at
                    break
                self._tell(take.result())
            else:
                return self._booths[story.booth], [take.result() for take in story.takes]
            open_ones = [take for each in self._under_way for take in each.takes if not take.done()]
            wait(open_ones, timeout=TICK, return_when=FIRST_COMPLETED)

    def _mind(self) -> None:
        """Look at all that is under way: failed stories go to the next engine, late ones to a faster one."""
        for story in self._under_way:
            while error := story.error:
                self._move_on(story, error)
        if self._order.is_late(self._left):
            for story in self._under_way:
                self._hurry(story)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give lines to the engine until enough are under way."""
        while self._waiting and self._open_lines < LOOK_AHEAD:
            story = self._waiting.popleft()
            self._start(story, self._order.choice(self._left, but=()))
            self._under_way.append(story)

    def _start(self, story: _Story, booth: int | None) -> None:
        """Have a story read from its beginning."""
        for take in story.takes:
            take.cancel()
        story.takes = []
        if booth is None:
            raise _nobody(story, self._booths)
        story.booth = booth
        story.takes = [self._booths[booth].submit(line) for line in story.lines]

    def _tell(self, take: Take) -> None:
        if take.line.id not in self._told:
            self._told.add(take.line.id)
            self._progress(LineSpoken(take.line.id, take.seconds, take.from_cache, take.line.syllables))

    @property
    def _open_lines(self) -> int:
        return sum(not take.done() for story in self._under_way for take in story.takes)

    def _left(self) -> int:
        """Syllables that nobody has said yet."""
        return sum(story.left for story in (*self._under_way, *self._waiting))

    # ----------------------------------------------------------------------------------------------------- changes

    def _move_on(self, story: _Story, error: WorkError) -> None:
        """Give a failed story to the next engine; if there is none, the run has failed."""
        failed = story.booth
        story.failures[failed] = error
        is_left = self._order.failed(failed)
        following = self._order.choice(self._left, but=story.failures)
        if following is None:
            raise _nobody(story, self._booths)
        names = {"one": self._booths[failed].engine.name, "other": self._booths[following].engine.name}
        self._progress(Noted(_told(is_left).fill(title=story.section.title, why=error.what, **names)))
        self._start(story, following)
        if is_left:
            self._leave(failed)

    def _leave(self, booth: int) -> None:
        """Take the stories ahead away from an engine that is left for the rest of the run."""
        for story in self._under_way:
            if story.booth == booth and any(not take.done() or take.exception() for take in story.takes):
                self._start(story, self._order.choice(self._left, but=story.failures))

    def _hurry(self, story: _Story) -> None:
        """Have a story read by a faster engine, if that is done with all of it before the slow one with its rest.

        As long as nobody knows how fast it is, it gets those stories only of which no line was said.
        """
        faster = self._order.choice(self._left, but=story.failures)
        if faster is None or faster == story.booth or not story.left:
            return
        whole = sum(line.syllables for line in story.lines)
        again, rest = self._order.seconds(faster, whole), self._order.seconds(story.booth, story.left)
        if story.left == whole or (again is not None and rest is not None and again < rest):
            self._start(story, faster)

    def _report(self) -> None:
        """Who read how much, where it was not one engine alone."""
        if len(self._read) > 1:
            parts = ", ".join(f"{name} {count}" for name, count in self._read.most_common())
            self._progress(Noted(Words("Sections read by {parts}", "各引擎播读的段落数：{parts}").fill(parts=parts)))


def _told(is_left: bool) -> Words:
    if is_left:
        return Words(
            "{one} is left for the rest of this run ({why}); {other} goes on from: {title}",
            "本次不再使用 {one}（{why}）；由 {other} 从《{title}》接着播读",
        )
    return Words(
        "{title}: {one} failed ({why}); {other} reads it whole",
        "{title}：{one} 失败（{why}），改由 {other} 从头播读",
    )


def _nobody(story: _Story, booths: list[Booth]) -> WorkError:
    """The error of a run in which no engine is left: that of the one that failed, or all of them in one."""
    errors = dict(story.failures) or {at: booth.out for at, booth in enumerate(booths) if booth.out is not None}
    if len(errors) == 1:
        return next(iter(errors.values()))
    told = [
        Words("{one}: {why}", "{one}：{why}").fill(one=booths[at].engine.name, why=it.what) for at, it in errors.items()
    ]
    why = Words("; ".join(each.en for each in told), "；".join(each.zh for each in told))
    return EngineError(
        Words("No engine is left for {title}: {why}", "《{title}》没有可用的引擎：{why}").fill(
            title=story.section.title, why=why
        ),
        engine=", ".join(booths[at].engine.name for at in errors),
        todo=Words("run it again: finished clips are kept", "请重新运行：已完成的音频已保存"),
    )
