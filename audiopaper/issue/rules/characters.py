"""What single characters say about layout."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

FINAL = frozenset("。！？!?…｡")
"""Marks that end a sentence."""
CLOSING = "”’」』）)】》〉\"'"
"""Marks that may follow the end of a sentence."""
MEMORY, LONGEST_REMEMBERED = 65_536, 220
"""Lines whose judgement is remembered, and characters of one: pass after pass over a long file asks for each."""
NARROW = re.compile("[\x00-\x7f]")
INVISIBLE_CHARACTERS = (
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
)
INVISIBLE = re.compile(f"[{INVISIBLE_CHARACTERS}]+")
"""What a reader of the paper does not see: controls, bidi marks, zero-width characters, undecodable bytes."""
ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|\.(?!\d)|[）)])"
    r"|[①-⑳❶-❿⑴-⒇]|[一二三四五六七八九十]{1,3}$|第[一二三四五六七八九十百\d]{1,4}(?:[条條章节節][\s　]|步[，、：:])|"
    r"[●■◆▲★◎◇○•▪☆□△][^\s]?)"
)
"""Beginnings of points, articles of a law and bullets."""


COLUMNS = re.compile(r"\t+| {2,}|\u3000+")
"""What stands between the columns of a table without rules."""
NOTED = re.compile(r"[。！？…][”’」』]?\s*[（(][^（）()]{1,40}[）)]$")
"""A whole sentence, and who asks, says or has written it."""


def remembered(judge: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A judgement of one line that is not made again for a line; whole paragraphs are not kept."""
    known = lru_cache(MEMORY)(judge)

    @wraps(judge)
    def ask(text: str) -> Answer:
        return known(text) if len(text) <= LONGEST_REMEMBERED else judge(text)

    return ask


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends where `text` ends."""
    last = text[-1:]
    if last in FINAL:
        return True
    if last not in CLOSING and not last.isspace():
        return False
    tail = text[-12:].rstrip()
    bare = tail.rstrip(CLOSING)
    return bool(bare) and (bare[-1] in FINAL or (tail[-1] in "）)" and bool(NOTED.search(text[-60:].rstrip()))))


def ends_block(text: str) -> bool:
    """Whether a paragraph may end here: a sentence, or a colon before what is listed."""
    return ends_sentence(text) or text.rstrip()[-1:] in "：:"


def width(text: str) -> float:
    """Printed width in ems: a Hanzi is one, a Latin letter or digit a half."""
    return len(text) - len(NARROW.findall(text)) / 2


def needs_space(before: str, after: str) -> bool:
    """Whether two pieces joined from separate lines need a space: Latin words and numbers do, Hanzi do not."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


_DIGITS = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def number(text: str) -> int:
    """The value of "12", "１２", "十二" or "二〇二一".

    >>> number("二十一"), number("二〇二一"), number("０３"), number("二千零六")
    (21, 2021, 3, 2006)
    """
    text = unicodedata.normalize("NFKC", text).replace("廿", "二十").replace("卅", "三十")
    if text.isdecimal():
        return int(text)
    if not set(text) & _UNITS.keys():
        return int("".join(str(_DIGITS.get(each, 0)) for each in text) or "0")
    total = digit = 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = _DIGITS.get(each, 0)
    return total + digit
