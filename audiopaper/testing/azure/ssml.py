"""What a request says, and whether the service would take it.

Source: Microsoft's pages "Speech Synthesis Markup Language (SSML) overview" and "SSML phonetic alphabets", zh-CN. The
double knows of them what an engine for Mandarin needs: speak, voice, prosody, phoneme in the alphabet ``sapi``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from audiopaper.testing.online.performance import Told

SPACE = "{http://www.w3.org/2001/10/synthesis}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
INITIALS = "b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w"
FINALS = "a|o|e|i|u|v|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ang|eng|ing|ong|ia|ian|iang|iao|iong|ua|uai|uan|uang|uo"
ALONE = "er|a|o|e|ai|ei|ao|ou|an|en|ang"
PHONE = re.compile(rf"((?:{INITIALS})(?:{FINALS})|{ALONE}) ([1-5])")
PINYIN = {"lue": "lve", "nue": "nve"}
"""Where this program spells a syllable otherwise."""


class RejectedError(Exception):
    """The service would answer 400."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is to be said, and how."""

    text: str
    voice: str
    """"zh-CN-YunyangNeural"."""
    rate: str
    """"+0%"."""
    pitch: str
    """"+0Hz"."""
    told: Told
    """Readings that the phonemes give, in pinyin with tone: "shan4"."""

    @property
    def speed(self) -> float:
        """1 is the voice's own pace."""
        return 1 + int(self.rate.removesuffix("%")) / 100


def understood(body: bytes, voices: Collection[str]) -> Spoken:
    """What `body` says. Raises RejectedError."""
    try:
        speak = ET.fromstring(body)  # noqa: S314 - a test tool that reads its own client
    except ET.ParseError as error:
        raise RejectedError(f"not well-formed: {error}") from error
    if speak.tag != f"{SPACE}speak" or speak.get("version") != "1.0" or not speak.get(LANGUAGE):
        raise RejectedError("no <speak version='1.0' xml:lang> of the SSML name space")
    voice = _only_child(speak, "voice")
    prosody = _only_child(voice, "prosody")
    name, rate, pitch = voice.get("name", ""), prosody.get("rate", ""), prosody.get("pitch", "")
    if name not in voices:
        raise RejectedError(f"no voice {name}")
    if not re.fullmatch(r"[+-]\d+%", rate) or not re.fullmatch(r"[+-]\d+Hz", pitch):
        raise RejectedError(f"no prosody: {rate} {pitch}")
    return Spoken("".join(prosody.itertext()), name, rate, pitch, tuple(_told(prosody)))


def _only_child(parent: ET.Element, tag: str) -> ET.Element:
    children = list(parent)
    if len(children) != 1 or children[0].tag != SPACE + tag or (parent.text or "").strip():
        raise RejectedError(f"not one <{tag}> and nothing else in <{parent.tag}>")
    return children[0]


def _told(prosody: ET.Element) -> Iterator[tuple[int, str]]:
    """Offsets and readings of the phonemes."""
    at = len(prosody.text or "")
    for child in prosody:
        if child.tag != f"{SPACE}phoneme" or child.get("alphabet") != "sapi" or len(child):
            raise RejectedError(f"the double knows no {child.tag} of the alphabet {child.get('alphabet')}")
        text, phones = child.text or "", child.get("ph", "").split(" - ")
        if len(phones) != len(text):
            raise RejectedError(f"{len(phones)} syllables for {len(text)} characters: the double cannot say that")
        for offset, phone in enumerate(phones):
            known = PHONE.fullmatch(phone)
            if not known:
                raise RejectedError(f"unknown phone: {phone}")
            yield at + offset, PINYIN.get(known[1], known[1]) + known[2]
        at += len(text) + len(child.tail or "")
