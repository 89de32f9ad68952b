"""Flow: whether a block goes on with the sentence that the one before it left open, and where jumps lead."""

from __future__ import annotations

import itertools
import re

import rjieba

from audiopaper.issue.rules import bylines, kinds
from audiopaper.issue.rules.characters import ENUMERATOR, ends_block, ends_sentence, width

PAGE = r"第?\s*[A-D]?[\d０-９一二三四五六七八九十]{1,3}\s*[版页頁]"
SHORT_PAGE = r"[A-D]\d{1,2}"
"""As papers of Taiwan write it, in brackets: （文轉A2）."""
NUMBER = "[①-⑳]"
"""Which of several jumps between two pages: （下转二版①）."""
COUNT = f"{NUMBER}?"
ARROWS = "▶►▲△→⇨➡◀◁◄←⇦⬅"
FROM = re.compile(
    rf"{COUNT}[（(【\[{ARROWS}\s]*(?:接上页|(?:上接|紧接|緊接|接第)\s*(?:[A-D]?[\d０-９一二三四五六七八九十]{{1,3}}\s*[版页頁]|"
    rf"{PAGE}))[^（）()。，]{{0,24}}?(?:[）)】\]]|[\s　:：]|$)|[（(]文?接\s*{SHORT_PAGE}[）)]"
)
TO = re.compile(
    rf"\s*{COUNT}(?:[（(]\s*[转轉]下[页頁]|[（(【\[{ARROWS}\s]*(?:下转|下轉|紧转|緊轉|转|轉|紧接)\s*{PAGE}[^（）()。]{{0,16}}|[（(]文?[轉转]\s*{SHORT_PAGE})"
    rf"[）)】\]]?[{ARROWS}\s]*$"
)
JUMPS = re.compile("[转轉接]")
"""No jump line is without one of these."""
RESUMES = re.compile(rf"[^，。！？]{{2,40}}[（(](?:上接|紧接|緊接|接)\s*{PAGE}[）)]$")
"""A headline printed again where its story goes on: "一渠清水进了村（上接第1版）"."""
LONGEST_WORD = 6
"""Characters."""
LEAST_TOLD, LONGEST_LINE = 25, 60
"""Characters of a sentence that is no headline, and of a line that may be furniture."""
LEAST_OPEN = 10
"""Ems; a shorter line is no broken-off paragraph."""


def is_prose(text: str) -> bool:
    """Whether one line is text of a story: it is long, or has a byline before it; today's weather is none."""
    if kinds.is_sky(text):
        return False
    told = len(text) > LEAST_TOLD and (ends_sentence(text) or text.count("，") > 1)
    return told or len(text) > LONGEST_LINE or bylines.lead_length(text) > 0


def is_open(text: str) -> bool:
    """Whether a paragraph that ends so still waits for the rest of its sentence."""
    text = text.rstrip()
    if not text or ends_block(text) or width(text) < LEAST_OPEN:
        return False
    return not (text[-1] in "）)" and bylines.tail_start(text) < len(text))


def continues(before: str, text: str) -> bool:
    """Whether `text` may be the rest of the open paragraph `before`."""
    if not text or bylines.lead_length(text):
        return False
    if text[0] in "，。、；：！？）”》…":
        return True
    points = ENUMERATOR.match(text)
    return not points or (before[-1] not in "；;" and text[0].isdigit() and not re.match(r"\d+[、．.)）]", text))


def tears_word(before: str, text: str) -> bool:
    """Whether a word begins at the end of `before` and goes on in `text`, or `text` begins as no sentence does.

    >>> tears_word("2022年，县供", "销社牵头成立公共品牌"), tears_word("2022年，县供", "吴建华查看笋干。")
    (True, False)
    """
    head, tail = before[-LONGEST_WORD:], text[:LONGEST_WORD]
    if text.startswith(("的", "了", "，", "、")):
        return True
    ends = itertools.accumulate(len(word) for word in rjieba.cut(head + tail))
    return bool(head and tail) and len(head) not in set(ends)


def jump_from(text: str) -> int:
    """Length of "（上接第1版）" at the start of a paragraph; 0 without."""
    found = FROM.match(text[:80])
    return found.end() if found else 0


def resumes(text: str) -> bool:
    """Whether a line says that a story of another page goes on below it."""
    return jump_from(text) > 0 or RESUMES.match(text) is not None


def jump_to(text: str) -> int:
    """Where "（下转第2版）" at the end of a paragraph begins; its length without."""
    start = max(len(text) - 45, 0)
    found = TO.search(text, start) if JUMPS.search(text, start) else None
    return found.start() if found else len(text)


def number(line: str) -> str:
    """Which of several jumps a jump line is, ① or ②; "" without."""
    found = re.search(NUMBER, line[-40:])
    return found[0] if found else ""


def names(line: str, headline: str) -> bool:
    """Whether a jump line, or what is printed with it, names a story: it repeats the headline or much of it."""
    line, headline = (re.sub(r"[^\w]+", "", each) for each in (line[:80], headline[:80]))
    if not line or not headline:
        return False
    least = max(min(len(headline), len(line)) // 2, 4)
    return any(headline[at : at + least] in line for at in range(max(len(headline) - least + 1, 1)))
