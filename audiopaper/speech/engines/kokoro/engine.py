"""Kokoro-82M as int8 ONNX, in-process through onnxruntime."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from audiopaper.errors import EngineError, ModelError, OptionError, VoiceError
from audiopaper.model import Line
from audiopaper.places import cache_folder
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.engines.kokoro import model
from audiopaper.speech.engines.kokoro.transcription import transcribe
from audiopaper.words import Words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, RunOptions

RATE = 24_000
"""Hz, what the model makes."""
MOST_TOKENS = 510
"""Rows of a voice's style table; a longer line has no style, and the model would cut it without a word."""
STYLES = (510, 1, 256)
PEAK = 0.99


class KokoroEngine:
    """Says lines with Kokoro-82M.

    Two threads, each running the one session with one intra-op thread, made 1.2 times the speech of one run with two
    threads on two cores; so ``workers`` is 2 and the session never spins up threads of its own.
    """

    name = "kokoro"
    workers = 2

    def __init__(self, settings: EngineSettings) -> None:
        """Raises OptionError: ``model`` is no file."""
        self._settings = settings
        chosen = settings.options.get("model")
        self._chosen = _chosen_model(chosen) if chosen else None
        self._session: InferenceSession | None = None
        self._running: set[RunOptions] = set()
        self._styles: dict[Path, npt.NDArray[np.float32]] = {}
        self._style_hashes: dict[Path, str] = {}

    def open(self) -> None:
        """Assemble, verify and load the model. Raises ModelError, OutputError."""
        import onnxruntime

        path = self._chosen or model.assembled(
            (self._settings.cache or cache_folder()) / "models", self._settings.progress
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors share no base but Exception
            raise ModelError(
                Words("The speech model cannot be loaded: {why}", "无法加载语音模型：{why}").fill(
                    why=_first_line(error)
                ),
                file=path,
                todo=Words("check [engine.kokoro] model in the show file", "请检查节目设置 [engine.kokoro] 的 model"),
            ) from error

    def request(self, line: Line, voice: Voice) -> str:
        """Model, voice and its data, pace and phonemes. Raises VoiceError: there are no such data."""
        return f"kokoro {self._identity} {voice.id} {self._style_hash(voice)} {voice.speed:g} {transcribe(line)}"

    def speak(self, line: Line, voice: Voice) -> Sound:
        """Say `line`. Raises EngineError: it has no phoneme, too many, or the model failed."""
        text = transcribe(line)
        tokens = [VOCABULARY[each] for each in text if each in VOCABULARY]
        if not tokens or len(tokens) > MOST_TOKENS:
            raise EngineError(
                Words("A line of {count} phonemes cannot be said", "{count} 个音素的一行无法播读").fill(
                    count=len(tokens)
                ),
                engine=self.name,
                line_id=line.id,
            )
        feed = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": self._style(voice)[len(tokens) - 1],
            "speed": np.array([voice.speed], dtype=np.float32),
        }
        return Sound(RATE, _pcm(self._run(feed, line)))

    def close(self) -> None:
        """Stop what is being said, between two nodes of the model, and let go of it."""
        self._session = None
        for options in tuple(self._running):
            options.terminate = True

    def _run(self, feed: dict[str, Any], line: Line) -> npt.NDArray[np.float32]:
        import onnxruntime

        session, options = self._session, onnxruntime.RunOptions()
        if session is None:
            raise EngineError(Words("The engine is not open", "引擎尚未打开"), engine=self.name, line_id=line.id)
        self._running.add(options)
        try:
            audio: npt.NDArray[np.float32] = session.run(None, feed, options)[0]
        except Exception as error:
            raise EngineError(
                Words("The speech model failed: {why}", "语音模型出错：{why}").fill(why=_first_line(error)),
                engine=self.name,
                line_id=line.id,
            ) from error
        finally:
            self._running.discard(options)
        return audio

    @cached_property
    def _identity(self) -> str:
        """Which model: a change of it is a change of every clip."""
        return model.sha256_of(self._chosen)[:12] if self._chosen else model.SHA256[:12]

    def _style_hash(self, voice: Voice) -> str:
        path = _style_file(voice)
        if path not in self._style_hashes:
            self._style_hashes[path] = hashlib.sha256(self._style(voice).tobytes()).hexdigest()[:12]
        return self._style_hashes[path]

    def _style(self, voice: Voice) -> npt.NDArray[np.float32]:
        path = _style_file(voice)
        if path not in self._styles:
            try:
                self._styles[path] = np.fromfile(path, dtype="<f4").reshape(STYLES)
            except (OSError, ValueError) as error:
                raise VoiceError(
                    Words("The voice data cannot be read", "无法读取声音数据"),
                    file=path,
                    todo=Words("reinstall audiopaper", "请重新安装 audiopaper"),
                ) from error
        return self._styles[path]


def _chosen_model(chosen: object) -> Path:
    """The model file that the show file names, looked at before anything asks what it is."""
    path = Path(str(chosen)).expanduser()
    if path.is_file():
        return path
    raise OptionError(
        Words("There is no such speech model", "没有这个语音模型文件"),
        file=path,
        todo=Words(
            "check `model` under [engine.kokoro] in the show file, or leave it out",
            "请检查节目设置 [engine.kokoro] 的 model，或删去此项",
        ),
    )


def _style_file(voice: Voice) -> Path:
    return (voice.data or Path()) / "kokoro" / f"{voice.id}.bin"


def _pcm(audio: npt.NDArray[np.float32]) -> bytes:
    return (np.clip(audio, -PEAK, PEAK) * 32767).astype("<i2").tobytes()


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _vocabulary() -> dict[str, int]:
    text = resources.files(__package__).joinpath("vocab.json").read_text(encoding="utf-8")
    vocabulary: dict[str, int] = json.loads(text)["vocab"]
    return vocabulary


VOCABULARY = _vocabulary()
"""Phoneme → token of Kokoro-82M v1.0 (hexgrad, Apache-2.0)."""
