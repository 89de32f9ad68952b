"""The engine: one event loop in a thread of its own, from which the threads of the booth have their lines answered."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import CancelledError
from typing import Any, TypeVar
from xml.sax.saxutils import escape

import edge_tts
import stamina
from edge_tts.drm import DRM

from audiopaper.errors import EngineError
from audiopaper.model import Line
from audiopaper.progress import Noted
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.engines.edge.boundaries import Verdict, spoken_part, verdict
from audiopaper.speech.engines.edge.call import MOST_BYTES, ask, request_for
from audiopaper.speech.engines.edge.network import at_once, network_of
from audiopaper.speech.engines.edge.sound import RATE, decoded, louder
from audiopaper.speech.engines.edge.weather import Garbled, Unfinished, Weather, kind_of
from audiopaper.words import Words

PROBE = 2.0
"""Seconds in which the service must show that it is there."""
PROBE_PAUSES = (0.1, 0.2, 0.4)
"""Seconds after each failed try of the probe."""
FAREWELL = 0.1
"""Seconds that connections that were hung up take to close: the loop does it in its next rounds."""
ATTEMPTS = 4
"""How often one line is asked for, before the line is given up."""
PATIENCE = 45.0
"""Seconds after which a line is not asked for again."""
SKEW = 120.0
"""Seconds by which this machine's clock may differ from the service's before that is said."""
AT_ONCE = 10
"""Requests under way at the most, where nothing goes wrong."""

T = TypeVar("T")

logging.getLogger("stamina").addHandler(
    logging.NullHandler()
)  # what it logs of each retry, the report says in one line


class EdgeEngine:
    """Says lines with the voices of Microsoft Edge.

    Options of ``[engine.edge]``: ``proxy`` ("http://host:port"; else HTTPS_PROXY), ``at_once`` (requests under way at
    the most), ``ca`` (PEM of one more trusted authority), ``endpoint`` ("host:port" instead of the service's own).
    """

    name = "edge"

    def __init__(self, settings: EngineSettings) -> None:
        self._network = network_of(settings.options)
        self._progress = settings.progress
        self.workers = at_once(settings.options, AT_ONCE)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._entrance = threading.Lock()
        self._weather = Weather(self.workers)
        self._offered: frozenset[str] = frozenset()
        self._useless_marks = 0

    def open(self) -> None:
        """Ask for the list of voices: that the service is there, takes our clock, and which voices it has.

        Raises:
            EngineError: it does not answer within two seconds.
        """
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=_live, args=(self._loop,), name="edge-loop", daemon=True).start()
        try:
            self._offered = self._await(self._probed())
        except Exception as error:
            self.close()
            raise self._gone(error) from error
        self._progress(
            Noted(
                Words(
                    "Edge speaks: the text of each line is sent to Microsoft",
                    "使用 Edge 在线语音：每一句文字都会发送给微软",
                )
            )
        )

    def request(self, line: Line, voice: Voice) -> str:
        """Voice, pace, pitch, gain and text."""
        return f"edge {voice.gain:+g}dB {request_for(line, voice)}"

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`; asks again where that may help.

        Raises:
            EngineError: the line cannot be had; without a ``line_id``: nothing can, for the rest of the run.
        """
        if voice.id not in self._offered or len(escape(line.spoken).encode()) > MOST_BYTES:
            raise self._impossible(line, voice)
        try:
            return Sound(RATE, louder(self._await(self._said(line, voice)), voice.gain))
        except CancelledError as error:
            raise EngineError(Words("The run was stopped", "运行已停止"), engine=self.name) from error
        except Exception as error:
            raise self._gone(error) if self._weather.gone else self._failed(error, line) from error

    def close(self) -> None:
        """End what is under way, and say what happened."""
        with self._entrance:
            loop, self._loop = self._loop, None
        if loop is None:
            return
        for told in self._report():
            self._progress(Noted(told))
        loop.call_soon_threadsafe(loop.stop)

    def _report(self) -> Iterator[Words]:
        """What a person should know of the run."""
        if told := self._weather.report():
            yield told
        if self._useless_marks:
            yield Words(
                "Edge, lines with impossible word times, used without them: {count}",
                "Edge 返回的词语时间无效、已忽略的行数：{count}",
            ).fill(count=self._useless_marks)
        if abs(skew := DRM.clock_skew_seconds) > SKEW:
            yield Words(
                "The clock of this machine differs by {minutes} min from that of Edge; set it right",
                "本机时钟与 Edge 相差 {minutes} 分钟，请校准",
            ).fill(minutes=round(skew / 60))

    # -------------------------------------------------------------------------------------------- inside the loop

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        """Have the loop do it, and wait. Raises CancelledError: the run was stopped."""
        with self._entrance:  # what enters before the loop is told to stop is cancelled by it; nothing enters after
            if self._loop is None:
                work.close()
                raise CancelledError
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result()

    async def _probed(self) -> frozenset[str]:
        """Names of the voices on offer. One failure is no verdict: it is asked again while there is time."""
        met: list[Exception] = []
        try:
            async with asyncio.timeout(PROBE):
                for pause in PROBE_PAUSES:
                    try:
                        return await self._voices()
                    except Exception as error:
                        met.append(error)
                        if kind_of(error) is None:
                            raise
                    await asyncio.sleep(pause)
        except TimeoutError:
            met = met or [TimeoutError()]
        raise met[-1]

    async def _voices(self) -> frozenset[str]:
        wire = self._network.wire()
        try:
            voices = await edge_tts.list_voices(connector=wire, proxy=self._network.proxy)
        finally:
            await wire.hang_up()
        return frozenset(voice["ShortName"] for voice in voices)

    async def _said(self, line: Line, voice: Voice) -> bytes:
        """The samples of a line."""
        pcm = b""
        async for attempt in stamina.retry_context(
            on=self._weather.again, attempts=ATTEMPTS, timeout=PATIENCE, wait_initial=0.4, wait_max=4.0, wait_jitter=0.6
        ):
            with attempt:
                async with self._weather.lanes:
                    pcm = await self._asked(line, voice)
        return pcm

    async def _asked(self, line: Line, voice: Voice) -> bytes:
        """One try."""
        if self._weather.gone:
            raise self._weather.last
        began = time.monotonic()
        try:
            pcm = await self._heard(line, voice)
        except Exception as error:
            self._weather.met(error, began)
            raise
        self._weather.fine()
        return pcm

    async def _heard(self, line: Line, voice: Voice) -> bytes:
        request = request_for(line, voice)
        answer = await ask(request, self._network)
        if answer.tries > 1:
            self._weather.absorbed()
        pcm = decoded(answer.mp3)
        pace = (voice.pace[0] / voice.speed, voice.pace[1] / voice.speed)
        match verdict(answer.marks, request.text, pace, pcm, RATE):
            case Verdict.AGREES:
                return spoken_part(answer.marks, pcm, RATE)
            case Verdict.CUT:
                raise Unfinished("the sound ends before the last word")
            case Verdict.MORE:
                raise Garbled("the sound goes on after the last word")
            case Verdict.NOTHING:
                self._useless_marks += bool(answer.marks)
                return pcm

    # ---------------------------------------------------------------------------------------------------- failures

    def _gone(self, error: Exception) -> EngineError:
        return EngineError(
            Words("The online voices cannot be reached: {why}", "无法使用在线语音：{why}").fill(why=_why(error)),
            engine=self.name,
            passing=True,
            todo=Words("check the network, or use --engine kokoro", "请检查网络，或改用 --engine kokoro"),
        )

    def _failed(self, error: Exception, line: Line) -> EngineError:
        return EngineError(
            Words("The online voices did not say line {line}: {why}", "在线语音未能播读第 {line} 行：{why}").fill(
                line=line.id, why=_why(error)
            ),
            engine=self.name,
            line_id=line.id,
            passing=kind_of(error) is not None,
            todo=Words("name a second engine with --engine", "请用 --engine 再指定一个引擎"),
        )

    def _impossible(self, line: Line, voice: Voice) -> EngineError:
        if voice.id not in self._offered:
            return EngineError(
                Words("The service does not offer the voice {voice}", "在线语音已不提供 {voice}").fill(voice=voice.id),
                engine=self.name,
                line_id=line.id,
                todo=Words("cast another voice", "请在 [cast] 中换一个声音"),
            )
        return EngineError(
            Words("Line {line} is too long for one request", "第 {line} 行过长，无法一次播读").fill(line=line.id),
            engine=self.name,
            line_id=line.id,
        )


def _live(loop: asyncio.AbstractEventLoop) -> None:
    """The life of the loop, until it is stopped; then all that waits is cancelled, so that no thread waits on."""
    asyncio.set_event_loop(loop)
    loop.run_forever()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(asyncio.sleep(FAREWELL))
    loop.close()


def _why(error: Exception) -> str:
    kind = kind_of(error)
    return f"{kind.value.en} ({type(error).__name__})" if kind else f"{type(error).__name__} {error}".strip()
