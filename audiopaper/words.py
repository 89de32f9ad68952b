"""What the program says to its users, in the two languages they read.

A message is a pair, written where it is raised, so that a translation can neither go missing nor drift. Values enter
through :meth:`Words.fill` only: text from a newspaper is never a format string.
"""

from __future__ import annotations

import os
from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


class Words(NamedTuple):
    """One message, in English and in Chinese; ``{name}`` marks a place for a value."""

    en: str
    zh: str

    def fill(self, **values: object) -> Words:
        """Put values into both texts; one that is itself Words enters each in its language.

        Line breaks and control characters in values become spaces: one error, one line.
        """
        pairs = {
            name: value if isinstance(value, Words) else (str(value), str(value)) for name, value in values.items()
        }
        en, zh = ({name: _one_line(pair[at]) for name, pair in pairs.items()} for at in (0, 1))
        return Words(self.en.format(**en), self.zh.format(**zh))

    def text(self, language: Language | None = None) -> str:
        """The text in `language`, or in that of the locale."""
        return self.zh if (language or locale_language()) == "zh" else self.en


def say(en: str, zh: str) -> str:
    """The one of two texts that suits the locale: for help texts and screens."""
    return Words(en, zh).text()


def locale_language() -> Language:
    """`zh` where the first set one of LC_ALL, LC_MESSAGES and LANG begins with it (POSIX order), else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
