"""The ledger: the account of every code point."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from audiopaper.issue.strip import Strip
from audiopaper.model import Part, Placement, Why

Claim = tuple[int, int, str, Part | None, Why | None]
"""First and last-but-one code point, article, part, reason."""


@dataclass
class Ledger:
    """Collects where runs went; what nobody claims was markup or space."""

    claims: list[Claim] = field(default_factory=list)

    def read(self, strip: Strip, article: str, part: Part) -> None:
        """Every character of `strip` is read in `article`."""
        self.claims.extend((run.start, run.end, article, part, None) for run in strip.runs if run.start < run.end)

    def leave(self, strip: Strip, why: Why) -> None:
        """Every character of `strip` is left out."""
        self.claims.extend((run.start, run.end, "", None, why) for run in strip.runs if run.start < run.end)

    def leave_span(self, start: int, end: int, why: Why) -> None:
        """Code points `start` to `end` are left out."""
        if start < end:
            self.claims.append((start, end, "", None, why))

    def close(self, text: str, numbers: Callable[[Iterable[int]], Iterable[int]]) -> tuple[Placement, ...]:
        """The placements that partition `text`; neighbours with the same fate become one.

        `numbers` gives the lines of code points that ascend.
        """
        pieces: list[Claim] = []
        at = 0
        for start, end, article, part, why in sorted(self.claims, key=itemgetter(0, 1)):
            _gap(pieces, text, at, start)
            _put(pieces, max(start, at), end, article, part, why)
            at = max(at, end)
        _gap(pieces, text, at, len(text))
        lines = numbers(piece[0] for piece in pieces)
        return tuple(
            Placement(start, end, line, article, part, why)
            for (start, end, article, part, why), line in zip(pieces, lines, strict=True)
        )


def _put(pieces: list[Claim], start: int, end: int, article: str, part: Part | None, why: Why | None) -> None:
    if start >= end:
        return
    if pieces and pieces[-1][2:] == (article, part, why) and pieces[-1][1] == start:
        pieces[-1] = (pieces[-1][0], end, article, part, why)
    else:
        pieces.append((start, end, article, part, why))


def _gap(pieces: list[Claim], text: str, start: int, end: int) -> None:
    """Nobody claimed this: markup, or space; where there are lines, the space around the markup is told apart."""
    if start >= end:
        return
    gap = text[start:end]
    bare = gap.strip()
    if bare and "\n" not in gap:
        _put(pieces, start, end, "", None, Why.MARKUP)
        return
    head = start + len(gap) - len(gap.lstrip()) if bare else end
    _put(pieces, start, head, "", None, Why.SPACE)
    _put(pieces, head, head + len(bare), "", None, Why.MARKUP)
    _put(pieces, head + len(bare), end, "", None, Why.SPACE)
