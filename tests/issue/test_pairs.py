"""Each pair in tests/pairs is an issue (a file or a folder) and what ``read --json`` must say of it.

The JSON names only the keys that the case is about. Three keys are no part of ``read --json``: ``show`` (patterns of a
show file), ``furniture`` (lines that no story may read) and ``whole`` (pieces of sentences that the layout cut).
"""

import datetime
import json
from pathlib import Path

import pytest

from audiopaper.commands.read import as_data
from audiopaper.issue import read_issue
from audiopaper.show import Reading, Show

PAIRS = Path(__file__).parents[1] / "pairs"
REAL = Path(__file__).parents[3] / "shared" / "issues" / "jinri-kecheng-2021-12-29.md"
NO_DAY = datetime.date(2026, 1, 1)


def source_of(gold: Path) -> Path:
    return next(path for path in sorted(PAIRS.glob(gold.stem + "*")) if path.stem == gold.stem and path != gold)


def named(found, wanted):
    """Of what was found, that which the pair names."""
    if isinstance(wanted, dict):
        return {key: named(found.get(key), value) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(found, list) and len(found) == len(wanted):
        return [named(one, two) for one, two in zip(found, wanted, strict=True)]
    return found


@pytest.mark.parametrize("gold", sorted(PAIRS.glob("*.json")), ids=lambda path: path.stem)
def test_an_issue_is_read_as_its_pair_says(gold):
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    reading = {name: tuple(patterns) for name, patterns in wanted.pop("show", {}).get("reading", {}).items()}
    furniture, whole = wanted.pop("furniture", []), wanted.pop("whole", [])
    data = as_data(read_issue(source_of(gold), Show(date=NO_DAY, reading=Reading(**reading))))
    data = json.loads(json.dumps(data))
    markup = ("markup", "image")
    data["left_out"] = [
        {**each, "text": each["text"].strip()} for each in data["left_out"] if each["why"] not in markup
    ]
    assert named(data, wanted) == wanted
    assert not read_in(data) & set(furniture)
    assert all(any(piece in text for text in read_in(data)) for piece in whole)


def read_in(data):
    """All that the stories of an issue read, part by part."""
    parts = ("kicker", "headline", "subtitle")
    return {
        text
        for article in data["articles"]
        for text in [*(article[part] for part in parts), *article["paragraphs"], *article["captions"]]
    }


@pytest.fixture
def real():
    if not REAL.is_file():
        pytest.skip("the real page is not in this checkout")
    return read_issue(REAL, Show())


def test_the_real_page_has_three_stories_and_the_third_only_a_byline_for_a_start(real):
    assert [article.byline_reporters for article in real.articles] == [("楼郁馨",), ("方心怡",), ("姜翔",)]
    assert [article.headline_made for article in real.articles] == [False, False, True]


def test_on_the_real_page_the_four_cut_sentences_are_whole_and_the_caption_is_out_of_the_text(real):
    assert [join.across for join in real.joins] == ["caption", "column", "column", "column"]
    assert [len(article.captions) for article in real.articles] == [1, 0, 0]
    assert all(paragraph[-1] in "。”" for article in real.articles for paragraph in article.paragraphs)


def test_the_real_page_says_what_day_it_is(real):
    assert (real.paper, real.date, real.issue_no) == ("今日柯城", datetime.date(2021, 12, 29), "1905")
