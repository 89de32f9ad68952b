"""Hard-wrapped lines: which lines of a stretch without blank lines make one paragraph."""

from __future__ import annotations

import re
from collections import Counter

from audiopaper.issue.lines import Line
from audiopaper.issue.rules import bylines, captions, kinds
from audiopaper.issue.rules.characters import COLUMNS, ENUMERATOR, ends_block, ends_sentence, width

WIDEST = 60
"""Ems; wider lines are paragraphs, not lines of a column."""
ROOM = 1.5
"""Ems; a sentence that ends with as much room left in its line ends its paragraph too: one more character would fit."""
SPEAKS = re.compile("(?:问|答|問|记者|記者|主持人)[：:].")
"""A line of an interview."""
LAST_WORD = re.compile("[一-鿿]{0,3}(?:如下|下列|以下)[一-鿿]{0,2}[：:]$")
"""The end of a line that announces a list."""
DECLARED = re.compile("(?:[声聲]明作[废廢]|特此(?:声明|聲明|公告|启事|啟事))。$")
"""The end of one of several notices under one headline."""
NEAR = 8
"""Lines."""
EXACT = 0.5
"""Share of the lines that have the width of the column where a program has wrapped them."""
NOT_FIRST = frozenset("，。、；：！？”’）》…")
"""Marks that do not begin a line."""
WIDEST_OF_FEW = 36
"""Ems of a column of which only two or three lines are there to tell."""
LEAST_INDENTED = 2
"""Paragraphs."""
LEAST_USUAL = 3
"""Lines of one width that show the column."""
LEAST_POINT = 4
"""Characters; less is a number and no point of a list."""
MOST_CAPTION_LINES = 3
"""Lines."""
LEAST_COLUMNS = 3
LEAST_ALONE = 4
MOST_OVER = 0.1
"""Share of the lines that may be wider than the column, as headlines across two columns are."""
SLACK = 2.0
"""Ems by which a full line may fall short: punctuation is not allowed to begin a line, numbers are not torn."""


def paragraphs_of(lines: list[Line]) -> list[list[Line]]:
    """Groups of lines, each one paragraph."""
    widths = [width(line.text) + (2 if line.indent else 0) for line in lines]
    wrapped = _is_wrapped(lines, widths)
    alone = _lines_of_their_own(lines, widths) if wrapped else set()
    exact = _exact(widths) if wrapped else 0.0
    groups = [[lines[0]]]
    for index in range(1, len(lines)):
        joins = wrapped and index not in alone and index - 1 not in alone
        torn = _is_end_of_caption(lines, index)
        if (
            (joins and not _begins(lines, widths, index, groups[-1], exact))
            or torn
            or (captions.is_credit(lines[index].text) and not ends_sentence(lines[index - 1].text))
            or (_is_rest(lines[index]) and not ends_block(lines[index - 1].text))
        ):
            groups[-1].append(lines[index])
        else:
            groups.append([lines[index]])
    return groups


def _is_rest(line: Line) -> bool:
    """Whether a line is too short to stand alone: one character, or 如下 and a colon."""
    return LAST_WORD.match(line.text) is not None or (len(line.text) == 1 and not line.indent)


def is_full(lines: list[Line], line: Line) -> bool:
    """Whether a line is as wide as its column."""
    widths = [width(each.text) + (2 if each.indent else 0) for each in lines]
    return width(line.text) + 2 * line.indent >= _column(widths, 0, len(widths)) - SLACK


def _is_wrapped(lines: list[Line], widths: list[float]) -> bool:
    """Lines of one column: few end with a sentence, and several are equally wide."""
    if len(lines) < 2:
        return False
    body = [(line, wide) for line, wide in zip(lines, widths, strict=True) if wide >= 8]
    if len(body) < 2 or not any(re.search("[。！？]", line.text) for line in lines):
        return False
    column = _column(widths, 0, len(widths))
    over = sum(wide > column + 2 * SLACK for _, wide in body)
    if column > WIDEST or over > MOST_OVER * len(body):
        return False
    ended = sum(ends_sentence(line.text) for line, _ in body[:-1])
    full = sum(abs(wide - column) <= SLACK for _, wide in body)
    return ended <= 0.5 * (len(body) - 1) and (full >= 0.4 * len(body) or (len(body) <= 3 and column <= WIDEST_OF_FEW))


def _lines_of_their_own(lines: list[Line], widths: list[float]) -> set[int]:
    """Four or more short lines in a row, none of which ends a sentence: a poem, or names, in a column of text."""
    least = _column(widths, 0, len(widths)) - 2 * SLACK
    found = {index for index in range(len(lines)) if _is_caption(lines, index)}
    found.update(index - 1 for index in range(2, len(lines) - 1) if _is_credit_of_line_above(lines, index))
    found.update(index for index in range(len(lines)) if _is_in_columns(lines, index))
    usual, count = Counter(widths).most_common(1)[0]
    if count >= LEAST_USUAL:  # what is wider than the column is a paragraph in one line
        found.update(index for index, wide in enumerate(widths) if wide > usual + 2 * SLACK)
    run: list[int] = []
    for index in [*range(len(lines)), None]:
        if index is not None and widths[index] < least and not ends_sentence(lines[index].text):
            run.append(index)
            continue
        if len(run) >= LEAST_ALONE:
            found.update(run)
        run = []
    return found


def _is_caption(lines: list[Line], index: int) -> bool:
    """A line with a photographer at its end; one that ends a sentence too stands inside another, which goes on."""
    text = lines[index].text
    if not captions.is_caption(text) or _is_signed_item(lines, index):
        return False
    inside = 0 < index < len(lines) - 1 and not lines[index + 1].indent and not ends_sentence(lines[index - 1].text)
    return inside or not ends_sentence(text)


def _is_signed_item(lines: list[Line], index: int) -> bool:
    """Whether the same arrow stands before another line of the column that goes on, so that it marks items."""
    text = lines[index].text
    if text[0] not in captions.ARROWS or ends_sentence(text) or captions.has_credit(text):
        return False
    near = lines[max(index - NEAR, 0) : index + NEAR]
    return sum(line.text[0] == text[0] and line.indent for line in near) > 1


def _is_credit_of_line_above(lines: list[Line], index: int) -> bool:
    """A photographer alone on a line, below one whole sentence that stands inside another."""
    torn, told, below = lines[index - 2], lines[index - 1], lines[index + 1]
    whole = ends_sentence(told.text) and "。" not in told.text[:-1] and not ends_sentence(torn.text)
    return whole and not below.indent and captions.is_credit(lines[index].text)


def _is_end_of_caption(lines: list[Line], index: int) -> bool:
    """The last of two or three lines that only describe a picture, with the photographer at its end."""
    if index + 1 < len(lines) or len(lines) > MOST_CAPTION_LINES or lines[index].indent:
        return False
    open_ = not any(ends_sentence(line.text) for line in lines[:index])
    return open_ and captions.is_caption(lines[index].text) and captions.WHEN.match(lines[0].text) is not None


def _is_in_columns(lines: list[Line], index: int) -> bool:
    """Whether a line and one beside it have three pieces or more, with wide room between."""
    near = [lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return _has_columns(lines[index].text) and any(map(_has_columns, near))


def _has_columns(text: str) -> bool:
    return not ends_sentence(text) and len(COLUMNS.split(text)) >= LEAST_COLUMNS


def _column(widths: list[float], start: int, end: int) -> float:
    window = sorted(widths[max(start, 0) : end])
    return window[min(len(window) - 1, int(0.7 * len(window)))]


def _begins(lines: list[Line], widths: list[float], index: int, group: list[Line], exact: float) -> bool:
    """Whether line `index` begins a paragraph; `exact` is the width at which a program has wrapped them, or 0."""
    line, before = lines[index], lines[index - 1]
    if _opens(line) or (before.text[-1] in "；;：:" and ENUMERATOR.match(line.text)):
        return True
    if ends_sentence(before.text):
        if DECLARED.search(before.text) and _is_one_of_several(lines, index):
            return True
        column = _column(widths, index - 6, index + 6)
        if _all_stand_in(lines) and not line.indent and widths[index] >= column - SLACK <= widths[index - 1] + 2:
            return _is_headline_of(lines, widths, index)
        return (
            _is_headline_of(lines, widths, index)
            or widths[index - 1] <= _column(widths, index - 6, index + 6) - ROOM
            or _would_fit(line, widths[index - 1], exact)
            or (bool(ENUMERATOR.match(line.text)) and len(line.text) > LEAST_POINT)
        )
    if bylines.lead_length(before.text) or before.text[-1] in "，、；":
        return False
    return _is_short(lines, widths, index, group) and not _is_clause(before.text, widths, index)


def _is_one_of_several(lines: list[Line], index: int) -> bool:
    """Whether near the line before another one ends as that does."""
    near = [*lines[max(index - NEAR, 0) : index - 1], *lines[index : index + NEAR]]
    return any(DECLARED.search(line.text) for line in near)


def _all_stand_in(lines: list[Line]) -> bool:
    """Whether the paragraphs of a column begin with two empty squares: then only what has them begins one."""
    return lines[0].indent and sum(line.indent for line in lines) >= LEAST_INDENTED


def _opens(line: Line) -> bool:
    """Whether a line begins as paragraphs do: two empty squares, a byline, the arrow of a caption, a question."""
    text = line.text
    if kinds.is_forecast(text) and (kinds.ENTRY.match(text) or len(text.split()) >= LEAST_COLUMNS):
        return True
    return bool(line.indent or bylines.lead_length(text) or captions.opens_caption(text) or SPEAKS.match(text))


def _is_short(lines: list[Line], widths: list[float], index: int, group: list[Line]) -> bool:
    """Whether the line before, the first of its paragraph or with a colon at its end, has room for more."""
    line, before, column = lines[index], lines[index - 1], _column(widths, index - 6, index + 6)
    if len(group) > 1 and before.text[-1] not in "：:":
        return False
    headline = index == 1 and not before.indent and "一" <= line.text[0] <= "龥"
    return widths[index - 1] < column - SLACK or (headline and widths[0] <= column - ROOM)


def _would_fit(line: Line, before: float, exact: float) -> bool:
    """Whether the line before, in a column whose lines are equally wide, had room for the first word of this one."""
    word = 2 if line.text[1:2] in NOT_FIRST else 1
    return "一" <= line.text[0] <= "龥" and before + word <= exact


def _exact(widths: list[float]) -> float:
    """The width at which a program has wrapped the lines; 0 if a printer has."""
    column, count = Counter(widths).most_common(1)[0]
    return column if count >= EXACT * len(widths) and max(widths) <= column else 0.0


def _is_headline_of(lines: list[Line], widths: list[float], index: int) -> bool:
    """A short line without a full stop, after a sentence and above a byline or a full line.

    Only the last line of a paragraph is short, and that ends with a full stop.
    """
    text = lines[index].text
    if index + 1 >= len(lines) or text[-1] in "，、；。：" or ends_sentence(text) or "，" in text:
        return False
    below = lines[index + 1].text
    return widths[index] < _column(widths, index - 6, index + 6) - SLACK and (
        bylines.lead_length(below) > 0 or bylines.is_byline(below) or width(below) > widths[index] + 2
    )


def _is_clause(text: str, widths: list[float], index: int) -> bool:
    """A line that is too long and too much of a sentence for a headline; Latin words had to go to the next line."""
    return "，" in text and text[-1] not in "：:" and widths[index - 1] > 0.6 * _column(widths, index - 6, index + 6)
