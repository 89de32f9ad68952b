"""From lines to blocks: hard-wrapped lines become paragraphs again, and each block gets its shape."""

from __future__ import annotations

import re

from audiopaper.issue import runs
from audiopaper.issue.lines import Line, Mark
from audiopaper.issue.rules import bylines, captions, flow, kinds, verse
from audiopaper.issue.rules.characters import ends_sentence, remembered, width
from audiopaper.issue.rules.wrapping import SPEAKS, is_full, paragraphs_of
from audiopaper.issue.shapes import Block, Labelled, Shape
from audiopaper.model import Why

FIXED = {Mark.BREAK: Shape.BREAK, Mark.IMAGE: Shape.IMAGE, Mark.TABLE: Shape.ROW, Mark.CAPTION: Shape.CAPTION}
LONGEST_INTERRUPTION = 40
"""Characters; a longer sentence below a picture is rather the rest of the torn one."""
LONGEST_SILENT = 30
"""Characters of a caption that neither names places in the picture nor says where or when it was taken."""
LONGEST_CAPTION = 80
"""Characters; more directly below a picture is text."""
LONGEST_LEADING = 16
"""Ems of the first line of a headline of two, which ends with a comma."""
LONGEST_HEAD = 90
"""Characters; more is text, whatever the markup says."""


def gather(labelled: list[Labelled]) -> list[Block]:
    """The blocks of an issue in the order of its lines."""
    blocks: list[Block] = []
    region: list[Line] = []
    for index, each in enumerate(labelled):
        plain = each.why is None and not each.page and _is_plain(each.line)
        if region and (not plain or each.line.blank or each.line.bullet):
            blocks.extend(_region(region))
            region = []
        if plain and not region and _captions(blocks, each.line, labelled, index):
            blocks.append(Block(Shape.CAPTION, [each.line.strip], [each.line.number]))
        elif plain:
            region.append(each.line)
        else:
            blocks.append(_single(each))
    blocks.extend(_region(region) if region else [])
    return runs.settle(blocks)


def _captions(blocks: list[Block], line: Line, labelled: list[Labelled], index: int) -> bool:
    """Whether a line directly below a picture, alone there, is its caption and not the rest of an open sentence."""
    if not blocks or blocks[-1].shape is not Shape.IMAGE or len(line.text) > LONGEST_CAPTION:
        return False
    if bylines.lead_length(line.text) or flow.jump_from(line.text):
        return False
    if line.italic:
        return True
    if line.blank:
        return _interrupts(blocks, line, labelled, index)
    below = labelled[index + 1] if index + 1 < len(labelled) else None
    if below and not below.line.blank and below.why is None and _is_plain(below.line):
        return captions.is_credit(below.line.text)
    return not _is_torn(blocks) or not ends_sentence(line.text)


def _is_torn(blocks: list[Block]) -> bool:
    """Whether the last text waits for the rest of its sentence."""
    return flow.is_open(_last_text(blocks))


def _last_text(blocks: list[Block]) -> str:
    return next((block.text for block in reversed(blocks[-8:]) if block.shape is Shape.PROSE), "")


def _interrupts(blocks: list[Block], line: Line, labelled: list[Labelled], index: int) -> bool:
    """Whether one short sentence below a picture only stands inside another sentence, which goes on below it."""
    text = line.text
    if (
        len(text) > LONGEST_INTERRUPTION
        or re.search("[。！？；].|[：，][“「]|^[“「]|[“「][^”」]*[，。！？]", text)
        or not ends_sentence(text)
    ):
        return False
    below = next((each for each in labelled[index + 1 : index + 6] if each.line.text and not each.why), None)
    if below is None or not (captions.shows(text) or _is_silent(blocks, text, below.line.text)):
        return False
    return (
        below.line.blank > 0
        and _is_plain(below.line)
        and not bylines.lead_length(below.line.text)
        and (_is_torn(blocks) or len(below.line.text) > LONGEST_INTERRUPTION)
    )


def _is_silent(blocks: list[Block], text: str, below: str) -> bool:
    """Whether a short sentence may be a caption: none is torn above the picture, or one that the text below heals."""
    if len(text) > LONGEST_SILENT or not _is_torn(blocks):
        return len(text) <= LONGEST_SILENT
    above = _last_text(blocks)
    return flow.tears_word(above, below) and not flow.tears_word(above, text)


def _is_plain(line: Line) -> bool:
    bold = line.bold and len(line.text) <= 60
    if line.mark is not Mark.TEXT or line.level or bold:
        return False
    return not bylines.is_byline(line.text) or captions.is_caption(line.text)


def _single(each: Labelled) -> Block:
    line = each.line
    shape = Shape.PAGE if each.page else Shape.LEFT if each.why else _marked_shape(line)
    why = each.why or (Why.PAGE_LABEL if each.page else None)
    return Block(
        shape, [line.strip], [line.number], line.level, line.bold, line.blank, why, each.page, line.mark, line.indent
    )


def _marked_shape(line: Line) -> Shape:
    text = line.text
    if line.mark in FIXED:
        return FIXED[line.mark]
    if (captions.is_caption(text) and len(text) > 12) or captions.is_credit(text):
        return Shape.CAPTION
    if line.mark is Mark.BYLINE or bylines.is_byline(text):
        return Shape.BYLINE
    leads_on = line.level and text[-1] == "，" and width(text) <= LONGEST_LEADING
    if (
        len(text) > LONGEST_HEAD
        or SPEAKS.match(text)
        or kinds.LETTER.match(text)
        or (text[-1] in "。；，" and not leads_on)
        or bylines.lead_length(text)
    ):
        return Shape.PROSE
    return Shape.HEAD


def _region(lines: list[Line]) -> list[Block]:
    made = []
    for group in paragraphs_of(lines):
        first = group[0]
        block = Block(Shape.PROSE, [line.strip for line in group], [line.number for line in group])
        block.bold, block.blank, block.indent, block.bullet = first.bold, first.blank, first.indent, first.bullet
        block.shape = bare_shape(block.text)
        if block.shape is Shape.SHORT and block.indent and len(lines) > 2 and is_full(lines, group[0]):
            block.shape = Shape.PROSE  # the first line of a paragraph that the foot of the column cuts
        made.append(block)
    return made


def bare_shape(text: str) -> Shape:
    """What an unmarked block looks like; a jump to another page at its end does not count."""
    return _shape(text[: flow.jump_to(text)].strip() or text)


@remembered
def _shape(text: str) -> Shape:
    credited = captions.is_credit(text) or captions.is_caption(text)
    if captions.opens_caption(text) or (credited and not verse.is_name_list(text)):
        return Shape.CAPTION
    if bylines.is_byline(text):
        return Shape.BYLINE
    if bylines.lead_length(text) or text[-1] in "。；，、：:" or SPEAKS.match(text) or kinds.ORDERED.match(text):
        return Shape.PROSE
    if kinds.is_forecast(text) and not ends_sentence(text) and width(text) <= 40:
        return Shape.ROW
    if ends_sentence(text):
        lone = width(text) <= 26 and text[-1] in "！？!?" and not re.search("[。，“]", text)
        return Shape.SHORT if lone else Shape.PROSE
    wide = width(text)
    long = wide > 44 or (wide > 22 and "，" in text) or (wide > 34 and " " not in text and "\u3000" not in text)
    return (
        Shape.PROSE
        if long or re.search("[。；].{2}", text) or (wide > 20 and re.search("[！？].{2}", text))
        else Shape.SHORT
    )
