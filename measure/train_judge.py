"""Train the judge of readings on CPP's development part and on newspaper phrases, and cross-validate it.

``python -m measure.train_judge --cpp FOLDER``. The weights of the judge come from CPP alone: each marked sentence is
used whole and as a short piece around its mark, and words of the dictionaries are strung together like headlines, so
that the judge learns what to believe where. What company characters keep (``company.py``) is learned from all of that
and from phrases that were written for it: ``measure/marked.tsv`` and ``measure/clauses.tsv`` (one character of each
marked, rare readings as often as frequent ones, so that each case counts by how common its reading is) and
``tests/phrases`` (every character read, as newspapers have them). Folds are split by sentence: no sentence, and no
piece of it, is both learned from and tested on.
How common each reading is comes from unmarked characters, without labels.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from audiopaper.mandarin import phrases, sentence
from audiopaper.mandarin.characters import is_hanzi, simplified, standard
from audiopaper.mandarin.segmenter import segments
from audiopaper.mandarin.tagger import words_of
from audiopaper.script.readings import company, judge
from audiopaper.script.readings.names import name_places

Floats = npt.NDArray[np.float32]
FOLDS = 5
MARK = "▁"
COMPANY_ROUNDS, COMPANY_RATE, COMPANY_RIDGE = 4, 0.1, 0.005
"""Of learning."""
LEAST_WEIGHT = 0.05
"""Smaller weights, three in five, are left out: nothing that was measured changes without them."""
HERE = Path(__file__).parent
NAMES = (HERE / "names.tsv", 0.3)
"""Clauses in which a surname is marked, be it one there or an ordinary word."""
MARKED = ((HERE / "marked.tsv", 1.0), (HERE / "clauses.tsv", 0.3), NAMES)
"""Phrases with one character marked, and how much those of each file count: the second has the unusual ones."""
PHRASES = Path(__file__).parents[1] / "tests" / "phrases"
PAIRS = PHRASES.parent / "pairs" / "readings"
LEAST_COUNT, MOST_COUNT = 0.4, 2.0
"""How much a marked phrase counts, by how common its reading is."""
OUT = Path(judge.__file__).parent / "data" / "judge.npz"


@dataclass(frozen=True)
class Case:
    """A character whose reading somebody marked."""

    sentence: int
    text: str
    at: int
    pinyin: str
    whole: bool = True
    count: float = 1.0
    """How much it counts where the company is learned."""


def cases(folder: Path) -> list[Case]:
    """The marked sentences of CPP's development part.

    Raises:
        OSError: the folder does not hold ``dev.sent`` and ``dev.lb``.
    """
    lines = [line for line in (folder / "dev.sent").read_text(encoding="utf-8").splitlines() if line]
    labels = (folder / "dev.lb").read_text(encoding="utf-8").split()
    return [
        Case(number, line.replace(MARK, ""), line.index(MARK), label.replace("u:", "v"))
        for number, (line, label) in enumerate(zip(lines, labels, strict=True))
    ]


def pieces(found: Sequence[Case], seed: int = 1905) -> list[Case]:
    """One piece of each sentence: the marked word and up to two words on either side, within its clause."""
    chance, cut = np.random.default_rng(seed), []
    for case in found:
        words = segments(case.text)
        begin, length, _ = words[case.at]
        end = begin + length
        before, after = chance.integers(0, 3, 2)
        for _ in range(before):
            if begin and is_hanzi(case.text[begin - 1]):
                begin = words[begin - 1][0]
        for _ in range(after):
            if end < len(case.text) and is_hanzi(case.text[end]):
                end += words[end][1]
        if end - begin > 1:
            cut.append(Case(case.sentence, case.text[begin:end], case.at - begin, case.pinyin, whole=False))
    return cut


def headlines(count: int, seed: int = 1905) -> list[Case]:
    """Strings of one to four dictionary words, as headlines are; the two dictionaries agree on each word in them."""
    chance = np.random.default_rng(seed)
    ours, theirs = phrases.SOURCES[0](), phrases.SOURCES[1]()
    agreed = [word for word, said in ours.items() if theirs.get(word) == said and 2 <= len(word) <= 4]
    made = []
    for _ in range(count):
        words = [agreed[n] for n in chance.integers(0, len(agreed), chance.integers(1, 5))]
        text, said = "".join(words), [each for word in words for each in ours[word]]
        open_places = [at for at, each in enumerate(text) if said[at] in standard(each) and sentence.knows(each)]
        if open_places:
            at = int(chance.choice(open_places))
            made.append(Case(-1, text, at, said[at], whole=False))
    return made


def marked(files: Sequence[tuple[Path, float]] = MARKED) -> list[Case]:
    """Phrases with one character marked, "市民▁应爱护公物", a tab, "ying1"; they count by how common a reading is."""
    found: list[Case] = []
    for file, share in files:
        rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines()]
        made = [
            Case(number, text.replace(MARK, ""), text.index(MARK), said, whole=False)
            for number, (text, said) in enumerate(rows)
        ]
        known = [case for case in made if case.pinyin in standard(case.text[case.at])]
        weighed = zip(known, share * counts(known), strict=True)
        found.extend(replace(case, count=float(count)) for case, count in weighed)
    return found


def phrase_cases(folders: Sequence[Path] = (PHRASES, PAIRS)) -> list[Case]:
    """Every many-voiced character of the phrases whose reading is beyond doubt."""
    found: list[Case] = []
    every = (row for folder in folders for file in sorted(folder.glob("*.tsv")) for row in phrases_in(file))
    for number, (text, said) in enumerate(every):
        places = [at for at, each in enumerate(text) if is_hanzi(each)]
        for at, allowed in zip(places, said, strict=True):
            character = text[at]
            known = len(standard(character)) > 1 and sentence.knows(character)
            if known and len(allowed) == 1 and allowed <= set(standard(character)):
                found.append(Case(number, text, at, min(allowed), whole=False))
    return found


def given() -> list[Case]:
    """Marked phrases and phrases, but for characters of names: these are settled before the judge is asked."""
    return [case for case in (*marked(), *phrase_cases()) if case.at not in name_places(case.text, frozenset())]


def phrases_in(file: Path) -> list[tuple[str, list[set[str]]]]:
    """Phrases with the syllables that are right for each character: one, or more where dictionaries allow them."""
    rows = (row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row)
    return [(text, [set(each.split("/")) for each in said.split()]) for text, said in rows]


def counts(found: Sequence[Case]) -> Floats:
    """How much each marked phrase counts: as if readings were as common among them as in running text."""
    seen = Counter((case.text[case.at], case.pinyin) for case in found)
    total = Counter(case.text[case.at] for case in found)
    shares = [seen[case.text[case.at], case.pinyin] / total[case.text[case.at]] for case in found]
    usual = [judge.common_share(case.text[case.at], case.pinyin) for case in found]
    return np.clip(np.sqrt(np.array(usual) / np.array(shares)), LEAST_COUNT, MOST_COUNT).astype(np.float32)


@dataclass(frozen=True)
class Table:
    """Cases as the judge sees them."""

    cases: list[Case]
    features: Floats
    """[cases, readings, width]."""
    there: npt.NDArray[np.bool_]
    """Which readings exist, [cases, readings]."""
    right: npt.NDArray[np.intp]
    """The right one; -1 where it is none of them."""

    @classmethod
    def of(cls, found: Iterable[Case]) -> Table:
        """Look up what speaks for each reading of each case."""
        cases, rows, right = list(found), [], []
        for case in cases:
            text = simplified(case.text)
            readings, table = judge.features(judge.seen(text, segments(text), [case.at]), case.at)
            rows.append(table)
            right.append(readings.index(case.pinyin) if case.pinyin in readings else -1)
        most = max(map(len, rows))
        features = np.zeros((len(rows), most, judge.WIDTH), np.float32)
        there = np.zeros((len(rows), most), np.bool_)
        for number, table in enumerate(rows):
            features[number, : len(table)] = table
            there[number, : len(table)] = True
        return cls(cases, features, there, np.array(right))

    def take(self, some: npt.NDArray[Any]) -> Table:
        """Some of them, by number or by mask."""
        places = np.arange(len(self.cases))[some]
        return Table([self.cases[at] for at in places], self.features[some], self.there[some], self.right[some])

    def shares(self, weights: Floats) -> Floats:
        """Probability of each reading of each case."""
        return _shares(weights, self.features, self.there)


def _shares(weights: Floats, features: Floats, there: npt.NDArray[np.bool_]) -> Floats:
    scores = np.where(there, features @ weights, -1e9)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def fit(table: Table, ridge: float = 3e-5, rounds: int = 40) -> Floats:
    """The weights that make the right readings likeliest: maximum entropy by Adam, in batches of 256."""
    chance = np.random.default_rng(7)
    keep = np.flatnonzero(table.right >= 0)
    weights = np.zeros(judge.WIDTH, np.float32)
    weights[:3] = 1.0
    mean, spread, step = np.zeros_like(weights), np.zeros_like(weights), 0
    for turn in range(rounds):
        rate = 0.02 * (1 - turn / rounds)
        for batch in np.array_split(chance.permutation(keep), max(1, len(keep) // 256)):
            features = table.features[batch]
            wrong = _shares(weights, features, table.there[batch])
            wrong[np.arange(len(batch)), table.right[batch]] -= 1
            slope = np.einsum("bc,bcf->f", wrong, features) / len(batch) + ridge * weights
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            spread = 0.999 * spread + 0.001 * slope**2
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


@dataclass(frozen=True)
class Lesson:
    """Cases from which the company is learned: what a judge that has not seen them says, and how much each counts."""

    table: Table
    said: Floats
    count: Floats

    def and_(self, other: Lesson) -> Lesson:
        """Both together."""
        width = max(self.said.shape[1], other.said.shape[1])

        def wide(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
            return np.pad(values, [(0, 0), (0, width - values.shape[1])])

        ours, theirs = self.table, other.table
        table = Table(
            [*ours.cases, *theirs.cases],
            np.zeros((0, 0, 0), np.float32),  # the company does not look at them
            np.concatenate([wide(ours.there), wide(theirs.there)]),
            np.concatenate([ours.right, theirs.right]),
        )
        said = np.concatenate([wide(self.said), wide(other.said)])
        return Lesson(table, said, np.concatenate([self.count, other.count]))


def lesson(table: Table, weights: Floats) -> Lesson:
    """The marked phrases and the phrases, judged by `weights` that have not seen them."""
    count = np.array([case.count for case in table.cases], np.float32)
    return Lesson(table, table.shares(weights), count)


def learn_company(given: Lesson) -> company.Company:
    """What the neighbours of the marked characters add to what the judge says.

    Maximum entropy again, by AdaGrad, case by case: most things are seen two or three times.
    """
    right = given.table.right
    texts = [simplified(case.text) for case in given.table.cases]
    told = [
        [text[case.at] + each for each in company.seen(text, case.at, words_of(text))]
        for text, case in zip(texts, given.table.cases, strict=True)
    ]
    seen = Counter(each for things in told for each in set(things))
    rows = {each: row for row, each in enumerate(sorted(each for each, count in seen.items() if count > 1))}
    places = [[rows[each] for each in things if each in rows] for things in told]
    width = min(company.MOST, given.said.shape[1])
    weights, slopes = np.zeros((len(rows), width)), np.full((len(rows), width), 1e-3)
    log, there = np.log(np.maximum(given.said[:, :width], 1e-9)), given.table.there[:, :width]
    keep = np.flatnonzero((right >= 0) & (right < width))
    chance = np.random.default_rng(7)
    for _ in range(COMPANY_ROUNDS):
        for at in chance.permutation(keep):
            here = places[at]
            score = np.where(there[at], log[at] + weights[here].sum(axis=0), -1e9)
            wrong = np.exp(score - score.max())
            wrong /= wrong.sum()
            wrong[right[at]] -= 1
            slope = given.count[at] * wrong + COMPANY_RIDGE * weights[here]
            slopes[here] += slope**2
            weights[here] -= COMPANY_RATE * slope / np.sqrt(slopes[here])
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= LEAST_WEIGHT)
    padded = np.zeros((len(kept), company.MOST), np.float32)
    padded[:, :width] = weights[kept]
    number = {row: at for at, row in enumerate(kept.tolist())}
    said = {each: number[row] for each, row in rows.items() if row in number}
    return company.Company(company.by_character(said), padded)


def unseen(table: Table) -> Floats:
    """The shares that the judge gives each case when it has learned from the other folds only."""
    fold = folds(table.cases)
    said = np.zeros(table.there.shape, np.float32)
    for number in np.unique(fold):
        test = fold == number
        said[test] = table.take(test).shares(fit(table.take(~test)))
    return said


def learn(table: Table, phrases_too: Table) -> tuple[Floats, company.Company]:
    """The weights of the judge from `table`, and the company from that and from phrases."""
    weights = fit(table)
    own = Lesson(table, unseen(table), np.ones(len(table.cases), np.float32))
    return weights, learn_company(own.and_(lesson(phrases_too, weights)))


def folds(found: Sequence[Case]) -> npt.NDArray[np.intp]:
    """The fold of each case: one a sentence, with all its pieces; neighbours, of one character, in different ones."""
    return np.array([case.sentence if case.sentence >= 0 else at for at, case in enumerate(found)]) % FOLDS


def common(found: Sequence[Case]) -> dict[str, dict[str, float]]:
    """How often each reading occurs in running text, as the sentence network sees it."""
    sums: dict[str, Floats] = {}
    counts: dict[str, int] = defaultdict(int)
    for case in found:
        text = simplified(case.text)
        places = [at for at, each in enumerate(text) if sentence.knows(each)]
        for at, said in sentence.log_probabilities(text, places).items():
            sums[text[at]] = sums.get(text[at], np.zeros(len(said), np.float32)) + np.exp(said)
            counts[text[at]] += 1
    return {
        each: dict(zip(standard(each), ((total + 0.05) / (counts[each] + 0.05 * len(total))).tolist(), strict=True))
        for each, total in sums.items()
    }


def save(weights: Floats, priors: dict[str, dict[str, float]], known: company.Company, out: Path = OUT) -> None:
    """Write what the judge loads."""
    rows = [(each, reading, share) for each, known in sorted(priors.items()) for reading, share in known.items()]
    characters, readings, values = zip(*rows, strict=True)
    np.savez_compressed(
        out, weights=weights, characters=np.array(characters), readings=np.array(readings),
        shares=np.array(values, np.float32), **company.store(known),
    )  # fmt: skip


def _tell(name: str, table: Table, said: Floats) -> None:
    hit = said.argmax(axis=1) == table.right
    whole = np.array([case.whole for case in table.cases])
    made = np.array([case.sentence < 0 for case in table.cases])
    for kind, some in (("sentences", whole), ("pieces", ~whole & ~made), ("headlines", made)):
        print(f"{name}, cross-validated: {kind} {hit[some].mean():.2%} of {some.sum()}")


def main() -> None:
    """Train, print what cross-validation says, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpp", type=Path, required=True)
    folder = parser.parse_args().cpp
    found = cases(folder)
    priors = common(found)
    with judge.supposing(priors):
        weights, known = _train(found)
    save(weights, priors, known)
    print(f"wrote {OUT.name}, {OUT.stat().st_size:,} bytes")


def _train(found: Sequence[Case]) -> tuple[Floats, company.Company]:
    """Learn from all, after telling what folds apart say of it."""
    table = Table.of([*found, *pieces(found), *headlines(len(found))])
    more = Table.of(given())
    _tell("judge", table, unseen(table))
    fold = folds(table.cases)
    told = np.zeros(table.there.shape, np.float32)
    for number in range(FOLDS):
        test = fold == number
        weights, known = learn(table.take(~test), more)
        told[test] = _with_company(table.take(test), weights, known)
    _tell("with company", table, told)
    return learn(table, more)


def _with_company(table: Table, weights: Floats, known: company.Company) -> Floats:
    said = table.shares(weights)
    for at, case in enumerate(table.cases):
        text = simplified(case.text)
        told = known.scores(text, case.at, words_of(text))
        size = min(len(told), len(standard(text[case.at])))
        said[at, :size] *= np.exp(told[:size])
    return said


if __name__ == "__main__":
    main()
