"""The masthead: which paper, which day, which number. In any order, or missing: then the show fills in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from audiopaper.issue.lines import Look, SourceLine
from audiopaper.issue.patterns import DATE, ISSUE_NO, LUNAR, PAPER, WEEKDAY, furniture
from audiopaper.show import Show

DEEPEST = 60
"""Lines from the top within which a masthead stands."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the masthead says; empty where it says nothing."""

    paper: str = ""
    date: datetime.date | None = None
    issue_no: str = ""
    lunar: str = ""


def fact_line(text: str) -> bool:
    """Whether a line holds nothing but the facts of a masthead: date, weekday, lunar date, number."""
    rest = text
    for pattern in (DATE, WEEKDAY, LUNAR, ISSUE_NO):
        rest = pattern.sub("", rest)
    return len(text) <= 80 and rest != text and len(rest.strip(" \u3000，,·|｜（）()年月日农历总第期-—:：")) <= 4


def read_masthead(lines: list[SourceLine], show: Show) -> Masthead:
    """The facts of the masthead, from the first lines of the issue."""
    top = [line for line in lines[:DEEPEST] if line.text.strip()]
    facts = [
        line.text for line in top if fact_line(line.bare) or furniture(line.bare) is not None or len(line.bare) <= 30
    ]
    return Masthead(
        show.paper or _paper(top),
        next((day for text in facts if (day := _date(text))), None),
        next((found[1] for text in facts if fact_line(text.replace(" ", "")) and (found := ISSUE_NO.search(text))), ""),
        next((_lunar(found[0]) for text in facts if (found := LUNAR.search(text))), ""),
    )


def is_name(line: SourceLine, masthead: Masthead) -> bool:
    """Whether a line is the paper's name itself, or a running head made of it."""
    return bool(masthead.paper) and line.bare.strip("《》·") == masthead.paper.replace(" ", "")


def _paper(top: list[SourceLine]) -> str:
    for line in top:
        if found := PAPER.fullmatch(line.bare.strip("《》")):
            return found[0]
    first = next((line for line in top if line.look is Look.HEADING), None)
    return first.bare if first and first.level == 1 and len(first.bare) <= 8 else ""


def _date(text: str) -> datetime.date | None:
    found = DATE.search(text)
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _lunar(text: str) -> str:
    return text if text.startswith("农历") else "农历" + text.lstrip("夏阴历")
