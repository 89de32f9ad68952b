"""How well issues are read, by us and by a split at headings, on pairs: ``python -m measure.reading [FOLDER]``.

Measured: F1 of stories (one is found if its paragraphs are at least 0.8 alike), character similarity of their text,
share of left-out text that stands in a story, cut sentences that are whole again, paragraphs wrongly glued.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.issue import read_issue
from audiopaper.issue.source import decode
from audiopaper.show import Reading, Show

SIGNS = "●■◆▲★◎◇○•▪☆□△▶►· "
"""Signs before a paragraph, which some answers give and some do not."""
UNSEEN = ("markup", "image", "hidden from readers", "rule")
PAIRS = Path(__file__).parents[1] / "tests" / "pairs"
Story = list[str]


def pairs(folder: Path) -> Iterator[tuple[Path, dict]]:
    for gold in sorted(folder.rglob("*.json")):
        beside = [*gold.parent.glob(gold.stem + ".*"), gold.parent / gold.stem]
        source = next(path for path in beside if path != gold and path.exists())
        yield source, json.loads(gold.read_text(encoding="utf-8"))


def ours(source: Path, show: Show) -> list[Story]:
    try:
        return [list(article.paragraphs) for article in read_issue(source, show).articles]
    except IssueError:
        return []


def naive(source: Path, _: Show) -> list[Story]:
    """Split at Markdown headings; every non-empty line below one is a paragraph."""
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    text = "\n".join(decode(file.read_bytes()) or "" for file in files)
    stories: list[Story] = [[]]
    for line in text.splitlines():
        if line.startswith("#"):
            stories.append([])
        elif line.strip():
            stories[-1].append(line.strip())
    return [story for story in stories if story]


def alike(one: Story, two: Story) -> float:
    return SequenceMatcher(None, "".join(one), "".join(two), autojunk=False).ratio()


def score(read, folder: Path) -> dict[str, float]:
    found = wanted = right = furniture = inside = cuts = whole = paragraphs = glued = 0
    similar: list[tuple[int, float]] = []
    for source, gold in pairs(folder):
        show = show_of(gold)
        stories, golden = read(source, show), list(map(told, gold["articles"]))
        found, wanted = found + len(stories), wanted + len(golden)
        free = list(range(len(stories)))
        for story in golden:
            best = max(free, key=lambda at: alike(stories[at], story), default=None)
            ratio = alike(stories[best], story) if best is not None else 0.0
            similar.append((len("".join(story)), ratio))
            if best is not None and ratio >= 0.8:
                right += 1
                free.remove(best)
        read_paragraphs = [p.lstrip(SIGNS) for story in stories for p in story]
        everything = "\n".join(read_paragraphs)
        for piece in printed_furniture(gold):
            furniture += 1
            inside += bare(piece) in map(bare, everything.splitlines())
        for piece in cut_pieces(gold):
            cuts += 1
            whole += any(bare(piece) in bare(paragraph) for paragraph in read_paragraphs)
        starts = {p[:8] for story in golden for p in story if len(p) >= 16}
        paragraphs += len(starts)
        glued += sum(
            any(start in p[1:] for p in read_paragraphs) and not any(p.startswith(start) for p in read_paragraphs)
            for start in starts
        )
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return {
        "stories": wanted,
        "F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "similarity": sum(n * r for n, r in similar) / max(sum(n for n, _ in similar), 1),
        "furniture inside %": 100 * inside / max(furniture, 1),
        "cuts": cuts,
        "cuts whole %": 100 * whole / max(cuts, 1),
        "glued %": 100 * glued / max(paragraphs, 1),
    }


def told(article: dict) -> Story:
    """What is read of a story: its paragraphs, or, where a photo is all, its caption."""
    return article["paragraphs"] or article.get("captions", [])


def printed_furniture(gold: dict) -> list[str]:
    """Lines that a reader of the paper sees and nobody would read aloud."""
    left = (piece["text"] for piece in gold.get("left_out", []) if piece["why"] not in UNSEEN)
    return [*left, *gold.get("furniture", [])]


def cut_pieces(gold: dict) -> list[str]:
    """Pieces of sentences that stand on both sides of a cut."""
    return [*(join["before"] + join["after"] for join in gold.get("joins", [])), *gold.get("whole", [])]


def bare(text: str) -> str:
    return "".join(text.split())


def show_of(gold: dict) -> Show:
    """The show of a pair: the day for papers that print none, and patterns if it has some."""
    reading = {name: tuple(patterns) for name, patterns in gold.get("show", {}).get("reading", {}).items()}
    return Show(date=datetime.date(2026, 1, 1), reading=Reading(**reading))


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="How well issues are read.")
    parser.add_argument("folder", nargs="?", type=Path, default=PAIRS, help="pairs NAME.md, NAME.json")
    folder = parser.parse_args(arguments).folder
    results = {"ours": score(ours, folder), "naive": score(naive, folder)}
    print(f"{'':20}" + "".join(f"{name:>10}" for name in results))
    for measure in results["ours"]:
        print(f"{measure:20}" + "".join(f"{result[measure]:10.3f}" for result in results.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
