"""Blocks: one or more lines that belong together, and what they look like."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum

from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.strip import Strip, joined, once
from audiopaper.model import Why


class Shape(Enum):
    """What a block is, by its looks alone."""

    HEAD = "marked as a heading"
    SHORT = "short and bare: headline, subhead or caption"
    PROSE = "text"
    BYLINE = "byline"
    CAPTION = "caption"
    IMAGE = "image"
    ROW = "row of a table or a list"
    VERSE = "line of a poem"
    PAGE = "label of a page"
    BREAK = "rule or page break"
    LEFT = "left out"


BARE = (Shape.PROSE, Shape.SHORT)
"""What has no markup."""
NEW_PAGE = (Shape.PAGE, Shape.BREAK, Shape.LEFT)
"""What stands between the texts of two pages."""


@dataclass(eq=False)
class Block:
    """One or more lines that belong together."""

    shape: Shape
    strips: list[Strip]
    numbers: list[int]
    """The line of each strip."""
    level: int = 0
    bold: bool = False
    blank: int = 0
    why: Why | None = None
    page: str = ""
    mark: Mark = Mark.TEXT
    indent: bool = False
    bullet: bool = False
    file: int = 0

    @property
    def number(self) -> int:
        """Line on which it begins."""
        return self.numbers[0]

    @once
    def strip(self) -> Strip:
        """All lines as one."""
        return self.strips[0] if len(self.strips) == 1 else joined(self.strips)

    @once
    def text(self) -> str:
        """What a reader sees."""
        return self.strip.text

    def lines(self) -> list[Block]:
        """One block for each of its lines."""
        if len(self.strips) == 1:
            return [self]
        made = [
            Block(self.shape, [strip], [number], self.level, self.bold, 0, self.why, self.page, self.mark, self.indent)
            for strip, number in zip(self.strips, self.numbers, strict=True)
        ]
        made[0].blank = self.blank
        return made

    def cut(self, start: int) -> Block:
        """The block without its first `start` characters."""
        return dataclasses.replace(self, strips=[self.strip.cut(start).stripped()], numbers=self.numbers[:1])


@dataclass(slots=True)
class Labelled:
    """A line and what it is by itself; `why` if that is enough to leave it out, `page` if it names one."""

    line: Line
    why: Why | None = None
    page: str = ""
