"""The company that a many-voiced character keeps: which characters stand around it where somebody has marked a reading.

藏 is read zàng where 西 stands before it or 经, 文, 佛 near by; 应 is read yīng between a noun and a verb. For each
character and each thing seen of its neighbourhood there is a weight a reading; the sum goes to the judge's score. The
weights were learned from the development part of CPP and from phrases of newspapers (see docs/readings.md), on top of
what the judge makes of dictionaries and network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from audiopaper.mandarin.tagger import Word

Floats = npt.NDArray[np.float32]
LONG = 12
"""Characters of a line; a longer one is a sentence."""
NEAR = 10
"""Characters on either side that count wherever they stand."""
NOTHING = "#"
"""What stands before and after a line."""
LONG_WORD = 5
"""Characters of a word in which places are no longer told apart."""
CLAUSE = 8
"""Words of the clause on either side whose parts of speech count."""
MARK = "w"
"""The tagger's name of punctuation."""
MOST = 6
"""Readings of a character that are told apart."""


@dataclass(frozen=True, slots=True)
class Company:
    """What was learned."""

    rows: Mapping[str, Mapping[str, int]]
    """For each character, the row of each thing seen around it."""
    weights: Floats
    """Of each row, one a reading in the order of `standard`."""

    def scores(self, text: str, at: int, words: Sequence[Word]) -> Floats:
        """What speaks for each of the first :data:`MOST` standard readings of a character; zeros where nothing does."""
        known = self.rows.get(text[at], {})
        found = [row for each in seen(text, at, words) if (row := known.get(each)) is not None] if known else []
        total: Floats = self.weights[found].sum(axis=0, dtype=np.float32)
        return total


def seen(text: str, at: int, words: Sequence[Word]) -> Iterator[str]:
    """What is seen around a character, and once more apart for headlines and for sentences (Daumé III 2007).

    The same neighbour may say more in the one than in the other. The kinds of words of the clause count in headlines
    only: of a sentence the network knows more.
    """
    short = len(text) <= LONG
    size = "-" if short else "+"
    for each in _around(text, at, words):
        yield each
        yield size + each
    if short:
        yield from _kinds(text, at, words)


def _around(text: str, at: int, words: Sequence[Word]) -> Iterator[str]:
    """Its neighbours by place, its word and those beside it, all near characters.

    First of all, that it is there.

    >>> list(_around("西藏", 1, ((0, 2, "LOC"), (0, 2, "LOC"))))
    ['', '0>#', '1<西', '2>##', '3<#西', '4|西#', '5w1西藏', '6>#', '7<#', '8LOC2,1', '9LOC', 'A>LOC#', 'B<#LOC', \
'C#|#LOC', '~西']
    """
    before, after = text[max(at - 2, 0) : at].rjust(2, NOTHING), text[at + 1 : at + 3].ljust(2, NOTHING)
    start, length, kind = words[at]
    end = start + length
    yield ""
    yield f"0>{after[0]}"
    yield f"1<{before[1]}"
    yield f"2>{after}"
    yield f"3<{before}"
    yield f"4|{before[1]}{after[0]}"
    yield f"5w{at - start}{text[start:end]}"
    left, left_kind = _word(text, words, start - 1)
    right, right_kind = _word(text, words, end)
    yield f"6>{right}"
    yield f"7<{left}"
    yield f"8{kind}{length},{at - start}" if length < LONG_WORD else f"8{kind}"
    yield f"9{kind}"
    yield f"A>{kind}{right_kind}"
    yield f"B<{left_kind}{kind}"
    yield f"C{left_kind}|{right_kind}{kind}"
    for place in range(max(0, at - NEAR), min(len(text), at + NEAR + 1)):
        if place != at:
            yield f"~{text[place]}"


def _kinds(text: str, at: int, words: Sequence[Word]) -> Iterator[str]:
    """The kinds of words that stand in its clause before it and after it, and that of the last."""
    start, length, _ = words[at]
    earlier, later = _clause(text, words, start, start + length)
    yield f"D{' '.join(later[:3])}"
    yield from (f"E{each}" for each in dict.fromkeys(later))
    yield from (f"F{each}" for each in dict.fromkeys(earlier))
    yield f"G{later[-1] if later else NOTHING}"


def _clause(text: str, words: Sequence[Word], start: int, end: int) -> tuple[list[str], list[str]]:
    """Parts of speech of the words of the same clause, those before `start` and those from `end` on."""
    before: list[str] = []
    while start > 0 and len(before) < CLAUSE and words[start - 1][2] != MARK:
        start = words[start - 1][0]
        before.append(words[start][2])
    after: list[str] = []
    while end < len(text) and len(after) < CLAUSE and words[end][2] != MARK:
        after.append(words[end][2])
        end = sum(words[end][:2])
    return before, after


def _word(text: str, words: Sequence[Word], at: int) -> tuple[str, str]:
    """A word and its part of speech; nothing beyond the ends of the line."""
    if not 0 <= at < len(text):
        return NOTHING, NOTHING
    start, length, kind = words[at]
    return text[start : start + length], kind


def company() -> Company:
    """What is in force: what was learned, or what is being measured."""
    return _in_force[-1] if _in_force else _learned()


@contextmanager
def keeping(other: Company) -> Iterator[None]:
    """Judge by another company for a while; for measuring, in one thread."""
    _in_force.append(other)
    try:
        yield
    finally:
        _in_force.pop()


def nothing() -> Company:
    """Nothing learned yet."""
    return Company({}, np.zeros((0, MOST), np.float32))


def by_character(rows: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Rows of keys that begin with their character, each under its character."""
    found: dict[str, dict[str, int]] = {}
    for key, row in rows.items():
        found.setdefault(key[0], {})[key[1:]] = row
    return found


def store(company: Company) -> Mapping[str, npt.NDArray[np.generic]]:
    """The arrays in which a company is kept; weights in half precision."""
    placed = [(row, character + each) for character, known in company.rows.items() for each, row in known.items()]
    keys = [key for _, key in sorted(placed)]
    return {
        "company": np.frombuffer("\n".join(keys).encode(), np.uint8),
        "company_weights": company.weights.astype(np.float16),
    }


_in_force: list[Company] = []


@cache
def _learned() -> Company:
    with np.load(str(files(__package__) / "data" / "judge.npz")) as file:
        keys = file["company"].tobytes().decode().split("\n")
        return Company(
            by_character({key: row for row, key in enumerate(keys)}), file["company_weights"].astype(np.float32)
        )
