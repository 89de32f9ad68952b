"""``audiopaper voices``: the voices there are, and how one sounds."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from audiopaper import atomic
from audiopaper.commands.options import ShowOption, show_for
from audiopaper.commands.screen import results
from audiopaper.errors import VoiceError
from audiopaper.model import Line, Role
from audiopaper.script import lexicon_of
from audiopaper.script.readings import Reader
from audiopaper.script.spoken import spoken_form
from audiopaper.show import Show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import EngineSettings, Sound, Voice
from audiopaper.speech.registry import make_engine
from audiopaper.words import Words, say

SAMPLE = "您好，这里是报纸有声版，今天是星期三，欢迎收听本地新闻。"


def voices(
    audition: Annotated[
        str | None,
        typer.Option(
            "--audition", help=say("Speak a sample with this voice.", "用这个声音试读一句。"), show_default=False
        ),
    ] = None,
    text: Annotated[str, typer.Option("--text", help=say("What the sample says.", "试读的内容。"))] = SAMPLE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help=say("Where the sample goes (WAV).", "试读音频的文件名（WAV）。"), show_default=False
        ),
    ] = None,
    show: ShowOption = None,
) -> None:
    """List the voices, or try one."""
    profiles = load_voices()
    settings = show_for(show)
    if audition is None:
        _list(profiles)
        return
    if audition not in profiles:
        raise VoiceError(
            Words("There is no voice {name}", "没有 {name} 这个声音").fill(name=audition),
            todo=Words("the voices are {known}", "可用的声音：{known}").fill(known=", ".join(profiles)),
        )
    path = out or Path(f"{audition}.wav")
    atomic.write_bytes(path, _wav(_spoken(profiles[audition], text, settings)))
    results().print(Text(str(path)))


def _list(profiles: dict[str, Voice]) -> None:
    table = Table(say("voice", "声音"), say("engine", "引擎"), say("what it is", "说明"), box=None)
    for name, voice in profiles.items():
        table.add_row(name, voice.engine, Text(voice.label))
    results().print(table)


def _spoken(voice: Voice, text: str, show: Show) -> Sound:
    spoken = spoken_form(text).text.strip()
    if not any(each.isalpha() for each in spoken):
        raise VoiceError(
            Words("The sample says nothing", "试读内容为空"), todo=Words("give --text", "请用 --text 指定")
        )
    reader = Reader(lexicon_of(show))
    reading = tuple(each.pinyin for each in reader.read(spoken))
    line = Line("audition", "audition", Role.ANCHOR, 0, text, spoken, reading, 0.0, words=reader.words(spoken))
    engine = make_engine(voice.engine, EngineSettings(show.engine.get(voice.engine, {})))
    engine.open()
    try:
        return engine.speak(line, voice)
    finally:
        engine.close()


def _wav(sound: Sound) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.pcm)
    return data.getvalue()
