"""Ordinary lines of news that look like furniture, captions, jumps or names of papers, and are none."""

import pytest

from audiopaper.issue.rules import captions, flow, masthead
from audiopaper.issue.rules.furniture import furniture

NEWS = [
    "消费品以旧换新补贴政策发布",
    "我县农机购置补贴提标 每户最高可领2000元",
    "学校招生工作启动 困难学生每年补助3000元",
    "高龄补贴明起发放 每人每月100元",
    "为家乡点赞",
    "热点关注 校园安全",
    "群众点赞 干部安心",
    "全省常住人口 2023年 合计 12345678",
    "环卫工、出租车司机六折用餐",
    "全县房屋出租登记开始 逾期不收费",
    "县文联向读者征集老照片",
    "干部上门 服务到家 群众满意",
    "承接产业转移 打造园区新高地 县经济实现开门红",
    "水库防水 堤坝补漏 村民心安",
    "有困难 就找党支部",
    "看病就医 就到村卫生室",
    "县图书馆竭诚为您服务，全年开放三百天",
    "公益广告大赛启动",
    "公益广告进社区 文明新风扑面来",
    "点“赞”身边好人",
    "农民工讨薪　一波三折",
    "老年人乘车　公交票价五折",
    "看房团带火县城楼市 优惠政策引来外地客",
    "县志出版　千年青山入卷　全县书店有售",
    "政务服务台",
    "居民用电阶梯计价　每月用满二百元减十元　下月起执行",
    "收藏",
    "老农直播求一键三连",
    "受益的农民人数超过五千人，水利局介绍说（上接第1版）",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_of_money_and_praise_are_no_advertisements_and_no_buttons(line):
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("杉城驾校　金秋团报优惠300元", "advertisement"),
        ("搬家 长短途 空调移机 13900000000", "advertisement"),
        ("喜欢就点个“在看”吧", "running head"),
        ("阅读 3208　赞 41　在看 9", "running head"),
        ("分享　点赞　在看", "running head"),
        ("公益广告：节约用水　从点滴做起", "advertisement"),
        ("今日导读：汛期怎么过？▶02版 老街修好了▶03版", "jump line"),
        ("报：县委办　送：镇领导　发：各村", "masthead"),
    ],
)
def test_advertisements_and_buttons_are_still_known(line, why):
    assert furniture(line).value == why


@pytest.mark.parametrize(
    "line",
    [
        "今年高考成绩发布",
        "立秋 高温预警发布",
        "第12期 信箱里的温暖故事",
        "西瓜每斤售价2元",
        "全市2024年4月1日空气质量日报",
    ],
)
def test_a_headline_is_no_name_of_a_paper_and_no_dateline(line):
    assert not masthead.is_dateline(line)
    assert not masthead.paper_in(line)


@pytest.mark.parametrize("line", ["有读者问，驾照C1转B2", "由A1转B2线"])
def test_what_turns_into_something_does_not_jump_to_a_page(line):
    assert flow.jump_to(line) == len(line)


def test_pages_in_brackets_are_jumped_to_and_from():
    assert flow.jump_to("清晨五點就（文轉A2）") == len("清晨五點就")
    assert flow.jump_from("（文接A1）點就能把漁獲送到") == len("（文接A1）")


def test_a_letter_in_which_an_issue_is_counted_by_weeks_is_no_masthead():
    assert furniture("家長會長認為，「五元換來每週兩次有機") is None


@pytest.mark.parametrize(
    "line",
    [
        "一旦头晕恶心，要立刻到阴凉处休息，并拨打急救电话。（县疾控中心提供）",
        "老人们说，这样的日子真热闹。县义工协会供图",
    ],
)
def test_who_has_told_or_given_something_makes_no_caption_of_a_paragraph(line):
    assert not captions.is_caption(line)


def test_praise_again_and_again_takes_no_longer_than_it_is_long():
    assert furniture("点赞" * 60 + "吧") is None


@pytest.mark.parametrize("line", ["文/李明 图/王芳", "本报记者 李明 摄影/王芳", "记者 李明 通讯员 赵强 图/王芳"])
def test_who_has_written_and_taken_pictures_is_a_byline_and_no_caption(line):
    assert not captions.is_caption(line)


@pytest.mark.parametrize(
    ("before", "text", "torn"),
    [
        ("2022年，县供", "销社牵头成立公共品牌。", True),
        ("一手托住男童", "的双脚。闻讯赶来的邻居搬来梯子。", True),
        ("路修通了，电也通了", "过去，村里很穷，出门只有一条土路。", False),
        ("他们听着听着", "得知消息的村民也来了。", False),
    ],
)
def test_a_torn_word_shows_where_a_sentence_goes_on(before, text, torn):
    assert flow.tears_word(before, text) == torn


@pytest.mark.parametrize("line", ["少儿美术（国画）大赛开赛", "连环画（漫画）受欢迎"])
def test_a_contest_of_painters_is_no_painting(line):
    assert not captions.is_caption(line)
