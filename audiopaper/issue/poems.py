"""Poems among the blocks: where their lines begin and end, and what above them is their title and their poet."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile

from audiopaper.issue.rules import bylines, heads, kinds, verse
from audiopaper.issue.rules.characters import width
from audiopaper.issue.shapes import BARE, NEW_PAGE, Block, Shape
from audiopaper.model import Why

LONGEST_VERSE = 24
"""Ems; longer lines are no verses."""
LONGEST_TITLE = 12
"""Ems; a longer line is no title of a poem."""
LONGEST_SIGNATURE = 2
"""Lines."""
MOST_ABOVE = 6
"""Lines between a masthead and the first text, at most."""
PEN_NAME = re.compile(rf"[{bylines.SIGNS.replace('口', '')}]\s*[一-鿿·]{{2,4}}$")
LABELLED = re.compile("[【〖][^】〗]+[】〗]")
"""The name of a column in brackets."""
IN_SENTENCES = re.compile("[了的在着不我你它是有把被让给从向与和没就又]")
"""Characters of sentences rather than of pen names."""


def with_poems(blocks: list[Block]) -> list[Block]:
    """The blocks, with the lines of poems as blocks of their own, in the shape of verse."""
    blocks = _marked(blocks)
    _short_poems(blocks)
    return blocks


def _marked(blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        if block.shape in BARE and not block.bullet and not _opens(block.text) and _may_be_verse(block):
            run.append(block)
            continue
        found.extend(_poems_of(run, found[-1] if found else None, block))
        run = []
        found.append(block)
    return found + _poems_of(run, found[-1] if found else None, None)


def _short_poems(blocks: list[Block]) -> None:
    """Under one of several poems' titles two or three short lines are a poem, though elsewhere they may be anything."""
    for at in range(len(blocks) - 3):
        before, title = blocks[at : at + 2]
        if before.shape is not Shape.VERSE or title.shape is not Shape.HEAD or width(title.text) > LONGEST_TITLE:
            continue
        lines = list(takewhile(lambda block: block.shape is Shape.SHORT, blocks[at + 2 : at + 2 + verse.LEAST]))
        below = blocks[at + 2 + len(lines) : at + 3 + len(lines)]
        prose = bool(below) and below[0].shape in (Shape.PROSE, Shape.BYLINE)
        whole = all(map(_may_be_verse, lines)) and not any(line.blank for line in lines[1:])
        if 1 < len(lines) < verse.LEAST and whole and not prose:
            for line in lines:
                line.shape = Shape.VERSE


def _opens(text: str) -> bool:
    """Whether a notice or a letter begins with this line."""
    return heads.begins(text) or bool(kinds.LETTER.match(text))


def _may_be_verse(block: Block) -> bool:
    """Whether all its lines are short, and end where its clauses end: those of a column end anywhere."""
    texts = [strip.text for strip in block.strips]
    if any(width(text) > LONGEST_VERSE or LABELLED.fullmatch(text) for text in texts):
        return False
    ended = sum(bool(verse.MARKS.match(text[-1])) for text in texts)
    return len(texts) == 1 or 4 * ended >= 3 * len(texts) or not any(verse.MARKS.search(text[:-1]) for text in texts)


def _poems_of(run: list[Block], before: Block | None, below: Block | None) -> list[Block]:
    """A run of short lines, with the poems in it marked; what stands above the text below is no verse of theirs."""
    lines = [line for block in run for line in block.lines()]
    if len(lines) < verse.LEAST or _heads_a_page(lines, before, below):
        return run
    end = len(lines) - _tail(lines, below)
    lead = _rest_of(lines, before)
    often = Counter(line.text for line in lines)
    titles = {at for at in range(end - verse.LEAST - 1) if _is_titled(lines, at, lead, before, often)}
    bounds = [lead, *sorted(titles - {lead}), end]
    made = False
    for start, stop in pairwise(bounds):
        first = start + (2 if start in titles else _title(lines[start:stop]))
        headed = before is not None and heads.is_heading(before)
        if first == start and headed and _is_poet(lines[start].text):
            first += 1  # the poet
        untitled = first == start == lead and (
            before is None or not (heads.is_heading(before) or before.shape is Shape.BYLINE)
        )
        if untitled and lines[start].blank and stop - start > verse.LEAST and _may_be_title(lines[start].text):
            first += 1
        signed = first > start or (before is not None and before.shape is Shape.BYLINE)
        tight = not any(line.blank for line in lines[first + 1 : stop])
        if verse.is_verse([line.text for line in lines[first:stop]], sure=signed and tight):
            made = True
            for line in lines[first:stop]:
                line.shape = Shape.VERSE
    return lines if made else run


def _is_poet(text: str) -> bool:
    """A name, or what somebody belongs to and the name."""
    return bylines.is_name(text) or (len(text.split()) > 1 and bylines.is_author(text))


def _heads_a_page(lines: list[Block], before: Block | None, below: Block | None) -> bool:
    """Whether short lines stand between the masthead and the text or its author: mottoes, columns, headlines."""
    top = before is None or before.shape in NEW_PAGE
    text = below is not None and below.shape in (Shape.BYLINE, Shape.PROSE) and not below.blank
    return top and text and len(lines) <= MOST_ABOVE and not any(line.blank for line in lines[1:])


def _rest_of(lines: list[Block], before: Block | None) -> int:
    """How many lines at the start belong to the story before: its signature and date, or the rest after a jump."""
    if before is not None and before.why is Why.JUMP:
        return next((at for at, line in enumerate(lines) if at and line.blank), 0)
    if before is None or before.shape is not Shape.PROSE or lines[0].blank:
        return 0
    apart = next((at for at, line in enumerate(lines) if line.blank), 0)
    return apart if apart <= LONGEST_SIGNATURE and all(_signs(line.text) for line in lines[:apart]) else 0


def _signs(text: str) -> bool:
    return bylines.is_name(text) or bool(kinds.SIGNER.match(text) or kinds.DATE_ONLY.match(text))


def _may_be_title(text: str) -> bool:
    return width(text) <= LONGEST_TITLE and not verse.MARKS.search(text)


def _tail(lines: list[Block], below: Block | None) -> int:
    """How many lines at the end are headings of the text that begins directly below them."""
    if below is None or below.shape not in (Shape.PROSE, Shape.BYLINE):
        return 0
    if below.shape is Shape.BYLINE:
        return int(lines[-1].blank > 0)
    if below.blank and _are_apart(lines):
        return 0
    last = next((at for at in range(len(lines) - 1, max(len(lines) - 3, 0), -1) if lines[at].blank), len(lines))
    return len(lines) - last or int(bylines.lead_length(below.text) > 0)


def _are_apart(lines: list[Block]) -> bool:
    """Whether blank lines stand between nearly all lines, as page readers set them, and not only between stanzas."""
    return sum(line.blank > 0 for line in lines[1:]) > 0.7 * (len(lines) - 1)


def _is_titled(lines: list[Block], at: int, first: int, before: Block | None, often: Counter[str]) -> bool:
    """A title and its poet: the second is a name, or looks like one where the run begins; `often` counts lines."""
    title, poet = lines[at], lines[at + 1]
    if not _may_be_title(title.text) or (at > first and not title.blank) or poet.blank:
        return False
    if PEN_NAME.match(poet.text):
        return True
    if at > first:
        return (lines[at + 2].blank > 0 or often[poet.text] > 1) and bylines.is_name(poet.text)
    headed = before is not None and heads.is_heading(before)
    return not headed and bylines.is_author(poet.text) and not IN_SENTENCES.search(poet.text)


def _title(lines: list[Block]) -> int:
    """How many lines stand apart from the first stanza: the title, and perhaps the poet."""
    head, apart = 0, _are_apart(lines)
    while (
        not apart
        and head < len(lines) - verse.LEAST
        and lines[head + 1].blank
        and not verse.MARKS.search(lines[head].text)
    ):
        head += 1
    if head == 0 and len(lines) > verse.LEAST and lines[1].blank and bylines.is_name(lines[0].text):
        return 1
    return head
