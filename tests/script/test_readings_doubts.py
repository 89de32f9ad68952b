"""What the newsroom is asked before the edition is made, and that it is asked once."""

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


def test_an_entry_replaces_its_row_and_leaves_every_other_row_as_it_was():
    before = '# 本报\n"单国平" = "dan1 guo2 ping2"  # 待核\n"CPI" = {spoken = "指数"}\n'
    after = with_entries(before, {"单国平": ("shan4", "guo2", "ping2"), "单家浜": ("shan4", "jia1", "bang1")})
    assert after == '# 本报\n"单国平" = "shan4 guo2 ping2"\n"CPI" = {spoken = "指数"}\n"单家浜" = "shan4 jia1 bang1"\n'
