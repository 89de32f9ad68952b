"""What the newsroom is asked before the edition is made, and that it is asked once."""

import pytest

from audiopaper.errors import LexiconError
from audiopaper.places import voices_folder
from audiopaper.script.readings import Lexicon, Reader, Sort, doubts, load_lexicon, with_entries

SHARED = load_lexicon(voices_folder() / "lexicon.toml")
LINES = ["村民单国平说，今年收成好。", "村民单国平说，路修好了。", "会议在银行召开。"]


def test_a_name_with_an_unusual_surname_is_asked_once_with_its_sentence():
    found = [doubt for doubt in doubts(LINES, Reader(SHARED)) if doubt.sort is Sort.PERSON]
    assert [(doubt.text, doubt.pinyin, doubt.sentence) for doubt in found] == [
        ("单国平", ("shan4", "guo2", "ping2"), LINES[0])
    ]
    assert "dan1" in found[0].others[0]


def test_what_a_lexicon_holds_is_not_asked_again():
    settled = Lexicon({"单国平": ("shan4", "guo2", "ping2")}).over(SHARED)
    assert not [doubt for doubt in doubts(LINES, Reader(settled)) if doubt.text == "单国平"]


def test_people_come_before_places_and_words():
    sorts = [doubt.sort for doubt in doubts([*LINES, "他更长于此。", "记者查晓燕报道。"], Reader(SHARED))]
    assert sorts == sorted(sorts)


ENTRIES = {"单国平": ("shan4", "guo2", "ping2"), "单家浜": ("shan4", "jia1", "bang1")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '# 本报\n"单国平" = "dan1 guo2 ping2"  # 待核\n"CPI" = {spoken = "指数"}\n',
            '# 本报\n"单国平" = "shan4 guo2 ping2"  # 待核\n"CPI" = {spoken = "指数"}\n"单家浜" = "shan4 jia1 bang1"\n',
        ),
        (
            '[CPI]\nspoken = "指数"\n',
            '"单国平" = "shan4 guo2 ping2"\n"单家浜" = "shan4 jia1 bang1"\n[CPI]\nspoken = "指数"\n',
        ),
        (
            '\ufeff"单国平" = "dan1 guo2 ping2"\n',
            '"单国平" = "shan4 guo2 ping2"\n"单家浜" = "shan4 jia1 bang1"\n',
        ),
    ],
    ids=["a comment", "a table", "a byte order mark"],
)
def test_an_entry_replaces_its_row_and_leaves_every_other_row_as_it_was(tmp_path, before, after):
    path = tmp_path / "lexicon.toml"
    path.write_text(before, encoding="utf-8")
    assert with_entries(path, ENTRIES) == after


def test_a_word_that_only_people_can_change_is_left_to_them(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text('"\\u5355国平" = "dan1 guo2 ping2"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="another way"):
        with_entries(path, ENTRIES)


def test_a_new_lexicon_holds_what_was_settled(tmp_path):
    assert with_entries(tmp_path / "lexicon.toml", ENTRIES).splitlines()[0] == '"单国平" = "shan4 guo2 ping2"'
