"""What a newsroom should hear before the edition is made: the readings of an issue that are not certain.

People come first, then places, then words; within each, the least sure first. What stands in a lexicon is never asked
again, and each name is asked once however often it stands in the issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from audiopaper.mandarin.characters import is_hanzi, simplified, standard
from audiopaper.mandarin.segmenter import segments
from audiopaper.mandarin.tagger import BODY, PLACE, Word, words_of
from audiopaper.script.readings.reader import Origin, Reader, Reading, plain

PLACES = frozenset({"ns", "nt", "nz"})
"""What the dictionary calls places and bodies."""
LONGEST = 12
"""Characters of an entry that a lexicon takes in one piece."""
PARTICLES = frozenset("的了着地得")
"""Never asked about as words: whoever answers for names has no time for grammar."""
LONG_ENOUGH = 3
"""Characters with which a single one is no longer by itself."""


class Sort(IntEnum):
    """What kind of thing is read, the riskiest first."""

    PERSON = 1
    PLACE = 2
    WORD = 3


ENOUGH = {Sort.PERSON: 0.98, Sort.PLACE: 0.97, Sort.WORD: 0.85}
"""How sure a reading must be for nobody to be asked; a name of a person weighs most."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name or word whose reading is not certain."""

    text: str
    sort: Sort
    pinyin: tuple[str, ...]
    """One syllable a character, as it would be said."""
    sure: float
    """0 to 1, of its least sure character."""
    others: tuple[tuple[str, ...], ...]
    """For each character, what else it could be; empty where it is certain."""
    sentence: str
    """The line in which it stands first."""


def doubts(lines: Iterable[str], reader: Reader) -> tuple[Doubt, ...]:
    """The doubts about spoken `lines`, ranked by risk."""
    found: dict[str, Doubt] = {}
    for line in lines:
        for doubt in _in_line(line, reader):
            known = found.get(doubt.text)
            if known is None or (doubt.sort, doubt.sure) < (known.sort, known.sure):
                found[doubt.text] = doubt
    return tuple(sorted(found.values(), key=lambda doubt: (doubt.sort, doubt.sure)))


def _in_line(line: str, reader: Reader) -> Iterator[Doubt]:
    readings = reader.read(line)
    taken: set[int] = set()
    for start, end, sort in _spans(line, reader):
        unsure = [at for at in range(start, end) if at not in taken and _asks(line[at], readings[at], sort)]
        if unsure:
            begin, stop = _widened(line, start, end, segments(plain(line))) if sort is Sort.WORD else (start, end)
            taken.update(range(begin, stop))
            yield _doubt(line, readings, (begin, stop), sort)


def _spans(line: str, reader: Reader) -> Iterator[tuple[int, int, Sort]]:
    """People, then the words that are in none of them."""
    inside: set[int] = set()
    for start, size in reader.people(line):
        end = start + max(size, 2)
        inside.update(range(start, end))
        if all(map(is_hanzi, line[start:end])):
            yield start, min(end, len(line)), Sort.PERSON
    text = plain(line)
    tagged = words_of(text)
    for start, size, kind in dict.fromkeys(segments(text)):
        end = start + size
        if inside.isdisjoint(range(start, end)) and all(map(is_hanzi, line[start:end])) and size <= LONGEST:
            placed = kind in PLACES or tagged[start][2] in (PLACE, BODY)
            yield start, end, Sort.PLACE if placed else Sort.WORD


def _asks(character: str, reading: Reading, sort: Sort) -> bool:
    return (
        reading.origin is not Origin.LEXICON
        and not (sort is Sort.WORD and character in PARTICLES)
        and reading.sure < ENOUGH[sort]
        and (len(standard(simplified(character))) > 1 or reading.origin is Origin.NAME)
    )


def _widened(line: str, start: int, end: int, words: Sequence[Word]) -> tuple[int, int]:
    """A single character with the words on its sides: in a lexicon it would else be read so everywhere."""
    if end - start > 1:
        return start, end
    if start and is_hanzi(line[start - 1]):
        start = words[start - 1][0]
    if end < len(line) and is_hanzi(line[end]) and end - start < LONG_ENOUGH:
        end += words[end][1]
    return start, end


def _doubt(line: str, readings: tuple[Reading, ...], span: tuple[int, int], sort: Sort) -> Doubt:
    some = readings[slice(*span)]
    return Doubt(
        line[slice(*span)],
        sort,
        tuple(each.pinyin for each in some),
        min(each.sure for each in some if each.origin is not Origin.LEXICON),
        tuple(each.others if each.sure < ENOUGH[sort] else () for each in some),
        line,
    )
