"""Tone sandhi: how the tones of a line bend when its syllables follow one another, once words are light that are so.

The rules are those of the textbooks of Standard Chinese (Duanmu, *The Phonology of Standard Chinese*, ch. 11): third
before third becomes second, inside a word first, then between two words of one syllable, which are said as one foot,
then between feet: 我也|想买 is wo2 ye3 xiang2 mai3. 一 and 不 lean on what follows; both are neutral between a doubled
verb. Nothing bends across a pause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from audiopaper.model import Line
from audiopaper.speech.light import lightened

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两幺点")
ORDINAL_BEFORE = frozenset("第初周期")
ORDINAL_AFTER = frozenset("月号楼班中等级线期版")
"""一中, 一楼, 一等奖: the first of them, not one of them."""
MODIFIERS = frozenset("小老好纸冷总女")
"""Before a word of two third tones they stand apart: 小老虎 is xiao3 lao2 hu3, but 展览馆 zhan2 lan2 guan3."""


def bent(line: Line, is_break: Callable[[str], bool]) -> tuple[str, ...]:
    """The syllables of `line` as they are said, same shape as its reading.

    Nothing bends across a character for which `is_break` is true: a pause, a foreign word; a quote is none.
    """
    syllables = list(lightened(line.spoken, line.reading, line.words, line.settled))
    for stretch in _stretches(line, is_break):
        place = {at: number for number, at in enumerate(stretch)}
        words = tuple(place[at] for at in line.words if at in place)
        said = bend("".join(line.spoken[at] for at in stretch), tuple(syllables[at] for at in stretch), words)
        for at, syllable in zip(stretch, said, strict=True):
            syllables[at] = syllable
    return tuple(syllables)


def _stretches(line: Line, is_break: Callable[[str], bool]) -> list[list[int]]:
    """Offsets of the Hanzi between one break and the next."""
    stretches: list[list[int]] = [[]]
    for at, character in enumerate(line.spoken):
        if line.reading[at]:
            stretches[-1].append(at)
        elif is_break(character):
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def bend(spoken: str, reading: tuple[str, ...], words: tuple[int, ...]) -> tuple[str, ...]:
    """The syllables of `spoken` as they are said: "ni3", "hao3" → "ni2", "hao3". Same shape as `reading`."""
    tones = list(reading)
    bounds = [*dict.fromkeys((0, *words)), len(tones)]
    ends = {end - 1 for start, end in pairwise(bounds) if end - start > 1}  # 统一, 之一: it leans on nothing
    for at, character in enumerate(spoken):
        if character == "一" and tones[at] == "yi1":
            tones[at] = "yi" + ("1" if at in ends else _tone_of_yi(spoken, tones, at))
        elif character == "不" and tones[at] == "bu4":
            tones[at] = "bu" + _tone_of_bu(spoken, tones, at)
    _bend_thirds(spoken, tones, bounds)
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
    if before in ORDINAL_BEFORE or after in ORDINAL_AFTER or before in NUMERALS:
        return "1"
    if after == "点" and spoken[at + 2 : at + 3] not in NUMERALS:  # 一点 of 一点儿, not that of 一点五
        return "4"
    if after in NUMERALS and after not in "百千万亿":
        return "1"
    return {"1": "4", "2": "4", "3": "4", "4": "2", "5": "2"}.get(_next(tones, at), "1")


def _tone_of_bu(spoken: str, tones: list[str], at: int) -> str:
    if _doubled(spoken, at):
        return "5"
    return "2" if _next(tones, at) == "4" else "4"


def _bend_thirds(spoken: str, tones: list[str], bounds: list[int]) -> None:
    """Third before third: inside each word, then inside each foot of two short words, then across what is left."""
    words = list(pairwise(bounds))
    for start, end in words:
        for at in range(start + (end - start == 3 and spoken[start] in MODIFIERS), end - 1):
            _bend_pair(tones, at)
    for at in _feet(words):
        _bend_pair(tones, at)
    for at in bounds[1:-1]:
        _bend_pair(tones, at - 1)


def _feet(words: list[tuple[int, int]]) -> Iterator[int]:
    """Where feet of two words of one syllable begin, paired from the left."""
    number = 0
    while number + 1 < len(words):
        short = all(end - start == 1 for start, end in words[number : number + 2])
        if short:
            yield words[number][0]
        number += 2 if short else 1


def _bend_pair(tones: list[str], at: int) -> None:
    if tones[at].endswith("3") and tones[at + 1].endswith("3"):
        tones[at] = tones[at][:-1] + "2"
