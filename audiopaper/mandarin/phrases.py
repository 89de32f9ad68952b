"""Words that dictionaries read: pypinyin's phrases, and the many-voiced words of CC-CEDICT."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from audiopaper.mandarin.characters import tone3

LONGEST = 8
"""Characters of the longest word that is looked for."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one word of a dictionary says about one character in it."""

    start: int
    """Offset at which the word begins."""
    length: int
    pinyin: str


def votes(text: str, source: int) -> list[list[Vote]]:
    """For each character, the words of a source that cover it, the longest first, then the leftmost."""
    found: list[list[Vote]] = [[] for _ in text]
    words, heads = SOURCES[source](), _heads(source)
    for start in range(len(text)):
        for length in heads.get(text[start], ()):
            readings = words.get(text[start : start + length]) if start + length <= len(text) else None
            if readings:
                for offset, pinyin in enumerate(readings):
                    found[start + offset].append(Vote(start, length, pinyin))
    for each in found:
        each.sort(key=lambda vote: (-vote.length, vote.start))
    return found


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """The phrases of pypinyin's dictionary, at most :data:`LONGEST` characters long, each with its syllables."""
    from pypinyin.phrases_dict import phrases_dict

    return {
        word: tuple(tone3(each[0]) for each in readings)
        for word, readings in phrases_dict.items()
        if len(readings) == len(word) <= LONGEST
    }


@cache
def _cedict() -> dict[str, tuple[str, ...]]:
    packed = (files(__package__) / "data" / "cedict.txt.xz").read_bytes()
    rows = (row.split(" ") for row in lzma.decompress(packed).decode("utf-8").splitlines())
    return {word: tuple(readings) for word, *readings in rows}


SOURCES = (phrases, _cedict)
"""The dictionaries, each loaded when first asked."""


@cache
def _heads(source: int) -> dict[str, tuple[int, ...]]:
    """First character → the lengths that words with it have."""
    lengths: dict[str, set[int]] = {}
    for word in SOURCES[source]():
        lengths.setdefault(word[0], set()).add(len(word))
    return {head: tuple(sorted(each)) for head, each in lengths.items()}
