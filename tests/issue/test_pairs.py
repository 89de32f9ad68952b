"""An issue and what must be read in it: pairs of files, picked up by this loop. A new case needs no code."""

import json
from pathlib import Path

import pytest

from audiopaper.commands.read import as_data
from audiopaper.issue import read_issue
from audiopaper.show import Show

ROOT = Path(__file__).parents[2]
PAIRS = sorted(
    path.with_suffix(".json")
    for folder in (ROOT / "tests" / "pairs", ROOT / "examples")
    for path in folder.glob("*.md")
    if path.with_suffix(".json").is_file()
)


@pytest.mark.parametrize("gold", PAIRS, ids=lambda path: path.stem)
def test_an_issue_is_read_as_its_gold_says(gold):
    """Every key that the gold names must be as it says; what it does not name is not this case's matter."""
    expected = json.loads(gold.read_text(encoding="utf-8"))
    found = as_data(read_issue(gold.with_suffix(".md"), Show()))
    for key in expected.keys() - {"articles"}:
        assert found[key] == expected[key], key
    assert [article["headline"] for article in found["articles"]] == [
        article.get("headline", "") for article in expected["articles"]
    ]
    for article, gold_article in zip(found["articles"], expected["articles"], strict=True):
        assert {key: article.get(key) for key in gold_article} == gold_article
