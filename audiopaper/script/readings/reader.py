"""The reader of characters: lexicons, names, phrases, the sentence model, the usual reading, in this order.

Phrase dictionaries are right where a word is one (98 % of short newspaper phrases), the sentence model where a
many-voiced character stands alone in a long sentence (g2pM: Park & Lee 2020, 97.3 % on CPP); so each has its place.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import rjieba
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from audiopaper.script.readings.lexicon import Lexicon, tone3
from audiopaper.script.readings.names import surname_places

if TYPE_CHECKING:
    from g2pM import G2pM

SHORTEST_SENTENCE = 6
"""Hanzi below which the sentence model has too little to go by."""
LONGEST_WORD = 8
NEUTRAL = {
    "的": "de5",
    "了": "le5",
    "着": "zhe5",
    "们": "men5",
    "吗": "ma5",
    "呢": "ne5",
    "吧": "ba5",
    "么": "me5",
}
"""Particles as a newsreader says them where no word around them says otherwise."""
_lock = threading.Lock()


class Origin(StrEnum):
    """Where a reading comes from."""

    LEXICON = "lexicon"
    NAME = "name"
    PHRASE = "phrase"
    SENTENCE = "sentence"
    USUAL = "usual"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one character is read."""

    pinyin: str
    """"zhong1"; "" for what is no Hanzi."""
    origin: Origin
    sure: float
    """0 to 1."""
    others: tuple[str, ...] = ()
    """Other readings that the character has."""


SILENT = Reading("", Origin.NONE, 1.0)


class Reader:
    """Reads lines. Safe for several threads."""

    def __init__(self, lexicon: Lexicon, people: Iterable[str] = ()) -> None:
        self._lexicon = lexicon
        self._people = frozenset(people)
        self._longest = max(map(len, lexicon.readings), default=0)

    def read(self, spoken: str) -> tuple[Reading, ...]:
        """One reading for each character of `spoken`."""
        readings: list[Reading | None] = [None if is_hanzi(each) else SILENT for each in spoken]
        self._from_lexicon(spoken, readings)
        for at, pinyin in surname_places(spoken, self._people).items():
            if readings[at] is None:
                readings[at] = Reading(pinyin, Origin.NAME, 0.95, candidates(spoken[at]))
        self._from_phrases(spoken, readings)
        self._from_sentence(spoken, readings)
        return tuple(each or _usual(character) for each, character in zip(readings, spoken, strict=True))

    def words(self, spoken: str) -> tuple[int, ...]:
        """Offsets at which words begin."""
        starts, at = [], 0
        for word in rjieba.cut(spoken):
            starts.append(at)
            at += len(word)
        return tuple(starts)

    def _from_lexicon(self, spoken: str, readings: list[Reading | None]) -> None:
        at = 0
        while at < len(spoken):
            for length in range(min(self._longest, len(spoken) - at), 0, -1):
                entry = self._lexicon.readings.get(spoken[at : at + length])
                if entry:
                    readings[at : at + length] = [Reading(pinyin, Origin.LEXICON, 1.0) for pinyin in entry]
                    at += length - 1
                    break
            at += 1

    def _from_phrases(self, spoken: str, readings: list[Reading | None]) -> None:
        at = 0
        for word in rjieba.cut(spoken):
            self._from_word(word, at, readings)
            at += len(word)

    def _from_word(self, word: str, at: int, readings: list[Reading | None]) -> None:
        """The phrases in a word, the longest first; a name of more words is cut at the longest phrase in it."""
        begin = 0
        while begin < len(word):
            step = 1
            for length in range(min(len(word) - begin, LONGEST_WORD), 1, -1):
                phrase = _phrase(word[begin : begin + length])
                if phrase:
                    for number, pinyin in enumerate(phrase, at + begin):
                        readings[number] = readings[number] or Reading(pinyin, Origin.PHRASE, 0.97)
                    step = length
                    break
            begin += step

    def _from_sentence(self, spoken: str, readings: list[Reading | None]) -> None:
        open_places = [at for at, each in enumerate(readings) if each is None and len(candidates(spoken[at])) > 1]
        if not open_places or sum(map(is_hanzi, spoken)) < SHORTEST_SENTENCE:
            return
        said = _sentence(spoken)
        for at in open_places:
            if spoken[at] not in NEUTRAL and said[at] in candidates(spoken[at]):
                readings[at] = Reading(said[at], Origin.SENTENCE, 0.9, candidates(spoken[at]))


def is_hanzi(character: str) -> bool:
    """Whether pypinyin knows a reading of it."""
    return ord(character) in pinyin_dict


@cache
def candidates(character: str) -> tuple[str, ...]:
    """All readings of a character, the usual one first."""
    return tuple(dict.fromkeys(tone3(each) for each in pinyin_dict.get(ord(character), "").split(",") if each))


@cache
def _phrase(word: str) -> tuple[str, ...] | None:
    found = phrases_dict.get(word)
    return tuple(tone3(each[0]) for each in found) if found and len(found) == len(word) else None


def _usual(character: str) -> Reading:
    known = candidates(character)
    pinyin = NEUTRAL.get(character, known[0])
    return Reading(pinyin, Origin.USUAL, 0.99 if len(known) == 1 else 0.8, known)


def _sentence(spoken: str) -> list[str]:
    """g2pM's readings, one a character. It is given Hanzi alone: it joins letters and digits otherwise."""
    plain = "".join(each if is_hanzi(each) else "，" for each in spoken)
    with _lock:
        said = _model()(plain, tone=True, char_split=True)
    return [each.replace("u:", "v") for each in said] if len(said) == len(spoken) else [""] * len(spoken)


@cache
def _model() -> G2pM:
    from g2pM import G2pM

    return G2pM()
