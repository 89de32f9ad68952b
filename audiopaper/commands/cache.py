"""``audiopaper cache``: what the clip cache holds, and making room."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from audiopaper.commands.screen import results
from audiopaper.speech.cache import MEGABYTE, CacheFacts, ClipCache
from audiopaper.words import Words, say


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
    results().print(Text(_told(clips.facts()).text()))


def _told(facts: CacheFacts) -> Words:
    return Words(
        "{folder}: {entries} clips, {size} of at most {most}", "{folder}：{entries} 段音频，{size}，上限 {most}"
    ).fill(folder=facts.folder, entries=facts.entries, size=_size(facts.bytes), most=_size(facts.most_bytes))


def _size(amount: int) -> str:
    """Bytes for people: "12.3 MB", "2.0 GB".

    >>> _size(12_345_678), _size(2_000_000_000)
    ('12.3 MB', '2.0 GB')
    """
    if amount < 1000 * MEGABYTE:
        return f"{amount / MEGABYTE:.1f} MB"
    return f"{amount / MEGABYTE / 1000:.1f} GB"
