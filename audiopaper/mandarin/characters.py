"""Single characters: which readings each can have, which one is usual, and the simplified form of a traditional one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

ALWAYS = {"一": "yi1", "不": "bu4", "们": "men5", "么": "me5"}
"""Characters that a newsreader reads one way in almost every line; their sandhi is the engine's."""


@cache
def tone3(syllable: str) -> str:
    """A syllable with its tone as a digit, ü as v: "lǜ" → "lv4", "de" → "de5"."""
    from pypinyin.contrib.tone_convert import to_tone3

    return to_tone3(syllable, neutral_tone_with_five=True, v_to_u=False).replace("ü", "v")


def is_hanzi(character: str) -> bool:
    """Whether pypinyin knows a reading of it."""
    return ord(character) in _pypinyin()


@cache
def candidates(character: str) -> tuple[str, ...]:
    """All readings of a character, the usual one first: those of CC-CEDICT as g2pM has them, then pypinyin's."""
    return tuple(dict.fromkeys((*standard(character), *listed(character))))


@cache
def listed(character: str) -> tuple[str, ...]:
    """The readings that pypinyin's dictionary lists, the usual one first; none if it is no Hanzi."""
    return tuple(dict.fromkeys(tone3(each) for each in _pypinyin().get(ord(character), "").split(",") if each))


@cache
def standard(character: str) -> tuple[str, ...]:
    """The readings that the standard language of today has; empty for a character that CC-CEDICT lacks."""
    found = _cedict().get(character) or _cedict().get(simplified(character)) or []
    return tuple(each.replace("u:", "v") for each in found)


def usual(character: str) -> str:
    """What a reader says who sees the character alone."""
    return ALWAYS.get(character) or candidates(character)[0]


@cache
def full_tone(character: str, pinyin: str) -> str:
    """The voice of a character that a light syllable is one of: 亮 liang5 of 漂亮 → liang4.

    What is a voice of its own stays: 子 zi5 beside zi3, 了 le5; so does an 儿 that may only colour what it follows.
    """
    if not pinyin.endswith("5") or pinyin in standard(character) or character == "儿":
        return pinyin
    voices = (each for each in candidates(character) if each[:-1] == pinyin[:-1] and not each.endswith("5"))
    return next(voices, pinyin)


def simplified(text: str) -> str:
    """The same number of characters, each traditional one in its simplified form: "銀行" → "银行"."""
    return text.translate(_forms())


def encodable(text: str) -> str:
    """The same number of characters; what is half a character (a lone surrogate) is a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def every() -> Iterator[str]:
    """Every Hanzi that pypinyin lists."""
    return map(chr, _pypinyin())


@cache
def syllables() -> frozenset[str]:
    """All syllables of Mandarin: "zhong1"."""
    return frozenset(tone3(one) for readings in _pypinyin().values() for one in readings.split(","))


@cache
def bases() -> frozenset[str]:
    """All syllables without their tones."""
    return frozenset(syllable[:-1] for syllable in syllables())


@cache
def _pypinyin() -> dict[int, str]:
    """Code of a character → its readings, apart by commas; loaded when first asked, as the package takes 0.3 s."""
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


@cache
def _cedict() -> dict[str, list[str]]:
    """The table of characters that g2pM ships (CC-CEDICT, CC BY-SA)."""
    with (files("g2pM") / "digest_cedict.pkl").open("rb") as file:
        return pickle.load(file)  # type: ignore[no-any-return]  # noqa: S301 - a file of an installed package


@cache
def _forms() -> dict[int, str]:
    """Traditional → simplified, from the table of OpenCC (Apache-2.0)."""
    rows = (files(__package__) / "data" / "traditional.txt").read_text(encoding="utf-8").split()
    return {ord(row[0]): row[1] for row in rows}
