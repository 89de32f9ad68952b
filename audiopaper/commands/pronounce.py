"""``audiopaper pronounce``: how a text is said, line by line, as a stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from audiopaper.commands.options import JsonOption, ShowOption, show_for
from audiopaper.errors import InputError
from audiopaper.script import lexicon_of
from audiopaper.script.readings import Lexicon, Reader
from audiopaper.script.spoken import spoken_form
from audiopaper.words import Words, say


def pronounce(
    text: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT | -]",
            help=say("The text; - reads lines from standard input.", "文字；- 表示从标准输入逐行读取。"),
        ),
    ] = "-",
    show: ShowOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how a text is said."""
    lexicon = lexicon_of(show_for(show))
    reader = Reader(lexicon)
    lines: Iterable[str] = _given() if text == "-" else (text.splitlines() or [""])
    for line in lines:
        said = _said(line.rstrip("\r\n"), lexicon, reader)
        if as_json:
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(f"{said['spoken']}\n{' '.join(filter(None, said['pinyin']))}\n")
        sys.stdout.flush()


def _given() -> Iterator[str]:
    try:
        yield from sys.stdin
    except UnicodeError as error:  # UTF-16 without its mark is no UnicodeDecodeError
        raise InputError(
            Words("What is given is not {encoding}", "输入的文字不是 {encoding} 编码").fill(
                encoding=sys.stdin.encoding
            ),
            file="stdin",
            todo=Words("set PYTHONIOENCODING to its encoding: gb18030", "请用 PYTHONIOENCODING 指明编码，如 gb18030"),
        ) from error


def _said(line: str, lexicon: Lexicon, reader: Reader) -> dict[str, str | list[str]]:
    spoken = spoken_form(lexicon.respoken(line)).text
    return {"text": line, "spoken": spoken, "pinyin": [reading.pinyin for reading in reader.read(spoken)]}
