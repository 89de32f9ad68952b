"""Lines are broken where a newsreader breathes. A case is a paragraph in tests/pairs/phrasing, as it is cut."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopaper.script.joints import CLOSERS, Ends, joints
from audiopaper.script.phrasing import MOST, breath, phrases
from audiopaper.script.spoken import spoken_form

PAIRS = Path(__file__).parents[1] / "pairs" / "phrasing"


def cases():
    for file in sorted(PAIRS.glob("*.txt")):
        blocks = file.read_text(encoding="utf-8").strip().split("\n\n")
        for number, block in enumerate(blocks):
            yield pytest.param([row for row in block.splitlines() if row[0] != "#"], id=f"{file.stem}-{number}")


def breath_of(printed):
    return breath(spoken_form(printed).text)


def cut(paragraph):
    return [phrase.printed for phrase in phrases(paragraph, breath_of)]


@pytest.mark.parametrize("rows", list(cases()))
def test_a_paragraph_is_cut_where_a_newsreader_breathes(rows):
    assert cut("".join(rows)) == rows


def test_what_ends_is_known_for_the_pause():
    ends = [
        phrase.ends
        for phrase in phrases(
            "一是抓好春耕备耕，确保颗粒归仓；二是管好山塘水库，确保安全度汛，三是守好防火底线，确保不发生较大以上森林火灾。",
            breath_of,
        )
    ]
    assert ends == [Ends.SEMICOLON, Ends.SENTENCE]


PARAGRAPH = st.lists(
    st.one_of(
        st.sampled_from(
            ["，", "。", "；", "、", "“", "”", "《", "》", "（", "）", " ", "——", "12月28日", "3.5%", "https://a.cn/b"]
        ),
        st.sampled_from(
            ["县委书记", "单国平", "强调", "的", "和", "乡村振兴", "三千", "GDP", "Wi-Fi", "W" * 30, "8" * 40]
        ),
        st.text(min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=80,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(PARAGRAPH)
def test_no_paragraph_loses_a_character_and_no_line_is_too_long(paragraph):
    pieces = cut(paragraph)
    assert "".join(pieces) == paragraph
    assert all(breath_of(piece) <= MOST or len(piece) == 1 for piece in pieces)


WORDS = [
    "乡村振兴",
    "现场会",
    "在",
    "云栖乡",
    "召开",
    "的",
    "茶园",
    "把",
    "溪水",
    "连成",
    "一条线",
    "三百",
    "个",
    "项目",
    "曾令仪",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_no_word_is_torn_where_there_is_another_joint(words):
    text = "".join(words)
    starts, at = {0, len(text)}, 0
    for word in rjieba.cut(text):
        starts.add(at)
        at += len(word)
    at = 0
    for piece in cut(text):
        assert at in starts
        at += len(piece)


def test_a_quotation_or_a_title_that_one_breath_holds_is_not_torn():
    title = "《释放新活力 提升首位度 争当山区26县跨越式高质量发展排头兵》"
    for lead in range(0, 60, 7):
        pieces = cut(
            "蒋国强同志代表中国共产党衢州市柯城区委员会向大会作报告，"
            + "他指出，" * (lead // 4)
            + "题为"
            + title
            + "的报告。"
        )
        assert any(title in piece for piece in pieces)


def test_a_word_of_the_lexicon_is_kept_whole():
    text = "在风景秀丽的" * 4 + "石斛沟大峡谷" + "里的茶园旁边" * 5
    for joint in joints(text, re.compile("石斛沟大峡谷")):
        begin = text.index("石斛沟大峡谷")
        assert not begin < joint.at < begin + 6 or joint.cost >= 200


def test_no_line_begins_with_what_leans_on_the_line_before():
    text = "“桥通了，”他说，“我们盼了三十年。”" * 12 + "（完）"
    for _, after in pairwise(cut(text)):
        assert after[0] not in CLOSERS + "，。、；："


def test_hostile_nesting_and_a_megabyte_without_a_pause_take_linear_time():
    assert "".join(cut("“" * 20_000 + "》" * 20_000)) == "“" * 20_000 + "》" * 20_000
    pieces = cut("乡村振兴现场会" * 3000)
    assert max(map(len, pieces)) <= MOST
