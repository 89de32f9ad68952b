"""The lines of a page, each with its place in the text, and what its markup says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from audiopaper.model import Why

BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
MARKUP = re.compile(r"\*\*|__|`+|<[^<>\n]{0,200}>|\\(?=[#*_.\-])")
IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]*\)")
HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+")
BOLD = re.compile(r"(\*\*|__)[^*_\n]+\1")
BULLET = re.compile(r"[-*+>][ \t]+")
SPACE = re.compile(r"\s+")
HANZI = r"[\u3400-\u9fff\uf900-\ufaff]"


class Look(StrEnum):
    """What a line's markup says."""

    BLANK = "blank"
    HEADING = "heading"
    BOLD = "bold"
    TABLE = "table"
    RULE = "rule"
    HIDDEN = "hidden"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of readable characters of a line: `start` to `end` in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line without its break."""

    number: int
    """Counted from 1."""
    start: int
    end: int
    look: Look
    level: int
    """Of a heading, 1 to 6; 0 elsewhere."""
    indented: bool
    """Whether it begins with the indent of a Chinese paragraph."""
    pieces: tuple[Piece, ...]
    """What is readable in it; the rest is markup or space."""
    text: str
    """The pieces, joined; spaces inside stay."""

    @property
    def bare(self) -> str:
        """The text without any space."""
        return SPACE.sub("", self.text)


@dataclass(frozen=True, slots=True)
class Markup:
    """Characters of a line that are no text."""

    start: int
    end: int
    why: Why


def lines_of(text: str) -> Iterator[SourceLine]:
    """The lines of `text`; linear in its length."""
    at, number, hidden = 0, 1, False
    while at <= len(text):
        found = BREAK.search(text, at)
        end = found.start() if found else len(text)
        opens = text.find("<!--", at, end)
        line = _line(text, at, end, number, hidden or opens == at)
        if opens >= 0 or hidden:
            hidden = text.find("-->", max(opens, at), end) < 0
        yield line
        if not found:
            return
        at, number = found.end(), number + 1


def _line(text: str, start: int, end: int, number: int, hidden: bool) -> SourceLine:
    raw = text[start:end]
    if hidden:
        return SourceLine(number, start, end, Look.HIDDEN, 0, False, (), "")
    if not raw.strip():
        return SourceLine(number, start, end, Look.BLANK, 0, False, (), "")
    heading = HEADING.match(raw)
    look = Look.HEADING if heading else _look(raw.strip())
    begin = heading.end() if heading else _bullet(raw)
    pieces = tuple(_pieces(raw, start, begin)) if look is not Look.RULE else ()
    readable = "".join(text[piece.start : piece.end] for piece in pieces)
    if not readable.strip():
        look = Look.RULE if look is Look.RULE else Look.BLANK
    indented = raw.startswith(("\u3000", "    ", "\t"))
    return SourceLine(number, start, end, look, len(heading.group(1)) if heading else 0, indented, pieces, readable)


def _look(raw: str) -> Look:
    if len(raw) >= 3 and len(set(raw)) == 1 and raw[0] in "-*_=—－·~":
        return Look.RULE
    if raw.startswith("|") and raw.endswith("|") and len(raw) > 1:
        return Look.RULE if not set(raw) - set("|-: ") else Look.TABLE
    return Look.BOLD if len(raw) < 200 and BOLD.fullmatch(raw) else Look.TEXT


def _bullet(raw: str) -> int:
    indent = len(raw) - len(raw.lstrip())
    found = BULLET.match(raw, indent)
    return found.end() if found else indent


def _pieces(raw: str, start: int, begin: int) -> Iterator[Piece]:
    """The readable runs of a line: without images, tags, emphasis marks, and the spaces at its ends."""
    end = len(raw.rstrip())
    at = begin
    for mark in sorted([*IMAGE.finditer(raw, begin), *MARKUP.finditer(raw, begin)], key=lambda found: found.start()):
        if mark.start() < at:
            continue
        if mark.start() > at:
            yield Piece(start + at, start + min(mark.start(), end))
        at = mark.end()
    if at < end:
        yield Piece(start + at, start + end)
