"""Lines that stay lines: verse and lists of names."""

from __future__ import annotations

import re
from itertools import pairwise

from audiopaper.issue.rules.bylines import is_name, lead_length
from audiopaper.issue.rules.characters import ENUMERATOR, width
from audiopaper.issue.rules.kinds import DATE_ONLY, WEATHER

REGULATED = re.compile(
    "(?:[^，。！？；]{5}|[^，。！？；]{7})[，、；！？](?:[^，。！？；]{5}|[^，。！？；]{7})[。！？；]$"
)
"""A couplet of five or seven characters, in one line."""
MOST_FIGURES = 0.5
"""Share of the lines of a poem that have Arabic figures."""
MOST_COLONS = 0.2
"""Share of the lines of a poem in which somebody is quoted; lists have a colon in each."""
LEAST_SPREAD = 3
"""Ems between the longest and the shortest line of a free verse; those of a column are even."""
LONGEST_NAME = 3
"""Characters of most names; where none is as short, they are no names."""
LEAST_STANZA = 2
"""Lines between the numbers of stanzas, at least."""
LEAST_NAMES = 3
COUNT = re.compile("[一二三四五六七八九十]{1,3}")
"""A number alone on its line: that of a stanza, or a verse."""
LEAST = 4
"""Lines of a poem."""
MARKS = re.compile("[，。！？；、,.!?;…：]")
SPREAD = re.compile(r"(?<![一-鿿])([一-鿿])[\s　]+([一-鿿])(?![一-鿿])")
"""A name of two characters, spread to the width of three."""

LABELLED = re.compile(r"^(?!联系|記者|记者|编辑)[^：:，。]{2,10}[：:][\s　]*([一-鿿\s　、]{2,80})$")
"""Names after a colon: "桥东村：余小满　石秋月"."""


def is_name_list(text: str) -> bool:
    """A line of at least three names with spaces between, or names after a colon."""
    if "：" not in text and ":" not in text and len(text[:400].split()) < LEAST_NAMES:
        return False
    if labelled := LABELLED.match(text):
        told = re.split(r"[\s　、]+", SPREAD.sub(r"\1\2", labelled[1]).strip())
        if (
            sum(map(is_name, told)) >= 0.7 * len(told)
            and all(len(each) <= 4 for each in told)
            and min(map(len, told)) <= LONGEST_NAME
        ):
            return True
    parts = SPREAD.sub(r"\1\2", text[:400]).split()
    names = sum(is_name(each) for each in parts)
    return len(parts) >= LEAST_NAMES <= names and names >= 0.7 * len(parts)


def is_verse(texts: list[str], *, sure: bool = False) -> bool:
    """Whether lines are a poem: four or more, short, ending with marks (not all full stops), or all without any.

    `sure` says that they stand one below the other under a title and a poet: then a clause may end inside each.
    """
    if (
        len(texts) < LEAST
        or sum(text[-1] in "；;" for text in texts) > 0.4 * len(texts)
        or sum(bool(re.search(r"\d", text)) for text in texts) > MOST_FIGURES * len(texts)
        or sum("。" in text[:-1] for text in texts) > MOST_COLONS * len(texts)
        or sum("：" in text for text in texts) > MOST_COLONS * len(texts)
        or any(_is_no_verse(text) for text in texts)
        or _counts_lines(texts)
    ):
        return False
    ended = sum(bool(MARKS.match(text[-1])) for text in texts) / len(texts)
    inner = sum(len(MARKS.findall(text[:-1])) for text in texts) / len(texts)
    if all(map(REGULATED.match, texts)):
        return True
    if ended >= 0.75:
        running = sum(text[-1] in "，,、；;" for text in texts)
        return running >= 0.25 * len(texts) and inner <= 1.05 and sum(map(width, texts)) / len(texts) <= 18
    widths = [width(text) for text in texts[:-1]]
    free = inner <= (1.0 if sure else 0.6) and (sure or max(widths) - min(widths) >= LEAST_SPREAD)
    return (inner <= 0.25 or free) and all(width(text) <= 20 for text in texts)


def _counts_lines(texts: list[str]) -> bool:
    """Whether a number stands before each line, as in a list; those of stanzas have more between."""
    places = [at for at, text in enumerate(texts) if COUNT.fullmatch(text)]
    return any(two - one <= LEAST_STANZA for one, two in pairwise(places))


def _is_no_verse(text: str) -> bool:
    point = ENUMERATOR.match(text) and not COUNT.fullmatch(text)
    told = WEATHER.search(text) or point or DATE_ONLY.match(text) or lead_length(text)
    return bool(told) or is_name_list(text)
