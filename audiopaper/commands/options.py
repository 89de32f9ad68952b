"""Options that several commands share, so that they are called and explained alike everywhere."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from audiopaper.errors import OptionError
from audiopaper.show import Show
from audiopaper.showfile import load_show
from audiopaper.words import Words, say

IssueArgument = Annotated[
    Path,
    typer.Argument(
        metavar="ISSUE",
        help=say("The issue: a file, or a folder of one file a page.", "报纸：一个文件，或每版一个文件的目录。"),
        show_default=False,
    ),
]
ShowOption = Annotated[
    Path | None,
    typer.Option(
        "--show",
        help=say("The show file of your paper (TOML).", "本报的节目设置文件（TOML）。"),
        show_default=False,
    ),
]
OutOption = Annotated[
    Path, typer.Option("--out", help=say("Where the podcast is written.", "播客写到哪个目录。"), file_okay=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help=say("Print JSON for programs.", "输出供程序使用的 JSON。"))]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=say("Say nothing but errors.", "除错误外不输出。"))]
PaperOption = Annotated[
    str | None,
    typer.Option(
        "--paper", help=say("Name of the paper, where none is printed.", "报名（报上没印时）。"), show_default=False
    ),
]
DateOption = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--date",
        formats=["%Y-%m-%d"],
        help=say("Day of the issue, where none is printed.", "日期（报上没印时）。"),
        show_default=False,
    ),
]
IssueNumberOption = Annotated[
    str | None,
    typer.Option(
        "--issue-no",
        help=say("Number of the issue, where none is printed.", "期号（报上没印时）。"),
        show_default=False,
    ),
]
EngineOption = Annotated[
    list[str] | None,
    typer.Option(
        "--engine",
        help=say("Engines in order of preference; repeat the option.", "语音引擎，按优先顺序；可重复。"),
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="HH:MM",
        help=say(
            "Local time by which the edition must stand: an engine that would be late gives way to a faster one.",
            "必须完成的本地时间：来不及的引擎会让位给更快的。",
        ),
        show_default=False,
    ),
]


def time_of(text: str | None) -> datetime.time | None:
    """The time of the day that a flag names. Raises OptionError."""
    if text is None:
        return None
    try:
        return datetime.datetime.strptime(text.strip().replace("：", ":"), "%H:%M").time()
    except ValueError as error:
        raise OptionError(
            Words("There is no time of the day {text}", "没有 {text} 这个时刻").fill(text=text),
            todo=Words("write it as 06:50", "请写成 06:50 的形式"),
        ) from error


def show_for(file: Path | None, *, date: datetime.datetime | None = None, **flags: object) -> Show:
    """The show of `file`, else of ``show.toml`` in the working folder, else the defaults; flags on top.

    Raises:
        ShowError: the show file is wrong.
        OptionError: a flag's text is in another encoding than the terminal's.
    """
    for name, value in flags.items():
        if isinstance(value, str):
            _check_text(name, value)
    usual = Path("show.toml")
    show = load_show(file or (usual if usual.is_file() else None))
    return show.with_flags(date=date.date() if date else None, **flags)


def _check_text(setting: str, text: str) -> None:
    """What the terminal could not decode would break tags and pages, after all the work."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise OptionError(
            Words("--{name} is no text in this terminal's encoding", "--{name} 的文字与终端编码不符").fill(
                name=setting.replace("_", "-")
            ),
            todo=Words("set the terminal to UTF-8", "请把终端设为 UTF-8"),
        ) from error
