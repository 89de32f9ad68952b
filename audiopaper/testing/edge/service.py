"""The server: voice list and speech, as the client of the service sees them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import time
import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from aiohttp import web
from edge_tts.constants import TRUSTED_CLIENT_TOKEN
from edge_tts.drm import generate_sec_ms_gec_v2

from audiopaper.testing.edge.faults import AT_THE_HANDSHAKE, IN_THE_ANSWER, Fault
from audiopaper.testing.edge.sound import mp3
from audiopaper.testing.online.performance import Answer, Word
from audiopaper.testing.online.server import Double, broken_off

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


class EdgeDouble(Double[Fault]):
    """The service; takes what every double takes. One latency passes at the handshake, one before the sound."""

    host = HOST
    refuse = Fault.REFUSE

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.asked: list[Asked] = []
        """Every request whose text arrived, in order."""

    def _route(self, router: web.UrlDispatcher) -> None:
        router.add_get(f"{PATH}/voices/list", self._voices)
        router.add_get(f"{PATH}/edge/v1", self._speech)

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
        with self._counted(), contextlib.suppress(ConnectionError, TypeError):
            # the client has left, should that be: aiohttp says so by a TypeError of receive_str
            await self._answer(_Exchange(wire, request, self.real_time_factor))
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
        await broken_off(self._request)

    async def _text(self, path: str, body: object) -> None:
        head = f"X-RequestId:{self._id}\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
        await self._wire.send_str(head + json.dumps(body, ensure_ascii=False))

    async def _audio(self, data: bytes) -> None:
        """Two bytes with the length of the headers, the headers, the sound; the last message has none and no type."""
        kind = "Content-Type:audio/mpeg\r\n" if data else ""
        head = f"X-RequestId:{self._id}\r\n{kind}X-StreamId:{self._id}\r\nPath:audio\r\n".encode()
        await self._wire.send_bytes(len(head).to_bytes(2, "big") + head + data)


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
