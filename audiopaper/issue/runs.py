"""What blocks are in company: lines of a poem, rows of names and figures, points, captions with their credits."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from audiopaper.issue.rules import bylines, captions, heads, kinds, verse
from audiopaper.issue.rules.characters import ends_sentence, width
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Run, Strip

BARE = (Shape.PROSE, Shape.SHORT)
LONGEST_VERSE = 24
"""Ems; longer lines are no verses."""
LONGEST_TITLE = 12
"""Ems; a longer line is no title of a poem."""
LONGEST_SIGNATURE = 2
"""Lines."""
LONGEST_CAPTION = 80
"""Characters."""
NEW_PAGE = (Shape.PAGE, Shape.BREAK, Shape.LEFT)
LONGEST_QUESTION = 26
"""Ems; a longer question above a byline is text."""
PEN_NAME = re.compile(rf"[{bylines.SIGNS.replace('口', '')}]\s*[一-鿿·]{{2,4}}$")
IN_SENTENCES = re.compile("[了的在着不我你它是有把被让给从向与和没就又]")
"""Characters of sentences rather than of pen names."""
FIGURES = re.compile(r"(?:\d+[^\d。，；]+){3,}\d+$")
"""A row of figures: numbers drawn, prices, times."""


TRIANGLE = re.compile("[▲△▼▽◀◁▶▷]")
CELLS = re.compile(r"\t+| {2,}|\u3000+")
"""What stands between the columns of a table without rules."""
NUMBER = re.compile(r"(\d{1,2})[.．、](?!\d)")
TABS = re.compile(r"[ \u3000]*\t+[ \u3000]*")
RUN_IN = re.compile(
    r"((?:[◎●■◆▲★○•☆□△▶►]\s?[^，。：；！？（(【\s]{2,18}|"
    r"[^，。：；！？（(【\s“「◎●■◆▲★○•☆□△▶►]{5,18}[^，。：；！？（）()【】\s镇乡县区市村州旗道鎮鄉縣區]))"
    r"\u3000+(?=\S.{16})"
)
"""A headline at the head of its paragraph: "东站公交枢纽试运行　3月11日，…"; a place is none."""
LINES = (Shape.SHORT, Shape.ROW)
RESULT = re.compile(r"\S\s+\d{1,3}[:：比-]\d{1,3}\s+\S")
"""Who played whom, and how it ended."""
MOST_ABOVE = 6
"""Lines between a masthead and the first text, at most."""
LEAST_CELLS = 3


def settle(blocks: list[Block]) -> list[Block]:
    """The blocks with the shapes that they have in company."""
    blocks = _with_heads_of_their_own(blocks)
    _credited(blocks)
    _signed_items(blocks)
    _headings(blocks)
    _points(blocks)
    _columns(blocks)
    blocks = _poems(blocks)
    _short_poems(blocks)
    return [_parted(block) for block in _lists(blocks)]


def _beside(blocks: list[Block]) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Each block between its neighbours."""
    for at, block in enumerate(blocks):
        yield blocks[at - 1] if at else None, block, blocks[at + 1] if at + 1 < len(blocks) else None


def _with_heads_of_their_own(blocks: list[Block]) -> list[Block]:
    """Paragraphs one below the other that begin with a headline, set apart by an empty square, in two."""
    found: list[Block] = []
    for before, block, below in _beside(blocks):
        head = RUN_IN.match(block.text) if block.shape is Shape.PROSE else None
        listed = any(each and each.shape is Shape.PROSE and RUN_IN.match(each.text) for each in (before, below))
        if head is None or not listed:
            found.append(block)
            continue
        top = dataclasses.replace(block, shape=Shape.HEAD, bold=True, strips=[block.strip.cut(0, head.end(1))])
        rest = dataclasses.replace(block, blank=0, strips=[block.strip.cut(head.end())])
        found.extend([top, rest])
    return found


def _credited(blocks: list[Block]) -> None:
    """A short text under a picture, or apart from others, with nothing but a photographer below it, is a caption."""
    for before, block, below in _beside(blocks):
        if block.shape not in BARE or below is None or below.shape is not Shape.CAPTION or below.blank:
            continue
        apart = before is None or before.shape is Shape.IMAGE or block.blank
        short = len(block.text) <= LONGEST_CAPTION and not bylines.lead_length(block.text)
        if apart and short and captions.is_credit(below.text) and ends_sentence(block.text):
            block.shape = Shape.CAPTION


def _headings(blocks: list[Block]) -> None:
    """A short question above a byline is a subtitle; a clause right above a heading is its first line."""
    for before, block, below in _beside(blocks):
        over = below and below.shape is Shape.SHORT and not below.blank and (before is None or block.blank)
        if over and block.shape is Shape.PROSE and block.text[-1] in "，、" and width(block.text) <= LONGEST_TITLE:
            block.shape = Shape.SHORT
        title = below and below.shape is Shape.SHORT and not below.blank and block.text[-1:] == "："
        if title and block.shape is Shape.PROSE and before and before.why and width(block.text) <= LONGEST_TITLE:
            block.shape = Shape.SHORT
        kicker = below and below.shape is Shape.HEAD and before and before.why and not block.level
        if kicker and block.shape is Shape.PROSE and _is_question(block.text):
            block.shape = Shape.SHORT
        over = below and below.shape is Shape.PROSE
        apart = (below and below.indent and not block.indent) or before is None or before.shape in NEW_PAGE
        if over and apart and block.shape is Shape.PROSE and _is_question(block.text):
            block.shape = Shape.SHORT
        between = before and heads.is_heading(before) and below and below.shape is Shape.BYLINE
        if (
            between
            and block.shape is Shape.PROSE
            and block.text[-1] in "？！"
            and width(block.text) <= LONGEST_QUESTION
        ):
            block.shape = Shape.SHORT


def _is_question(text: str) -> bool:
    return text[-1] in "？！" and width(text) <= LONGEST_QUESTION and text[0] not in "“「" and "。" not in text


def _signed_items(blocks: list[Block]) -> None:
    """Triangles stand before captions; where one stands above a byline or above its like, before stories."""
    for at in range(len(blocks) - 1):
        one, two = blocks[at], blocks[at + 1]
        if one.shape is not Shape.CAPTION or not TRIANGLE.match(one.text) or captions.has_credit(one.text):
            continue
        lead = two.shape is Shape.BYLINE or (two.shape is Shape.PROSE and bylines.lead_length(two.text) > 0)
        listed = ends_sentence(one.text) and two.text[:1] == one.text[:1] and ends_sentence(two.text)
        if lead or listed:
            _release(blocks, one.text[0])
            return


def _release(blocks: list[Block], sign: str) -> None:
    for block in blocks:
        if block.shape is Shape.CAPTION and block.text[0] == sign and not captions.has_credit(block.text):
            block.shape = Shape.PROSE if ends_sentence(block.text) else Shape.SHORT


def _points(blocks: list[Block]) -> None:
    """Short lines with one sign, one below the other, are a list: subheads have text between."""
    for at in range(len(blocks) - 1):
        one, two = blocks[at], blocks[at + 1]
        same = one.text[:1] == two.text[:1] and heads.ITEM.match(one.text)
        told = (
            kinds.ENTRY.match(one.text)
            and kinds.ENTRY.match(two.text)
            and not two.blank
            and not (one.level or two.level)
        )
        if (
            (same or told or _count_on(one.text, two.text))
            and two.shape is Shape.SHORT
            and one.shape in (Shape.SHORT, Shape.ROW)
        ):
            one.shape = two.shape = Shape.ROW


def _count_on(one: str, two: str) -> bool:
    """Whether the number before the second line is the next after that before the first."""
    numbers = [NUMBER.match(text) for text in (one, two)]
    first, second = (int(found[1]) if found else 0 for found in numbers)
    return 0 < first == second - 1


# --------------------------------------------------------------------------------------------------------------- rows


def _columns(blocks: list[Block]) -> None:
    """Lines one below the other that are set in columns are rows of a table."""
    for one, two in pairwise(blocks):
        beside = {one.shape, two.shape} <= {Shape.SHORT, Shape.ROW} and not two.blank
        if beside and _are_rows(CELLS.split(one.text), CELLS.split(two.text)):
            one.shape = two.shape = Shape.ROW


def _parted(block: Block) -> Block:
    """A row with a comma for each tab; other blocks as they are."""
    if block.shape is not Shape.ROW or "\t" not in block.text:
        return block
    pieces: list[Strip] = []
    at = 0
    for found in TABS.finditer(block.text):
        pieces.append(block.strip.cut(at, found.start()))
        at = found.end()
    runs = [run for piece in [*pieces, block.strip.cut(at)] for run in (*piece.runs, _comma(piece))]
    return dataclasses.replace(block, strips=[Strip(tuple(runs[:-1]))], numbers=block.numbers[:1])


def _comma(piece: Strip) -> Run:
    """Glue behind a cell."""
    return Run(piece.runs[-1].end, piece.runs[-1].end, "，") if piece.runs else Run(0, 0, "")


def _are_rows(one: list[str], two: list[str]) -> bool:
    """Three columns with a figure in them, or names and figures."""
    if len(one) != len(two):
        return False
    if len(one) == LEAST_CELLS - 1:
        return bool(re.search(r"\d", one[1]) and re.search(r"\d", two[1]))
    return len(one) >= LEAST_CELLS and bool(re.search(r"[\d一二三四五六七八九十]", "".join([*one, *two])))


def _lists(blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    for before, each, _ in _beside(blocks):
        if each.shape in BARE and (verse.is_name_list(each.text) or _is_row(each, before)):
            each.shape = Shape.ROW
        whole = each.shape is not Shape.ROW or min(len(strip.text) for strip in each.strips) == 1
        found.extend([each] if whole else each.lines())
    for one, two in zip(found[-2::-1], found[:0:-1], strict=True):
        if one.shape is Shape.SHORT and two.shape is Shape.ROW and not two.blank and _are_columns(one.text, two.text):
            one.shape = Shape.ROW  # the head of the table
    for one, two in pairwise(found):
        listed = one.shape in LINES and two.shape in LINES and not (one.level or two.level or one.bold or two.bold)
        if listed and _are_entries(one.text, two.text):
            one.shape = two.shape = Shape.ROW
    return found


def _are_columns(one: str, two: str) -> bool:
    return len(one.split()) == len(two.split()) >= LEAST_CELLS


def _are_entries(one: str, two: str) -> bool:
    """Whether both lines tell something after labels of one length: "门将：钱小虎"."""
    labels = [kinds.ENTRY.match(text) for text in (one, two)]
    return all(labels) and len({found.end() for found in labels if found}) == 1


def _is_row(block: Block, before: Block | None) -> bool:
    """Figures with spaces between, or a name or two after a colon."""
    if block.shape is not Shape.SHORT:
        return False
    if before is not None and (before.text[-1:] in ("：", ":") or heads.COUNTED.search(before.text)):
        return all(map(bylines.is_name, verse.SPREAD.sub(r"\1\2", block.text).split()))
    if RESULT.search(block.text):
        return True
    return bool(FIGURES.search(block.text)) and re.search(r"\s", block.text) is not None


# -------------------------------------------------------------------------------------------------------------- poems


def _poems(blocks: list[Block]) -> list[Block]:
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
        if 1 < len(lines) < verse.LEAST and all(_may_be_verse(line) and not line.blank for line in lines[1:]):
            for line in lines:
                line.shape = Shape.VERSE


def _opens(text: str) -> bool:
    """Whether a notice or a letter begins with this line."""
    return heads.begins(text) or bool(kinds.LETTER.match(text))


def _may_be_verse(block: Block) -> bool:
    """Whether all its lines are short, and end where its clauses end: those of a column end anywhere."""
    texts = [strip.text for strip in block.strips]
    if any(width(text) > LONGEST_VERSE for text in texts):
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
    titles = {at for at in range(end - verse.LEAST - 1) if _is_titled(lines, at, lead, before)}
    bounds = [lead, *sorted(titles - {lead}), end]
    made = False
    for start, stop in pairwise(bounds):
        first = start + (2 if start in titles else _title(lines[start:stop]))
        if first == start and before and heads.is_heading(before) and bylines.is_name(lines[start].text):
            first += 1  # the poet
        untitled = first == start == lead and (
            before is None or not (heads.is_heading(before) or before.shape is Shape.BYLINE)
        )
        if untitled and lines[start].blank and stop - start > verse.LEAST and _may_be_title(lines[start].text):
            first += 1
        if verse.is_verse([line.text for line in lines[first:stop]]):
            made = True
            for line in lines[first:stop]:
                line.shape = Shape.VERSE
    return lines if made else run


def _heads_a_page(lines: list[Block], before: Block | None, below: Block | None) -> bool:
    """Whether short lines stand between the masthead and the text or its author: mottoes, columns, headlines."""
    top = before is None or before.shape in NEW_PAGE
    text = below is not None and below.shape in (Shape.BYLINE, Shape.PROSE) and not below.blank
    return top and text and len(lines) <= MOST_ABOVE and not any(line.blank for line in lines[1:])


def _rest_of(lines: list[Block], before: Block | None) -> int:
    """How many lines at the start still belong to the text directly above them: its signature, perhaps its date."""
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


def _is_titled(lines: list[Block], at: int, first: int, before: Block | None) -> bool:
    """A title and its poet: the second is a name, or looks like one where the run begins."""
    title, poet = lines[at], lines[at + 1]
    if not _may_be_title(title.text) or (at > first and not title.blank) or poet.blank:
        return False
    if PEN_NAME.match(poet.text):
        return True
    if at > first:
        return lines[at + 2].blank > 0 and bylines.is_name(poet.text)
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
