"""How often a lone heading is taken wrongly for a subhead or a headline: ``python -m measure.dividing [FOLDER …]``.

Each heading of the folders is judged where it stands if all before it were judged right. Beside the points of
`rules/dividing.py` stands what a logistic regression over the same evidence makes of them, which starts from the points
and learns from all sets but the one that it judges: if it errs less, the points are worse than they could be.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audiopaper.issue.assembling import Assembly
from audiopaper.issue.blocks import gather
from audiopaper.issue.labelling import label
from audiopaper.issue.pages import scan_all
from audiopaper.issue.rules import dividing
from audiopaper.issue.source import read_files
from audiopaper.show import Show
from measure.reading import PAIRS, SIGNS, bare, pairs

FOLDERS = (PAIRS, PAIRS.parent / "pages")
LONGEST = 45
"""Characters; a longer paragraph is no subhead."""
STEPS, RATE, PENALTY = 2000, 0.02, 3.0
"""Of the regression: steps, learning rate, weight of the squared distance from the points that stand in the table."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One heading: of which set and issue, what speaks for what, and which it is."""

    pages: str
    issue: str
    text: str
    evidence: tuple[bool, ...]
    subhead: bool

    @property
    def points(self) -> int:
        return sum(row[0] for row, holds in zip(dividing.EVIDENCE, self.evidence, strict=True) if holds)


def headings(folder: Path) -> Iterator[Judged]:
    """The headings of all issues of a folder of which the answers say what they are."""
    for source, gold in pairs(folder):
        found: list[Judged] = []
        subheads, titles = _answers(gold)

        def judge(place: dividing.Place, source: Path = source, found: list[Judged] = found) -> bool:
            text = bare(place.text).lstrip(SIGNS)
            divides, begins = text in subheads, text in titles  # noqa: B023 # called before the next issue
            if divides == begins:
                return dividing.is_subhead(place)
            evidence = tuple(bool(holds(place)) for _, _, holds in dividing.EVIDENCE)
            found.append(Judged(source.parent.name, source.name, place.text, evidence, divides))
            return divides

        pages = scan_all(read_files(source))
        labelled, _ = label(pages.scanned.lines, Show(date=datetime.date(2026, 1, 1)))
        Assembly(gather(labelled), judge).run()
        yield from found


def _answers(gold: dict) -> tuple[set[str], set[str]]:
    """The short paragraphs, and the headlines, kickers and subtitles, of an issue."""
    stories = gold["articles"]
    short = {bare(each).lstrip(SIGNS) for story in stories for each in story["paragraphs"] if len(each) <= LONGEST}
    parts = ("kicker", "headline", "subtitle")
    return short, {bare(story.get(part, "")).lstrip(SIGNS) for story in stories for part in parts} - {""}


def regression(judged: Sequence[Judged]) -> int:
    """Errors of a regression that each time learns from all sets but the one that it judges."""
    points = np.array([row[0] for row in dividing.EVIDENCE], float)
    soft = np.abs(points) < dividing.SURE
    fixed = np.array([each.evidence for each in judged], float) @ np.where(soft, 0, points)
    free = [each for each, sure in zip(judged, fixed, strict=True) if sure == 0]
    evidence = np.array([each.evidence for each in free], float)[:, soft]
    answers = np.array([each.subhead for each in free], float)
    sets = np.array([each.pages for each in free])
    wrong = sum(int((sure > 0) != each.subhead) for each, sure in zip(judged, fixed, strict=True) if sure)
    for one in np.unique(sets):
        weights = _learnt(evidence[sets != one], answers[sets != one], points[soft])
        wrong += int(((evidence[sets == one] @ weights > 0.5) != answers[sets == one]).sum())
    return wrong


def _learnt(evidence: np.ndarray, answers: np.ndarray, prior: np.ndarray) -> np.ndarray:
    weights = prior.copy()
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(0.5 - evidence @ weights))
        weights -= RATE * (evidence.T @ (likely - answers) + PENALTY * (weights - prior))
    return weights


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="How often lone headings are judged wrongly.")
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    judged = [each for folder in parser.parse_args(arguments).folders for each in headings(folder)]
    wrong = [each for each in judged if (each.points > 0) != each.subhead]
    for each in wrong:
        print(f"{each.pages}/{each.issue}: {each.text} has {each.points} points and is a {_name(each)}")
    learnt = regression(judged)
    print(f"{len(judged)} headings, {len(wrong)} wrong; by a regression that learns from the other sets {learnt}")


def _name(each: Judged) -> str:
    return "subhead" if each.subhead else "headline"


if __name__ == "__main__":
    main(sys.argv[1:])
