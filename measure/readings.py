"""Readings: the method against its parts, on CPP by cross-validation and on phrases; and whether `sure` is honest.

``python -m measure.readings [--cpp FOLDER]``. Without CPP's development part only the short phrases are measured.
The judge of each fold is trained on the other four (``measure/train_judge.py``), so that nothing is tested on what it
was learned from. The lexicon of words was written with errors on this part in view: the line "judge alone" has no
such help, and the unseen test part lies between the two.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from pypinyin import Style, lazy_pinyin

from audiopaper.mandarin import sentence
from audiopaper.mandarin.characters import simplified, standard
from audiopaper.mandarin.segmenter import segments
from audiopaper.places import voices_folder
from audiopaper.script.readings import Lexicon, Reader, Reading, company, judge, load_lexicon
from audiopaper.speech.light import lightened
from measure import train_judge

CPP = Path("../shared/data/cpp")
PAIRS = Path("tests/pairs/readings")
OTHERS = Path("tests/phrases")
"""Phrases by other hands than the tables'."""
UNSEEN = Path("measure/unseen")
"""The same, of which nothing was learned."""
BOUNDS = (0.0, 0.5, 0.7, 0.9, 0.97, 0.99, 1.01)


def main(arguments: Sequence[str] = ()) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description="How many readings are right.")
    parser.add_argument("--cpp", type=Path, default=CPP, help="folder of CPP's development part")
    folder = parser.parse_args(arguments).cpp
    lexicon = load_lexicon(voices_folder() / "lexicon.toml")
    _phrases(Reader(lexicon))
    if (folder / "dev.sent").is_file():
        _cpp(train_judge.cases(folder), lexicon)
    else:
        print(f"no CPP in {folder}: give --cpp")


def _phrases(reader: Reader) -> None:
    for file in [*sorted(PAIRS.glob("*.tsv")), *sorted(OTHERS.glob("*.tsv")), *sorted(UNSEEN.glob("*.tsv"))]:
        rows = train_judge.phrases_in(file)
        ours, theirs = [as_said(reader, text) for text, _ in rows], [_pypinyin(text) for text, _ in rows]
        ours_right, theirs_right = (sum(map(is_right, said, (each for _, each in rows))) for said in (ours, theirs))
        lightly = sum(is_right(said, with_light(allowed, said)) for said, (_, allowed) in zip(ours, rows, strict=True))
        print(
            f"phrases, {file.parent.name}/{file.stem:12} {ours_right} of {len(rows)} right; pypinyin {theirs_right};"
            f" but for light syllables {lightly}"
        )


def is_right(said: Sequence[str], allowed: Sequence[set[str]]) -> bool:
    """Whether every syllable is one that is allowed in its place."""
    return len(said) == len(allowed) and all(one in some for one, some in zip(said, allowed, strict=True))


def with_light(allowed: Sequence[set[str]], said: Sequence[str]) -> list[set[str]]:
    """What is allowed, and what differs from it only in being light: there hands differ, and engines decide."""
    bases = [{each[:-1] for each in some} for some in allowed]
    lights = [any(each.endswith("5") for each in some) for some in allowed]
    return [
        some | {one} if one[:-1] in base and (light or one.endswith("5")) else some
        for some, base, light, one in zip(allowed, bases, lights, said, strict=False)
    ]


def as_said(reader: Reader, text: str) -> list[str]:
    """The syllables of a line with its light ones light, as dictionaries print them and engines say them."""
    reading = [each.pinyin for each in reader.read(text)]
    return [each for each in lightened(text, reading, reader.words(text)) if each]


def _pypinyin(text: str) -> list[str]:
    said = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
    return [each.replace("ü", "v") for each in said]


def _cpp(marked: list[train_judge.Case], lexicon: Lexicon) -> None:
    alone = _share(marked, lambda case: _network(case) == case.pinyin)
    dictionary = _share(marked, lambda case: _pypinyin(case.text)[case.at : case.at + 1] == [case.pinyin])
    print(f"CPP, {len(marked)} sentences: pypinyin {dictionary:.2%}, g2pM {alone:.2%}")
    print(f"judge alone, cross-validated: {_crossed(marked, Reader(Lexicon()), names=False)[0]:.2%}")
    right, table = _crossed(marked, Reader(lexicon), names=True)
    print(f"the reader, its judge cross-validated: {right:.2%}")
    for low, high in pairwise(BOUNDS):
        some = [hit for sure, hit in table if low <= sure < high]
        if some:
            print(f"  sure {low:4.2f}–{min(high, 1):4.2f}: {len(some):5} readings, {1 - np.mean(some):6.2%} wrong")


def _share(marked: Sequence[train_judge.Case], right: Callable[[train_judge.Case], bool]) -> float:
    return float(np.mean([right(case) for case in marked]))


def _network(case: train_judge.Case) -> str:
    said = sentence.log_probabilities(simplified(case.text), [case.at])
    return standard(case.text[case.at])[int(said[case.at].argmax())]


def _crossed(found: list[train_judge.Case], reader: Reader, *, names: bool) -> tuple[float, list[tuple[float, bool]]]:
    """Share right, and (sure, right) of each case, each judged by weights that never saw its sentence."""
    whole = train_judge.Table.of([*found, *train_judge.pieces(found), *train_judge.headlines(len(found))])
    more = train_judge.Table.of(train_judge.given())
    fold = train_judge.folds(whole.cases)
    table: list[tuple[float, bool]] = []
    for number in range(train_judge.FOLDS):
        weights, known = train_judge.learn(whole.take(fold != number), more)
        with judge.weighing(weights), company.keeping(known):
            for case in (case for case, in_fold in zip(found, fold, strict=False) if in_fold == number):
                reading = _one(reader, case, names=names)
                table.append((reading.sure, reading.pinyin == case.pinyin))
    return float(np.mean([hit for _, hit in table])), table


def _one(reader: Reader, case: train_judge.Case, *, names: bool) -> Reading:
    if names:
        return reader.read(case.text)[case.at]
    text = simplified(case.text)
    verdict = judge.judge(judge.seen(text, segments(text), [case.at]), case.at)
    return Reading(verdict.readings[0], reader.read("一")[0].origin, verdict.chances[0])


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
