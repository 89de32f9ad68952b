"""An engine of your own, whole: the speech server in your house.

It speaks through any server with the ``/v1/audio/speech`` call that OpenAI's API made usual and that most speech models
one runs oneself offer. One class; and one entry point, in the pyproject.toml beside this file.

    [engine.house]
    url = "http://speech.example.org:8880"
    model = "cosyvoice"
"""

from __future__ import annotations

import io
import json
import socket
import wave
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from audiopaper.errors import EngineError, OptionError
from audiopaper.model import Line
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.words import Words

PROBE = 2.0
"""Seconds for a first sign of life."""
PATIENCE = 60.0
"""Seconds for one line."""


class HouseEngine:
    """Says lines through a speech server of one's own. Options of ``[engine.house]``: ``url``, ``model``."""

    name = "house"
    workers = 2
    voices = (Voice("house", "house", "default", label="本单位的语音服务"),)
    """What it brings along, for shows that cast no voice of it."""

    def __init__(self, settings: EngineSettings) -> None:
        self._url = str(settings.options.get("url", "http://127.0.0.1:8880")).rstrip("/")
        self._model = str(settings.options.get("model", "tts-1"))
        if urlsplit(self._url).scheme not in ("http", "https"):
            raise OptionError(
                Words("[engine.house] url cannot be {url}", "[engine.house] 的 url 不能是 {url}").fill(url=self._url)
            )

    def open(self) -> None:
        """See whether somebody is there. An error without a line's id says: not for the rest of this run."""
        parts = urlsplit(self._url)
        place = (parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
        try:
            socket.create_connection(place, timeout=PROBE).close()
        except OSError as error:
            raise EngineError(
                Words("No speech server at {url}: {why}", "{url} 没有语音服务：{why}").fill(url=self._url, why=error),
                engine=self.name,
                todo=Words("start it, or name another engine", "请启动它，或改用其他引擎"),
            ) from error

    def request(self, line: Line, voice: Voice) -> str:
        """All that decides the sound."""
        return f"house {self._url} {self._model} {voice.id} {voice.speed:g} {line.spoken}"

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`. The booth calls it from several threads at once."""
        body = {
            "model": self._model,
            "voice": voice.id,
            "input": line.spoken,
            "speed": voice.speed,
            "response_format": "wav",
        }
        call = Request(  # noqa: S310 - the scheme was looked at
            f"{self._url}/v1/audio/speech",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(call, timeout=PATIENCE) as answer:  # noqa: S310
                return _sound(answer.read())
        except (URLError, OSError, EOFError, wave.Error) as error:
            raise EngineError(
                Words("The speech server failed: {why}", "语音服务出错：{why}").fill(why=error),
                engine=self.name,
                line_id=line.id,
            ) from error

    def close(self) -> None:
        """Nothing to give back."""


def _sound(data: bytes) -> Sound:
    with wave.open(io.BytesIO(data)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise wave.Error("not 16 bit mono")
        return Sound(file.getframerate(), file.readframes(file.getnframes()))
