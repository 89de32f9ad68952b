"""Publishing: cover, pages, and the feed last, so that it never points at what is not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from audiopaper import atomic, manifest
from audiopaper.errors import PublishError
from audiopaper.progress import Progress, Stage, StepDone, silent
from audiopaper.publish.addresses import COVER, FEED, INDEX, podcast_guid
from audiopaper.publish.cover import draw_cover
from audiopaper.publish.feed import feed
from audiopaper.publish.pages import episode_page, index_page
from audiopaper.show import Show
from audiopaper.words import Words

ASSETS = ("page.css", "player.js")


@dataclass(frozen=True, slots=True)
class Published:
    """Where the published things stand."""

    feed: Path
    index: Path
    cover: Path
    episodes: int
    """How many the feed holds."""


def publish(output: Path, show: Show, *, progress: Progress = silent) -> Published:
    """Make cover, pages and feed of all editions under `output` from their manifests.

    Raises:
        PublishError: a manifest is damaged, or its MP3 is missing; the feed stays as it was.
        OutputError: the disk does not take it.
    """
    editions = publishable(output)
    show = identified(show, editions)
    pages = {output / "episodes" / each.slate.id / INDEX: episode_page(each, show) for each in editions}
    index, rss = index_page(editions, show), feed(editions, show)
    progress(StepDone(Stage.PUBLISH, 1, 3))
    paper = show.paper or (editions[0].slate.paper if editions else "")
    atomic.write_bytes(output / COVER, draw_cover(paper))
    progress(StepDone(Stage.PUBLISH, 2, 3))
    for name in ASSETS:
        atomic.write_bytes(output / name, resources.files(__package__).joinpath("templates", name).read_bytes())
    for path, text in pages.items():
        atomic.write_text(path, text)
    atomic.write_text(output / INDEX, index)
    atomic.write_bytes(output / FEED, rss)
    progress(StepDone(Stage.PUBLISH, 3, 3))
    return Published(output / FEED, output / INDEX, output / COVER, len(editions))


def publishable(output: Path, *, but: str = "") -> tuple[manifest.Edition, ...]:
    """The editions under `output` that the feed can hold, the newest first; not that of the episode `but`.

    Raises:
        PublishError: a manifest is damaged or out of its place, or its MP3 is missing.
    """
    editions = manifest.load_all(output, but=but)
    for edition in editions:
        _check_audio(output, edition)
    return editions


def identified(show: Show, editions: Iterable[manifest.Edition]) -> Show:
    """The show with its guid: its own, else that under which its first edition was produced, else one of its address.

    A podcast that moves to another address stays the podcast it was, or apps would show every episode once more.
    """
    told = [each.guid for each in sorted(editions, key=lambda each: each.produced) if each.guid]
    return dataclasses.replace(show, guid=show.guid or (told[0] if told else podcast_guid(show)))


def _check_audio(output: Path, edition: manifest.Edition) -> None:
    audio = output / "episodes" / edition.slate.id / edition.audio
    if not audio.is_file() or audio.stat().st_size != edition.bytes:
        raise PublishError(
            Words("The audio of an edition is missing or has another length", "某期的音频缺失或长度不符"),
            file=audio,
            todo=Words(
                "move its folder out of episodes/ and produce that issue again",
                "请把该目录移出 episodes/，再重新制作该期",
            ),
        )
