"""Numbers and signs as a newsreader says them: tables of print and speech, one topic a file."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.script.spoken import spoken_form

TABLES = sorted((Path(__file__).parents[1] / "pairs" / "spoken").glob("*.tsv"))
ROWS = [
    tuple(row.split("\t"))
    for table in TABLES
    for row in table.read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("# ")
]
HOSTILE = [
    "9",
    "1,",
    "1-",
    "a@",
    "a.",
    "A1",
    "1:",
    "电话1",
    "1。",
    "（",
    "http://",
    "—",
    "-1",
    "比分1-1",
    "1/",
    "5 x",
    "0",
]


@pytest.mark.parametrize(("printed", "said"), ROWS)
def test_print_is_said_as_the_table_says(printed, said):
    assert spoken_form(printed).text in said.split("|")


@settings(deadline=None)  # the first example may load wetext
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_nothing_that_is_said_is_a_digit_and_nothing_raises(printed):
    said = spoken_form(printed).text
    assert not any(each.isdigit() for each in said)


@settings(deadline=None)  # likewise
@given(st.text(st.sampled_from("0123456789年月日:：-—/.,%℃￥第电话G次号室个万+×“”（） "), max_size=60))
def test_whatever_figures_and_signs_meet_no_digit_is_left(printed):
    assert not any(each.isdigit() for each in spoken_form(printed).text)


@given(st.text(st.sampled_from("我们的县城重任在肩行长乐清，。！？《》“”、：；·儿呃啊〇"), max_size=100))
def test_text_without_figures_and_signs_comes_back_as_it_is(printed):
    assert spoken_form(printed).text == printed


@given(st.text(st.sampled_from("12年月:-%℃电话个万。"), max_size=40))
def test_what_is_said_is_said_once(printed):
    said = spoken_form(printed).text
    assert spoken_form(said).text == said


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_the_length_of_hostile_print(piece):
    """A pattern that looks at every rest of a run takes minutes here; ours take less than a second."""
    began = time.process_time()
    spoken_form(piece * (60_000 // len(piece)))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("printed", "said", "silent"),
    [
        (
            "详见https://example.org/a?b=1，或致信news@example.org。",
            "详见，或致信。",
            ["https://example.org/a?b=1", "news@example.org"],
        ),
        ("登录kc.example.gov.cn/a查询", "登录查询", ["kc.example.gov.cn/a"]),
        ("（网址：www.example.com.cn）", "（网址：）", ["www.example.com.cn"]),
        ("官网(https://example.org/)上线", "官网上线", ["https://example.org/"]),
    ],
)
def test_addresses_are_not_said_but_accounted_for(printed, said, silent):
    found = spoken_form(printed)
    assert found.text == said
    assert [text for text, _ in found.silences] == silent
