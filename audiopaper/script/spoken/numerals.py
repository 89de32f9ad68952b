"""Numbers in words.

>>> cardinal("3500"), cardinal("20"), cardinal("10010"), digits("110", one="幺")
('三千五百', '二十', '一万零一十', '幺幺零')
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
MYRIADS = ("", "万", "亿", "万亿")
LONGEST = 16
"""Digits; a longer number is no quantity."""


def digits(text: str, one: str = "一") -> str:
    """Digit by digit; `one` is 幺 where numbers are called out: telephones, roads, trains."""
    return "".join(one if each == "1" else DIGITS[int(each)] for each in text if each.isascii() and each.isdigit())


def cardinal(text: str) -> str:
    """A quantity: an integer or a decimal, as digits with or without thousands separators."""
    whole, _, fraction = text.replace(",", "").partition(".")
    if len(whole) > LONGEST or (len(whole) > 1 and whole.startswith("0") and not fraction):
        said = digits(whole)
    else:
        said = _integer(int(whole or "0"))
    return f"{said}点{digits(fraction)}" if fraction else said


def _integer(number: int) -> str:
    if number == 0:
        return "零"
    groups = []
    while number:
        groups.append(number % 10_000)
        number //= 10_000
    said = ""
    for place in reversed(range(len(groups))):
        group = groups[place]
        if group:
            said += ("零" if said and group < 1000 else "") + _group(group) + MYRIADS[place]
    return said[1:] if said.startswith("一十") else said


def _group(number: int) -> str:
    said, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + PLACES[place]
            zero = False
        else:
            zero = True
    return said
