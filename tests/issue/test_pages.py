"""Pages by other hands than the reader's: 650 issues, written together with their answers before the reader saw them.

What the reader scored at first sight is in docs/reading.md. The rules have learnt from these pages since, so this only
guards what was learnt; ``python -m measure.reading tests/pages`` shows the figures.
"""

from pathlib import Path

import pytest

from measure.reading import ours, score

PAGES = Path(__file__).parents[1] / "pages"


@pytest.fixture(scope="module")
def scored():
    return score(ours, PAGES)


@pytest.mark.parametrize(
    ("measure", "least"), [("F1", 0.96), ("similarity", 0.985), ("cuts whole %", 95.0), ("stories", 800)]
)
def test_stories_are_found_and_whole(scored, measure, least):
    assert scored[measure] >= least


@pytest.mark.parametrize(("measure", "most"), [("furniture inside %", 2.0), ("glued %", 2.0)])
def test_nothing_is_read_that_is_none_of_theirs(scored, measure, most):
    assert scored[measure] <= most
