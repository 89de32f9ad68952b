"""The Typer app, and the one place where errors become exit codes."""

from __future__ import annotations

import sys
from typing import Annotated

import click
import typer

from audiopaper.errors import AudiopaperError
from audiopaper.words import say

app = typer.Typer(
    name="audiopaper",
    help=say(
        "The audio edition of a newspaper: one printed issue in, one podcast episode and its feed out.",
        "报纸的有声版：放进一期报纸，得到一期播客和订阅源。",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main() -> None:
    """Run the command line; the exit code is 0 done, 1 the work failed, 2 the input or the options are wrong."""
    try:
        app(standalone_mode=False)
    except AudiopaperError as error:
        _complain(error)
        raise SystemExit(error.exit_code) from None


def _complain(error: AudiopaperError) -> None:
    where = f"{error.where}: " if error.where else ""
    todo = f" — {error.todo.text()}" if error.todo else ""
    print(f"audiopaper: {where}{error.what.text()}{todo}", file=sys.stderr)
