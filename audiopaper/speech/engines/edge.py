"""Edge: Microsoft's online voices, through the edge-tts client.

What leaves the machine: the spoken text of each line, one request a line, and nothing else. No account, no key, and no
promise of service: so the engine probes before it is relied on, and tries again before it gives up a line.
"""

from __future__ import annotations

import asyncio
import io
import socket
from typing import Any

import aiohttp
import av
import stamina
from edge_tts import Communicate
from edge_tts.exceptions import EdgeTTSException

from audiopaper.errors import EngineError
from audiopaper.model import Line
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.respelling import respelt
from audiopaper.words import Words

RATE = 24_000
"""Hz, of the MP3 that the service sends."""
HOST = ("speech.platform.bing.com", 443)
PROBE = 2.0
"""Seconds to wait for a first sign of life."""
PATIENCE = 20
"""Seconds to wait for a connection, and for the next piece of sound."""
ATTEMPTS = 4
PASSING = (aiohttp.ClientError, EdgeTTSException, asyncio.TimeoutError, OSError)
"""Network weather: asking again may help."""


class EdgeEngine:
    """Says lines with the voices of Microsoft Edge. Option of ``[engine.edge]``: ``proxy``."""

    name = "edge"
    workers = 6

    def __init__(self, settings: EngineSettings) -> None:
        proxy = settings.options.get("proxy")
        self._proxy = str(proxy) if proxy else None

    def open(self) -> None:
        """Probe the service. Raises EngineError: nothing answers."""
        if self._proxy:
            return
        try:
            socket.create_connection(HOST, timeout=PROBE).close()
        except OSError as error:
            raise self._failed(error) from error

    def request(self, line: Line, voice: Voice) -> str:
        """Voice, pace, pitch and text."""
        return f"edge {voice.id} {_rate(voice)} {_pitch(voice)} {respelt(line)}"

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`; tries again, with growing pauses and jitter. Raises EngineError."""
        try:
            for attempt in stamina.retry_context(on=PASSING, attempts=ATTEMPTS, timeout=60):
                with attempt:
                    return Sound(RATE, _decoded(self._received(line, voice)))
        except PASSING as error:
            raise self._failed(error, line) from error
        except av.FFmpegError as error:
            raise self._failed(error, line) from error
        raise self._failed(EOFError(), line)

    def close(self) -> None:
        """Nothing to give back: a connection lives as long as its line."""

    def _received(self, line: Line, voice: Voice) -> bytes:
        """The MP3 of one line. The client escapes the text itself: it never becomes SSML."""
        call = Communicate(
            respelt(line),
            voice.id,
            rate=_rate(voice),
            pitch=_pitch(voice),
            proxy=self._proxy,
            connect_timeout=PATIENCE,
            receive_timeout=PATIENCE,
        )
        return b"".join(chunk["data"] for chunk in call.stream_sync() if chunk["type"] == "audio")

    def _failed(self, error: Exception, line: Line | None = None) -> EngineError:
        why = f"{type(error).__name__} {error}".strip()
        return EngineError(
            Words("The online voices cannot be reached: {why}", "无法连接在线语音：{why}").fill(why=why),
            engine=self.name,
            line_id=line.id if line else "",
            passing=True,
            todo=Words("check the network, or use --engine kokoro", "请检查网络，或改用 --engine kokoro"),
        )


def _rate(voice: Voice) -> str:
    return f"{round((voice.speed - 1) * 100):+d}%"


def _pitch(voice: Voice) -> str:
    return f"{round(voice.pitch):+d}Hz"


def _decoded(mp3: bytes) -> bytes:
    resampler: Any = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    container: Any
    with av.open(io.BytesIO(mp3)) as container:
        frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    return b"".join(frame.to_ndarray().tobytes() for frame in frames)
