"""The account of every character: where it went, or why it was left out."""

from __future__ import annotations

from array import array

from audiopaper.issue.lines import SourceLine
from audiopaper.model import Part, Placement, Why

Fate = tuple[str, Part | None, Why | None]
UNTOLD: Fate = ("", None, Why.SPACE)


class Account:
    """A book with one entry for each character of the text; what nobody claims is space or markup."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._fates: list[Fate] = [UNTOLD]
        self._numbers: dict[Fate, int] = {UNTOLD: 0}
        self._entries = array("l", [0]) * len(text)

    def read(self, line: SourceLine, article: str, part: Part, begin: int = 0, end: int | None = None) -> None:
        """Characters `begin` to `end` of the readable text of `line` are read in `article`."""
        self._claim(line, (article, part, None), begin, end)

    def leave(self, line: SourceLine, why: Why, begin: int = 0, end: int | None = None) -> None:
        """They are left out."""
        self._claim(line, ("", None, why), begin, end)

    def leave_run(self, start: int, end: int, why: Why) -> None:
        """Characters `start` to `end` of the text are left out."""
        self._write(start, end, ("", None, why))

    def placements(self, lines: list[SourceLine]) -> tuple[Placement, ...]:
        """The whole account, in order: runs of equal fate, none across a line."""
        placed: list[Placement] = []
        bounds = [*(line.start for line in lines[1:]), len(self._text)]
        start = 0
        for line, stop in zip(lines, bounds, strict=True):
            while start < stop:
                entry, end = self._entries[start], start + 1
                while end < stop and self._entries[end] == entry:
                    end += 1
                article, part, why = self._fates[entry]
                placed.append(Placement(start, end, line.number, article, part, why))
                start = end
        return tuple(placed)

    def _claim(self, line: SourceLine, fate: Fate, begin: int, end: int | None) -> None:
        at = 0
        stop = len(line.text) if end is None else end
        for piece in line.pieces:
            length = piece.end - piece.start
            low, high = max(begin - at, 0), min(stop - at, length)
            if low < high:
                self._write(piece.start + low, piece.start + high, fate)
            at += length

    def _write(self, start: int, end: int, fate: Fate) -> None:
        number = self._numbers.setdefault(fate, len(self._fates))
        if number == len(self._fates):
            self._fates.append(fate)
        self._entries[start:end] = array("l", [number]) * (end - start)
