"""From lines to blocks: each line gets the part it plays on the page."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from audiopaper.issue import patterns as rules
from audiopaper.issue.lines import Look, SourceLine
from audiopaper.issue.masthead import Masthead, fact_line, is_name
from audiopaper.model import Why

LONGEST_TITLE = 46
"""Hanzi in one line of a headline; the longest that papers print."""
POEM_LINE = 16
HANZI = re.compile(r"[\u3400-\u9fff]")
PAGE_NUMBER = re.compile(r"第?\s*([0-9]{1,2})\s*版|^[A-D]?0?([0-9]{1,2})$|^([一二三四五六七八])版")


class Act(StrEnum):
    """The part a line plays."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A line with its part."""

    line: SourceLine
    act: Act
    why: Why | None = None
    """Of furniture."""
    apart: bool = True
    """Whether a blank line, a rule or furniture stands before it."""
    byline: rules.Byline | None = None

    @property
    def text(self) -> str:
        """The readable text without spaces at its ends."""
        return self.line.text.strip()


def blocks_of(lines: list[SourceLine], masthead: Masthead) -> list[Block]:
    """Every line that holds text, with the part it plays."""
    blocks = [block for block in _first_look(lines, masthead) if block]
    return [dataclasses.replace(block, act=_second_look(blocks, at)) for at, block in enumerate(blocks)]


def _first_look(lines: list[SourceLine], masthead: Masthead) -> Iterator[Block]:
    """By the line alone."""
    apart = True
    begun = False
    for line in lines:
        if line.look in (Look.BLANK, Look.RULE, Look.HIDDEN):
            apart = True
            continue
        why = _furniture(line, masthead)
        if not why and not begun and not HANZI.search(line.text):
            why = Why.MASTHEAD  # the paper's name in Latin letters, a slogan
        begun = begun or not why
        if why:
            yield Block(line, Act.FURNITURE, why, apart)
            apart = True
            continue
        yield Block(line, _act(line), None, apart, rules.byline(line.text.strip()))
        apart = False


def _furniture(line: SourceLine, masthead: Masthead) -> Why | None:
    if fact_line(line.bare) or is_name(line, masthead):
        return Why.MASTHEAD
    return rules.furniture(line.bare) if line.look is not Look.TABLE else None


def _act(line: SourceLine) -> Act:
    if line.look is Look.TABLE:
        return Act.TABLE
    if rules.is_caption(line.text.strip()):
        return Act.CAPTION
    if (
        line.look in (Look.HEADING, Look.BOLD)
        and len(line.bare) <= LONGEST_TITLE * 2
        and not rules.byline(line.text.strip())
    ):
        return Act.TITLE
    return Act.BODY


def _second_look(blocks: list[Block], at: int) -> Act:
    """By its neighbours: bare titles before a title or a byline, captions whose credit stands on the next line."""
    block = blocks[at]
    if block.act is not Act.BODY or block.byline:
        return block.act
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following and following.act is Act.CAPTION and not following.apart and len(block.text) <= 120:
        return Act.CAPTION
    return Act.TITLE if _bare_title(blocks, at) else Act.BODY


def _bare_title(blocks: list[Block], at: int) -> bool:
    """Whether a line without markup is part of a headline: short, not a sentence, and where headlines stand."""
    block = blocks[at]
    if (
        not block.apart
        or len(block.line.bare) > LONGEST_TITLE
        or rules.TITLE_NOT.search(block.text)
        or block.line.indented
    ):
        return False
    if len(block.line.bare) < 4 or _open_before(blocks, at):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or not following.apart:
        return False
    before = blocks[at - 1] if at else None
    if _verse(following) or (before is not None and _verse(before)):
        return False
    after_title = before is not None and before.act is Act.TITLE
    before_title = following.act is Act.TITLE and following.line.look is not Look.TEXT
    return after_title or before_title or following.byline is not None


def _verse(block: Block) -> bool:
    """Whether a line can be one of a poem: short, and no sentence."""
    short = len(block.line.bare) <= POEM_LINE and block.act is Act.BODY and block.byline is None
    return short and not rules.ends_sentence(block.text)


def _open_before(blocks: list[Block], at: int) -> bool:
    """Whether the last paragraph before stands open: then this line goes on with it."""
    for block in reversed(blocks[max(0, at - 6) : at]):
        if block.act in (Act.TITLE, Act.TABLE):
            return False
        if block.act is Act.BODY:
            return not rules.ends_sentence(block.text) and len(block.text) > POEM_LINE * 2
    return False


def page_of(block: Block) -> str:
    """The page that a label names, in Arabic digits, or ""."""
    found = PAGE_NUMBER.search(block.line.bare)
    if not found or block.why is not Why.PAGE_LABEL:
        return ""
    number = next(each for each in found.groups() if each)
    return str("一二三四五六七八".find(number) + 1) if number in "一二三四五六七八" else str(int(number))
