"""How a text sounds in a voice: what ``voices`` and ``names`` play to the newsroom."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterable, Iterator

from audiopaper.errors import VoiceError
from audiopaper.model import Line, Role
from audiopaper.script import lexicon_of
from audiopaper.script.readings import Reader
from audiopaper.script.spoken import spoken_form
from audiopaper.show import Show
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.registry import make_engine
from audiopaper.words import Words


def auditions(texts: Iterable[str], voice: Voice, show: Show) -> Iterator[bytes]:
    """Each text as a WAV file. The engine is opened once.

    Raises:
        VoiceError: a text says nothing.
        EngineError: the engine could not say it.
    """
    reader = Reader(lexicon_of(show))
    engine = make_engine(voice.engine, EngineSettings(show.engine.get(voice.engine, {})))
    engine.open()
    try:
        for text in texts:
            yield wav(engine.speak(_line(text, reader), voice))
    finally:
        engine.close()


def _line(text: str, reader: Reader) -> Line:
    spoken = spoken_form(text).text.strip()
    if not any(each.isalpha() for each in spoken):
        raise VoiceError(
            Words("The sample says nothing", "试读内容为空"), todo=Words("give --text", "请用 --text 指定")
        )
    reading = tuple(each.pinyin for each in reader.read(spoken))
    return Line("audition", "audition", Role.ANCHOR, 0, text, spoken, reading, 0.0, words=reader.words(spoken))


def wav(sound: Sound) -> bytes:
    """A sound as a WAV file."""
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.pcm)
    return data.getvalue()
