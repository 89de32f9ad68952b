"""What passes from room to room. Read this page first.

    file ──issue──▶ Issue ──script──▶ Script ──speech──▶ Clip, Clip, … ──studio──▶ Episode ──publish──▶ files and feed

Everything here is frozen and checked where it is made; a broken invariant is a defect of the room that made the value
and raises ``ValueError``. Offsets count code points of :attr:`Issue.text`; times are seconds; lines count from 1.
"""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

# ---------------------------------------------------------------------------------------------------------- issue


class Kind(StrEnum):
    """What sort of thing a story is."""

    ARTICLE = "article"
    BRIEF = "brief"
    NOTICE = "notice"
    POEM = "poem"
    TABLE = "table"
    PHOTO = "photo"


class Part(StrEnum):
    """The place of a character inside a story."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Why(StrEnum):
    """Why a character of the file is in no story."""

    MASTHEAD = "masthead"
    PAGE_LABEL = "page label"
    RUNNING_HEAD = "running head"
    CREDITS = "editors' credits"
    CONTACT = "contact line"
    ADVERTISEMENT = "advertisement"
    QR_CODE = "qr code"
    JUMP = "jump line"
    MARKUP = "markup"
    HIDDEN = "hidden from readers"
    IMAGE = "image"
    RULE = "rule"
    SPACE = "space"
    SHOW_PATTERN = "pattern of the show file"


class Dated(StrEnum):
    """From where the day of an issue is known."""

    PRINTED = "printed"
    GIVEN = "given"
    FILE_NAME = "file name"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one run of characters of the file went. The placements of an issue partition its text."""

    start: int
    """First code point in :attr:`Issue.text`."""
    end: int
    """One past the last."""
    line: int
    """Line of `start` in its file."""
    article: str = ""
    """Id of the story that reads it, or "" if it is left out."""
    part: Part | None = None
    """Its place in that story."""
    why: Why | None = None
    """The reason, if it is left out."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a placement must hold at least one character: {self.start}..{self.end}")
        if (self.why is None) == (self.part is None) or bool(self.article) != (self.part is not None):
            raise ValueError("a placement is either read in a story's part or left out for a reason")


@dataclass(frozen=True, slots=True)
class Article:
    """One story as its readers would call it."""

    id: str
    """"a1", "a2"… in reading order."""
    page: str
    """Page (版) as printed, in Arabic digits: "1"."""
    kind: Kind = Kind.ARTICLE
    kicker: str = ""
    headline: str = ""
    headline_made: bool = False
    """True where the paper printed none and the lead had to serve."""
    subtitle: str = ""
    byline: str = ""
    """As printed, without brackets: "本报讯 记者 姜翔"."""
    byline_reporters: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """Whole paragraphs, rejoined; in a poem, one entry a line; in a table, one entry a row."""
    subheads: tuple[int, ...] = ()
    """Indexes of the paragraphs that are subheads."""
    captions: tuple[str, ...] = ()
    line: int = 1
    """Line of the file on which the story begins."""

    def __post_init__(self) -> None:
        if not self.id.isascii() or not self.id.isalnum():
            raise ValueError(f"the id of an article becomes the name of a place: {self.id!r}")


@dataclass(frozen=True, slots=True)
class Join:
    """Two pieces that the layout tore apart and the reader put together."""

    article: str
    line: int
    """Line of the second piece."""
    before: str
    """The last few characters of the first piece."""
    after: str
    """The first few of the second."""
    across: str
    """What stood between: "column", "caption", "page", "line"."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One printed issue of one day."""

    text: str = field(repr=False)
    """The whole file, decoded; every code point of it is in exactly one placement."""
    paper: str
    date: datetime.date
    dated: Dated = Dated.PRINTED
    """:attr:`Dated.TODAY` where neither paper nor options nor file name say a day: that of the reading serves."""
    issue_no: str = ""
    """"1905"; "" where none is printed."""
    lunar: str = ""
    """"农历辛丑年十一月廿六"; "" where none is printed."""
    articles: tuple[Article, ...] = ()
    ledger: tuple[Placement, ...] = field(default=(), repr=False)
    joins: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        ids = {article.id for article in self.articles}
        if len(ids) != len(self.articles):
            raise ValueError("two articles bear the same id")
        at = 0
        for placement in self.ledger:
            if placement.start != at:
                raise ValueError(f"the ledger tears at code point {at}")
            if placement.article and placement.article not in ids:
                raise ValueError(f"the ledger names a story that is not there: {placement.article}")
            at = placement.end
        if at != len(self.text):
            raise ValueError(f"the ledger accounts for {at} of {len(self.text)} code points")


# --------------------------------------------------------------------------------------------------------- script


class Role(StrEnum):
    """Who speaks, as the newsroom casts it."""

    ANCHOR = "anchor"
    REPORTER = "reporter"
    NOTICE = "notice"


class SectionKind(StrEnum):
    """What a chapter is."""

    GREETING = "greeting"
    CONTENTS = "contents"
    STORY = "story"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the script that becomes one chapter."""

    id: str
    """"greeting", "contents", "sign-off", or the id of the article."""
    kind: SectionKind
    title: str
    """What a listener sees in the list of chapters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said in one breath by one voice."""

    id: str
    """Unique in the script, made from section and position: "a1-004"."""
    section: str
    """Id of its :class:`Section`."""
    role: Role
    turn: int
    """Which of the role's voices speaks: the cast takes voice `turn` modulo their number."""
    printed: str
    """What stands in the paper; transcript and page show it."""
    spoken: str
    """What is said: Hanzi, Latin letters and punctuation; no digits."""
    reading: tuple[str, ...]
    """One entry for each character of `spoken`: "zhong1"; tone 1–5, ü as v, before sandhi; "" for what is no Hanzi."""
    pause: float
    """Silence after the line, seconds."""
    part: Part | None = None
    """The place in the story; None in greeting, contents and sign-off."""
    paragraph: int = -1
    """Index into :attr:`Article.paragraphs` (or captions) where the line comes from one; else -1."""
    words: tuple[int, ...] = ()
    """Offsets in `spoken` where a word begins, ascending; empty if nobody segmented it."""
    settled: tuple[int, ...] = ()
    """Offsets in `spoken` whose reading stands in the paper's own lexicon: there no engine may go by its own guess."""

    def __post_init__(self) -> None:
        if len(self.reading) != len(self.spoken):
            raise ValueError(f"{self.id}: {len(self.reading)} readings for {len(self.spoken)} characters")
        if any(not self.reading[at] for at in self.settled):
            raise ValueError(f"{self.id}: a reading is settled where there is none")
        if not self.spoken.strip():
            raise ValueError(f"{self.id}: a line must say something")
        if not 0 <= self.pause <= 10:
            raise ValueError(f"{self.id}: a pause of {self.pause} s")

    @property
    def syllables(self) -> int:
        """How many Hanzi the line says."""
        return sum(1 for syllable in self.reading if syllable)


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that is in a story and is not said."""

    article: str
    part: Part
    paragraph: int
    """Index into paragraphs or captions, -1 for a part of which there is one."""
    text: str
    why: str
    """"caption", "web address"…"""


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said in one edition, in order."""

    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    silences: tuple[Silence, ...] = ()

    def __post_init__(self) -> None:
        order = [section.id for section in self.sections]
        if len(set(order)) != len(order):
            raise ValueError("two sections bear the same id")
        if [key for key, _ in itertools.groupby(line.section for line in self.lines)] != order:
            raise ValueError("lines must stand section by section, in the order of the sections, none empty")
        if len({line.id for line in self.lines}) != len(self.lines):
            raise ValueError("two lines bear the same id")

    def of(self, section: Section) -> tuple[Line, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section == section.id)


# --------------------------------------------------------------------------------------------------------- speech


@dataclass(frozen=True, slots=True)
class Clip:
    """One line as sound, past the gate."""

    line: Line
    voice: str
    """Name of the voice profile."""
    engine: str
    """Name of the engine that made it."""
    rate: int
    """Samples a second, Hz."""
    pcm: bytes = field(repr=False)
    """Mono, signed 16-bit little-endian, as the engine made it: neither trimmed nor levelled."""
    from_cache: bool = False

    def __post_init__(self) -> None:
        if len(self.pcm) % 2 or not self.pcm:
            raise ValueError(f"{self.line.id}: a clip holds whole 16-bit samples, at least one")

    @property
    def seconds(self) -> float:
        """Length, seconds."""
        return len(self.pcm) / 2 / self.rate


# --------------------------------------------------------------------------------------------------------- studio


@dataclass(frozen=True, slots=True)
class Cue:
    """One line in its place on the tape."""

    line: Line
    voice: str
    engine: str
    start: float
    """First sound of the line in the MP3 as a player plays it, seconds."""
    end: float
    """End of its sound, seconds."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.line.id}: a cue from {self.start} to {self.end} s")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the tape that a listener can jump to."""

    section: Section
    start: float
    """Seconds. Each chapter begins where the one before ends; the first at 0."""
    end: float

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.section.id}: a chapter from {self.start} to {self.end} s")


@dataclass(frozen=True, slots=True)
class Loudness:
    """What ebur128 measured on the finished MP3 (EBU R 128, ITU-R BS.1770)."""

    integrated: float
    """LUFS."""
    true_peak: float
    """dBTP."""
    range: float
    """LU."""


@dataclass(frozen=True, slots=True)
class Slate:
    """What is written on the board before the recording: which edition this is."""

    id: str
    """Name of its folder and root of its file names: "2021-12-29"."""
    title: str
    """"今日柯城 2021年12月29日"."""
    show: str
    """Name of the podcast."""
    paper: str
    date: datetime.date
    issue_no: str = ""
    lunar: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.id.isascii() or not self.id.replace("-", "").isalnum():
            raise ValueError(f"the id of an edition becomes the name of a folder: {self.id!r}")


@dataclass(frozen=True, slots=True)
class Episode:
    """The finished tape."""

    audio: Path
    """The MP3."""
    bytes: int
    """Its length."""
    duration: float
    """As decoded, seconds."""
    sha256: str
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    loudness: Loudness
