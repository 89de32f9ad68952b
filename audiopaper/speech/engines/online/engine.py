"""The engine, but for what is asked for and how: the loop, the probe, the retries, the errors, the report."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from concurrent.futures import CancelledError

from audiopaper.errors import EngineError
from audiopaper.model import Line
from audiopaper.progress import Noted
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.engines.online.asking import answered, probed
from audiopaper.speech.engines.online.loop import Loop
from audiopaper.speech.engines.online.network import at_once, network_of
from audiopaper.speech.engines.online.sound import louder
from audiopaper.speech.engines.online.weather import Closed, Weather, kind_of
from audiopaper.words import Words


class OnlineEngine(ABC):
    """Says lines with the voices of a service.

    Options of every such engine: ``proxy`` ("http://host:port"; else HTTPS_PROXY), ``at_once`` (requests under way at
    the most), ``ca`` (PEM of one more trusted authority), ``endpoint`` ("host:port" instead of the service's own).

    Args:
        settings: what the engine is opened with.
        host: the service's own name.
        usual: requests under way at the most, where the options do not say.
    """

    name: str
    service: str
    """What people call it."""
    leaves: Words
    """What leaves the machine, said once when the engine begins to speak."""
    rate: int
    """Samples a second that :meth:`_heard` gives, Hz."""

    def __init__(self, settings: EngineSettings, host: str, usual: int) -> None:
        self.workers = at_once(self.name, settings.options, usual)
        self._network = network_of(self.name, host, settings.options)
        self._progress = settings.progress
        self._loop = Loop(f"{self.name}-loop")
        self._weather = Weather(self.workers, self.service)
        self._offered: frozenset[str] = frozenset()

    def open(self) -> None:
        """Ask for the list of voices: that the service is there, takes what we send, and which voices it has.

        Raises:
            EngineError: it does not answer within two seconds, or with a refusal.
        """
        self._loop.start()
        try:
            self._offered = self._loop.wait_for(probed(self._voices))
        except Exception as error:
            self.close()
            raise self._gone(error) from error
        self._progress(Noted(self.leaves))

    @abstractmethod
    def request(self, line: Line, voice: Voice) -> str:
        """All that decides the sound."""

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`; asks again where that may help.

        Raises:
            EngineError: the line cannot be had; without a ``line_id``: nothing can, for the rest of the run.
        """
        if voice.id not in self._offered or self._is_too_long(line):
            raise self._impossible(line, voice)
        try:
            pcm = self._loop.wait_for(answered(lambda: self._heard(line, voice), self._weather))
        except CancelledError as error:
            raise EngineError(Words("The run was stopped", "运行已停止"), engine=self.name) from error
        except Exception as error:
            is_gone = self._weather.gone or isinstance(error, Closed)
            raise self._gone(error) if is_gone else self._failed(error, line) from error
        return Sound(self.rate, louder(pcm, voice.gain))

    def close(self) -> None:
        """End what is under way, and say what happened."""
        if self._loop.stop():
            for told in self._report():
                self._progress(Noted(told))

    def _report(self) -> Iterator[Words]:
        """What a person should know of the run."""
        if told := self._weather.report():
            yield told

    # ------------------------------------------------------------------------------------------- inside the loop

    @abstractmethod
    async def _voices(self) -> frozenset[str]:
        """Names of the voices on offer."""

    @abstractmethod
    async def _heard(self, line: Line, voice: Voice) -> bytes:
        """The samples of a line, in one try."""

    @abstractmethod
    def _is_too_long(self, line: Line) -> bool:
        """Whether one request cannot hold it."""

    # ---------------------------------------------------------------------------------------------------- failures

    def _gone(self, error: Exception) -> EngineError:
        """The error of a service that nothing can be had of."""
        if isinstance(error, Closed):
            return EngineError(error.what, engine=self.name, todo=error.todo)
        told = Words("The online voices of {service} cannot be reached: {why}", "无法使用 {service} 在线语音：{why}")
        return EngineError(
            told.fill(service=self.service, why=why(error)),
            engine=self.name,
            todo=Words("check the network, or use --engine kokoro", "请检查网络，或改用 --engine kokoro"),
        )

    def _failed(self, error: Exception, line: Line) -> EngineError:
        told = Words("{service} did not say line {line}: {why}", "{service} 在线语音未能播读第 {line} 行：{why}")
        return EngineError(
            told.fill(service=self.service, line=line.id, why=why(error)),
            engine=self.name,
            line_id=line.id,
            todo=Words("name a second engine with --engine", "请用 --engine 再指定一个引擎"),
        )

    def _impossible(self, line: Line, voice: Voice) -> EngineError:
        if voice.id not in self._offered:
            told = Words("{service} does not offer the voice {voice}", "{service} 在线语音不提供 {voice}")
            return EngineError(
                told.fill(service=self.service, voice=voice.id),
                engine=self.name,
                line_id=line.id,
                todo=Words("cast another voice", "请在 [cast] 中换一个声音"),
            )
        return EngineError(
            Words("Line {line} is too long for one request", "第 {line} 行过长，无法一次播读").fill(line=line.id),
            engine=self.name,
            line_id=line.id,
        )


def why(error: Exception) -> str:
    """What went wrong, for people, in a few words."""
    kind = kind_of(error)
    return f"{kind.value.en} ({type(error).__name__})" if kind else f"{type(error).__name__} {error}".strip()
