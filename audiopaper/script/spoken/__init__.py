"""What is printed, as a newsreader says it: numbers and signs become words; addresses of the web stay silent."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from audiopaper.script.spoken.base import normalised
from audiopaper.script.spoken.rules import RULES

__all__ = ["Spoken", "spoken_form"]

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
_PATH = r"(?:[/?#:][\x21-\x7e]{0,500}(?<![.,;:!?'\")\]}>]))?"
ADDRESS = re.compile(
    rf"(?:https?://|ftp://)[\x21-\x7e]{{1,500}}(?<![.,;:!?'\")\]}}>])"
    rf"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,5}}"
    rf"|(?<![A-Za-z0-9.-])www(?:\.{_LABEL}){{2,5}}{_PATH}"
    rf"|(?<![A-Za-z0-9.-])(?:{_LABEL}\.){{1,5}}(?:com|cn|net|org|gov|edu|cc|io|top|vip|xyz|info|tv|app|me|co)(?![A-Za-z0-9.-]){_PATH}"
)
NO_MARKS = re.compile(r"[^\w\s，。、；：！？…—·“”‘’（）《》〈〉「」『』【】,.;:!?()\"'-]|_")
EMPTY = re.compile(r"（[\s：:，、；]*）|\([\s:,]*\)")
PLAIN = re.compile(r"[\u3400-\u9fff，。、；：！？…—·“”‘’（）《》〈〉「」『』【】]*")
SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]*|[。！？\n]+")
LEFT = re.compile(r"\d[\d.,]{0,20}\s?[A-Za-zμ]{0,20}")
"""A number that no rule has said: it stands before letters, and wetext may know the unit."""
SPACES = re.compile(r"\s+")
BREATH = re.compile(r"(?<=[\u3400-\u9fff]{2}) (?=[\u3400-\u9fff]{2})")
"""A space between two words of Hanzi, as in headlines, is a breath; between single characters it only spreads them."""
HUGGING = re.compile(
    r"(?<=[\u3400-\u9fff，。、；：！？”》）]) (?=[\u3400-\u9fffA-Za-z“《（])|(?<=[A-Za-z]) (?=[\u3400-\u9fff“《（])"
)
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
    silences = tuple((found[0], "web address") for found in ADDRESS.finditer(printed))
    text = _half_width(ADDRESS.sub("", printed) if silences else printed)
    text = "".join(_sentence(sentence) for sentence in SENTENCE.findall(text))
    text = EMPTY.sub("", NO_MARKS.sub("", text))
    text = "".join(DIGITS.get(each, "" if each.isdigit() else each) for each in text)
    return Spoken(HUGGING.sub("", BREATH.sub("，", SPACES.sub(" ", text))), silences)


def _sentence(sentence: str) -> str:
    if PLAIN.fullmatch(sentence):
        return sentence
    for rule in RULES:
        sentence = rule.apply(sentence)
    return LEFT.sub(lambda left: normalised(left[0]), sentence)


def _half_width(text: str) -> str:
    """Full-width letters and digits as ASCII; Chinese punctuation stays."""
    return "".join(
        unicodedata.normalize("NFKC", each)
        if "０" <= each <= "９" or "Ａ" <= each <= "ｚ" or each in "％＋－／＝＜＞＆＠．＃＄＊"
        else each
        for each in text
    )
