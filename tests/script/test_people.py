"""Who is in today's issue: a name that is sure in one line is a name in all of them."""

import datetime

from audiopaper.model import Article, Issue, Placement, Why
from audiopaper.script import people_of, write_script
from audiopaper.script.readings import sure_names
from audiopaper.show import Show


def issue_of(headline, paragraph, *reporters):
    article = Article("a1", "1", headline=headline, byline_reporters=reporters, paragraphs=(paragraph,))
    day = datetime.date(2026, 11, 18)
    return Issue(text="x", paper="青溪日报", date=day, articles=(article,), ledger=(Placement(0, 1, 1, why=Why.SPACE),))


def test_a_name_after_an_office_is_sure_and_an_address_is_none():
    assert list(sure_names("县委书记单国平主持会议，任书记和吴师傅出席")) == ["单国平"]


def test_a_common_surname_counts_too():
    assert list(sure_names("记者李长乐报道")) == ["李长乐"]


def test_what_only_looks_like_a_name_is_not_sure():
    for text in (
        "单小麦一项就增收百万元",
        "盖大棚的贷款已经到账",
        "曾长期在基层工作",
        "过长江大桥要半小时",
        "解民忧暖民心",
    ):
        assert not list(sure_names(text)), text


def test_the_same_man_is_read_the_same_in_every_line():
    issue = issue_of("任守业当选村委会主任", "村民任守业今年五十岁，任守业家的老宅修葺一新。", "過少白")
    assert people_of(issue) == {"任守业", "过少白"}
    for line in write_script(issue, Show()).lines:
        at = line.spoken.find("任守业")
        if at >= 0:
            assert line.reading[at] == "ren2", line.spoken


def test_reporters_are_known_in_simplified_characters():
    assert people_of(issue_of("无题", "无事。", "單國平")) == {"单国平"}
