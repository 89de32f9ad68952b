"""Kinds of stories: notices, name lists, weather boxes, tables, poems, briefs."""

from __future__ import annotations

import re

from audiopaper.issue.rules.characters import ends_sentence
from audiopaper.model import Kind

NOTICE = re.compile(
    r"公告|通告|公示|启事|啟事|声明|聲明|通知$|遗失|遺失|讣[告闻]|訃[告聞]|招聘|停水|停电|停電|停气|拍卖|注销|"
    r"告知书|须知|名单|名單|(?:天[气氣]|[气氣]象)(?:预报|預報|信息|快报|服务|$)|今日天[气氣]|[预預][报報]$|值班表|^(?:诚聘|急聘|招工|招工信息)$|招工(?:信息|启事)|安排$|一览|时刻表|红榜|光荣榜"
    r"|^寻[人物狗猫车主]$|^寻[人物](?=[^一-鿿])|^[鸣鳴][谢謝]$|更正|致歉|温馨提示|便民(?:信息|提示|服务)?$|招领|征集|征稿"
)
WEATHER = re.compile(
    r"℃|°C|\d ?度?(?:[至到~～—-]|到零下|至零下)\d+ ?度|"
    r"(?:[多晴][云雲轉转]|[阵陣]雨|[阴陰][转轉]).{0,20}(?:\d|[一二三四五六七八])[级級度]"
)
SKY = re.compile(r"[晴阴雨雪云雲陰]|[\d℃度] ?[~～至到—-]")
FORECAST = re.compile(r"(?:今[日天]|明[日天])?天[气氣](?:预报|預報)?[：:，]")
DATE_ONLY = re.compile(
    r"(?:(?:[12]\d{3}|[一二〇零○九八七六五四三]{4}|(?:中[华華])?民[国國]\s*[\d一二〇零○三四五六七八九十百]{2,6})\s*年\s*)?[\d一二三四五六七八九十]{1,3}\s*月\s"
    r"*[\d一二三四五六七八九十]{1,3}\s*[日号]$"
)
ORDERED = re.compile(
    r"[（(](?:共\d+[名人个位]，?)?[^（）()，]{0,8}(?:排名不分(?:先后|先後)|[按以]姓氏[^（）()]{2,8})[）)]$"
)
"""In what order the names of a list stand."""
SIGNER = re.compile("[一-鿿]{1,3}(?:先生|女士|小姐|同志)$|.{0,30}(?:泣[告啟启]|敬[告启啟]|[谨謹][启啟告])$")
"""Who signs a private notice."""
GIVEN = re.compile(
    r"[一-鿿]{4,24}(?<!报)(?<!刊)[\s　]+(?:\d{4}|[一二〇零○]{1,2}[一二三四五六七八九〇零○]{2,3}) ?年"
    r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
)
"""Who gives notice, and when."""
LETTER = re.compile(
    "(?:尊敬的|亲爱的)?(?:[一-鿿]{0,4}[报報刊])?(?:编辑|編輯)(?:部|同志|先生|老师|老師)?(?:们|们好|你好|您好)?[：:]"
)
"""How letters to the editor begin."""
ENTRY = re.compile("[^：:，。]{2,12}[：:].")
"""When and what, where and who: lines of a notice."""
LONGEST_SKY = 45
"""Characters."""
SHORT_BRIEF = 120
"""Characters; one paragraph of no more is a brief."""


def is_forecast(text: str) -> bool:
    """Whether a line tells the sky or the range of degrees, as weather boxes do and headlines about cold do not."""
    return WEATHER.search(text) is not None and SKY.search(text) is not None


def is_sky(text: str) -> bool:
    """Today's weather in one line, as it stands beside the date."""
    return len(text) <= LONGEST_SKY and is_forecast(text) and not ends_sentence(text)


def kind_of(headline: str, shapes: set[str], paragraphs: list[str], *, byline: bool) -> Kind:
    """The kind of a story by its headline, the shapes of its blocks and its length."""
    length = sum(map(len, paragraphs))
    headline = re.sub(r"\s", "", headline)
    if "verse" in shapes:
        return Kind.POEM
    if not byline and length < 200 and any(WEATHER.search(each) for each in paragraphs):
        return Kind.NOTICE
    if shapes == {"row"} and "|" not in headline and not NOTICE.search(headline):
        return Kind.TABLE
    if NOTICE.search(headline) and not byline:
        return Kind.NOTICE
    if "row" in shapes and not byline and length < 400:
        return Kind.TABLE
    return Kind.BRIEF if len(paragraphs) == 1 and length <= SHORT_BRIEF else Kind.ARTICLE
