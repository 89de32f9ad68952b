"""One request: a line goes out, its MP3 and its word boundaries come back, within seconds or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from edge_tts import Communicate
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived

from audiopaper.model import Line
from audiopaper.speech.engine import Voice
from audiopaper.speech.engines.edge.boundaries import TICKS, Mark
from audiopaper.speech.engines.online import patience
from audiopaper.speech.engines.online.network import Network
from audiopaper.speech.engines.online.weather import Silent, Strange, Unfinished
from audiopaper.speech.respelling import respelt

CONNECT = 4
"""Seconds to wait for a connection."""
PLAYED = 6000
"""Bytes of MP3 that are played in a second: 48 kbit/s, constant."""
MOST_BYTES = 4096
"""Of escaped text in one request. The client would split longer text, at blanks only, which Chinese has none of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    mp3: bytes
    marks: tuple[Mark, ...]
    tries: int
    """2 where the client was refused for its clock, corrected it and was let in."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: all that decides the sound."""

    text: str
    voice: str
    """"zh-CN-YunyangNeural"."""
    rate: str
    """"+0%"."""
    pitch: str
    """"+0Hz"."""

    def __str__(self) -> str:
        return f"{self.voice} {self.rate} {self.pitch} {self.text}"


def request_for(line: Line, voice: Voice) -> Request:
    """The request for `line`, respelt where it would be misread. The client escapes it: it never becomes SSML."""
    return Request(respelt(line), voice.id, f"{round((voice.speed - 1) * 100):+d}%", f"{round(voice.pitch):+d}Hz")


async def ask(request: Request, network: Network) -> Answer:
    """Send `request` and receive its answer.

    Raises:
        Unfinished: the answer has no end.
        TimeoutError: nothing came for too long, or too little.
        Silent, Strange, aiohttp.ClientError, OSError: the network, the service.
        ValueError: a voice, rate or pitch that the client refuses.
    """
    wire = network.wire()
    hearing = _Hearing(_call(request, wire, network.proxy))
    task = asyncio.create_task(hearing.listen())
    try:
        with translated():
            await _wait(task, hearing)
    finally:
        task.cancel()
        await wire.hang_up()  # first: the client's farewell waits ten seconds for one in return
        with suppress(BaseException):  # it was heard above, or is the end that we made
            await task
    return hearing.answer(wire.tries)


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the client as those of the weather."""
    try:
        yield
    except NoAudioReceived as error:
        raise Silent("no audio") from error
    except EdgeTTSException as error:
        raise Strange(f"{type(error).__name__} {error}") from error


def _call(request: Request, wire: Any, proxy: str | None) -> Communicate:
    return Communicate(
        request.text,
        request.voice,
        rate=request.rate,
        pitch=request.pitch,
        boundary="WordBoundary",
        connector=wire,
        proxy=proxy,
        connect_timeout=CONNECT,
        receive_timeout=int(patience.SILENCE),
    )


async def _wait(task: asyncio.Task[None], hearing: _Hearing) -> None:
    """Wait for the end, as long as something comes, and not more slowly than it is played.

    The client itself would wait for ever: aiohttp sets no time-out on a WebSocket that was once opened.
    """
    loop = asyncio.get_running_loop()
    while not task.done():
        left = hearing.patience.end - loop.time()
        if left <= 0:
            raise TimeoutError(f"{len(hearing.sound)} bytes of sound, then nothing")
        await asyncio.wait({task}, timeout=left)
    task.result()


class _Hearing:
    """Collects one answer."""

    def __init__(self, call: Communicate) -> None:
        self._call = call
        self.sound = bytearray()
        self.marks: list[Mark] = []
        self.patience = patience.Patience(PLAYED)

    async def listen(self) -> None:
        async for chunk in self._call.stream():
            if chunk["type"] == "audio":
                self.patience.came(len(chunk["data"]))
                self.sound += chunk["data"]
            else:
                self.patience.came()
                start, length = chunk["offset"] / TICKS, chunk["duration"] / TICKS
                self.marks.append(Mark(chunk["text"], start, start + length))

    def answer(self, tries: int) -> Answer:
        """The answer, if it is whole: the client adds up the bytes of a turn when the service says that it ended.

        When the connection closes before that, the client's stream ends like a whole one.
        """
        if self._call.state["cumulative_audio_bytes"] < len(self.sound):
            raise Unfinished(f"{len(self.sound)} bytes of sound without an end")
        return Answer(bytes(self.sound), tuple(self.marks), tries)
