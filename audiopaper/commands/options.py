"""Options that several commands share, so that they are called and explained alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audiopaper.words import say

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
