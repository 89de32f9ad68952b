"""Numbers and signs as a newsreader says them: tables of print and speech, one topic a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopaper.script.spoken import spoken_form

TABLES = sorted((Path(__file__).parents[1] / "pairs" / "spoken").glob("*.tsv"))
ROWS = [
    tuple(row.split("\t"))
    for table in TABLES
    for row in table.read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


@pytest.mark.parametrize(("printed", "said"), ROWS)
def test_print_is_said_as_the_table_says(printed, said):
    assert spoken_form(printed).text == said


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_nothing_that_is_said_is_a_digit_and_nothing_raises(printed):
    said = spoken_form(printed).text
    assert not any(each.isdigit() for each in said)


@given(st.text(st.sampled_from("我们的县城重任在肩行长乐清，。！？《》“”、：；儿呃啊"), max_size=100))
def test_text_without_figures_and_signs_comes_back_as_it_is(printed):
    assert spoken_form(printed).text == printed


def test_addresses_are_not_said_but_accounted_for():
    said = spoken_form("详见https://example.org/a?b=1，或致信news@example.org。")
    assert said.text == "详见，或致信。"
    assert [text for text, _ in said.silences] == ["https://example.org/a?b=1", "news@example.org"]
