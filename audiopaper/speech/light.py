"""Light syllables: words that Standard Chinese ends without a tone, as the engine's first step towards sound.

A reading names which voice of a character is meant, in full tone: 知识 is zhi1 shi2, of 识 shi2 and zhi4. That the word
is said zhi1 shi5 belongs to speaking. The words stand in ``light.tsv``: those of newspapers that CC-CEDICT and
dictionaries of the standard language print with a light end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

LONGEST = 4
"""Characters of a word of the table."""


def lightened(spoken: str, reading: Sequence[str], words: Iterable[int], kept: Iterable[int] = ()) -> tuple[str, ...]:
    """The syllables of `spoken` with those light that are said so; same shape as `reading`.

    Args:
        spoken: the line.
        reading: one syllable a character, "" for what is no Hanzi.
        words: offsets at which words begin: 同 is light in 合同|条款, not in 联合|同步.
        kept: offsets that stay as they are: what the paper's own lexicon says.
    """
    syllables, fixed, at = list(reading), frozenset(kept), 0
    begins = frozenset((0, *words, len(spoken)))
    while at < len(spoken):
        length = _light_word(spoken, reading, begins, at)
        for place, told in enumerate(light_words()[spoken[at : at + length]] if length else (), at):
            syllables[place] = told if told.endswith("5") and place not in fixed else reading[place]
        at += max(length - 1, 1)  # of 老师傅的 the last may begin the next
    return tuple(syllables)


def _light_word(spoken: str, reading: Sequence[str], begins: frozenset[int], at: int) -> int:
    """Characters of the longest word of the table that stands here and is read so; 0 if none does.

    A short one has to begin or to end with a word of the line and may not be torn; two words of one character may well
    be one: 膈|应.
    """
    for length in range(LONGEST, 1, -1):
        end = at + length
        told = light_words().get(spoken[at:end], ())
        if told and [each[:-1] for each in told] == [each[:-1] for each in reading[at:end]]:
            torn = any(place in begins for place in range(at + 1, end))
            if length > 2 or ({at, end} <= begins if torn else at in begins or end in begins):
                return length
    return 0


@cache
def light_words() -> Mapping[str, Sequence[str]]:
    """Word of two to four characters → its syllables; those that end in 5 are light.

    Read otherwise it is another word: 大夫 is a doctor if it begins with dai4. Longer words say where a shorter one is
    none: 东西走向.
    """
    table = (files(__package__) / "light.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines())
    return {word: said.split() for word, said in rows}
