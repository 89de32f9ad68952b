"""``audiopaper publish``: feed and pages of what was produced, made again."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from audiopaper import atomic, manifest
from audiopaper.commands.options import OutOption, QuietOption, ShowOption, show_for
from audiopaper.commands.screen import progress_on_screen, results
from audiopaper.errors import PublishError
from audiopaper.progress import Stage, StageBegan
from audiopaper.publish import publish as publish_editions
from audiopaper.words import Words, say


def publish(show: ShowOption = None, out: OutOption = Path("output"), quiet: QuietOption = False) -> None:
    """Publish what is there."""
    settings = show_for(show)
    if not any((out / "episodes").glob(f"*/{manifest.FILE}")):
        raise PublishError(
            Words("There is no episode in this folder", "该目录中没有节目"),
            file=out,
            todo=Words("run `audiopaper produce` first", "请先运行 audiopaper produce"),
        )
    with progress_on_screen(quiet=quiet) as progress, atomic.claimed(out):
        progress(StageBegan(Stage.PUBLISH))
        published = publish_editions(out, settings, progress=progress)
    if quiet:
        return
    facts = (
        (say("feed", "订阅源"), published.feed),
        (say("index", "首页"), published.index),
        (say("episodes", "期数"), published.episodes),
    )
    for name, value in facts:
        results().print(Text(f"{name}: {value}"))
