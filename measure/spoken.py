"""How many printed numbers and signs are said right, by us and by wetext alone, on the tables of the tests.

    python -m measure.spoken [TABLE.tsv ...] [--wrong]

A table has one case a line: print, a tab, what is said (alternatives after |). Right is what agrees in letters and
Hanzi; punctuation and spaces are breath, not words.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from audiopaper.script.spoken import spoken_form
from audiopaper.script.spoken.base import normalised

TABLES = Path(__file__).parents[1] / "tests" / "pairs" / "spoken"
Case = tuple[str, list[str]]
Say = Callable[[str], str]


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="How many printed numbers and signs are said right.")
    parser.add_argument("tables", nargs="*", type=Path, default=sorted(TABLES.glob("*.tsv")))
    parser.add_argument("--wrong", action="store_true", help="show what we say wrong")
    given = parser.parse_args(arguments)
    sayers: dict[str, Say] = {"ours": lambda text: spoken_form(text).text, "wetext": normalised}
    right = dict.fromkeys(sayers, 0)
    total = 0
    print(f"{'table':24}{'cases':>7}" + "".join(f"{name:>10}" for name in sayers))
    for table in given.tables:
        cases = list(read(table))
        scores = {name: sum(agrees(say(printed), said) for printed, said in cases) for name, say in sayers.items()}
        print(f"{table.stem:24}{len(cases):7}" + "".join(f"{score / len(cases):10.1%}" for score in scores.values()))
        total += len(cases)
        right = {name: right[name] + score for name, score in scores.items()}
        if given.wrong:
            _show(cases)
    print(f"{'all':24}{total:7}" + "".join(f"{each / total:10.1%}" for each in right.values()))
    _speed([printed for table in given.tables for printed, _ in read(table)])


def read(table: Path) -> Iterator[Case]:
    for row in table.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("# "):
            printed, said = row.split("\t")[:2]
            yield printed, said.split("|")


def agrees(got: str, wanted: list[str]) -> bool:
    return letters(got) in map(letters, wanted)


def letters(text: str) -> str:
    return "".join(
        each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each)[0] in "LN"
    ).upper()


def _show(cases: list[Case]) -> None:
    for printed, said in cases:
        got = spoken_form(printed).text
        if not agrees(got, said):
            print(f"    {printed}  wanted {said[0]}  got {got}")


def _speed(prints: list[str]) -> None:
    began = time.process_time()
    for printed in prints:
        spoken_form(printed)
    print(f"{sum(map(len, prints)) / (time.process_time() - began):,.0f} characters of these tables a second")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
