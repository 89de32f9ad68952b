"""The pages: one of each episode, with a player and the whole text, and the index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from audiopaper.mandarin.almanac import printed_date, weekday
from audiopaper.manifest import Edition
from audiopaper.model import Article, Cue, Part, SectionKind
from audiopaper.publish.addresses import feed_url
from audiopaper.publish.feed import clock, show_description, show_name
from audiopaper.show import Show


@dataclass(frozen=True, slots=True)
class Told:
    """One section as the page shows it: its heading, its lines by paragraph, captions."""

    id: str
    title: str
    start: float
    clock: str
    story: bool
    article: Article | None
    opening: tuple[Cue, ...]
    """Lines that are no part of a story's body."""
    paragraphs: tuple[tuple[Cue, ...], ...]


def episode_page(edition: Edition, show: Show) -> str:
    """The page of one episode. Text from the newspaper is escaped by Jinja2, everywhere."""
    return (
        _environment()
        .get_template("episode.html.j2")
        .render(
            edition=edition,
            show=show_name((edition,), show),
            language=show.language,
            facts=_facts(edition),
            sections=[_told(edition, at) for at in range(len(edition.chapters))],
            minutes=clock(edition.duration),
        )
    )


def index_page(editions: tuple[Edition, ...], show: Show) -> str:
    """The page of the show: how to subscribe, and all episodes."""
    return (
        _environment()
        .get_template("index.html.j2")
        .render(
            show=show_name(editions, show),
            description=show_description(editions, show),
            language=show.language,
            feed=feed_url(show),
            editions=[(edition, _facts(edition), clock(edition.duration), _headlines(edition)) for edition in editions],
        )
    )


def _facts(edition: Edition) -> str:
    slate = edition.slate
    day = f"{printed_date(slate.date)} {weekday(slate.date)}"
    number = f"第{slate.issue_no}期" if slate.issue_no else ""
    return " · ".join(filter(None, (day, slate.lunar, number)))


def _headlines(edition: Edition) -> list[str]:
    return [chapter.section.title for chapter in edition.chapters if chapter.section.kind is SectionKind.STORY]


def _told(edition: Edition, at: int) -> Told:
    chapter = edition.chapters[at]
    section = chapter.section
    cues = [cue for cue in edition.cues if cue.line.section == section.id]
    body: dict[int, list[Cue]] = {}
    for cue in cues:
        if cue.line.part is Part.PARAGRAPH:
            body.setdefault(cue.line.paragraph, []).append(cue)
    return Told(
        id=section.id,
        title=section.title,
        start=chapter.start,
        clock=clock(chapter.start),
        story=section.kind is SectionKind.STORY,
        article=next((article for article in edition.articles if article.id == section.id), None),
        opening=tuple(cue for cue in cues if cue.line.part is not Part.PARAGRAPH),
        paragraphs=tuple(tuple(lines) for lines in body.values()),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("audiopaper.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
