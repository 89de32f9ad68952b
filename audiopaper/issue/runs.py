"""What blocks are in company: rows of names and figures, points, captions with their credits, headlines in the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from audiopaper.issue.poems import with_poems
from audiopaper.issue.rules import bylines, captions, flow, heads, kinds, masthead, verse
from audiopaper.issue.rules.characters import COLUMNS, ends_sentence, width
from audiopaper.issue.shapes import BARE, NEW_PAGE, Block, Shape
from audiopaper.issue.strip import joined

LONGEST_CAPTION = 80
"""Characters."""
LONGEST_SENTENCE = 36
"""Characters."""
LONGEST_PART = 12
"""Ems; a longer line without an end is no first line of a headline."""
LONGEST_SUBTITLE = 40
"""Ems."""
LONGEST_QUESTION = 26
"""Ems; a longer question above a byline is text."""
FIGURES = re.compile(r"(?:\d+[^\d。，；]+){3,}\d+$")
"""A row of figures: numbers drawn, prices, times."""
ENTRY_OF_FIGURES = re.compile(r"[^：:，。]{2,16}[：:][^，。；：:]*\d[^，。；]*$")
"""A label and a figure."""
SCORE = re.compile(r"[^\s\d：:，。]{2,12}[\s\u3000]+[^\s，。：:]{0,4}\d[\d.]*[^\s，。：:\d]{0,4}$")
"""A name and a figure."""
LEAST_RESULTS = 3
TRIANGLE = re.compile("[▲△▼▽◀◁▶▷]")
NUMBER = re.compile(r"(\d{1,2})[.．、](?!\d)")
CELL = re.compile(r"[^\t]+")
RUN_IN = re.compile(
    r"((?:[◎●■◆▲★○•☆□△▶►]\s?[^，。：；！？（(【\s]{2,18}|"
    r"(?!本[报報]|[据據]|新[华華]社|中新社|中央社)[^，。：；！？（(【\s\d“「◎●■◆▲★○•☆□△▶►]{5,18}[^，。：；！？（）()【】\s\d镇乡县区市村州旗道鎮鄉縣區]))"
    r"[ \u3000]+(?=\S.{16})"
)
"""A headline at the head of its paragraph: "东站公交枢纽试运行　3月11日，…"; a place is none."""
LINES = (Shape.SHORT, Shape.ROW)
RESULT = re.compile(r"\S\s+\d{1,3}[:：∶比]\d{1,3}\s+\S|[一-鿿]{1,6}队\d{1,3}[:：∶比]\d{1,3}[一-鿿]{1,6}队$")
"""Who played whom, and how it ended."""
SPEAKERS = ("记者", "問", "问", "答", "主持人")
FROM = re.compile("[省市县区镇乡村院校学局社厂司所站队馆店部会]$")
"""What people belong to ends so."""
GROUP = re.compile(
    "(?:[男女]子?|[混单双]|[小初高]中?[小中学]?|[青少成老]年|[甲乙丙])[一-鿿]{0,4}[组組](?:\\d+米[一-鿿]{0,4})?$|[特一二三优][一-鿿]?[等秀][奖獎]$"
)
"""Of whom the results are that follow."""
NOTE = re.compile("[（(][^（）()]{2,24}[）)]$")
"""A unit, a source or a time in brackets."""
YEAR = re.compile(r"\d{4}年[\s\u3000]+\S")
PLACE = re.compile(r"(?:第[一二三四五六七八]|[冠亚季])[名军][\s\u3000：:]+\S")
"""Who has come in where."""
LEAST_CELLS = 3


def settle(blocks: list[Block]) -> list[Block]:
    """The blocks with the shapes that they have in company."""
    blocks = _with_heads_of_their_own(blocks)
    _credited(blocks)
    _interrupting(blocks)
    _signed_items(blocks)
    _headings(blocks)
    _points(blocks)
    _columns(blocks)
    return [_parted(block) for block in _lists(with_poems(blocks))]


def _beside(blocks: list[Block]) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Each block between its neighbours."""
    for at, block in enumerate(blocks):
        yield blocks[at - 1] if at else None, block, blocks[at + 1] if at + 1 < len(blocks) else None


def _with_heads_of_their_own(blocks: list[Block]) -> list[Block]:
    """Paragraphs one below the other that begin with a headline, set apart by an empty square, in two."""
    found: list[Block] = []
    for before, block, below in _beside(blocks):
        length = _length_of_head(block)
        if not length or not any(each and _length_of_head(each) for each in (before, below)):
            found.append(block)
            continue
        top = dataclasses.replace(block, shape=Shape.HEAD, bold=True, strips=[block.strip.cut(0, length)])
        rest = dataclasses.replace(block, blank=0, strips=[block.strip.cut(length).stripped()])
        found.extend([top, rest])
    return found


def _length_of_head(block: Block) -> int:
    """Characters of the headline at the head of a paragraph; 0 without."""
    found = RUN_IN.match(block.text) if block.shape is Shape.PROSE else None
    return found.end(1) if found else 0


def _credited(blocks: list[Block]) -> None:
    """A short text under a picture, or apart from others, with nothing but a photographer below it, is a caption."""
    for before, block, below in _beside(blocks):
        if block.shape not in BARE or below is None or below.shape is not Shape.CAPTION or below.blank:
            continue
        apart = before is None or before.shape is Shape.IMAGE or block.blank or flow.is_open(before.text)
        short = len(block.text) <= LONGEST_CAPTION and not bylines.lead_length(block.text)
        if apart and short and captions.is_credit(below.text) and ends_sentence(block.text):
            block.shape = Shape.CAPTION


def _interrupting(blocks: list[Block]) -> None:
    """One short sentence, apart, between the halves of another: of a word, or where only other paragraphs stand in."""
    for before, block, below in _beside(blocks):
        if before is None or below is None or not before.shape is block.shape is below.shape is Shape.PROSE:
            continue
        if not flow.is_open(before.text) or bylines.lead_length(below.text):
            continue
        apart = block.blank and below.blank and not (block.indent or below.indent)
        short = len(block.text) <= LONGEST_SENTENCE and ends_sentence(block.text) and "。" not in block.text[:-1]
        tells = before.indent and captions.shows(block.text)
        heals = flow.tears_word(before.text, below.text) and not flow.tears_word(before.text, block.text)
        if apart and short and (tells or heals):
            block.shape = Shape.CAPTION


def _headings(blocks: list[Block]) -> None:
    """What looks like text and stands where headings do: first lines, questions and clauses above bylines."""
    for before, block, below in _beside(blocks):
        heading = (_is_first_line, _asks_above, _is_subtitle)
        if block.shape is Shape.PROSE and below and any(holds(before, block, below) for holds in heading):
            block.shape = Shape.SHORT


def _is_first_line(before: Block | None, block: Block, below: Block) -> bool:
    """Whether a clause, or a few words with a colon below furniture, goes on in the heading right below it."""
    if below.shape is not Shape.SHORT or below.blank or block.text[-1:] not in "，、：":
        return False
    begins = before is not None and before.why if block.text[-1] == "：" else before is None or block.blank
    return bool(begins) and width(block.text) <= LONGEST_PART


def _is_subtitle(before: Block | None, block: Block, below: Block) -> bool:
    """Whether clauses without a full stop stand between a headline and its byline."""
    if below.shape is not Shape.BYLINE or before is None or not heads.is_heading(before) or len(block.strips) > 1:
        return False
    whole = flow.jump_to(block.text) == len(block.text) and block.text[-1] not in "，、；："
    return whole and width(block.text) <= LONGEST_SUBTITLE and not ends_sentence(block.text)


def _asks_above(before: Block | None, block: Block, below: Block) -> bool:
    """Whether a short question stands where kickers, headlines and subtitles do."""
    if block.text[-1] not in "？！" or width(block.text) > LONGEST_QUESTION:
        return False
    if below.shape is Shape.BYLINE and before is not None:
        signed = before.shape is Shape.BYLINE and before.indent > block.indent
        return heads.is_heading(before) or signed
    kicker = below.shape is Shape.HEAD and before is not None and before.why is not None and not block.level
    apart = (below.indent and not block.indent) or before is None or before.shape in NEW_PAGE
    over = below.shape is Shape.PROSE and apart
    return (kicker or over) and block.text[0] not in "“「" and "。" not in block.text


def _signed_items(blocks: list[Block]) -> None:
    """Triangles stand before captions; where one stands above a byline or above its like, before stories.

    Those right below the name of a column of briefs are its items, whatever stands before captions elsewhere.
    """
    for at in range(len(blocks) - 1):
        one, two = blocks[at], blocks[at + 1]
        if one.shape is not Shape.CAPTION or not TRIANGLE.match(one.text) or captions.has_credit(one.text):
            continue
        lead = two.shape is Shape.BYLINE or (two.shape is Shape.PROSE and bylines.lead_length(two.text) > 0)
        listed = ends_sentence(one.text) and two.text[:1] == one.text[:1] and ends_sentence(two.text)
        if at and masthead.BRIEFS.match(heads.plain(blocks[at - 1].text)):
            _release(list(takewhile(lambda block: block.shape is Shape.CAPTION, blocks[at:])), one.text[0])
            continue
        if lead or listed or _is_listed(blocks, at):
            _release(blocks, one.text[0])
            return


def _is_listed(blocks: list[Block], at: int) -> bool:
    """Whether triangles stand before headlines: each above a text of its own, and no picture near."""
    first, text, second, last = (blocks[at : at + 4] + [None] * 4)[:4]
    if not (first and text and second and last) or (at and blocks[at - 1].shape is Shape.IMAGE):
        return False
    alike = second.shape is Shape.CAPTION and second.text[0] == first.text[0] and not captions.has_credit(second.text)
    told = [each.shape is Shape.PROSE and not each.blank for each in (text, last)]
    return alike and all(told) and not (ends_sentence(first.text) or ends_sentence(second.text))


def _release(blocks: list[Block], sign: str) -> None:
    for block in blocks:
        if block.shape is Shape.CAPTION and block.text[0] == sign and not captions.has_credit(block.text):
            block.shape = Shape.PROSE if ends_sentence(block.text) else Shape.SHORT


def _points(blocks: list[Block]) -> None:
    """Short lines with one sign, one below the other, are a list: subheads have text between."""
    for at in range(len(blocks) - 1):
        one, two = blocks[at], blocks[at + 1]
        if two.shape is not Shape.SHORT or one.shape not in LINES:
            continue
        same = one.text[:1] == two.text[:1] and heads.ITEM.match(one.text)
        told = (
            kinds.ENTRY.match(one.text)
            and kinds.ENTRY.match(two.text)
            and not two.blank
            and not (one.level or two.level)
        )
        around = (blocks[start : start + LEAST_RESULTS] for start in (at, max(at - 1, 0)))
        if same or told or any(map(_are_results, around)) or _count_on(one.text, two.text):
            one.shape = two.shape = Shape.ROW


def _are_results(lines: list[Block]) -> bool:
    """Three lines or more that say what who has reached: "跳高：蓝梦琪（芙江县）1米72"."""
    if len(lines) < LEAST_RESULTS or any(line.shape not in LINES or line.level for line in lines):
        return False
    return all(ENTRY_OF_FIGURES.match(line.text) for line in lines)


def _count_on(one: str, two: str) -> bool:
    """Whether the number before the second line is the next after that before the first."""
    first, second = NUMBER.match(one), NUMBER.match(two)
    return first is not None and second is not None and 0 < int(first[1]) == int(second[1]) - 1


# --------------------------------------------------------------------------------------------------------------- rows


def _columns(blocks: list[Block]) -> None:
    """Lines one below the other that are set in columns are rows of a table."""
    for one, two in pairwise(blocks):
        if one.shape not in LINES or two.shape not in LINES or two.blank:
            continue
        tabbed = one.text.count("\t") == two.text.count("\t") > 1
        rows = tabbed or _are_rows(COLUMNS.split(one.text), COLUMNS.split(two.text))
        rows = rows or (one.shape is Shape.ROW and len(one.text.split()) == len(two.text.split()) >= LEAST_CELLS)
        if rows or (_has_names(one.text) and _has_names(two.text)):
            one.shape = two.shape = Shape.ROW


def _parted(block: Block) -> Block:
    """A row with a comma for each tab; other blocks as they are."""
    if block.shape is not Shape.ROW or "\t" not in block.text:
        return block
    cells = [block.strip.cut(*each.span()).stripped() for each in CELL.finditer(block.text)]
    return dataclasses.replace(block, strips=[joined(cells, "，")], numbers=block.numbers[:1])


def _are_rows(one: list[str], two: list[str]) -> bool:
    """Three columns with a figure in them, or names and figures."""
    if len(one) != len(two):
        return False
    if len(one) == LEAST_CELLS - 1:
        return bool(re.search(r"\d", one[1]) and re.search(r"\d", two[1]))
    return len(one) >= LEAST_CELLS and bool(re.search(r"[\d一二三四五六七八九十]", "".join([*one, *two])))


def _has_names(text: str) -> bool:
    """Where people are from, and two names or more: "桥东村　　余小满　石秋月"."""
    cells = verse.SPREAD.sub(r"\1\2", text).split()
    return len(cells) >= LEAST_CELLS and FROM.search(cells[0]) is not None and all(map(bylines.is_name, cells[1:]))


def _lists(blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    for before, each, _ in _beside(blocks):
        if each.shape in BARE and (verse.is_name_list(each.text) or _is_row(each, before)):
            each.shape = Shape.ROW
        whole = each.shape is not Shape.ROW or min(len(strip.text) for strip in each.strips) == 1
        found.extend([each] if whole else each.lines())
    _scores(found)
    _people(found)
    for one, two in zip(found[-2::-1], found[:0:-1], strict=True):
        if one.shape is Shape.SHORT and two.shape is Shape.ROW and not two.blank and _are_columns(one.text, two.text):
            one.shape = Shape.ROW  # the head of the table
    for one, two in pairwise(found):
        listed = one.shape in LINES and two.shape in LINES and not (one.level or two.level or one.bold or two.bold)
        if listed and RESULT.search(one.text) and RESULT.search(two.text):
            one.shape = two.shape = Shape.ROW
        if listed and (_are_entries(one.text, two.text) or _are_paired(one.text, two.text)):
            one.shape = two.shape = Shape.ROW
    _groups(found)
    return found


def _groups(blocks: list[Block]) -> None:
    """Who a part of a table is about, or what holds for all of it, right above it: 男子组, 一等奖, （单位：元）."""
    for one, two in zip(blocks[-2::-1], blocks[:0:-1], strict=True):
        beside = not two.blank or PLACE.match(two.text)
        if one.shape is Shape.SHORT and two.shape is Shape.ROW and beside and not (one.level or one.bold):
            one.shape = Shape.ROW if GROUP.match(one.text) or NOTE.match(one.text) else one.shape


def _scores(blocks: list[Block]) -> None:
    """Three lines or more with a name and a figure each, one below the other: "城关一中 612分"."""
    listed = [block.shape in LINES and not block.level and bool(SCORE.match(block.text)) for block in blocks]
    for at in range(2, len(blocks)):
        if all(listed[at - 2 : at + 1]) and not any(block.blank for block in blocks[at - 1 : at + 1]):
            for block in blocks[at - 2 : at + 1]:
                block.shape = Shape.ROW
        elif listed[at - 1] and blocks[at - 1].shape is Shape.ROW and _goes_with(blocks[at]):
            blocks[at].shape = Shape.ROW


def _people(blocks: list[Block]) -> None:
    """Three lines or more with a name and what somebody is, one below the other: "郭小玲　　县环境卫生管理所班组长"."""
    named = [block.shape in LINES and not block.level and _is_person(block.text) for block in blocks]
    for at in range(2, len(blocks)):
        if all(named[at - 2 : at + 1]) and not any(block.blank for block in blocks[at - 1 : at + 1]):
            for block in blocks[at - 2 : at + 1]:
                block.shape = Shape.ROW


def _is_person(text: str) -> bool:
    name, _, rest = text.partition("\u3000")
    named = bylines.is_name(name) or (len(name) in range(2, 7) and FROM.search(rest) is not None)
    return len(rest.split()) == 1 and named and not ends_sentence(text)


def _goes_with(block: Block) -> bool:
    """Whether a line directly below such lines has two pieces as they do."""
    return (
        block.shape is Shape.SHORT and not (block.blank or block.level) and len(block.text.split()) == LEAST_CELLS - 1
    )


def _are_columns(one: str, two: str) -> bool:
    return len(one.split()) == len(two.split()) >= LEAST_CELLS


def _are_entries(one: str, two: str) -> bool:
    """Whether both lines tell something after labels of one length: "门将：钱小虎"."""
    labels = [kinds.ENTRY.match(text) for text in (one, two)]
    if one.startswith(SPEAKERS):
        return False
    return all(labels) and len({found.end() for found in labels if found}) == 1


def _are_paired(one: str, two: str) -> bool:
    """Whether both lines say what happened in a year, who has won, or who is from where."""
    if any(each.match(one) and each.match(two) for each in (YEAR, PLACE)):
        return True
    pieces = [text.split() for text in (one, two)]
    named = all(len(each) == 2 and len(each[0]) <= verse.LONGEST_NAME and bylines.is_name(each[0]) for each in pieces)
    return named and all(FROM.search(each[1]) for each in pieces)


def _is_row(block: Block, before: Block | None) -> bool:
    """Figures with spaces between, or a name or two after a colon."""
    if block.shape is not Shape.SHORT:
        return False
    if before is not None and (before.text[-1:] in ("：", ":") or heads.COUNTED.search(before.text)):
        return all(map(bylines.is_name, verse.SPREAD.sub(r"\1\2", block.text).split()))
    return bool(FIGURES.search(block.text)) and re.search(r"\s", block.text) is not None
