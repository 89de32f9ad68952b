"""``audiopaper names``: the uncertain readings of today's issue, heard and settled before a minute of audio is made."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from audiopaper import atomic
from audiopaper.commands.audition import auditions
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
from audiopaper.errors import OptionError
from audiopaper.issue import read_issue
from audiopaper.script import lexicon_of, people_of, write_script
from audiopaper.script.readings import Doubt, Reader, Sort, doubts, with_entries
from audiopaper.show import Show
from audiopaper.speech.cast import load_voices
from audiopaper.words import Words, say

SORTS = {
    Sort.PERSON: Words("person", "人名"),
    Sort.PLACE: Words("place", "地名"),
    Sort.WORD: Words("word", "词语"),
}
VOICE = "xiaobei"
"""Plays the auditions; every installation has it."""
AROUND = 12
"""Characters of the sentence shown on either side."""


def names(
    issue: IssueArgument,
    show: ShowOption = None,
    paper: PaperOption = None,
    date: DateOption = None,
    issue_no: IssueNumberOption = None,
    audition: Annotated[
        Path | None,
        typer.Option(
            "--audition",
            help=say("Speak each into this folder, a WAV file a name.", "逐个试读，WAV 文件存到这个目录。"),
            show_default=False,
            file_okay=False,
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help=say("Write all to the paper's lexicon.", "全部写入本报读音词典。"))
    ] = False,
    corrections: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="WORD=PINYIN",
            help=say("Write this reading; repeat the option.", "写入这个读音；可重复。"),
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List what may be misread today."""
    settings = show_for(show, paper=paper, date=date, issue_no=issue_no)
    today = read_issue(issue, settings)
    lines = [line.spoken for line in write_script(today, settings).lines]
    found = doubts(lines, Reader(lexicon_of(settings), people_of(today)))
    if as_json:
        results().print(json.dumps([_data(doubt) for doubt in found], ensure_ascii=False, indent=1), markup=False)
    else:
        _tell(found)
    if audition:
        _play(found, audition, settings)
    entries = {doubt.text: doubt.pinyin for doubt in found} if accept else {}
    entries |= dict(_correction(each) for each in corrections or ())
    if entries:
        _keep(entries, settings)


def _data(doubt: Doubt) -> dict[str, object]:
    return {**dataclasses.asdict(doubt), "sort": doubt.sort.name.lower()}


def _tell(found: Sequence[Doubt]) -> None:
    if not found:
        results().print(say("Nothing is uncertain today.", "今天没有拿不准的读音。"))
        return
    table = Table(box=None, show_header=False)
    for doubt in found:
        table.add_row(
            SORTS[doubt.sort].text(),
            Text(doubt.text, style="bold"),
            " ".join(doubt.pinyin),
            f"{doubt.sure:.0%}",
            Text(" ".join("/".join(each) for each in doubt.others if each), style="dim"),
            _around(doubt),
        )
    results().print(table)


def _around(doubt: Doubt) -> Text:
    before, _, after = doubt.sentence.partition(doubt.text)
    return Text(before[-AROUND:]).append(doubt.text, style="reverse").append(after[:AROUND])


def _play(found: Iterable[Doubt], folder: Path, show: Show) -> None:
    voice = load_voices()[VOICE]
    with atomic.disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    texts = [doubt.text for doubt in found]
    for number, (text, sound) in enumerate(zip(texts, auditions(texts, voice, show), strict=True), 1):
        atomic.write_bytes(folder / f"{number:02d}-{text}.wav", sound)


def _correction(given: str) -> tuple[str, tuple[str, ...]]:
    """What `--set` gives: 单家浜=shan4 jia1 bang1, the value in quotation marks or not."""
    word, sign, reading = given.partition("=")
    if not sign:
        raise OptionError(
            Words("--set {given} names no reading", "--set {given} 没有给出读音").fill(given=given),
            todo=Words('write --set 单家浜="shan4 jia1 bang1"', '请写成 --set 单家浜="shan4 jia1 bang1"'),
        )
    return word.strip().strip("\"'"), tuple(reading.strip().strip("\"'").split())


def _keep(entries: dict[str, tuple[str, ...]], show: Show) -> None:
    """Write to the paper's lexicon; what stands there already is kept, comments and all."""
    beside = show.file.parent if show.file else Path()
    path = show.lexicon or beside / "lexicon.toml"
    atomic.write_text(path, with_entries(path, entries))
    results().print(Text(say(f"{len(entries)} readings written to {path}", f"已将 {len(entries)} 个读音写入 {path}")))
