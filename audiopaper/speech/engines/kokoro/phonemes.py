"""From a syllable of pinyin to the phonemes that Kokoro-82M v1.0 was trained on.

The notation is that of misaki's Chinese G2P (hexgrad, Apache-2.0): IPA for initial and final, and an arrow for the
tone after the nucleus: ``zhong1`` → ``ꭧʊ→ŋ``. The tables were written from the phonology of Standard Chinese; a test
compares them with misaki for every syllable of Mandarin.
"""

from __future__ import annotations

from functools import cache

TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}

INITIALS = {
    "b": "p",
    "p": "pʰ",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "tʰ",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "kʰ",
    "h": "x",
    "j": "ʨ",
    "q": "ʨʰ",
    "x": "ɕ",
    "zh": "ꭧ",
    "ch": "ꭧʰ",
    "sh": "ʂ",
    "r": "ɻ",
    "z": "ʦ",
    "c": "ʦʰ",
    "s": "s",
}

# What stands before the tone, and what after it.
FINALS = {
    "a": ("a", ""),
    "o": ("wo", ""),
    "e": ("ɤ", ""),
    "i": ("i", ""),
    "u": ("u", ""),
    "v": ("y", ""),
    "ai": ("ai", ""),
    "ei": ("ei", ""),
    "ao": ("au", ""),
    "ou": ("ou", ""),
    "an": ("a", "n"),
    "en": ("ə", "n"),
    "ang": ("a", "ŋ"),
    "eng": ("ə", "ŋ"),
    "ong": ("ʊ", "ŋ"),
    "ia": ("ja", ""),
    "ie": ("je", ""),
    "iao": ("jau", ""),
    "iou": ("jou", ""),
    "ian": ("jɛ", "n"),
    "in": ("i", "n"),
    "iang": ("ja", "ŋ"),
    "ing": ("i", "ŋ"),
    "iong": ("jʊ", "ŋ"),
    "ua": ("wa", ""),
    "uo": ("wo", ""),
    "uai": ("wai", ""),
    "uei": ("wei", ""),
    "uan": ("wa", "n"),
    "uen": ("wə", "n"),
    "uang": ("wa", "ŋ"),
    "ueng": ("wə", "ŋ"),
    "ve": ("ɥe", ""),
    "van": ("ɥɛ", "n"),
    "vn": ("y", "n"),
}

# Syllables that have no initial, or are written otherwise than they are built.
SPELT = {
    "er": ("ɚ", ""),
    "yo": ("jɔ", ""),
    "wong": ("wə", "ŋ"),
    "o": ("ɔ", ""),
    "wu": ("u", ""),
    "m": ("m", ""),
    "n": ("n", ""),
    "ng": ("ŋ", ""),
    "hm": ("hm", ""),
    "hng": ("hŋ", ""),
    "ê": ("ɛ", ""),
}
AFTER_Y = {"a": "ia", "e": "ie", "ao": "iao", "ou": "iou", "an": "ian", "in": "in", "ang": "iang", "ing": "ing"}
AFTER_Y |= {"ong": "iong", "i": "i", "u": "v", "ue": "ve", "uan": "van", "un": "vn"}
SHORT = {"iu": "iou", "ui": "uei", "un": "uen", "ue": "ve"}
APICAL = {"zh", "ch", "sh", "r", "z", "c", "s"}
"""After these, i is no [i] but the buzz of the consonant: ɨ."""


@cache
def phonemes(syllable: str) -> str:
    """The phonemes of one syllable: "zhong1" → "ꭧʊ→ŋ".

    Raises:
        KeyError: that is no syllable of Mandarin.
    """
    base, tone = syllable[:-1], syllable[-1]
    initial, (nucleus, coda) = _parts(base)
    return initial + nucleus + TONES[tone] + coda


def _parts(base: str) -> tuple[str, tuple[str, str]]:
    """Initial and (nucleus, coda) of a syllable without its tone."""
    if base in SPELT:
        return "", SPELT[base]
    letters, final = _split(base)
    if letters == "y":
        return "", FINALS[AFTER_Y[final]]
    if letters == "w":
        return "", FINALS["u" + final]
    if final == "i" and letters in APICAL:
        return INITIALS[letters], ("ɨ", "")
    if letters in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    return INITIALS[letters] if letters else "", FINALS[SHORT.get(final, final)]


def _split(base: str) -> tuple[str, str]:
    for length in (2, 1):
        if base[:length] in INITIALS or base[:length] in ("y", "w"):
            return base[:length], base[length:]
    return "", base
