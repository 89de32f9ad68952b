"""What an engine would read wrong, and respelling: for those that take only text, the same in other characters.

县委书记单国平 → 县委书记善国平: whoever does not know the man reads 单 as dān; 善 has no other reading. What is printed
does not change: transcript and page show :attr:`Line.printed`.

Nobody can ask an online voice how it is going to read a line. So the line is read here as by somebody who has neither
the paper's lexicon nor its names: words as in a dictionary of phrases, single characters by a model of sentences. Where
that agrees with the reading of the line, the text stays; where it differs, the character is respelt, and the new text
is read again until it agrees. What the paper's own lexicon has settled is respelt in any case, unless the character has
one reading only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import rjieba
from pypinyin.seg.mmseg import seg

from audiopaper.mandarin.characters import encodable, every
from audiopaper.mandarin.characters import listed as readings
from audiopaper.mandarin.phrases import phrases
from audiopaper.mandarin.sentence import likeliest
from audiopaper.model import Line
from audiopaper.speech.light import lightened

AVOIDED = frozenset(
    "尸死屎病瘟癌疮痴蠢笨傻丑臭尿屁鬼魔妖坟丧葬赃渣憎恨贼贪罪骗奸杀毒劣逆叛骇哀惨残冤孬痔瘸瘪"
    "一二三四五六七八九十千人我你他她您在就等很又也而和是有时年日月"
)
"""Characters that nobody wants to see in a leader's name, and words so common that they would join their neighbours."""
UNTOUCHED = frozenset("一不")
"""Their tone leans on what follows: that is the engine's own last step."""
SHORTEST_SENTENCE = 4
"""Hanzi below which a model of sentences has nothing to go by."""


@lru_cache(maxsize=2048)
def respelt(line: Line) -> str:
    """The spoken text of `line`, character for character, written so that anybody reads it as `line.reading` says."""
    text, wanted = list(line.spoken), _wanted(line)
    done: set[int] = set()
    due = _settled(line)
    while True:
        for at in due:
            text[at] = spellings().get(wanted[at], text[at])
        done.update(due)
        due = [at for at in misread("".join(text), wanted) if at not in done]
        if not due:
            return "".join(text)


@lru_cache(maxsize=2048)
def in_doubt(line: Line) -> tuple[int, ...]:
    """Offsets whose readings an engine has to be told: for those that can be told them."""
    return tuple(sorted({*_settled(line), *misread(line.spoken, _wanted(line))}))


def misread(text: str, reading: Sequence[str]) -> Iterator[int]:
    """Where a general reader of `text` differs from `reading`; not where a neutral tone is all that differs."""
    for at, (wanted, got) in enumerate(zip(reading, predicted(text), strict=True)):
        reduced = wanted[-1:] == "5" and wanted[:-1] == got[:-1]
        if wanted and wanted != got and not reduced and text[at] not in UNTOUCHED:
            yield at


def predicted(text: str) -> tuple[str, ...]:
    """How a general reader reads `text`: for each Hanzi a syllable with its tone, "zhong1", for all else "".

    What no phrase holds is read by the sentence around it; but in a name the sentence says nothing, so there it is read
    as usual.
    """
    text = encodable(text)
    said = [next(iter(readings(each)), "") for each in text]
    names = _in_names(text)
    alone: list[int] = []
    at = 0
    for word in seg.cut(text):
        phrase = phrases().get(word) if len(word) > 1 else None
        if phrase:
            said[at : at + len(word)] = phrase
        else:
            places = range(at, at + len(word))
            alone += [place for place in places if len(readings(text[place])) > 1 and place not in names]
        at += len(word)
    if alone and sum(map(bool, said)) >= SHORTEST_SENTENCE:
        for place, syllable in likeliest(text, alone).items():
            said[place] = syllable if syllable in readings(text[place]) else said[place]
    return tuple(said)


@cache
def spellings() -> Mapping[str, str]:
    """Syllable → the character that spells it: of one reading and frequent, or else the least doubtful there is.

    Made from pypinyin's dictionaries (MIT) of characters and of phrases and from the two levels of GB 2312. A syllable
    that only rarer characters have is not in the table: there the printed character stays.
    """
    in_phrases = _in_phrases()
    best: dict[str, tuple[int, ...]] = {}
    for each in every():
        level, usual = _level(each), readings(each)[0]
        said = in_phrases.get(each, {})
        if level and (said or not usual.endswith("5")):  # what is neutral and in no phrase is a radical
            worst = max(doubt(each) - 1, 0 if said and each not in AVOIDED else 1)
            candidate = (worst, level, doubt(each), -sum(said.values()), ord(each))
            best[usual] = min(candidate, best.get(usual, candidate))
    return {syllable: chr(candidate[-1]) for syllable, candidate in best.items()}


def doubt(character: str) -> int:
    """How far a Hanzi may be read otherwise than usual.

    0: it has no other reading; 1: no phrase of today uses another; 2: fewer than half do; 3: most do, but alone, as
    a respelt character stands, it is read as usual.
    """
    usual, *others = readings(character)
    said = _in_phrases().get(character, {})
    if not others:
        return 0
    if said.keys() == {usual}:
        return 1
    return 2 if said.get(usual, 0) * 2 > sum(said.values()) else 3


def _wanted(line: Line) -> tuple[str, ...]:
    """What the line should sound like but for sandhi: words that an engine ends lightly of itself end lightly."""
    return lightened(line.spoken, line.reading, line.words, line.settled)


def _settled(line: Line) -> list[int]:
    """What the paper's own lexicon has settled and might be read otherwise."""
    return [at for at in line.settled if len(readings(line.spoken[at])) > 1]


def _level(character: str) -> int:
    """1 for the 3,755 frequent characters of GB 2312, 2 for its 3,008 rarer ones, 0 for all others."""
    try:
        row = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 0
    return (1 if row <= 0xD7 else 2) if row >= 0xB0 else 0


@cache
def _in_phrases() -> Mapping[str, Mapping[str, int]]:
    """Character → reading → number of phrases in which it is read so."""
    found: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for phrase, said in phrases().items():
        for character, syllable in zip(phrase, said, strict=True):
            found[character][syllable] += 1
    return found


def _in_names(text: str) -> frozenset[int]:
    """Offsets of what a tagger of parts of speech takes for names of persons, places and the like."""
    places: list[int] = []
    at = 0
    for word, tag in rjieba.tag(text):
        places += range(at, at + len(word)) if tag[:2] in ("nr", "ns", "nz") else ()
        at += len(word)
    return frozenset(places)
