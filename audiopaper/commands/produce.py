"""``audiopaper produce``: one issue in, one published edition out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from audiopaper.commands.options import (
    ByOption,
    DateOption,
    EngineOption,
    IssueArgument,
    IssueNumberOption,
    OutOption,
    PaperOption,
    QuietOption,
    ShowOption,
    show_for,
    time_of,
)
from audiopaper.commands.screen import progress_on_screen, results
from audiopaper.manifest import Edition
from audiopaper.produce import Produced
from audiopaper.produce import produce as produce_edition
from audiopaper.progress import Event, Noted, Progress
from audiopaper.publish.feed import clock
from audiopaper.show import Show
from audiopaper.words import Words, say


def produce(
    issue: IssueArgument,
    show: ShowOption = None,
    out: OutOption = Path("output"),
    paper: PaperOption = None,
    date: DateOption = None,
    issue_no: IssueNumberOption = None,
    engine: EngineOption = None,
    by: ByOption = None,
    music: Annotated[
        bool | None, typer.Option("--music/--no-music", help=say("With or without the chime.", "是否加片头音乐。"))
    ] = None,
    quiet: QuietOption = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=say("Tell where each setting came from.", "说明每项设置的来源。"))
    ] = False,
) -> None:
    """Produce one issue."""
    settings = show_for(
        show,
        paper=paper,
        date=date,
        issue_no=issue_no,
        engines=tuple(engine) if engine else None,
        by=time_of(by),
        music=music,
    )
    if verbose:
        _settings_table(settings)
    with progress_on_screen(quiet=quiet) as progress:
        notes = _Notes(progress)
        produced = produce_edition(issue, settings, out, progress=notes)
    if not quiet:
        _tell(produced, notes.taken)


def _settings_table(show: Show) -> None:
    table = Table(say("setting", "设置"), say("value", "值"), say("from", "来源"), box=None)
    for name, value in show.settings():
        table.add_row(name, Text(str(value)), Text(show.came_from(name)))
    results().print(table)


def _speakers(edition: Edition) -> str:
    """Which engine said how many lines, the one that said most first."""
    lines = Counter(cue.engine for cue in edition.cues)
    return ", ".join(say("{}, {} lines", "{} {} 行").format(name, count) for name, count in lines.most_common())


class _Notes:
    """Keeps what was noted on the way, to say it again at the end: by then it has left the screen."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.taken: list[Words] = []

    def __call__(self, event: Event) -> None:
        if isinstance(event, Noted):
            self.taken.append(event.words)
        self._progress(event)


def _tell(produced: Produced, notes: Iterable[Words]) -> None:
    edition = produced.edition
    facts = (
        (say("episode", "节目"), f"{edition.slate.title} · {clock(edition.duration)}"),
        (say("audio", "音频"), str(produced.audio)),
        (say("page", "网页"), str(produced.folder / "index.html")),
        (say("manifest", "清单"), str(produced.folder / "edition.json")),
        (say("feed", "订阅源"), str(produced.published.feed)),
        (say("index", "首页"), str(produced.published.index)),
        (say("spoken by", "播读"), _speakers(edition)),
        *((say("note", "说明"), note.text()) for note in notes),
    )
    for name, value in facts:
        results().print(Text(f"{name}: {value}"))
