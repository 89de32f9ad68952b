"""``audiopaper voices``: the voices there are, and how one sounds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from audiopaper import atomic
from audiopaper.commands.audition import auditions
from audiopaper.commands.options import ShowOption, show_for
from audiopaper.commands.screen import results
from audiopaper.errors import VoiceError
from audiopaper.speech.cast import load_voices
from audiopaper.speech.engine import Voice
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
    atomic.write_bytes(path, next(iter(auditions([text], profiles[audition], settings))))
    results().print(Text(str(path)))


def _list(profiles: dict[str, Voice]) -> None:
    table = Table(say("voice", "声音"), say("engine", "引擎"), say("what it is", "说明"), box=None)
    for name, voice in profiles.items():
        table.add_row(name, voice.engine, Text(voice.label))
    results().print(table)
