"""Lines broken where a newsreader breathes: at the end of a sentence, at a clause, else at a joint of the clause.

Measured on a real page with a recogniser: whole sentences fed at once lose 9–11 % of the syllables, because a line
beyond some 25 seconds decays; the same text in lines of about fifty characters loses 2.4 %. Very short lines are said
badly too. So a paragraph is cut as a page is set (Knuth & Plass 1981, *Breaking Paragraphs into Lines*): of all ways
to cut it, that with the least cost of joints (:mod:`audiopaper.script.joints`) and of lengths.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audiopaper.script.joints import NEVER, Ends, Joint, joints

BEST = 50
"""Breath of a line that a voice still speaks well: Hanzi and signs count 1."""
MOST = 62
"""Breath that no line passes; there a sentence without a pause is cut between two words."""
LETTER = 1.3
"""Breath of a Latin letter: its name is a syllable or three."""
SHORT = ((5, 60.0), (8, 25.0), (10, 6.0))
"""Below so many, a line costs so much: a voice says very short lines badly."""
LINE = 6.0
"""Cost of a line: a breath more."""
_WIDER = {**dict.fromkeys("0123456789０１２３４５６７８９", 1.4), "%": 3.0, "％": 3.0, "‰": 3.0, "℃": 3.0}
"""What a printed character takes when it is said: 126.5 is seven syllables, % three."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of print that becomes one line."""

    printed: str
    ends: Ends


def breath(spoken: str) -> float:
    """What a spoken text takes of a voice's breath."""
    return sum(LETTER if is_latin(each) else 1.0 for each in spoken)


def phrases(printed: str, breath_of: Callable[[str], float], kept: re.Pattern[str] | None = None) -> Iterator[Phrase]:
    """Cut `printed` into phrases that, joined, are `printed` again.

    Args:
        printed: one paragraph.
        breath_of: the breath that a piece of print takes when it is said.
        kept: what is never torn.
    """
    places = joints(printed, kept, MOST)
    chosen = _cheapest(printed, places)
    bounds = [0, *(joint.at for joint in chosen), len(printed)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        ends = chosen[number].ends if number < len(chosen) else Ends.SENTENCE
        pieces = list(_within(printed[start:end], breath_of, kept))
        yield from (Phrase(piece, Ends.JOINT) for piece in pieces[:-1])
        yield from (Phrase(piece, ends) for piece in pieces[-1:])


def _cheapest(printed: str, places: Sequence[Joint]) -> list[Joint]:
    """The joints of the cheapest way to cut; each joint looks back over one line, so time is linear."""
    widths = _widths(printed)
    stops = [Joint(0, Ends.SENTENCE, 0), *places, Joint(len(printed), Ends.SENTENCE, 0)]
    passed = _sums(joint.passing for joint in stops)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for number in range(1, len(stops)):
        stop = stops[number]
        options: list[tuple[float, int]] = []
        for before in range(number - 1, -1, -1):
            width = widths[stop.at] - widths[stops[before].at]
            if width > MOST and options:
                break
            skipped = passed[number] - passed[before + 1]
            options.append((best[before][0] + skipped + stop.cost + _shape(width), before))
        best.append(min(options))
    chosen, number = [], best[-1][1]
    while number:
        chosen.append(stops[number])
        number = best[number][1]
    return chosen[::-1]


def _shape(width: float) -> float:
    """The cost of a line of that breath."""
    short = next((cost for least, cost in SHORT if width < least), 0.0)
    return LINE + short + 6 * (width / BEST) ** 2 + 3 * max(0.0, width - BEST) + 50 * max(0.0, width - MOST)


def _within(piece: str, breath_of: Callable[[str], float], kept: re.Pattern[str] | None) -> Iterator[str]:
    """The piece; where what is said takes more breath than was estimated, its halves, and their halves."""
    if len(piece) < 2 or breath_of(piece) <= MOST:
        yield piece
        return
    middle = min(
        ((joint.cost >= NEVER, abs(2 * joint.at - len(piece)), joint.at) for joint in joints(piece, kept)),
        default=(True, 0, len(piece) // 2),
    )[-1]
    yield from _within(piece[:middle], breath_of, kept)
    yield from _within(piece[middle:], breath_of, kept)


def _widths(printed: str) -> list[float]:
    """The breath of `printed` up to each offset, before anybody has put its numbers into words."""
    return list(
        _sums(_WIDER.get(each, LETTER if is_latin(each) else 1.0 if each.isalnum() else 0.8) for each in printed)
    )


def _sums(values: Iterator[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def is_latin(character: str) -> bool:
    """Whether it is a letter of the Latin alphabet, with or without an accent, of any width."""
    return character.isalpha() and unicodedata.normalize("NFKD", character)[0].isascii()
