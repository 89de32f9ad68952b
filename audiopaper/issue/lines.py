"""The lines of a page: what every scanner gives and every rule looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from audiopaper.issue.strip import Strip


class Mark(Enum):
    """What the markup says about a line."""

    TEXT = "text"
    TABLE = "row of a table"
    CAPTION = "caption"
    IMAGE = "image"
    BREAK = "rule or page break"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    ASIDE = "navigation"
    ADVERTISEMENT = "advertisement"
    PAGE = "comment that names a page"


@dataclass(slots=True)
class Line:
    """One line as printed."""

    strip: Strip
    number: int
    """Line in its file, from 1."""
    mark: Mark = Mark.TEXT
    level: int = 0
    """Heading level; 0 for none."""
    bold: bool = False
    italic: bool = False
    indent: bool = False
    """Begins with the two empty squares of a Chinese paragraph."""
    blank: int = 0
    """Blank lines before it."""
    bullet: bool = False
    label: str = ""
    """What a comment says."""

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.strip.text


@dataclass
class Scanned:
    """A scanned file: its lines, and the runs that no reader sees."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    images: list[tuple[int, int]] = field(default_factory=list)
    rules: list[tuple[int, int]] = field(default_factory=list)
    title: str = ""
    """What the window of a browser is called."""
