"""The engine: region and key, the list of voices, and one request for each line."""

from __future__ import annotations

import ssl

import aiohttp

from audiopaper.errors import EngineError
from audiopaper.model import Line
from audiopaper.speech.engine import EngineSettings, Voice
from audiopaper.speech.engines.azure.key import key_of_the_environment, refuse_a_key_in
from audiopaper.speech.engines.azure.service import Service, host_of
from audiopaper.speech.engines.azure.sound import RATE, samples
from audiopaper.speech.engines.azure.ssml import ssml as ssml_of
from audiopaper.speech.engines.online import OnlineEngine
from audiopaper.speech.engines.online.network import trust
from audiopaper.words import Words

REGION = "eastasia"
AT_ONCE = 4
"""Requests under way at the most, where nothing goes wrong; how many a resource may make depends on its contract."""
MOST_CHARACTERS = 1000
"""Of one line. The service ends after ten minutes of sound without a word; at a slow reader's pace these are seven."""


class AzureEngine(OnlineEngine):
    """Says lines with the voices of Azure Speech; readings that are in doubt are told as phonemes.

    The key stands in the environment variable AUDIOPAPER_AZURE_KEY. Options of ``[engine.azure]`` beside those of every
    online engine: ``region`` (that of the resource; "eastasia").
    """

    name = "azure"
    service = "Azure"
    leaves = Words(
        "Azure speaks: the text of each line is sent to Microsoft",
        "使用 Azure 语音：每一句文字都会发送给微软",
    )
    rate = RATE

    def __init__(self, settings: EngineSettings) -> None:
        refuse_a_key_in(settings.options)
        self._region = str(settings.options.get("region", REGION))
        super().__init__(settings, host_of(self._region), AT_ONCE)
        self._trusted = ssl.create_default_context()
        trust(self.name, settings.options, [self._trusted])
        self._azure: Service | None = None

    def open(self) -> None:
        """Take the key from the environment and ask for the list of voices.

        Raises:
            EngineError: there is no key, it is refused, there is no such region, or no answer within two seconds.
        """
        self._azure = Service(self._network, self._trusted, key_of_the_environment())
        super().open()

    def request(self, line: Line, voice: Voice) -> str:
        """Gain and SSML: voice, pace, pitch, text, and the readings that are told."""
        return f"azure {voice.gain:+g}dB {ssml_of(line, voice)}"

    async def _voices(self) -> frozenset[str]:
        return await self._opened.voices()

    async def _heard(self, line: Line, voice: Voice) -> bytes:
        return samples(await self._opened.speech(ssml_of(line, voice)))

    def _is_too_long(self, line: Line) -> bool:
        return len(line.spoken) > MOST_CHARACTERS

    @property
    def _opened(self) -> Service:
        if self._azure is None:
            raise ValueError("the engine is not open")
        return self._azure

    def _gone(self, error: Exception) -> EngineError:
        if not isinstance(error, aiohttp.ClientConnectorDNSError):
            return super()._gone(error)
        told = Words("{host} is not found: no such region, or no network", "找不到 {host}：区域名有误，或网络不通")
        return EngineError(
            told.fill(host=self._network.host),
            engine=self.name,
            todo=Words(
                "check region in [engine.azure] and the network, or use --engine kokoro",
                "请检查 [engine.azure] 的 region 和网络，或改用 --engine kokoro",
            ),
        )
