"""The server: voice list and speech, as the client of the service sees them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import socket
import ssl
import struct
import tempfile
import threading
import time
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from xml.sax.saxutils import escape

import numpy as np
from aiohttp import web
from edge_tts.constants import TRUSTED_CLIENT_TOKEN
from edge_tts.drm import generate_sec_ms_gec_v2

from audiopaper.testing.edge.faults import AT_THE_DOOR, AT_THE_HANDSHAKE, IN_THE_ANSWER, Dice, Fault
from audiopaper.testing.edge.performance import Answer, Performer, Word, mp3

HOST = "speech.platform.bing.com"
PATH = "/consumer/speech/synthesize/readaloud"
VOICES = ("zh-CN-XiaoxiaoNeural", "zh-CN-XiaoyiNeural", "zh-CN-YunxiNeural", "zh-CN-YunyangNeural", "en-GB-SoniaNeural")
TICKS = 10_000_000
"""The service counts time in units of 100 nanoseconds."""
PIECE = 3000
"""Bytes of MP3 in a message: half a second."""
DRIP = (48, 0.8)
"""A slow drip: bytes at a time, and seconds between."""
SKEW = 5 * 3600
"""Seconds by which the service's clock is ahead under :attr:`Fault.SKEWED_CLOCK`."""
TOLERANCE = 300
"""Seconds for which a token holds; the one before and the one after are taken too."""
TROUBLE = {Fault.FORBIDDEN: 403, Fault.THROTTLED: 429, Fault.UNAVAILABLE: 503}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as it arrived."""

    text: str
    voice: str
    """Long form: "Microsoft Server Speech Text to Speech Voice (zh-CN, YunyangNeural)"."""
    rate: str
    pitch: str
    volume: str
    fault: Fault | None
    """What it met."""


class EdgeDouble:
    """The service, in a thread of its own, from ``with`` to its end.

    Args:
        engine: who really speaks: "tone" (exact, at once) or "kokoro".
        latency: seconds for each way there and back: one at the handshake, one before the sound.
        real_time_factor: seconds of work for each second of sound.
        faults: fault → share of requests that it hits, 0 to 1.
        seed: another seed, other victims.
        retry_after: seconds that a 429 asks to wait.
    """

    def __init__(
        self,
        *,
        engine: str = "tone",
        latency: float = 0.0,
        real_time_factor: float = 0.0,
        faults: Mapping[Fault, float] | None = None,
        seed: int = 1,
        retry_after: int = 1,
    ) -> None:
        self.latency = latency
        self.real_time_factor = real_time_factor
        self.retry_after = retry_after
        self.asked: list[Asked] = []
        """Every request whose text arrived, in order."""
        self.most_at_once = 0
        """Most requests that were being answered at the same time."""
        self.endpoint = ""
        """"127.0.0.1:PORT", once it runs."""
        self._dice = Dice(faults or {}, seed)
        self._performer = Performer(engine)
        self._at_once = 0
        self._loop = asyncio.new_event_loop()
        self._folder = tempfile.TemporaryDirectory()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64) if not self._deaf else _bound()
        self._thread = threading.Thread(target=self._run, name="edge-double", daemon=True)
        self._ready = threading.Event()

    @property
    def ca(self) -> Path:
        """PEM of the authority that vouches for the double."""
        return Path(self._folder.name) / "ca.pem"

    @property
    def options(self) -> dict[str, object]:
        """What a show file says in ``[engine.edge]`` to reach it."""
        return {"endpoint": self.endpoint, "ca": str(self.ca)}

    @property
    def hits(self) -> int:
        """How many requests met a fault so far; of a service that never listens, nobody can count them."""
        return self._dice.hits

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._listener.close()
        self._folder.cleanup()

    @property
    def _deaf(self) -> bool:
        return self._dice.always(Fault.REFUSE)

    # ------------------------------------------------------------------------------------------------ connections

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        serving = self._loop.create_task(self._serve())
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(serving)
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _serve(self) -> None:
        context = self._certified()
        self.endpoint = f"127.0.0.1:{self._listener.getsockname()[1]}"
        app = web.Application()
        app.router.add_get(f"{PATH}/voices/list", self._voices)
        app.router.add_get(f"{PATH}/edge/v1", self._speech)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        self._ready.set()
        try:
            await self._accept(context, runner.server)
        finally:
            await runner.cleanup()

    async def _accept(self, context: ssl.SSLContext, protocol: Any) -> None:
        """Connections are taken by hand, so that one can be refused before TLS."""
        self._listener.setblocking(False)
        while not self._deaf:
            connection, _ = await self._loop.sock_accept(self._listener)
            if self._dice.thrown(AT_THE_DOOR, "door"):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.close()
                continue
            self._loop.create_task(self._greet(connection, protocol, context))
        await asyncio.Event().wait()

    async def _greet(self, connection: socket.socket, protocol: Any, context: ssl.SSLContext) -> None:
        with contextlib.suppress(OSError):
            await self._loop.connect_accepted_socket(protocol, connection, ssl=context)

    def _certified(self) -> ssl.SSLContext:
        try:
            import trustme
        except ImportError as error:
            raise RuntimeError("the double of Edge needs the package trustme, which makes its certificate") from error
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.ca))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(HOST).configure_cert(context)
        return context

    # ---------------------------------------------------------------------------------------------------- requests

    async def _voices(self, request: web.Request) -> web.Response:
        if refused := self._refusal(request, "voices"):
            return refused
        await asyncio.sleep(self.latency)
        return web.json_response([_voice(name) for name in VOICES])

    async def _speech(self, request: web.Request) -> web.StreamResponse:
        if refused := self._refusal(request, "speech"):
            return refused
        await asyncio.sleep(self.latency)
        wire = web.WebSocketResponse()
        await wire.prepare(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self._answer(_Exchange(wire, request, self.real_time_factor))
        except (ConnectionError, TypeError):  # the client has left; aiohttp says so by a TypeError of receive_str
            pass
        finally:
            self._at_once -= 1
        return wire

    def _refusal(self, request: web.Request, what: str) -> web.Response | None:
        """Why a handshake is refused, if it is: by a fault, or because it is not what Edge would send."""
        fault = self._dice.thrown(AT_THE_HANDSHAKE, what)
        clock = time.time() + (SKEW if fault is Fault.SKEWED_CLOCK else 0)
        headers = {"Date": formatdate(clock, usegmt=True)}
        if fault is Fault.THROTTLED:
            headers["Retry-After"] = str(self.retry_after)
        if fault in TROUBLE:
            return web.Response(status=TROUBLE[fault], headers=headers)
        return None if _is_edge(request, clock) else web.Response(status=403, headers=headers)

    async def _answer(self, exchange: _Exchange) -> None:
        asked = await exchange.asked()
        fault = self._dice.thrown(IN_THE_ANSWER, asked.text)
        self.asked.append(replace(asked, fault=fault))
        await asyncio.sleep(self.latency)
        if fault is Fault.HANG_BEFORE:
            await asyncio.sleep(3600)
        speed = 1 + int(asked.rate.rstrip("%")) / 100
        answer = await asyncio.to_thread(self._performer.perform, asked.text, speed)
        answer = _spoilt(answer, fault)
        data = await asyncio.to_thread(mp3, answer.samples)
        await exchange.tell(_torn(data, fault), answer.words, fault)


class _Exchange:
    """One WebSocket: the two messages that come in, and those that go out."""

    def __init__(self, wire: web.WebSocketResponse, request: web.Request, real_time_factor: float) -> None:
        self._wire = wire
        self._request = request
        self._real_time_factor = real_time_factor
        self._id = uuid.uuid4().hex

    async def asked(self) -> Asked:
        """The configuration, which is checked, and the text."""
        _, config = _parted(await self._wire.receive_str())
        audio = json.loads(config)["context"]["synthesis"]["audio"]
        if audio["outputFormat"] != "audio-24khz-48kbitrate-mono-mp3":
            raise ConnectionError("another format than Edge asks for")
        headers, ssml = _parted(await self._wire.receive_str())
        self._id = headers["X-RequestId"]
        space = "{http://www.w3.org/2001/10/synthesis}"
        voice = ET.fromstring(ssml).find(f"{space}voice")  # noqa: S314 - a test tool that reads its own client
        prosody = voice.find(f"{space}prosody") if voice is not None else None
        if voice is None or prosody is None:
            raise ConnectionError("no voice in the SSML")
        say = prosody.attrib
        return Asked(prosody.text or "", voice.attrib["name"], say["rate"], say["pitch"], say["volume"], None)

    async def tell(self, data: bytes, words: tuple[Word, ...], fault: Fault | None) -> None:
        """The answer, message by message, at its pace."""
        await self._text("turn.start", {"context": {"serviceTag": self._id}})
        await self._text("response", {"context": {"serviceTag": self._id}, "audio": {"type": "inline"}})
        size, pause = (DRIP[0], DRIP[1]) if fault is Fault.DRIP else (PIECE, self._real_time_factor * PIECE / 6000)
        if fault is not Fault.NO_AUDIO:
            for word in words:
                await self._text("audio.metadata", {"Metadata": [_metadata(word)]})
            for at in range(0, len(data), size):
                if at >= len(data) // 2 and fault in (Fault.HANG_MIDDLE, Fault.RESET):
                    await self._break(fault)
                await asyncio.sleep(pause)
                await self._audio(data[at : at + size])
            await self._audio(b"")
        await self._text("turn.end", {})
        await self._wire.close()

    async def _break(self, fault: Fault) -> None:
        if fault is Fault.HANG_MIDDLE:
            await asyncio.sleep(3600)
        transport = self._request.transport
        if transport is not None:
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        raise ConnectionResetError

    async def _text(self, path: str, body: object) -> None:
        head = f"X-RequestId:{self._id}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
        await self._wire.send_str(head + json.dumps(body, ensure_ascii=False))

    async def _audio(self, data: bytes) -> None:
        """Two bytes with the length of the headers, the headers, the sound; the last message has none and no type."""
        kind = "Content-Type:audio/mpeg\r\n" if data else ""
        head = f"X-RequestId:{self._id}\r\n{kind}X-StreamId:{self._id}\r\nPath:audio\r\n".encode()
        await self._wire.send_bytes(len(head).to_bytes(2, "big") + head + data)


def _bound() -> socket.socket:
    """A port at which nobody listens, and that nobody else can take."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    return taken


def _is_edge(request: web.Request, clock: float) -> bool:
    """Whether the request bears what the service wants to see of a browser: token, its digest, names, a cookie."""
    query = request.query
    digests = {_digest((clock + late) // TOLERANCE) for late in (-TOLERANCE, 0, TOLERANCE)}
    return (
        TRUSTED_CLIENT_TOKEN in (query.get("TrustedClientToken"), query.get("trustedclienttoken"))
        and query.get("Sec-MS-GEC") in digests
        and bool(re.fullmatch(r"\d-\d+(\.\d+){3}", query.get("Sec-MS-GEC-Version", "")))
        and "Edg/" in request.headers.get("User-Agent", "")
        and request.headers.get("Cookie", "").startswith("muid=")
    )


@lru_cache(64)
def _digest(step: float) -> str:
    """The token of one step of :data:`TOLERANCE` seconds: it is slow to make."""
    return generate_sec_ms_gec_v2(step * TOLERANCE)


def _voice(name: str) -> dict[str, object]:
    locale = name[:5]
    return {
        "Name": f"Microsoft Server Speech Text to Speech Voice ({locale}, {name[6:]})",
        "ShortName": name,
        "Gender": "Female" if "Xiao" in name or "Sonia" in name else "Male",
        "Locale": locale,
        "SuggestedCodec": "audio-24khz-48kbitrate-mono-mp3",
        "FriendlyName": f"Microsoft {name[6:].removesuffix('Neural')} Online (Natural)",
        "Status": "GA",
        "VoiceTag": {"ContentCategories": ["News"], "VoicePersonalities": ["Professional"]},
    }


def _parted(message: str) -> tuple[dict[str, str], str]:
    head, _, body = message.partition("\r\n\r\n")
    return dict(row.split(":", 1) for row in head.split("\r\n")), body


def _metadata(word: Word) -> dict[str, object]:
    text = {"Text": escape(word.text), "Length": len(word.text), "BoundaryType": "WordBoundary"}
    start, end = round(word.start * TICKS), round(word.end * TICKS)
    return {"Type": "WordBoundary", "Data": {"Offset": start, "Duration": end - start, "text": text}}


def _spoilt(answer: Answer, fault: Fault | None) -> Answer:
    """What a fault does to the sound and its words."""
    samples = answer.samples
    match fault:
        case Fault.CUT:
            return Answer(samples[: len(samples) // 2], answer.words)
        case Fault.SILENCE:
            return Answer(np.zeros_like(samples), answer.words)
        case Fault.WRONG_LENGTH:
            return Answer(np.concatenate([samples, samples]), answer.words)
        case Fault.WRONG_BOUNDARIES:
            return Answer(samples, _wrong(answer.words))
        case _:
            return answer


def _wrong(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Times three times too late, out of order, or of another text: by the length of the line."""
    match len(words) % 3:
        case 0:
            return tuple(Word(word.text, 3 * word.start, 3 * word.end) for word in words)
        case 1:
            return words[::-1]
        case _:
            return tuple(Word("喂", word.start, word.end) for word in words)


def _torn(data: bytes, fault: Fault | None) -> bytes:
    return random.Random(len(data)).randbytes(len(data)) if fault is Fault.GARBAGE else data  # noqa: S311 - noise
