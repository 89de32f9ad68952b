"""One issue in, one published edition out: the only walk through all five rooms.

The rooms are entered when a run begins: `import audiopaper` takes no second, and Ctrl-C in that second is ours to take.
"""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiopaper import atomic, manifest
from audiopaper.errors import PublishError
from audiopaper.manifest import Edition
from audiopaper.model import Dated, Episode, Issue, Script, Slate
from audiopaper.progress import Event, Noted, Progress, Stage, StageBegan, silent
from audiopaper.show import Show
from audiopaper.words import Words

if TYPE_CHECKING:
    from audiopaper.publish import Published

UNDATED = Words(
    "The paper prints no date: taken as today's, {day}; another one with --date",
    "报上没有日期：按今天 {day} 处理；可用 --date 另行指定",
)
TAG_COVER = 1000
"""Side of the cover inside the MP3, pixels: sharp on a phone's lock screen, and a tenth of the feed's in bytes."""


@dataclass(frozen=True, slots=True)
class Produced:
    """What a run made and where it stands."""

    edition: Edition
    folder: Path
    """Folder of the episode."""
    published: Published

    @property
    def audio(self) -> Path:
        """The MP3 that the feed encloses."""
        return self.folder / self.edition.audio


def produce(
    source: Path,
    show: Show,
    output: Path,
    *,
    progress: Progress = silent,
) -> Produced:
    """Read the issue in `source`, speak it, and publish it into `output`.

    Everything is made aside and renamed when it is whole; the feed comes last.

    The other editions of `output` are looked at before a word is spoken, so that no work is done for a feed that
    cannot be made. A damaged edition of the same episode is no obstacle: this one takes its place.

    Raises:
        InputError: issue, show, lexicon or cast are wrong.
        WorkError: an engine, the studio, the disk failed, or another edition is damaged; the feed is as it was before,
            and so are the episodes, unless it is in making the feed that the disk fails.
    """
    from audiopaper.issue import read_issue
    from audiopaper.publish import INDEX, draw_cover, episode_page, identified, publish, publishable
    from audiopaper.script import slate_for, write_script
    from audiopaper.speech import recite
    from audiopaper.studio import assemble

    notes = _Notes(progress)
    with atomic.claimed(output):
        progress(StageBegan(Stage.ISSUE))
        issue = read_issue(source, show)
        if issue.dated is Dated.TODAY:
            notes(Noted(UNDATED.fill(day=issue.date)))
        progress(StageBegan(Stage.SCRIPT))
        script = write_script(issue, show)
        slate = slate_for(issue, show)
        show = identified(show, publishable(output, but=slate.id))
        folder = output / "episodes" / slate.id
        with atomic.folder(folder) as aside:
            clips = recite(script, show, progress=notes)
            cover = draw_cover(slate.paper, side=TAG_COVER)
            episode = assemble(script, clips, slate, show, cover=cover, into=aside, progress=notes)
            edition = _edition(issue, script, slate, episode, show.guid, notes.taken)
            manifest.save(edition, aside)
            atomic.write_text(aside / INDEX, episode_page(edition, show))  # whole even if we are stopped here
            _keep_enclosure(folder, aside)
        progress(StageBegan(Stage.PUBLISH))
        return Produced(edition, folder, publish(output, show, progress=notes))


class _Notes:
    """Passes events on and keeps the notes for the manifest."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._taken: list[str] = []

    def __call__(self, event: Event) -> None:
        if isinstance(event, Noted):
            self._taken.append(event.words.en)
        self._progress(event)

    @property
    def taken(self) -> tuple[str, ...]:
        return tuple(self._taken)


def _edition(
    issue: Issue, script: Script, slate: Slate, episode: Episode, guid: str, notes: tuple[str, ...]
) -> Edition:
    from importlib import metadata

    return Edition(
        slate=slate,
        audio=episode.audio.name,
        bytes=episode.bytes,
        duration=episode.duration,
        sha256=episode.sha256,
        loudness=episode.loudness,
        chapters=episode.chapters,
        cues=episode.cues,
        articles=issue.articles,
        ledger=issue.ledger,
        silences=script.silences,
        produced=datetime.datetime.now().astimezone().replace(microsecond=0),
        generator=f"audiopaper {metadata.version('audiopaper')}",
        guid=guid,
        notes=notes,
    )


def _keep_enclosure(folder: Path, aside: Path) -> None:
    """Carry the MP3 that the published feed encloses over into the corrected edition.

    Podcast apps hold the feed for hours: until they fetch it again, the old address must still play. Of a damaged
    manifest nobody knows which MP3 that was, so all are kept.
    """
    try:
        kept = [folder / manifest.load(folder / manifest.FILE).audio]
    except PublishError:
        kept = sorted(folder.glob("*.mp3"))
    for audio in kept:
        if audio.is_file() and not (aside / audio.name).exists():
            shutil.copy2(audio, aside / audio.name)
