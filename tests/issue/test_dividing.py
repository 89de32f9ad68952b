"""A lone heading divides the story before it or begins another: each piece of evidence, where it decides."""

import pytest

from audiopaper.issue.rules import dividing
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Run, Strip

FEATURE = "老渡口的船工马三水撑了四十年船，从竹篙撑到机器，从少年撑到白头，他说一条河认得他的脚步。"
SECTION = "那年的水特别大，马三水把船系在树上，守了一夜，天亮才看见对岸的灯，有人在灯下等他过河。"
NEWS = "昨天，县图书馆新馆向读者开放，藏书三十万册，周一闭馆，凭身份证即可借阅，首日办证四百张。"


def heading(text, level=0, *, bold=False):
    return Block(Shape.HEAD if level else Shape.SHORT, [Strip((Run(0, len(text), text),))], [1], level, bold)


def place(text="涨水的夜", level=2, *, bold=False, **given):
    """Where a subhead as it should be stands, but for what is given."""
    usual = {
        "section": SECTION,
        "ruled": False,
        "closed": False,
        "bylined": True,
        "news": False,
        "above": 1,
        "story": FEATURE,
        "under_rubric": False,
        "parts": [],
        "brief": False,
        "stands_in": None,
        "tight": False,
        "has_parts": False,
        "below_notice": False,
        "below_table": False,
        "headline": "",
        "rows": False,
        "siblings": [("退水的天", SECTION)],
        "begins": frozenset([1]),
    }
    return dividing.Place(heading(text, level, bold=bold), **{**usual, **given})


def test_a_short_heading_of_lower_rank_with_one_like_it_divides_a_feature():
    assert dividing.is_subhead(place())


BEGIN = [
    ("县图书馆新馆昨天开放", {"siblings": [], "section": NEWS, "bylined": False, "news": True}),
    ("涨水的夜", {"closed": True}),
    ("涨水的夜", {"under_rubric": True, "above": 2}),
    ("涨水的夜", {"level": 1, "above": 2}),
    (
        "老年食堂征求意见",
        {"section": "县民政局在十二个食堂设立意见箱，收集时间到月底，菜价软硬都可以说。", "siblings": []},
    ),
    ("公交线路今起调整", {"level": 0, "above": 8, "section": NEWS, "siblings": [("新区图书馆开馆了", NEWS)]}),
    ("短评：撑船的人", {"level": 1, "siblings": []}),
    ("河边人语", {"siblings": [("算账：关掉的厂", SECTION), ("立规矩：谁来管", SECTION)]}),
    ("马三水的船歌", {"level": 0, "above": 8, "ruled": True}),
    ("县医院新大楼昨天正式对外启用", {"parts": ["涨水的夜", "退水的天"], "siblings": [], "section": NEWS}),
    ("县第二人民医院门诊新大楼昨天正式对外启用", {"siblings": [], "section": NEWS * 2}),
    ("▲ 谁掀起了井盖", {"level": 0, "above": 8, "headline": "▲"}),
    ("菜场里的共享冰箱", {"level": 0, "above": 8, "stands_in": False, "section": NEWS}),
    ("拾到两万元", {"below_notice": True, "level": 0, "above": 8, "siblings": [], "section": NEWS}),
    ("夜班急诊", {"above": 2, "has_parts": True, "section": NEWS}),
    ("还有一件事", {"parts": ["算账：关掉的厂", "立规矩：谁来管"], "siblings": [], "section": NEWS}),
    ("巡回医疗时间", {"rows": True, "siblings": []}),
    ("七旬老人开课教怎样不生气", {"level": 1, "above": 1, "below_table": True, "siblings": []}),
    ("区特教学校学生作品进地铁", {"above": 2, "section": NEWS, "siblings": [("水口中学师生冬夜护送晚归生", NEWS)]}),
    ("县医院新大楼开工", {"level": 0, "above": 8, "bold": True, "siblings": [], "section": NEWS}),
    ("记者手记：把船系住", {"level": 3, "above": 2, "siblings": [("退水的天", SECTION)]}),
    ("对话马三水", {"section": "问：撑了多少年船？\n答：四十年。\n问：怕水吗？\n答：不怕。", "parts": ["退水的天"]}),
    ("相关链接：渡口的来历", {"level": 3}),
    ("相关链接", {"level": 3}),
    ("公园夜灯更换完毕", {"brief": True, "bylined": False, "siblings": [], "section": NEWS}),
]


@pytest.mark.parametrize(("text", "given"), BEGIN)
def test_a_heading_begins_a_story(text, given):
    assert not dividing.is_subhead(place(text, **given))


DIVIDE = [
    ("二、今年的任务", {"siblings": [], "section": NEWS, "news": True}),
    ("背景", {"level": 3}),
    ("“水认得人”", {"level": 0, "above": 8, "siblings": [("“船也有脾气”", SECTION)]}),
    ("被困时怎么办？", {"siblings": [], "parts": ["山洪来前有哪些征兆？"]}),
    ("涨水的夜", {"section": "“那年的水特别大，”马三水说，他把船系在树上，守了一夜，天亮才看见对岸的灯。"}),
    ("放进去的", {"level": 0, "above": 8, "stands_in": True, "siblings": []}),
    ("他走不动了", {"section": "马三水把船从竹篙撑到机器，从少年撑到白头，对岸的人认得他的脚步。", "siblings": []}),
    ("好媳妇（6名）", {"level": 0, "above": 8, "siblings": [], "rows": True}),
    ("还差一间屋", {"level": 0, "above": 8, "tight": True, "siblings": [("一张床怎么算账", SECTION)]}),
    (
        "渡口也有新规矩",
        {"level": 0, "bold": True, "above": 7, "headline": "01　老渡口的船工", "siblings": [("02　新桥通了", NEWS)]},
    ),
    ("附：渡口的规矩", {"level": 2, "above": 2, "siblings": []}),
    ("守渠", {"level": 3, "above": 2, "siblings": [("开渠", SECTION), ("新渠", SECTION)]}),
]


@pytest.mark.parametrize(("text", "given"), DIVIDE)
def test_a_heading_divides_its_story(text, given):
    assert dividing.is_subhead(place(text, **given))


def test_every_piece_of_evidence_has_a_reason_of_its_own():
    reasons = [reason for _, reason, _ in dividing.EVIDENCE]
    assert len(set(reasons)) == len(reasons)
    assert all(weight for weight, _, _ in dividing.EVIDENCE)


PLACES = [place(), *(place(text, **given) for text, given in [*BEGIN, *DIVIDE])]


@pytest.mark.parametrize("row", dividing.EVIDENCE, ids=lambda row: row[1])
def test_every_piece_of_evidence_holds_at_one_place_and_not_at_another(row):
    assert {bool(row[2](each)) for each in PLACES} == {True, False}
