"""A line as the phonemes that Kokoro is given: sandhi, syllables, Latin letters, pauses."""

from __future__ import annotations

from audiopaper.model import Line
from audiopaper.speech.engines.kokoro import latin, phonemes
from audiopaper.speech.engines.kokoro.sandhi import bend

PAUSES = {
    **dict.fromkeys("，、,", ","),
    **dict.fromkeys("。．.", "."),
    **dict.fromkeys("！!", "!"),
    **dict.fromkeys("？?", "?"),
    **dict.fromkeys("：:", ":"),
    **dict.fromkeys("；;", ";"),
    "…": "…",
    "—": "—",
}
"""Punctuation that the model knows. Quotes and brackets are left out: it hesitates at them."""


def transcribe(line: Line) -> str:
    """The phonemes of a line, words set apart by spaces."""
    bent = _bend_between_pauses(line)
    begins = set(line.words)
    pieces: list[str] = []
    at = 0
    while at < len(line.spoken):
        character = line.spoken[at]
        if at in begins:
            pieces.append(" ")
        if bent[at]:
            pieces.append(phonemes.phonemes(bent[at]))
            at += 1
        elif character.isascii() and character.isalpha():
            end = at
            while end < len(line.spoken) and line.spoken[end].isascii() and line.spoken[end].isalpha():
                end += 1
            pieces += [" ", latin.phonemes(line.spoken[at:end]), " "]
            at = end
        else:
            pieces += [PAUSES.get(character, ""), " "]
            at += 1
    return _tidy("".join(pieces))


def _bend_between_pauses(line: Line) -> tuple[str, ...]:
    """Sandhi, stretch by stretch: nothing bends across a pause. A quote or a bracket is no pause."""
    bent = list(line.reading)
    for stretch in _stretches(line):
        place = {at: number for number, at in enumerate(stretch)}
        words = tuple(place[at] for at in line.words if at in place)
        syllables = bend("".join(line.spoken[at] for at in stretch), tuple(line.reading[at] for at in stretch), words)
        for at, syllable in zip(stretch, syllables, strict=True):
            bent[at] = syllable
    return tuple(bent)


def _stretches(line: Line) -> list[list[int]]:
    """Offsets of the Hanzi between one pause and the next."""
    stretches: list[list[int]] = [[]]
    for at, character in enumerate(line.spoken):
        if line.reading[at]:
            stretches[-1].append(at)
        elif character in PAUSES or character.isalpha():
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _tidy(text: str) -> str:
    """One space between words, none before a pause, no pause at the start."""
    words: list[str] = []
    for word in text.split():
        if word in PAUSES.values():
            if words and words[-1][-1] not in ",.!?:;…—":
                words[-1] += word
        else:
            words.append(word)
    return " ".join(words)
