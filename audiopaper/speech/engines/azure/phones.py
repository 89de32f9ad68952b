"""Readings as phones of Azure's alphabet ``sapi`` for zh-CN: pinyin, a blank, the tone; ``zu 3 - zhi 1``.

Source: Microsoft's table "SSML phonetic alphabets, zh-CN". ü is written ``v`` (``nv 3``), but üe is ``ue`` (``lue 4``).
A phone that the service does not know makes it refuse the whole line. Tones are given as they are said: the table
writes 一会儿 as ``yi 2 - hui r 4``. Whether the service bends given tones by itself it does not say; third tones that
are bent already (2 3) would stay as they are either way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from audiopaper.model import Line
from audiopaper.speech.respelling import in_doubt
from audiopaper.speech.sandhi import bent

JOINT = " - "
SPELT = {"lve": "lue", "nve": "nue"}
RARE = "biang bong cei chua den dia eng fiao hm hng kei lo m n nia ng nou nun rua tei wong yo zhei ê"
"""Syllables of interjections and dialects. The table does not show them, so the service reads them by itself."""
LEFT = frozenset(RARE.split())


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line that the service is told how to read."""

    start: int
    end: int
    phones: str
    """"zu 3 - zhi 1"."""


def phone(syllable: str) -> str | None:
    """The phone of a syllable, or None where there is none.

    >>> phone("zhong1"), phone("lve4"), phone("hng5"), phone("")
    ('zhong 1', 'lue 4', None, None)
    """
    base, tone = syllable[:-1], syllable[-1:]
    return f"{SPELT.get(base, base)} {tone}" if base and base not in LEFT else None


def runs(line: Line) -> Iterator[Run]:
    """What has to be told of `line`: each word with a character that a general reader might read otherwise.

    Words are told whole, so that the service takes them for words. One that has no phones throughout, or an 儿 that may
    only colour the syllable before it, is told in those characters alone, but not in the 儿.
    """
    syllables = bent(line, _breaks)
    doubtful = in_doubt(line)
    for start, end in _words(line, doubtful):
        due = [at for at in doubtful if start <= at < end]
        if all(phone(syllables[at]) for at in range(start, end)) and "儿" not in line.spoken[start + 1 : end]:
            told = list(range(start, end)) if due else []
        else:
            told = [at for at in due if line.spoken[at] != "儿" or at in line.settled]
        for places in _rows(at for at in told if phone(syllables[at])):
            yield Run(places[0], places[-1] + 1, JOINT.join(phone(syllables[at]) or "" for at in places))


def _words(line: Line, doubtful: tuple[int, ...]) -> Iterable[tuple[int, int]]:
    """Where words begin and end; where nobody segmented the line, each row of doubtful characters is one."""
    if not line.words:
        return [(places[0], places[-1] + 1) for places in _rows(doubtful)]
    return pairwise(dict.fromkeys((0, *line.words, len(line.spoken))))


def _rows(places: Iterable[int]) -> list[list[int]]:
    """Rising offsets in rows of neighbours."""
    rows: list[list[int]] = []
    for at in places:
        if rows and rows[-1][-1] == at - 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _breaks(character: str) -> bool:
    """Whether a speaker pauses there or says a foreign word."""
    return character.isalnum() or unicodedata.category(character) in ("Po", "Pd")
