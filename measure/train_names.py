"""Learn what speaks for a person's name (``audiopaper/script/readings/evidence.py``) from phrases that have them.

``python -m measure.train_names [--cpp FOLDER]``. A surname whose reading is nearly nowhere else (任 rén, 查 zhā) shows
by its reading whether it stands for a person: in ``tests/phrases`` and ``tests/pairs/readings``, where every character
is read, in ``measure/names.tsv``, where surnames and what looks like one are marked, and as something else in the other
marked phrases and CPP's development part. And the people of ``tests/pages`` are given such surnames for once: what
stood there as a name still is one.
The weights are those of a logistic regression in which a name may have either size.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from audiopaper.mandarin.characters import simplified
from audiopaper.mandarin.tagger import PERSON, words_of
from audiopaper.places import voices_folder
from audiopaper.script.readings import Lexicon, load_lexicon
from audiopaper.script.readings.evidence import ASKED, SEEN, SIZES, asked_again, candidates, seen, told
from audiopaper.script.readings.names import is_office, is_titled, stands_alone
from audiopaper.script.readings.surnames import COMMON, DOUBLE, HARDLY, HISTORY, SURNAMES
from measure import train_judge

OUT = Path(__file__).parents[1] / "audiopaper" / "script" / "readings" / "data" / "names.json"
TELLING = frozenset("任单查解仇曾区华盖过种员黑朴句召哈洗折秘")
"""Surnames that are read so for hardly anything else."""
PAGES = Path(__file__).parents[1] / "tests" / "pages"
SHARE = 0.25
"""Of the people on them that are taken."""
RARE = 0.3
"""How often a surname that is mostly something else is given to them, against any other."""
ELSEWHERE = ("曾孙", "曾祖", "朴树", "折本", "解数", "哈达", "哈巴", "华山", "秘鲁", "骨折", "折了")
"""But in these."""
FOLDS = 5
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """What is seen of a surname, for each size of name, and whether it is one."""

    found: Sequence[Sequence[str]]
    is_name: bool


def main() -> None:
    """Learn, say how well by cross-validation, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpp", type=Path)
    folder = parser.parse_args().cpp
    examples = [*_marked(folder), *_planted()]
    names = [*SEEN, *ASKED]
    table, there = _table(examples, names)
    right = np.array([example.is_name for example in examples])
    said = np.zeros(len(examples), np.bool_)
    for fold in range(FOLDS):
        test = np.arange(len(examples)) % FOLDS == fold
        said[test] = _score(fit(table[~test], there[~test], right[~test]), table[test], there[test]) > 0
    missed, wrong = (~said & right).sum(), (said & ~right).sum()
    print(f"{right.sum()} names among {len(right)}, cross-validated: {missed} not seen, {wrong} seen wrongly")
    weights = fit(table, there, right)
    kept = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _marked(folder: Path | None) -> Iterator[Example]:
    """Surnames in phrases that are read whole and in clauses about them; of all other cases only what is no name."""
    lexicon = load_lexicon(voices_folder() / "lexicon.toml")
    for case in [*train_judge.phrase_cases(), *train_judge.marked([train_judge.NAMES])]:
        yield from _told(lexicon, case.text, case.at, case.pinyin)
    for case in [*train_judge.marked(train_judge.MARKED[:-1]), *(train_judge.cases(folder) if folder else ())]:
        if SURNAMES.get(case.text[case.at]) != case.pinyin:
            yield from _told(lexicon, simplified(case.text), case.at, case.pinyin)


def _told(lexicon: Lexicon, text: str, at: int, pinyin: str) -> Iterator[Example]:
    is_name = SURNAMES.get(text[at]) == pinyin
    if (text[at] in TELLING if is_name else text[at] in SURNAMES) and _tells(text, at, lexicon):
        yield from _example(text, at, is_name)


def _planted() -> Iterator[Example]:
    """People of made-up pages, under surnames that may be something else."""
    chance = np.random.default_rng(1905)
    surnames = sorted(TELLING)
    rare = np.array([RARE if each in HARDLY else 1.0 for each in surnames])
    lines = {
        simplified(line.strip())
        for file in sorted(PAGES.glob("*/*.txt"))
        for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()
        if line.strip()
    }
    for line in sorted(lines):
        for start, length, kind in dict.fromkeys(words_of(line)):
            name = line[start : start + length]
            common = kind == PERSON and length in SIZES and name[0] in COMMON and name[0] not in SURNAMES
            if common and chance.random() < SHARE:
                text = line[:start] + str(chance.choice(surnames, p=rare / rare.sum())) + line[start + 1 :]
                yield from _example(text, start, True)


def _tells(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the reading says if this is a name: neither a word of the lexicon does, nor one of history."""
    if text[at : at + 2] in DOUBLE:
        return False
    spans = ((begin, end) for begin in range(max(0, at - 5), at + 1) for end in range(at + 1, at + 7))
    words = (text[begin:end] for begin, end in spans if end - begin > 1)
    return not any(word in lexicon.readings or word in HISTORY or word in ELSEWHERE for word in words)


def _example(text: str, at: int, is_name: bool) -> Iterator[Example]:
    titled = is_titled(text, at)
    if stands_alone(text, at, titled) or is_office(text, at):
        return
    again = asked_again(text, at)
    found = [[*seen(each), *told(again, each)] for each in candidates(text, words_of(text), at, titled=titled)]
    if found:
        yield Example(found, is_name)


def _table(examples: Sequence[Example], names: Sequence[str]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    table = np.zeros((len(examples), 2, len(names)))
    there = np.zeros((len(examples), 2), np.bool_)
    column = {name: number for number, name in enumerate(names)}
    for row, example in enumerate(examples):
        for number, found in enumerate(example.found):
            there[row, number] = True
            table[row, number, [column[each] for each in found]] = 1.0
    return table, there


def _score(weights: Floats, table: Floats, there: npt.NDArray[np.bool_]) -> Floats:
    return np.where(there, table @ weights, -np.inf).max(axis=1)  # type: ignore[no-any-return]


def fit(table: Floats, there: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_], ridge: float = 0.1) -> Floats:
    """Weights by Adam; the odds of the sizes are added."""
    weights = np.zeros(table.shape[2])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 401):
        scores = np.where(there, table @ weights, -30.0)
        odds = np.logaddexp.reduce(scores, axis=1)
        wrong = 1 / (1 + np.exp(-odds)) - right
        slope = np.einsum("i,ij,ijk->k", wrong, np.exp(scores - odds[:, None]), table) + ridge * weights
        slope /= len(right)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()
