"""One engine at work: its threads, its cache, its gate. A line goes in, a clip that passed comes out."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue

from audiopaper.errors import EngineError, GateError, ModelError, WorkError
from audiopaper.model import Clip, Line
from audiopaper.progress import Noted, Progress
from audiopaper.speech.cache import ClipCache
from audiopaper.speech.cast import Cast
from audiopaper.speech.engine import Engine, Sound, Voice
from audiopaper.speech.gate import Fault, faults, told
from audiopaper.speech.tempo import Clock, Tempo
from audiopaper.words import Words

PATIENCE = 0.8
"""Seconds to wait for all threads at the end: a model that is torn from under its threads takes the process down."""
PACES = (1.0, 0.97, 1.03)
"""Of the voice's speed, for each time that one engine may say one line before the gate gives up on it: an engine that
always answers alike, as a model on this machine does, gives another clip for another pace, and nobody hears 3 %."""


@dataclass(frozen=True, slots=True)
class Take:
    """A line that passed the gate, its sound left in the cache where it could be."""

    line: Line
    voice: Voice
    request: str
    seconds: float
    from_cache: bool
    sound: Sound | None
    """None: it is in the cache."""


class Booth:
    """Opens its engine when the first line misses in the cache, and not before.

    Ctrl-C must not wait for a model in the middle of a line, so closing ends it there, and threads that do not listen
    are daemons. What they finish is in the cache before anybody hears of it, so nothing finished is ever lost.
    """

    def __init__(
        self, engine: Engine, cast: Cast, cache: ClipCache, progress: Progress, clock: Clock = time.time
    ) -> None:
        self.engine = engine
        self.tempo = Tempo(clock)
        self.out: WorkError | None = None
        """Why the engine can say nothing more in this run; None as long as it can."""
        self._cast = cast
        self._cache = cache
        self._progress = progress
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._opening = threading.Lock()
        self._opened = False
        self._closed = False
        self._same = {}  # type: dict[str, threading.Lock]
        self._same_guard = threading.Lock()

    def submit(self, line: Line) -> Future[Take]:
        """Have `line` said; the future fails with EngineError, ModelError or GateError."""
        future: Future[Take] = Future()
        self._jobs.put(lambda: self._answer(future, line))
        if len(self._threads) < self.engine.workers:
            name = f"{self.engine.name}-{len(self._threads)}"
            self._threads.append(threading.Thread(target=self._work, name=name, daemon=True))
            self._threads[-1].start()
        return future

    def clip(self, take: Take) -> Clip:
        """The sound of a take. Should the cache have lost it since, it is said again."""
        sound, voice = take.sound, take.voice
        if sound is None:
            sound = self._cache.find(self.engine.name, take.request)
            if sound is None or faults(sound, take.line, voice):
                sound = self._said(take.line, voice, take.request)
        return Clip(take.line, voice.name, self.engine.name, sound.rate, sound.pcm, take.from_cache)

    def close(self) -> None:
        """Stop, and wait a moment for the lines that are being said to be given up."""
        self._closed = True
        for _ in self._threads:
            self._jobs.put(None)
        if self._opened:
            self.engine.close()
        end = time.monotonic() + PATIENCE
        for thread in self._threads:
            thread.join(max(end - time.monotonic(), 0))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _answer(self, future: Future[Take], line: Line) -> None:
        if self._closed or not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(self._take(line))
        except BaseException as error:
            if isinstance(error, ModelError) or (isinstance(error, EngineError) and not error.line_id):
                self.out = error
            future.set_exception(error)

    def _take(self, line: Line) -> Take:
        voice = self._cast.voice_for(line, self.engine.name)
        request = self.engine.request(line, voice)
        with self._only_one(request):
            sound = self._cache.find(self.engine.name, request)
            if sound is not None:
                found = faults(sound, line, voice)
                if not found:
                    self.tempo.found(line.syllables)
                    return Take(line, voice, request, _seconds(sound), True, None)
                again = Words("{line}, from the cache: {faults}; said again", "{line}（缓存）：{faults}，重新合成")
                self._progress(Noted(again.fill(line=line.id, faults=told(found))))
            self._open()
            with self.tempo.at_work(line.syllables):
                sound = self._said(line, voice, request)
            kept = self._cache.keep(self.engine.name, request, sound)
        return Take(line, voice, request, _seconds(sound), False, None if kept else sound)

    def _said(self, line: Line, voice: Voice, request: str) -> Sound:
        """Say a line until the gate lets it pass."""
        self._open()
        found: tuple[Fault, ...] = ()
        for pace in PACES:
            paced = dataclasses.replace(voice, speed=voice.speed * pace)
            sound = self.engine.speak(line, paced)
            found = faults(sound, line, paced)
            if not found:
                return sound
            self._cache.drop(self.engine.name, request)
            if pace != PACES[-1]:
                again = Words("{line}: {faults}; said again", "{line}：{faults}，重新合成")
                self._progress(Noted(again.fill(line=line.id, faults=told(found))))
        raise GateError(
            Words("The clip of line {line} did not pass: {faults}", "第 {line} 行的音频不合格：{faults}").fill(
                line=line.id, faults=told(found)
            ),
            line_id=line.id,
            story=line.section,
            faults=tuple(each.name for each in found),
            todo=Words("name a second engine with --engine", "请用 --engine 再指定一个引擎"),
        )

    def _open(self) -> None:
        """Make the engine ready, once. Should that fail, no line of the run can be said: each gets that answer."""
        with self._opening:
            if self.out is not None:
                raise self.out
            if not self._opened and not self._closed:
                self._opened = True
                self._make_ready()
        if self._closed:
            raise EngineError(Words("The run was stopped", "运行已停止"), engine=self.engine.name)

    def _make_ready(self) -> None:
        try:
            self.engine.open()
        except WorkError as error:
            self.out = error
            raise

    def _only_one(self, request: str) -> threading.Lock:
        """One lock a request: two equal lines of one run are said once."""
        with self._same_guard:
            return self._same.setdefault(request, threading.Lock())


def _seconds(sound: Sound) -> float:
    return len(sound.pcm) / 2 / sound.rate
