"""Short phrases of newspapers by other hands, written with their readings before the reader saw them.

What was right at first sight is in docs/readings.md. The tables have learnt from these phrases since, so this only
guards what was learnt.
"""

from pathlib import Path

import pytest

from audiopaper.places import voices_folder
from audiopaper.script.readings import Reader, load_lexicon
from measure.readings import as_said, is_right
from measure.train_judge import phrases_in

PHRASES = Path(__file__).parents[1] / "phrases"


@pytest.fixture(scope="module")
def reader():
    return Reader(load_lexicon(voices_folder() / "lexicon.toml"))


@pytest.mark.parametrize("file", sorted(PHRASES.glob("*.tsv")), ids=lambda path: path.stem)
def test_at_least_97_of_100_phrases_are_read_right_in_all_their_characters(file, reader):
    rows = phrases_in(file)
    right = sum(is_right(as_said(reader, text), said) for text, said in rows)
    assert right >= 0.97 * len(rows)
