"""What is printed, as a newsreader says it: numbers and signs become words; addresses of the web stay silent."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from audiopaper.script.spoken.base import normalised
from audiopaper.script.spoken.rules import RULES

__all__ = ["Spoken", "spoken_form"]

ADDRESS = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]{1,500}|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
UNSAID = re.compile(r"[^\w\s，。、；：！？…—·“”‘’（）《》〈〉「」『』【】,.;:!?()\"'-]|_")
PLAIN = re.compile(r"[\u3400-\u9fff，。、；：！？…—“”‘’（）《》]*")
NEEDS_BASE = re.compile(r"[0-9%℃$¥€£²³]")
CLAUSE = re.compile(r"[^，。；！？、：]+|[，。；！？、：]+")
SPACES = re.compile(r"\s+")
BREATH = re.compile(r"(?<=[\u3400-\u9fff]{2}) (?=[\u3400-\u9fff]{2})")
"""A space between two words of Hanzi, as in headlines, is a breath; between single characters it only spreads them."""
BETWEEN_HANZI = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”》）]) (?=[\u3400-\u9fff“《（])")
DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The spoken form of a piece of print."""

    text: str
    """Hanzi, Latin letters and punctuation; no digits."""
    silences: tuple[tuple[str, str], ...] = ()
    """What is printed and not said, each with the reason."""


def spoken_form(printed: str) -> Spoken:
    """Say `printed`. Text of Hanzi and punctuation alone comes back as it is. Never raises; linear in its length."""
    if PLAIN.fullmatch(printed):
        return Spoken(printed)
    silences = tuple((found, "web address") for found in ADDRESS.findall(printed))
    text = _half_width(ADDRESS.sub("", printed))
    for rule in RULES:
        text = rule.pattern.sub(rule.say, text)
    text = "".join(_based(clause) for clause in CLAUSE.findall(text))
    text = UNSAID.sub("", text)
    text = "".join(DIGITS.get(each, "" if each.isdigit() else each) for each in text)
    return Spoken(BETWEEN_HANZI.sub("", BREATH.sub("，", SPACES.sub(" ", text))), silences)


def _based(clause: str) -> str:
    return normalised(clause) if NEEDS_BASE.search(clause) else clause


def _half_width(text: str) -> str:
    """Full-width letters and digits as ASCII; Chinese punctuation stays."""
    return "".join(
        unicodedata.normalize("NFKC", each)
        if "０" <= each <= "９" or "Ａ" <= each <= "ｚ" or each in "％＋－／＝＜＞＆＠．"
        else each
        for each in text
    )
