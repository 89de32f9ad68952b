"""Numbers in words.

>>> cardinal("3500"), cardinal("20"), cardinal("10010"), called("110")
('三千五百', '二十', '一万零一十', '幺幺零')
>>> quantity("2200"), quantity("200"), quantity("220"), counted("2", "个"), counted("2", "月")
('两千二百', '两百', '二百二十', '两', '二')
"""

from __future__ import annotations

import re

from audiopaper.script.spoken.units import UNITS

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
MYRIADS = ("", "万", "亿", "万亿")
LONGEST = 16
"""Digits; a longer number is no quantity."""
LEADING_TWO = re.compile(r"^二(?=[千万亿]|百(?:[万亿]|$))")
SINGLE = (
    "个位名人家所座条项件台套只头匹块张片本册部篇首场次回起批处间栋幢户口辆架艘枚颗粒株棵根支枝把份种类样门届任款"
    "天年周岁夜晚秒刻时点元角分斤克吨升米里尺寸丈亩倍成折万千百亿队组排行层步趟遍番声句字词杯碗瓶盒袋包箱桶筐车对双"
    "副笔顿餐道堂课节段面边侧端省市县镇乡村校院国大胜负平金银铜会室厅卫日游维站轮度封幅尊棚尾羽桌代例剂针则集出曲阵股团串窝群圈宗味招关局盘票盏床滴碟壶罐缸池渠桥塔洞店厂矿库岛季球拳杆桨"
)
NOT_COUNTED = r"年级|季度|床位|年制|次元|等|分之|日|代|度角|维|点\d|会堂|中|本线|本院校"
CLASSIFIER = re.compile(
    rf"\s?(?!{NOT_COUNTED})(?:[{SINGLE}]|小时|分钟|公|千克|千米|平方|立方|厘米|毫|微|美元|欧元|港元|英镑|日元|连胜|连冠|连败|连扳|"
    + "|".join(map(re.escape, sorted((u for u in UNITS if u[0] not in "℃°%"), key=len, reverse=True)))
    + r"(?![A-Za-z]))"
)
"""What may follow a lone 2 that is said 两, not 二."""


def digits(text: str, one: str = "一") -> str:
    """Digit by digit; signs and letters in `text` are left out."""
    return "".join(one if each == "1" else DIGITS[int(each)] for each in text if each.isascii() and each.isdigit())


def called(text: str) -> str:
    """Digit by digit as numbers are called out: 幺 for one. Telephones, roads, trains, rooms."""
    return digits(text, one="幺")


def cardinal(text: str) -> str:
    """A number: an integer or a decimal, as digits with or without thousands separators."""
    whole, _, fraction = text.replace(",", "").partition(".")
    if len(whole) > LONGEST or (len(whole) > 1 and whole.startswith("0") and not fraction):
        said = digits(whole)
    else:
        said = _integer(int(whole or "0"))
    return f"{said}点{digits(fraction)}" if fraction else said


def plain(text: str) -> str:
    """A cardinal without leading zeros: 08 of a date."""
    return cardinal(str(int(text)))


def quantity(text: str) -> str:
    """An amount: 两 before 千, 万, 亿 and in 200."""
    return LEADING_TWO.sub("两", cardinal(text))


def counted(text: str, following: str) -> str:
    """An amount before `following`: a lone 2 is 两 before what is counted or measured with it."""
    return "两" if text == "2" and CLASSIFIER.match(following) else quantity(text)


def _integer(number: int) -> str:
    if number == 0:
        return "零"
    groups = []
    while number:
        groups.append(number % 10_000)
        number //= 10_000
    said = ""
    for place in reversed(range(len(groups))):
        group = groups[place]
        if group:
            said += ("零" if said and group < 1000 else "") + _group(group) + MYRIADS[place]
    return said[1:] if said.startswith("一十") else said


def _group(number: int) -> str:
    said, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + PLACES[place]
            zero = False
        else:
            zero = True
    return said
