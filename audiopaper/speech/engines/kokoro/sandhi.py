"""Tone sandhi: how the tones of a line bend when its syllables follow one another.

The rules are those of the textbooks of Standard Chinese (Duanmu, *The Phonology of Standard Chinese*, ch. 11): third
before third becomes second, inside a word first; 一 and 不 lean on what follows; both are neutral between a doubled
verb. Nothing bends across a pause.
"""

from __future__ import annotations

from itertools import pairwise

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两幺点")
ORDINAL_BEFORE = frozenset("第初周期")
DATE_AFTER = frozenset("月号")


def bend(spoken: str, reading: tuple[str, ...], words: tuple[int, ...]) -> tuple[str, ...]:
    """The syllables of `spoken` as they are said: "ni3", "hao3" → "ni2", "hao3". Same shape as `reading`."""
    tones = list(reading)
    for at, character in enumerate(spoken):
        if character == "一" and tones[at] == "yi1":
            tones[at] = "yi" + _tone_of_yi(spoken, tones, at)
        elif character == "不" and tones[at] == "bu4":
            tones[at] = "bu" + _tone_of_bu(spoken, tones, at)
    _bend_thirds(tones, words)
    return tuple(tones)


def _next(tones: list[str], at: int) -> str:
    """Tone of the syllable right after, or "" before a pause."""
    return tones[at + 1][-1:] if at + 1 < len(tones) else ""


def _doubled(spoken: str, at: int) -> bool:
    """Whether 看一看, 好不好: the same character on both sides."""
    return 0 < at < len(spoken) - 1 and spoken[at - 1] == spoken[at + 1]


def _tone_of_yi(spoken: str, tones: list[str], at: int) -> str:
    before = spoken[at - 1] if at else ""
    after = spoken[at + 1] if at + 1 < len(spoken) else ""
    if _doubled(spoken, at) and before not in NUMERALS:
        return "5"
    if before in ORDINAL_BEFORE or after in DATE_AFTER or before in NUMERALS:
        return "1"
    if after in NUMERALS and after not in "百千万亿":
        return "1"
    return {"1": "4", "2": "4", "3": "4", "4": "2", "5": "2"}.get(_next(tones, at), "1")


def _tone_of_bu(spoken: str, tones: list[str], at: int) -> str:
    if _doubled(spoken, at):
        return "5"
    return "2" if _next(tones, at) == "4" else "4"


def _bend_thirds(tones: list[str], words: tuple[int, ...]) -> None:
    """Third before third: first inside each word, then across the joints that are left."""
    bounds = [*(words or (0,)), len(tones)]
    if bounds[0] != 0:
        bounds.insert(0, 0)
    for start, end in pairwise(bounds):
        for at in range(start, end - 1):
            _bend_pair(tones, at)
    for at in bounds[1:-1]:
        _bend_pair(tones, at - 1)


def _bend_pair(tones: list[str], at: int) -> None:
    if tones[at].endswith("3") and tones[at + 1].endswith("3"):
        tones[at] = tones[at][:-1] + "2"
