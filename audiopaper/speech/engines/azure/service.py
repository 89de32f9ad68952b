"""The service as it is reached: the list of its voices, and the sound of one line, within seconds or not at all."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from dataclasses import dataclass
from typing import Any

import aiohttp

from audiopaper.speech.engines.azure.key import VARIABLE, Key
from audiopaper.speech.engines.azure.sound import FORMAT, PLAYED
from audiopaper.speech.engines.online.network import Network, wrong
from audiopaper.speech.engines.online.patience import Patience
from audiopaper.speech.engines.online.weather import Closed, Declined, Garbled, Strange, Unfinished
from audiopaper.words import Words

CONNECT = 4.0
"""Seconds to wait for a connection."""
MOST_BYTES = 600 * PLAYED
"""Of one answer: the service itself ends after ten minutes of sound."""
REGION = re.compile("[a-z][a-z0-9]{2,29}")
"""It becomes part of the name to which the key is sent: nothing in it may lead elsewhere."""


def host_of(region: str) -> str:
    """The name of the service in `region`; the regions of China (21Vianet) have a domain of their own.

    >>> host_of("eastasia"), host_of("chinaeast2")
    ('eastasia.tts.speech.microsoft.com', 'chinaeast2.tts.speech.azure.cn')

    Raises:
        OptionError: that is no name of a region.
    """
    if not REGION.fullmatch(region):
        raise wrong("azure", "region", region, Words('give one such as "eastasia"', "请写区域名，例如 eastasia"))
    return f"{region}.tts.speech." + ("azure.cn" if region.startswith("china") else "microsoft.com")


@dataclass(frozen=True, slots=True)
class Service:
    """Azure Speech in one region, with a key."""

    network: Network
    trusted: ssl.SSLContext
    key: Key

    async def voices(self) -> frozenset[str]:
        """Names of its voices: "zh-CN-YunyangNeural".

        Raises:
            Closed: it refuses the key.
            Declined, Strange, TimeoutError, aiohttp.ClientError, OSError: the network, the service.
        """
        listed = await self._answer("GET", "voices/list")
        try:
            return frozenset(str(voice["ShortName"]) for voice in json.loads(listed))
        except (ValueError, TypeError, KeyError) as error:
            raise Strange(f"no list of voices: {type(error).__name__}") from error

    async def speech(self, ssml: str) -> bytes:
        """The WAV file of `ssml`. Raises what :meth:`voices` raises, and Unfinished or Garbled."""
        headers = {"Content-Type": "application/ssml+xml", "X-Microsoft-OutputFormat": FORMAT}
        return await self._answer("POST", "v1", headers=headers, data=ssml.encode())

    async def _answer(self, method: str, path: str, *, headers: dict[str, str] | None = None, **body: Any) -> bytes:
        """The body of the answer. What aiohttp raises of the request itself holds its headers, and so the key."""
        wire = self.network.wire(self.trusted)
        spoilt = ""
        try:
            async with aiohttp.ClientSession(
                connector=wire,
                connector_owner=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT),
            ) as session:
                return await self._exchanged(session, method, path, {**self._usual, **(headers or {})}, body)
        except aiohttp.ClientResponseError as error:
            spoilt = f"{type(error).__name__} {error.status}"
        finally:
            await wire.hang_up()
        raise Strange(spoilt)

    async def _exchanged(
        self, session: aiohttp.ClientSession, method: str, path: str, headers: dict[str, str], body: dict[str, Any]
    ) -> bytes:
        url = f"https://{self.network.host}/cognitiveservices/{path}"
        patience = Patience(PLAYED)
        data = bytearray()
        async with (
            asyncio.timeout_at(patience.end) as limit,
            session.request(
                method, url, headers=headers, proxy=self.network.proxy, allow_redirects=False, **body
            ) as response,
        ):
            self._check(response)
            patience.came()
            limit.reschedule(patience.end)
            async for piece in response.content.iter_any():
                data += piece
                patience.came(len(piece))
                limit.reschedule(patience.end)
                if len(data) > MOST_BYTES:
                    raise Garbled("an answer without end")
        if response.content_length not in (None, len(data)):
            raise Unfinished(f"{len(data)} bytes of {response.content_length}")
        return bytes(data)

    @property
    def _usual(self) -> dict[str, str]:
        return {
            "Ocp-Apim-Subscription-Key": self.key.secret,
            "User-Agent": "audiopaper",
            "Accept-Encoding": "identity",  # so that its length is that of the answer
        }

    @staticmethod
    def _check(response: aiohttp.ClientResponse) -> None:
        """Raise Closed or Declined unless it is a success. A redirect is none: the key must not travel."""
        if response.status in (401, 403):
            raise Closed(
                Words("Azure refuses the key ({status})", "Azure 拒绝了密钥（{status}）").fill(status=response.status),
                Words(
                    f"see that {VARIABLE} holds a key of the resource, and that region is where the resource is",
                    f"请检查 {VARIABLE} 是否为该资源的密钥，region 是否为资源所在区域",
                ),
            )
        if response.status != 200:
            raise Declined(response.status, response.headers)
