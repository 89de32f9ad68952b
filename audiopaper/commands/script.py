"""``audiopaper script``: what will be said, by whom, and what an engine is given to say."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated, Any

import typer
from rich.text import Text

from audiopaper.commands.options import (
    DateOption,
    IssueArgument,
    IssueNumberOption,
    JsonOption,
    PaperOption,
    ShowOption,
    show_for,
)
from audiopaper.commands.screen import results
from audiopaper.issue import read_issue
from audiopaper.model import Line, Script
from audiopaper.script import write_script
from audiopaper.show import Show
from audiopaper.speech.cast import Cast, load_cast
from audiopaper.speech.engine import Engine, EngineSettings
from audiopaper.speech.registry import make_engine
from audiopaper.words import say


def script(
    issue: IssueArgument,
    show: ShowOption = None,
    paper: PaperOption = None,
    date: DateOption = None,
    issue_no: IssueNumberOption = None,
    engine: Annotated[
        str | None, typer.Option("--engine", help=say("Show what this engine is given.", "显示交给该引擎的内容。"))
    ] = None,
    readings: Annotated[bool, typer.Option("--readings", help=say("Show the pinyin.", "显示拼音。"))] = False,
    as_json: JsonOption = False,
) -> None:
    """Show the script of an issue."""
    settings = show_for(show, paper=paper, date=date, issue_no=issue_no, engines=(engine,) if engine else None)
    written = write_script(read_issue(issue, settings), settings)
    heard = _Heard(settings) if engine else None
    if as_json:
        results().print(json.dumps(_as_data(written, heard), ensure_ascii=False, indent=1), markup=False)
    else:
        _tell(written, heard, readings=readings)


class _Heard:
    """What the chosen engine is given for a line."""

    def __init__(self, show: Show) -> None:
        self._engine: Engine = make_engine(show.engines[0], EngineSettings(show.engine.get(show.engines[0], {})))
        self._cast: Cast = load_cast(show)

    def __call__(self, line: Line) -> str:
        return self._engine.request(line, self._cast.voice_for(line, self._engine.name))


def _as_data(script: Script, heard: _Heard | None) -> dict[str, Any]:
    lines = [{**dataclasses.asdict(line), **({"heard": heard(line)} if heard else {})} for line in script.lines]
    return {
        "sections": [dataclasses.asdict(section) for section in script.sections],
        "lines": lines,
        "silences": [dataclasses.asdict(silence) for silence in script.silences],
    }


def _tell(script: Script, heard: _Heard | None, *, readings: bool) -> None:
    console = results()
    for section in script.sections:
        console.print(Text(f"\n{section.title}", style="bold"))
        for line in script.of(section):
            console.print(Text(f"{line.id:16} {line.role:9}", style="dim").append(line.printed))
            if line.spoken != line.printed:
                console.print(Text(" " * 26 + line.spoken, style="green"))
            if readings:
                console.print(Text(" " * 26 + " ".join(filter(None, line.reading)), style="cyan"))
            if heard:
                console.print(Text(" " * 26 + heard(line), style="magenta"))
    for silence in script.silences:
        console.print(Text(f"{silence.why}: {silence.text}", style="yellow"))
