"""A line as the phonemes that Kokoro is given: sandhi, syllables, Latin letters, pauses."""

from __future__ import annotations

from audiopaper.model import Line
from audiopaper.speech.engines.kokoro import latin, phonemes
from audiopaper.speech.sandhi import bent

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
"""Punctuation that the model knows. Quotes and brackets are left out: with the model's own tokens for them, or with a
comma in their place, a recogniser hears more wrong syllables than without (`python -m measure.lift`)."""


def transcribe(line: Line) -> str:
    """The phonemes of a line, words set apart by spaces."""
    syllables = bent(line, _breaks)
    begins = {at for at in line.words if not _coloured(line, at)}
    pieces: list[str] = []
    at = 0
    while at < len(line.spoken):
        if at in begins:
            pieces.append(" ")
        if syllables[at]:
            pieces.append(phonemes.phonemes(syllables[at]))
            at += 1
        elif latin.letter(line.spoken[at]):
            end = _end_of_word(line, at)
            pieces += [" ", latin.phonemes("".join(latin.letter(each) or each for each in line.spoken[at:end])), " "]
            at = end
        else:
            pieces += [PAUSES.get(line.spoken[at], ""), " "]
            at += 1
    return _tidy("".join(pieces))


def _coloured(line: Line, at: int) -> bool:
    """Whether an 儿 there is the ending of the word before it, whatever the segmenter says.

    The model was trained on 玩儿 as two syllables in one word and says them as one: heard, and 0.13 s longer than 玩.
    Written as a coda of the syllable (wa↗ɚ, wa↗ɻ) it is taken for another word.
    """
    if line.spoken[at] != "儿" or at == 0 or not line.reading[at - 1]:
        return False
    return at + 1 in line.words or at + 1 == len(line.spoken) or not line.reading[at + 1]


def _end_of_word(line: Line, at: int) -> int:
    """Where a run of Latin letters ends; a joint inside it belongs to it: Wi-Fi."""
    end = at
    while end < len(line.spoken) and not line.reading[end]:
        joint = line.spoken[end] in latin.JOINTS and latin.letter(line.spoken[end + 1 : end + 2])
        if not joint and not latin.letter(line.spoken[end]):
            break
        end += 1
    return end


def _breaks(character: str) -> bool:
    """Whether a speaker pauses there or says a foreign word."""
    return character in PAUSES or bool(latin.letter(character))


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
