"""``audiopaper cache``: what the clip cache holds, and making room."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from audiopaper.commands.screen import results
from audiopaper.speech.cache import ClipCache
from audiopaper.words import say

MEGABYTE = 1_000_000


def cache(
    prune: Annotated[
        int | None,
        typer.Option(
            "--prune",
            metavar="MB",
            min=0,
            help=say("Keep at most so many megabytes; 0 empties it.", "最多保留多少 MB；0 表示清空。"),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show or shrink the clip cache."""
    clips = ClipCache()
    if prune is not None:
        gone = clips.prune(prune * MEGABYTE)
        results().print(Text(say("removed", "已删除") + f": {gone}"))
    facts = clips.facts()
    results().print(
        Text(f"{facts.folder}: {facts.entries} " + say("clips", "段音频") + f", {facts.bytes / MEGABYTE:.1f} MB")
    )
