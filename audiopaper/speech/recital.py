"""The recital: a whole script as a stream of clips, story by story, whatever the engines do.

All lines ahead are handed out up to a limit, so that no core waits at the end of a story. Failover is by story and
never inside one: a story that an engine cannot finish is read whole by the next, with the voices cast for it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
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
from audiopaper.speech.registry import make_engine
from audiopaper.words import Words

LOOK_AHEAD = 64
"""Lines handed out before the story that is waited for is done."""
STRIKES = 2
"""Stories that an engine may fail before it is left for the rest of the run."""


@dataclass(slots=True)
class _Story:
    """A section on its way: its lines, who says them, and what they have said."""

    section: Section
    lines: tuple[Line, ...]
    booth: int = -1
    takes: deque[Future[Take]] = field(default_factory=deque)


def recite(script: Script, show: Show, *, progress: Progress = silent) -> Iterator[Clip]:
    """Say `script`; gives its clips in order, as they are ready.

    Raises:
        VoiceError, OptionError: at once: the cast or the engines of `show` do not exist.
        EngineError, ModelError, GateError: no engine could say a story.
    """
    cast = load_cast(show)
    cache = ClipCache(progress=progress)
    settings = [EngineSettings(show.engine.get(name, {}), progress=progress) for name in show.engines]
    engines = [make_engine(name, setting) for name, setting in zip(show.engines, settings, strict=True)]
    booths = [Booth(engine, cast, cache, progress) for engine in engines]
    return _Recital(script, booths, cache, progress).clips()


class _Recital:
    """The state of one run: which engine speaks, and which stories are under way."""

    def __init__(self, script: Script, booths: list[Booth], cache: ClipCache, progress: Progress) -> None:
        self._waiting = deque(_Story(section, script.of(section)) for section in script.sections)
        self._total = len(script.lines)
        self._syllables = sum(line.syllables for line in script.lines)
        self._booths = booths
        self._cache = cache
        self._progress = progress
        self._under_way: deque[_Story] = deque()
        self._strikes = [0] * len(booths)

    def clips(self) -> Iterator[Clip]:
        with ExitStack() as stack:
            for booth in self._booths:
                stack.callback(booth.close)
            self._progress(StageBegan(Stage.SPEECH, self._total, self._syllables))
            while self._waiting or self._under_way:
                self._hand_out()
                story = self._under_way[0]
                self._progress(StoryBegan(story.section.id, story.section.title))
                for take in self._finish(story):
                    yield self._booths[story.booth].clip(take)
                self._under_way.popleft()
            self._cache.prune()

    def _hand_out(self) -> None:
        """Give lines to the engine until enough are under way."""
        while self._waiting and sum(len(story.takes) for story in self._under_way) < LOOK_AHEAD:
            story = self._waiting.popleft()
            self._start(story, self._first_standing(0))
            self._under_way.append(story)

    def _start(self, story: _Story, booth: int) -> None:
        story.booth = booth
        story.takes = deque(self._booths[booth].submit(line) for line in story.lines)

    def _first_standing(self, least: int) -> int:
        """The preferred engine that has not been left; the last one stays whatever it did."""
        standing = (at for at in range(least, len(self._booths)) if self._strikes[at] < STRIKES)
        return next(standing, len(self._booths) - 1)

    def _finish(self, story: _Story) -> list[Take]:
        """All takes of a story, by one engine; if it fails, by the next."""
        while True:
            try:
                return [self._heard(take) for take in story.takes]
            except (EngineError, GateError, ModelError) as error:
                for take in story.takes:
                    take.cancel()
                self._move_on(story, error)

    def _heard(self, future: Future[Take]) -> Take:
        take = future.result()
        self._hand_out()
        self._progress(LineSpoken(take.line.id, take.seconds, take.from_cache, take.line.syllables))
        return take

    def _move_on(self, story: _Story, error: WorkError) -> None:
        """Give a failed story to the next engine; if there is none, the run has failed."""
        failed = story.booth
        self._strikes[failed] += STRIKES if isinstance(error, ModelError) else 1
        if failed + 1 >= len(self._booths):
            raise error
        following = self._first_standing(failed + 1)
        names = [self._booths[at].engine.name for at in (failed, following)]
        told = Words(
            "{title}: {one} failed ({why}); {other} reads it whole",
            "{title}：{one} 失败（{why}），改由 {other} 从头播读",
        )
        self._progress(Noted(told.fill(title=story.section.title, one=names[0], other=names[1], why=error.what.en)))
        self._start(story, following)
        if self._strikes[failed] >= STRIKES:
            self._leave(failed)

    def _leave(self, failed: int) -> None:
        """Take the stories ahead away from an engine that is left for the rest of the run."""
        for story in self._under_way:
            if story.booth == failed:
                for take in story.takes:
                    take.cancel()
                self._start(story, self._first_standing(failed + 1))
