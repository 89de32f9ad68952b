"""The order in which a reader's eye follows text on a page: recursive cuts along gutters and white bands (X-Y cut).

Nagy and Seth, "Hierarchical representation of optically scanned documents", ICPR 1984.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

GUTTER = 0.7
"""Ems of white between two columns."""
DEEPEST = 40
"""Nested cuts; a page that needs more is read from top to bottom."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text on one baseline, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


def blocks_in_order(boxes: list[Box], depth: int = 0) -> Iterator[list[Box]]:
    """Groups of boxes in reading order; each group is one column of lines, from top to bottom."""
    if len(boxes) < 2 or depth > DEEPEST:
        yield _from_top(boxes)
        return
    em = sorted(box.size for box in boxes)[len(boxes) // 2]
    columns = _cut(boxes, em * GUTTER, across=True)
    if len(columns) > 1:
        for column in columns:
            yield from blocks_in_order(column, depth + 1)
        return
    bands = _bands(boxes)
    if len(bands) > 1 and _has_columns(boxes, em):
        for band in bands:
            yield from blocks_in_order(band, depth + 1)
        return
    yield _from_top(boxes)


def _from_top(boxes: list[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: (-round(box.bottom), box.left))


def _has_columns(boxes: list[Box], em: float) -> bool:
    """Whether two boxes stand side by side."""
    ordered = _from_top(boxes)
    return any(
        abs(one.bottom - two.bottom) < em and two.left - one.right > em * GUTTER for one, two in pairwise(ordered)
    )


def _cut(boxes: list[Box], least: float, *, across: bool) -> list[list[Box]]:
    """Cut wherever a white strip of at least `least` points goes through all boxes."""
    spans = [(box.left, box.right) if across else (-box.top, -box.bottom) for box in boxes]
    order = sorted(range(len(boxes)), key=lambda index: spans[index])
    groups: list[list[Box]] = []
    reach = float("-inf")
    for index in order:
        start, end = spans[index]
        if not groups or start - reach >= least:
            groups.append([])
        groups[-1].append(boxes[index])
        reach = max(reach, end)
    return groups


def _bands(boxes: list[Box]) -> list[list[Box]]:
    """Cut at the widest white band, or at none."""
    rows = _cut(boxes, 0.01, across=False)
    if len(rows) < 2:
        return rows
    gaps = [min(box.bottom for box in above) - max(box.top for box in below) for above, below in pairwise(rows)]
    at = max(range(len(gaps)), key=gaps.__getitem__)
    return [[box for row in rows[: at + 1] for box in row], [box for row in rows[at + 1 :] for box in row]]
