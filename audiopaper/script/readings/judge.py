"""Who is believed where dictionary and sentence disagree: a log-linear judge over each character's readings.

Every reading of a many-voiced character gets a score, the sum of what speaks for it: the sentence network's
log-probability, how common the reading is, and the words of each dictionary that say so, apart by length of word and
by whether the word is one in this line; and the company that it keeps (``company.py``).
Shares of the scores' exponentials are probabilities. The weights were
learned from the development part of CPP (see docs/readings.md), whole sentences and short pieces of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from audiopaper.mandarin import sentence
from audiopaper.mandarin.characters import candidates, is_hanzi, standard
from audiopaper.mandarin.phrases import SOURCES, Vote, votes
from audiopaper.mandarin.tagger import Word, words_of
from audiopaper.script.readings.company import company

Shares = dict[str, dict[str, float]]
SHORT, MIDDLING = 6, 12
"""Hanzi of a line up to which the network is weighed as in a headline, and as in a clause."""
UNLIKELY = (-2.0, -3.5, -8.0)
"""Log-probability below which the network is not believed, by size of line: in a short one it is sure of anything."""
FIT, INSIDE, ACROSS = range(3)
"""A dictionary's word is a word of this line; is part of one; lies across several."""
SPANS = 3
"""Lengths told apart: two, three, four and more characters."""
PER_SOURCE = 3 * SPANS + 2
WIDTH = 3 + 3 + 1 + 3 * PER_SOURCE * len(SOURCES) + 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the judge sees it: simplified characters, words, and all that dictionaries and network say of it."""

    text: str
    words: Sequence[Word]
    """For each character, start, length and part of speech of the word it stands in, as dictionaries have it."""
    said: dict[int, sentence.Floats]
    votes: Sequence[Sequence[Sequence[Vote]]]
    """For each dictionary, for each character, the covering words."""
    size: int
    """0 for a line of a few Hanzi, 1 for a clause, 2 for a sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judge's probability of each reading, the likeliest first."""

    readings: tuple[str, ...]
    chances: tuple[float, ...]
    by_word: bool
    """Whether a dictionary's word says so too."""


def seen(text: str, words: Sequence[Word], places: list[int]) -> Line:
    """Look all things up for a line and its words, as dictionaries have them; `places` are to be judged."""
    hanzi = sum(map(is_hanzi, text))
    size = 0 if hanzi <= SHORT else 1 if hanzi <= MIDDLING else 2
    plain = "".join(each if is_hanzi(each) else "，" for each in text) if size < 2 else text
    asked = [at for at in places if sentence.knows(text[at])]
    return Line(
        text,
        words,
        sentence.log_probabilities(plain, asked),
        [votes(text, n) for n in range(len(SOURCES))],
        size,
    )


def judge(line: Line, at: int) -> Verdict:
    """Weigh the readings of one character."""
    readings, table = features(line, at)
    scores = table @ _scale[-1]()
    told = company().scores(line.text, at, words_of(line.text))[: len(standard(line.text[at]))]
    scores[: len(told)] += told
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    order = np.argsort(-shares, kind="stable")
    best = readings[order[0]]
    return Verdict(
        tuple(readings[n] for n in order),
        tuple(round(float(shares[n]), 4) for n in order),
        any(vote.pinyin == best for source in line.votes for vote in source[at][:1]),
    )


def features(line: Line, at: int) -> tuple[list[str], sentence.Floats]:
    """What speaks for each reading of a character: one row a reading."""
    character = line.text[at]
    known = list(standard(character)) or list(candidates(character)[:4])
    new = {vote.pinyin for source in line.votes for vote in source[at][:1]} - set(known)
    readings = known + sorted(new)
    row = {reading: number for number, reading in enumerate(readings)}
    table = np.zeros((len(readings), WIDTH), np.float32)
    said = line.said.get(at)
    chances = np.full(len(readings), UNLIKELY[line.size], np.float32)
    if said is not None:
        chances[: len(known)] = np.maximum(said, UNLIKELY[line.size])
    else:
        chances[0] = 0.0
    common = _common(character, readings)
    table[:, line.size] = chances
    table[:, 3 + line.size] = common
    table[len(known) :, 6] = 1.0
    start, length, _ = line.words[at]
    column = 7
    for source in line.votes:
        for size in range(3):
            if size == line.size:
                _count(table, column, source[at], row, (start, length))
            column += PER_SOURCE
    if length == 1:
        table[:, -1] = chances
    table[chances.argmax(), -2] = 1.0
    return readings, table


def _count(
    table: sentence.Floats, column: int, found: Sequence[Vote], row: dict[str, int], word: tuple[int, int]
) -> None:
    start, length = word
    for place, vote in enumerate(found):
        at = row.get(vote.pinyin)
        if at is None:
            continue
        end = vote.start + vote.length
        fits = vote.start == start and vote.length == length
        if place == 0:
            manner = FIT if fits else INSIDE if start <= vote.start and end <= start + length else ACROSS
            table[at, column + manner * SPANS + min(vote.length, SPANS + 1) - 2] = 1.0
        if fits:
            table[at, column + 3 * SPANS] = 1.0
        table[at, column + 3 * SPANS + 1] += 1.0 / len(found)


def common_share(character: str, pinyin: str) -> float:
    """How common a reading of a character is in running text, at least one in five hundred."""
    return max(priors().get(character, {}).get(pinyin, 0.0), 0.002)


def _common(character: str, readings: Sequence[str]) -> sentence.Floats:
    return np.log([common_share(character, each) for each in readings]).astype(np.float32)


@contextmanager
def weighing(weights: sentence.Floats) -> Iterator[None]:
    """Judge with other weights for a while; for measuring, in one thread."""
    _scale.append(lambda: weights)
    try:
        yield
    finally:
        _scale.pop()


@cache
def _weights() -> sentence.Floats:
    with np.load(str(files(__package__) / "data" / "judge.npz")) as file:
        return np.asarray(file["weights"], np.float32)


_scale: list[Callable[[], sentence.Floats]] = [_weights]


def priors() -> Shares:
    """Character → reading → its share in running text, as the sentence network sees it."""
    return _supposed[-1] if _supposed else _stored_priors()


@contextmanager
def supposing(shares: Shares) -> Iterator[None]:
    """Judge with other shares for a while; for training, in one thread."""
    _supposed.append(shares)
    try:
        yield
    finally:
        _supposed.pop()


_supposed: list[Shares] = []


@cache
def _stored_priors() -> Shares:
    with np.load(str(files(__package__) / "data" / "judge.npz")) as file:
        rows = zip(file["characters"].tolist(), file["readings"].tolist(), file["shares"].tolist(), strict=True)
        table: Shares = {}
        for character, reading, share in rows:
            table.setdefault(character, {})[reading] = share
        return table
