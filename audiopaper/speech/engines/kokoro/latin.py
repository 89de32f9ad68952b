"""Latin letters and words in Kokoro's English phonemes: what a newspaper prints between Hanzi is spoken, not dropped.

The names of the letters and the few words follow the notation of misaki's English G2P (hexgrad, Apache-2.0). A word
that is not in the table is spelled, which is what a newsreader does with an abbreviation that nobody knows.
"""

from __future__ import annotations

LETTERS = {
    "a": "ˈA",
    "b": "bˈi",
    "c": "sˈi",
    "d": "dˈi",
    "e": "ˈi",
    "f": "ˈɛf",
    "g": "ʤˈi",
    "h": "ˈAʧ",
    "i": "ˈI",
    "j": "ʤˈA",
    "k": "kˈA",
    "l": "ˈɛl",
    "m": "ˈɛm",
    "n": "ˈɛn",
    "o": "ˈO",
    "p": "pˈi",
    "q": "kjˈu",
    "r": "ˈɑɹ",
    "s": "ˈɛs",
    "t": "tˈi",
    "u": "jˈu",
    "v": "vˈi",
    "w": "dˈʌbᵊlju",
    "x": "ˈɛks",
    "y": "wˈI",
    "z": "zˈi",
}
WORDS = {
    "wifi": "wˈIfˌI",
    "email": "ˈimˌAl",
    "logo": "lˈOɡO",
    "ok": "ˌOkˈA",
    "party": "pˈɑɹTi",
    "show": "ʃˈO",
    "live": "lˈIv",
    "city": "sˈɪTi",
    "walk": "wˈɔk",
    "plus": "plˈʌs",
    "pro": "pɹˈO",
    "max": "mˈæks",
    "mini": "mˈɪni",
    "vlog": "vlˈɔɡ",
    "talk": "tˈɔk",
    "online": "ˌɔnlˈIn",
    "top": "tˈɑp",
    "style": "stˈIl",
    "green": "ɡɹˈin",
    "young": "jˈʌŋ",
}


def phonemes(word: str) -> str:
    """The phonemes of one run of Latin letters; letters of other alphabets are dropped."""
    known = WORDS.get(word.lower())
    return known or " ".join(LETTERS[letter] for letter in word.lower() if letter in LETTERS)
