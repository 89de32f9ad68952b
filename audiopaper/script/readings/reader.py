"""The reader of characters: lexicons, names, then the judge over phrases and sentence, then the usual reading.

Phrase dictionaries are right where a word is one, the sentence model where a many-voiced character stands alone in a
long sentence; the judge (``judge.py``) learned how far to believe each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import rjieba

from audiopaper.mandarin.characters import (
    ALWAYS,
    candidates,
    encodable,
    full_tone,
    is_hanzi,
    simplified,
    standard,
    usual,
)
from audiopaper.mandarin.phrases import phrases
from audiopaper.mandarin.segmenter import segments
from audiopaper.mandarin.sentence import knows
from audiopaper.mandarin.tagger import Word, words_of
from audiopaper.script.readings.contexts import settled
from audiopaper.script.readings.habits import OPEN
from audiopaper.script.readings.judge import Line, Verdict, judge, seen
from audiopaper.script.readings.lexicon import Lexicon
from audiopaper.script.readings.names import name_places, people_in

NAME_SURE = 0.97
ONLY_SURE = 0.999
UNUSUAL_SURE = 0.8
"""How sure a name, a character with one reading, and one of several that nobody has an opinion on."""
BEFORE_MUST = frozenset("只总非还就要须都也才方又我你他她人们可不必先应亦将所而")
"""After these 得 is a verb of its own: 只得, 总得."""
NOUNS = frozenset(["n", "nr", "ns", "nt", "nz", "t", "r", "m", "q", "s", "f"])
VERBS = frozenset(["v", "vn", "vd", "vi", "vg", "d", "p"])
"""Parts of speech, as the segmenter tags them."""
MUST = re.compile(
    "戴|穿|排队|提前|带上|系好|记住|看好|注意|讲(?!究)|先|把|靠|赶|去|守|藏|慢慢|有人|算清|亲自|自己|等|交|花"
)
"""What follows 得 where it says that something must be done."""
GAINS = re.compile(
    "实惠|便宜|方便|便利|好处|高分|满分|冠军|金|银|铜|[一二两三四五六七八九十百千万几]+(?:多)?(?:分|票|枚|元|块|奖)"
)
"""What is got, though it may be tagged as a quality or begin with a number."""
WHO = frozenset(["n", "nr", "ns", "nt", "nz"])
"""Parts of speech of those who get or must."""
DEGREE = re.compile("[很真更太越最不没挺极好多快高像如比又正]|及时|精细|十分|非常|特别|那么|这么|红红|通红|津津|团团")
"""How a complement begins."""
SAYING = 3
"""Characters of a word that no network reads better than two dictionaries that agree."""
COUNTING = frozenset("一二两三四五六七八九十百千几")
PLACE_TAIL = frozenset("省市州县区镇乡村街道路河江湖山港站桥寺人籍")
"""What may follow a place of the lexicon inside a longer word: 六安 in 六安市."""


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
    """0 to 1: of all readings with 0.9, nine in ten are right (measured in docs/readings.md)."""
    others: tuple[str, ...] = ()
    """Other readings that the character has, the likelier first."""


SILENT = Reading("", Origin.NONE, 1.0)


class Reader:
    """Reads lines. Safe for several threads.

    `people` are names that stand for persons wherever they stand (``script/people.py``).
    """

    def __init__(self, lexicon: Lexicon, people: Iterable[str] = ()) -> None:
        self._lexicon = lexicon
        self._people = frozenset(map(plain, people))
        self._longest = max(map(len, lexicon.readings), default=0)
        self._heads = frozenset(word[0] for word in lexicon.readings)

    def read(self, spoken: str) -> tuple[Reading, ...]:
        """One reading for each character of `spoken`."""
        text = plain(spoken)
        words = segments(text)
        readings: list[Reading | None] = [None if is_hanzi(each) else SILENT for each in spoken]
        self._from_lexicon(spoken, words, readings)
        if text != spoken:
            self._from_lexicon(text, words, readings)
        for at, pinyin in name_places(text, self._people).items():
            readings[at] = readings[at] or Reading(pinyin, Origin.NAME, NAME_SURE, _but(candidates(text[at]), pinyin))
        self._from_judge(text, words, readings)
        return tuple(each or _usual(character) for each, character in zip(readings, spoken, strict=True))

    def people(self, spoken: str) -> list[tuple[int, int]]:
        """Start and length of each person's name in a line; 1 where only the surname is sure."""
        return people_in(plain(spoken), self._people)

    def words(self, spoken: str) -> tuple[int, ...]:
        """Offsets at which words begin."""
        return tuple(sorted({start for start, _, _ in segments(plain(spoken))}))

    def _from_lexicon(self, text: str, words: Sequence[Word], readings: list[Reading | None]) -> None:
        at = 0
        while at < len(text):
            step = 1
            if text[at] in self._heads:
                for length in range(min(self._longest, len(text) - at), 0, -1):
                    entry = self._lexicon.readings.get(text[at : at + length])
                    if entry and not _inside_another(text, at, length, words):
                        for number, pinyin in enumerate(entry, at):
                            readings[number] = readings[number] or Reading(pinyin, Origin.LEXICON, 1.0)
                        step = length
                        break
            at += step

    def _from_judge(self, text: str, words: Sequence[Word], readings: list[Reading | None]) -> None:
        places = [
            at
            for at, each in enumerate(readings)
            if each is None and text[at] not in ALWAYS and len(candidates(text[at])) > 1
        ]
        if not places:
            return
        line = seen(text, words, places)
        for at in places:
            particle = full_tone(text[at], _saying(line, at)) or _grammar(line, at)
            if particle:
                readings[at] = Reading(particle, Origin.PHRASE, NAME_SURE, _but(candidates(text[at]), particle))
            elif len(standard(text[at])) > 1 or len(standard(text[at])) == 0:
                readings[at] = _judged(judge(line, at), text[at])
            else:
                readings[at] = _by_word(line, at)


def plain(spoken: str) -> str:
    """Simplified characters that segmenters take, as many as were given."""
    return encodable(simplified(spoken))


def _inside_another(text: str, at: int, length: int, words: Sequence[Word]) -> bool:
    """Whether an entry of two characters is torn from other words of the line: 着火 in 沿着火线, 单县 in 简单县域."""
    if length > 2:  # a longer entry is never there by chance
        return False
    end = at + length
    start, _, _ = words[at]
    last, size, _ = words[end - 1]
    if start == last == at and size > length:  # 合同 in 合同条款, unless the whole is a word of its own
        return text[at : at + size] in phrases() and text[end] not in PLACE_TAIL
    tail = last + size > end and text[end] not in PLACE_TAIL
    return tail or (start < at and start + words[at][1] < end)


def _particle(line: Line, at: int) -> str:
    """What grammar alone settles: 为 at the head of a clause is a preposition; how 得 is read says its place."""
    start, length, _ = line.words[at]
    if length > 1 and (line.text[at] != "得" or rjieba.has_word(line.text[start : start + length])):
        return ""
    before, after = line.text[max(at - 1, 0) : at], line.text[at + 1 : at + 2]
    if line.text[at] == "为" and not (before and is_hanzi(before)):
        return "wei4"
    between = bool(before and after) and is_hanzi(before) and is_hanzi(after)
    return _complement(line, at) if line.text[at] == "得" and between else ""


def _grammar(line: Line, at: int) -> str:
    """What neighbours and grammar settle, unless both dictionaries read the word otherwise in which it stands."""
    found = settled(line.text, at) or _particle(line, at)
    start, length, _ = words_of(line.text)[at]
    closed = length > 1 and (start, length) == line.words[at][:2]
    if found and closed and not OPEN.fullmatch(line.text, start, start + length):
        return found if _agreed(line, at) in ("", found) else ""
    return found


def _saying(line: Line, at: int) -> str:
    """What dictionaries say of a word of this line that is long enough to be no chance: 喜怒哀乐, 阴错阳差."""
    return _agreed(line, at) if line.words[at][1] >= SAYING else ""


def _agreed(line: Line, at: int) -> str:
    """How both dictionaries read the character in the very word of this line; "" if they differ or one has it not."""
    word = line.words[at][:2]
    said = [{vote.pinyin for vote in source[at] if (vote.start, vote.length) == word} for source in line.votes]
    return min(said[0]) if len(said[0]) == 1 and all(each == said[0] for each in said) else ""


def _complement(line: Line, at: int) -> str:
    """得 after a verb opens its complement; after a noun it is a verb, "must" or "get"."""
    text, before = line.text, line.text[at - 1]
    if before == "所" and at > 1 and not rjieba.has_word(text[at - 2 : at]):
        return "de2"
    if before in BEFORE_MUST:
        return ""
    apart = line.words[at - 1] != line.words[at]
    if apart and line.words[at - 1][1] > 1 and MUST.match(text, at + 1):
        return "dei3"
    noun = apart and line.words[at - 1][2] in NOUNS
    return _after_noun(line, at) if noun and not DEGREE.match(text, at + 1) else "de5"


def _after_noun(line: Line, at: int) -> str:
    """What is got, or that something must be done; of people and offices the judge knows more."""
    if GAINS.match(line.text, at + 1):
        return "de2"
    kind, follows = line.words[at - 1][2], line.words[at + 1][2]
    acts = follows in VERBS or line.text[at + 1] in COUNTING
    if acts:
        return "" if kind in WHO else "dei3"
    return "de5" if follows == "a" else "de2"


def _judged(verdict: Verdict, character: str) -> Reading:
    """The likeliest voice of a character; that a word ends it lightly is the engine's to know."""
    shares: dict[str, float] = {}
    for pinyin, chance in zip(verdict.readings, verdict.chances, strict=True):
        voice = full_tone(character, pinyin)
        shares[voice] = shares.get(voice, 0.0) + chance
    best, *others = sorted(shares, key=lambda voice: -shares[voice])
    origin = Origin.PHRASE if verdict.by_word else Origin.SENTENCE if knows(character) else Origin.USUAL
    return Reading(best, origin, min(round(shares[best], 4), ONLY_SURE), tuple(others))


def _by_word(line: Line, at: int) -> Reading | None:
    """A character with one standard reading: a word may still read it in an old way."""
    fits = [vote for vote in line.votes[-1][at] if (vote.start, vote.length) == line.words[at][:2]]
    if not fits:
        return None
    pinyin = full_tone(line.text[at], fits[0].pinyin)
    return Reading(pinyin, Origin.PHRASE, ONLY_SURE, _but(candidates(line.text[at]), pinyin))


def _usual(character: str) -> Reading:
    pinyin, known = usual(character), candidates(character)
    sure = ONLY_SURE if len(known) == 1 or character in ALWAYS or len(standard(character)) == 1 else UNUSUAL_SURE
    return Reading(pinyin, Origin.USUAL, sure, _but(known, pinyin))


def _but(known: Iterable[str], pinyin: str) -> tuple[str, ...]:
    return tuple(each for each in known if each != pinyin)
