"""What a rule is, and the pieces of pattern that several topics share.

All patterns are bounded, so that time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Say = Callable[[re.Match[str]], str]

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,16})(?:\.\d{1,8})?"
DASH = r"\s?(?:—{1,2}|－|–|―|-|−|~|～|〜)\s?"
SPAN = rf"(?:{DASH}|[至到])"
MINUS = "-−－"
HANZI = r"\u3400-\u9fff"


@dataclass(frozen=True, slots=True)
class Rule:
    """One habit of print and how it is said."""

    name: str
    pattern: re.Pattern[str]
    say: Say
    where: re.Pattern[str] | None = None
    """Words that the sentence must hold for the rule to be tried."""

    def apply(self, sentence: str) -> str:
        """The sentence with every match said."""
        if self.where and not self.where.search(sentence):
            return sentence
        return self.pattern.sub(self.say, sentence)


def rule(name: str, pattern: str, say: Say, where: str | None = None) -> Rule:
    """A rule from its patterns as text."""
    return Rule(name, re.compile(pattern), say, re.compile(where) if where else None)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def said_span(sign: str) -> str:
    """至 and 到 as printed; any dash as 到."""
    return sign if sign in {"至", "到"} else "到"
