"""Latin letters and words in Kokoro's English phonemes: what a newspaper prints between Hanzi is spoken, not dropped.

The names of the letters and the few words follow the notation of misaki's English G2P (hexgrad, Apache-2.0). A word
that is not in the table is spelled, which is what a newsreader does with an abbreviation that nobody knows.
"""

from __future__ import annotations

import re
import unicodedata

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
    "bus": "bˈʌs",
    "cafe": "kæfˈA",
    "chat": "ʧˈæt",
    "citywalk": "sˈɪTiwˌɔk",
    "coffee": "kˈɔfi",
    "cosplay": "kˈɑsplˌA",
    "deep": "dˈip",
    "excel": "ɪksˈɛl",
    "fashion": "fˈæʃən",
    "fun": "fˈʌn",
    "go": "ɡˈO",
    "good": "ɡˈʊd",
    "happy": "hˈæpi",
    "hello": "həlˈO",
    "home": "hˈOm",
    "house": "hˈWs",
    "ipad": "ˈIpˌæd",
    "iphone": "ˈIfˌOn",
    "love": "lˈʌv",
    "mall": "mˈɔl",
    "music": "mjˈuzɪk",
    "new": "nˈu",
    "nice": "nˈIs",
    "office": "ˈɔfɪs",
    "open": "ˈOpən",
    "run": "ɹˈʌn",
    "seek": "sˈik",
    "sky": "skˈI",
    "smart": "smˈɑɹt",
    "star": "stˈɑɹ",
    "super": "sˈupəɹ",
    "team": "tˈim",
    "tiktok": "tˈɪktˌɑk",
    "vivo": "vˈivO",
    "web": "wˈɛb",
    "windows": "wˈɪndOz",
    "word": "wˈɜɹd",
    "world": "wˈɜɹld",
    "year": "jˈɪɹ",
}


JOINTS = frozenset("-'’")
"""Signs inside a word: Wi-Fi."""
PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def letter(character: str) -> str:
    """The plain letter of A to Z that a Latin letter is: é → e, Ａ → A; "" if it is none."""
    plain = unicodedata.normalize("NFKD", character)[:1]
    return plain if plain.isascii() and plain.isalpha() else ""


def phonemes(word: str) -> str:
    """The phonemes of one run of plain letters and joints; an unknown word is spelled, part by part: Chat-G-P-T."""
    bare = "".join(each for each in word if each not in JOINTS)
    if bare.lower() in WORDS:
        return WORDS[bare.lower()]
    return " ".join(
        WORDS.get(part.lower()) or " ".join(LETTERS[each] for each in part.lower()) for part in PARTS.findall(word)
    )
