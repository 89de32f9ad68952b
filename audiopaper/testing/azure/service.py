"""The server: voice list and speech, as a caller of the REST interface sees them."""

from __future__ import annotations

import asyncio
import contextlib
import io
import random
import wave
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from aiohttp import web

from audiopaper.testing.azure.faults import IN_THE_ANSWER, STATUS, Fault
from audiopaper.testing.azure.ssml import RejectedError, Spoken, understood
from audiopaper.testing.online.performance import RATE
from audiopaper.testing.online.server import Double, broken_off

REGION = "eastasia"
PATH = "/cognitiveservices"
ELSEWHERE = "/elsewhere"
KEY = "key-of-the-double"
FORMAT = "riff-24khz-16bit-mono-pcm"
VOICES = ("zh-CN-XiaoxiaoNeural", "zh-CN-YunyangNeural", "zh-CN-YunxiNeural", "en-US-JennyNeural")
PIECE = 24_000
"""Bytes in a piece of an answer: half a second."""
DRIP = (256, 0.5)
"""A slow drip: bytes at a time, and seconds between."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that was understood, as it arrived."""

    ssml: str
    said: Spoken
    fault: Fault | None
    """What it met."""


class AzureDouble(Double[Fault]):
    """The service in one region; takes what every double takes. One latency passes before each answer."""

    host = f"{REGION}.tts.speech.microsoft.com"
    refuse = Fault.REFUSE

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.key = KEY
        """What it lets in; another one from now on, if that is set."""
        self.asked: list[Asked] = []
        """Every request that was understood, in order."""
        self.rejected: list[str] = []
        """Why requests were answered with 400."""
        self.led_away: list[str | None] = []
        """The key of each request that followed a redirect."""

    @property
    def options(self) -> dict[str, object]:
        """What a show file says in ``[engine.azure]`` to reach it."""
        return {**super().options, "region": REGION}

    def _route(self, router: web.UrlDispatcher) -> None:
        router.add_get(f"{PATH}/voices/list", self._voices)
        router.add_post(f"{PATH}/v1", self._speech)
        router.add_route("*", ELSEWHERE, self._elsewhere)

    async def _voices(self, request: web.Request) -> web.Response:
        await asyncio.sleep(self.latency)
        return self._refusal(request, "voices") or web.json_response([_voice(name) for name in VOICES])

    async def _speech(self, request: web.Request) -> web.StreamResponse:
        with self._counted():
            await asyncio.sleep(self.latency)
            if refused := self._refusal(request, "speech") or _unfit(request):
                return refused
            body = await request.read()
            try:
                said = understood(body, VOICES)
            except RejectedError as error:
                self.rejected.append(str(error))
                return web.Response(status=400, reason=str(error).replace("\n", " "))
            fault = self._dice.thrown(IN_THE_ANSWER, said.text)
            self.asked.append(Asked(body.decode(), said, fault))
            return await self._answer(request, said, fault)

    async def _elsewhere(self, request: web.Request) -> web.Response:
        self.led_away.append(request.headers.get("Ocp-Apim-Subscription-Key"))
        return web.json_response([])

    def _refusal(self, request: web.Request, what: str) -> web.Response | None:
        """Why a request is turned away before it is read, if it is."""
        fault = self._dice.thrown(tuple(STATUS), what)
        headers = {}
        if fault is Fault.THROTTLED:
            headers["Retry-After"] = str(self.retry_after)
        if fault is Fault.REDIRECT:
            headers["Location"] = ELSEWHERE
        if fault:
            return web.Response(status=STATUS[fault], headers=headers)
        is_known = request.headers.get("Ocp-Apim-Subscription-Key") == self.key
        return None if is_known else web.Response(status=401)

    async def _answer(self, request: web.Request, said: Spoken, fault: Fault | None) -> web.StreamResponse:
        if fault is Fault.HANG_BEFORE:
            await asyncio.sleep(3600)
        answer = await asyncio.to_thread(self._performer.perform, said.text, said.speed, said.told)
        data = _file(answer.samples, fault)
        response = web.StreamResponse(headers={"Content-Type": "audio/x-wav", "Content-Length": str(len(data))})
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):  # the client has left, or is left
            await self._send(request, response, data, fault)
            await response.write_eof()
        return response

    async def _send(self, request: web.Request, response: web.StreamResponse, data: bytes, fault: Fault | None) -> None:
        """The answer, piece by piece, at its pace."""
        size, pause = DRIP if fault is Fault.DRIP else (PIECE, self.real_time_factor * PIECE / (2 * RATE))
        for at in range(0, len(data), size):
            await asyncio.sleep(pause)
            await response.write(data[at : min(at + size, len(data) // 2) if _stops(fault) else at + size])
            if at + size >= len(data) // 2 and _stops(fault):
                if fault is Fault.RESET:
                    await broken_off(request)
                await asyncio.sleep(3600)


def _stops(fault: Fault | None) -> bool:
    return fault in (Fault.HANG_MIDDLE, Fault.RESET)


def _unfit(request: web.Request) -> web.Response | None:
    """What the service says of headers that it cannot use."""
    if request.headers.get("Content-Type") != "application/ssml+xml":
        return web.Response(status=415)
    if request.headers.get("X-Microsoft-OutputFormat") != FORMAT or not request.headers.get("User-Agent"):
        return web.Response(status=400)
    return None


def _voice(name: str) -> dict[str, object]:
    locale, person = name[:5], name[6:].removesuffix("Neural")
    return {
        "Name": f"Microsoft Server Speech Text to Speech Voice ({locale}, {person}Neural)",
        "DisplayName": person,
        "ShortName": name,
        "Gender": "Male" if person.startswith("Yun") else "Female",
        "Locale": locale,
        "SampleRateHertz": "24000",
        "VoiceType": "Neural",
        "Status": "GA",
    }


def _file(samples: npt.NDArray[np.int16], fault: Fault | None) -> bytes:
    """The samples as a WAV file, and what a fault makes of it."""
    match fault:
        case Fault.NO_AUDIO:
            return b""
        case Fault.TORN:
            whole = _wav(samples)
            return whole[: len(whole) // 2]
        case Fault.GARBAGE:
            return random.Random(len(samples)).randbytes(2 * len(samples))  # noqa: S311 - noise
        case _:
            return _wav(_spoilt(samples, fault))


def _spoilt(samples: npt.NDArray[np.int16], fault: Fault | None) -> npt.NDArray[np.int16]:
    match fault:
        case Fault.CUT:
            return samples[: len(samples) // 2]
        case Fault.SILENCE:
            return np.zeros_like(samples)
        case Fault.WRONG_LENGTH:
            return np.concatenate([samples, samples])
        case _:
            return samples


def _wav(samples: npt.NDArray[np.int16]) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return data.getvalue()
