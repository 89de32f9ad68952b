"""Train the judge of readings on the development part of CPP, and say by cross-validation how good it is.

``python -m measure.train_judge --cpp FOLDER``. Each marked sentence is used whole and as a short piece around its
mark, and words of the dictionaries are strung together like headlines, so that the judge learns what to believe
where. Folds are split by sentence: no sentence, and no piece of it, is both learned from and tested on. How common
each reading is comes from unmarked characters, without labels.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from audiopaper.mandarin import phrases, sentence
from audiopaper.mandarin.characters import is_hanzi, simplified, standard
from audiopaper.script.readings import company, judge
from audiopaper.script.readings.reader import words_of

Floats = npt.NDArray[np.float32]
FOLDS = 5
MARK = "▁"
COMPANY_ROUNDS, COMPANY_RATE, COMPANY_RIDGE = 4, 0.1, 0.02
"""Of learning; small weights are kept: it is their sum that speaks."""
OUT = Path(judge.__file__).parent / "data" / "judge.npz"


@dataclass(frozen=True)
class Case:
    """A character whose reading somebody marked."""

    sentence: int
    text: str
    at: int
    pinyin: str
    whole: bool = True


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
        words = words_of(case.text)
        begin, length = words[case.at]
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


def tables(found: Iterable[Case]) -> tuple[Floats, npt.NDArray[np.bool_], npt.NDArray[np.intp]]:
    """Features [cases, readings, width], which readings exist, and the right one (-1: it is none of them)."""
    rows, right = [], []
    for case in found:
        text = simplified(case.text)
        readings, table = judge.features(judge.seen(text, words_of(text), [case.at]), case.at)
        rows.append(table)
        right.append(readings.index(case.pinyin) if case.pinyin in readings else -1)
    most = max(map(len, rows))
    stacked = np.zeros((len(rows), most, judge.WIDTH), np.float32)
    there = np.zeros((len(rows), most), np.bool_)
    for number, table in enumerate(rows):
        stacked[number, : len(table)] = table
        there[number, : len(table)] = True
    return stacked, there, np.array(right)


def shares(weights: Floats, stacked: Floats, there: npt.NDArray[np.bool_]) -> Floats:
    """Probability of each reading of each case."""
    scores = np.where(there, stacked @ weights, -1e9)
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]


def fit(
    stacked: Floats, there: npt.NDArray[np.bool_], right: npt.NDArray[np.intp], ridge: float = 3e-5, rounds: int = 40
) -> Floats:
    """The weights that make the right readings likeliest: maximum entropy by Adam, in batches of 256."""
    chance = np.random.default_rng(7)
    keep = np.flatnonzero(right >= 0)
    weights = np.zeros(judge.WIDTH, np.float32)
    weights[:3] = 1.0
    mean, spread, step = np.zeros_like(weights), np.zeros_like(weights), 0
    for turn in range(rounds):
        rate = 0.02 * (1 - turn / rounds)
        for batch in np.array_split(chance.permutation(keep), max(1, len(keep) // 256)):
            wrong = shares(weights, stacked[batch], there[batch])
            wrong[np.arange(len(batch)), right[batch]] -= 1
            slope = np.einsum("bc,bcf->f", wrong, stacked[batch]) / len(batch) + ridge * weights
            step += 1
            mean = 0.9 * mean + 0.1 * slope
            spread = 0.999 * spread + 0.001 * slope**2
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def learn_company(
    found: Sequence[Case], said: Floats, there: npt.NDArray[np.bool_], right: npt.NDArray[np.intp]
) -> company.Company:
    """What the neighbours of the marked characters add to `said`, the shares of a judge that has not seen these cases.

    Maximum entropy again, by AdaGrad, case by case: most things are seen two or three times.
    """
    told = [list(company.seen(text := simplified(case.text), case.at, words_of(text)[case.at])) for case in found]
    counts = Counter(each for things in told for each in set(things))
    rows = {each: row for row, each in enumerate(sorted(each for each, count in counts.items() if count > 1))}
    places = [[rows[each] for each in things if each in rows] for things in told]
    width = min(company.MOST, said.shape[1])
    weights, slopes = np.zeros((len(rows), width)), np.full((len(rows), width), 1e-3)
    log, there = np.log(np.maximum(said[:, :width], 1e-9)), there[:, :width]
    keep = np.flatnonzero((right >= 0) & (right < width))
    chance = np.random.default_rng(7)
    for _ in range(COMPANY_ROUNDS):
        for at in chance.permutation(keep):
            here = places[at]
            score = np.where(there[at], log[at] + weights[here].sum(axis=0), -1e9)
            wrong = np.exp(score - score.max())
            wrong /= wrong.sum()
            wrong[right[at]] -= 1
            slope = wrong + COMPANY_RIDGE * weights[here]
            slopes[here] += slope**2
            weights[here] -= COMPANY_RATE * slope / np.sqrt(slopes[here])
    padded = np.zeros((len(rows), company.MOST), np.float32)
    padded[:, :width] = weights
    return company.Company(rows, padded)


def unseen(
    stacked: Floats, there: npt.NDArray[np.bool_], right: npt.NDArray[np.intp], fold: npt.NDArray[np.intp]
) -> Floats:
    """The shares that the judge gives each case when it has learned from the other folds only."""
    said = np.zeros(there.shape, np.float32)
    for number in np.unique(fold):
        train, test = fold != number, fold == number
        said[test] = shares(fit(stacked[train], there[train], right[train]), stacked[test], there[test])
    return said


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


def _tell(name: str, both: Sequence[Case], said: Floats, right: npt.NDArray[np.intp]) -> None:
    hit = said.argmax(axis=1) == right
    whole = np.array([case.whole for case in both])
    made = np.array([case.sentence < 0 for case in both])
    for kind, some in (("sentences", whole), ("pieces", ~whole & ~made), ("headlines", made)):
        print(f"{name}, cross-validated: {kind} {hit[some].mean():.2%} of {some.sum()}")


def main() -> None:
    """Train, print what cross-validation says, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpp", type=Path, required=True)
    folder = parser.parse_args().cpp
    marked = cases(folder)
    priors = common(marked)
    save(np.zeros(judge.WIDTH, np.float32), priors, company.nothing())  # features ask for how common a reading is
    judge._priors.cache_clear()
    both = [*marked, *pieces(marked), *headlines(len(marked))]
    stacked, there, right = tables(both)
    fold = folds(both)
    said = unseen(stacked, there, right, fold)
    _tell("judge", both, said, right)
    learned = learn_company(both, said, there, right)
    told_too = said.copy()
    for number in range(FOLDS):
        train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        before = unseen(stacked[train], there[train], right[train], fold[train])
        known = learn_company([both[at] for at in train], before, there[train], right[train])
        for at in test:
            text = simplified(both[at].text)
            more = known.scores(text, both[at].at, words_of(text)[both[at].at])
            size = min(len(more), len(standard(text[both[at].at])))
            told_too[at, :size] *= np.exp(more[:size])
    _tell("with company", both, told_too, right)
    save(fit(stacked, there, right), priors, learned)
    print(f"wrote {OUT.name}, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
