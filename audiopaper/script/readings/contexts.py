"""What the words on either side settle: 背 before a load is carried, 挑 before a fight is provoked, 得 before its complement.

Dictionaries know words, not what is next to them. The rows of ``habits.py`` and ``collocations.py`` say what is; a
character without a fitting row is left to the judge.
"""

from __future__ import annotations

import re
from functools import cache

import rjieba

from audiopaper.script.readings.collocations import COLLOCATIONS
from audiopaper.script.readings.habits import HABITS

BEFORE, AFTER = 10, 16
"""Characters looked at on either side: a line of any length costs the same for each."""


def settled(text: str, at: int) -> str:
    """The reading that the neighbours of a character settle; "" if they leave it open."""
    habits = _patterns(text[at])
    if not habits:
        return ""
    if text[at] == "地" and _adverbial(text, at):
        return "de5"
    before, after = text[max(0, at - BEFORE) : at], text[at + 1 : at + 1 + AFTER]
    for pinyin, left, right in habits:
        if left.search(before) and right.match(after):
            return pinyin
    return ""


def _adverbial(text: str, at: int) -> bool:
    """An idiom before 地 and a verb after it: 苦口婆心地劝."""
    return (
        at >= IDIOM
        and rjieba.has_word(text[at - IDIOM : at])
        and at + 1 < len(text)
        and "\u3400" <= text[at + 1] <= "\u9fff"
        and text[at + 1] not in "处上下里区块方带点面势图"
        and text[at - 1] not in "区市县省院局部园府会"
    )


IDIOM = 4
"""Characters of an idiom."""


@cache
def _patterns(character: str) -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """The rows of a character, compiled when it is first met: most never are."""
    habits = HABITS.get(character) or COLLOCATIONS.get(character) or ()
    return [(each.pinyin, re.compile(f"(?:{each.before})$"), re.compile(each.after)) for each in habits]
