"""The engine: what Edge is asked for, what its answers are checked for, and what is said of its clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

import edge_tts.communicate
import edge_tts.voices
from edge_tts.drm import DRM

from audiopaper.model import Line
from audiopaper.speech.engine import EngineSettings, Voice
from audiopaper.speech.engines.edge.boundaries import Verdict, spoken_part, verdict
from audiopaper.speech.engines.edge.call import MOST_BYTES, ask, request_for, translated
from audiopaper.speech.engines.edge.sound import RATE, decoded
from audiopaper.speech.engines.online import OnlineEngine
from audiopaper.speech.engines.online.network import trust
from audiopaper.speech.engines.online.weather import Garbled, Unfinished
from audiopaper.words import Words

HOST = "speech.platform.bing.com"
SKEW = 120.0
"""Seconds by which this machine's clock may differ from the service's before that is said."""
AT_ONCE = 10
"""Requests under way at the most, where nothing goes wrong."""


class EdgeEngine(OnlineEngine):
    """Says lines with the voices of Microsoft Edge."""

    name = "edge"
    service = "Edge"
    leaves = Words(
        "Edge speaks: the text of each line is sent to Microsoft",
        "使用 Edge 在线语音：每一句文字都会发送给微软",
    )
    rate = RATE

    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(settings, HOST, AT_ONCE)
        have_the_client_trust(settings.options)
        self._useless_marks = 0

    def request(self, line: Line, voice: Voice) -> str:
        """Voice, pace, pitch, gain and text."""
        return f"edge {voice.gain:+g}dB {request_for(line, voice)}"

    def _report(self) -> Iterator[Words]:
        yield from super()._report()
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

    async def _voices(self) -> frozenset[str]:
        wire = self._network.wire()
        try:
            with translated():
                voices = await edge_tts.list_voices(connector=wire, proxy=self._network.proxy)
        finally:
            await wire.hang_up()
        return frozenset(voice["ShortName"] for voice in voices)

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

    def _is_too_long(self, line: Line) -> bool:
        return len(escape(line.spoken).encode()) > MOST_BYTES


def have_the_client_trust(options: Mapping[str, object]) -> None:
    """Have edge-tts trust one more authority, if `options` name one. Raises OptionError.

    The client makes its two contexts when it is imported and takes none from outside; adding to them is the one place
    where we reach into it (edge-tts 7.3, ``_SSL_CTX``).
    """
    trust("edge", options, [each._SSL_CTX for each in (edge_tts.communicate, edge_tts.voices)])
