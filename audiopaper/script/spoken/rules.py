"""What a newspaper prints and a grammar of numbers gets wrong, one rule a habit, tried in this order.

Each rule replaces what it matches by words, so that what one rule has said no later one touches. All patterns are
bounded: time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audiopaper.script.spoken.numerals import cardinal, digits

NUMBER = r"\d{1,16}(?:,\d{3})*(?:\.\d{1,8})?"
DASH = r"\s?(?:—{1,2}|－|–|-|~|～|〜|－)\s?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One habit of print and how it is said."""

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def _rule(name: str, pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    return Rule(name, re.compile(pattern), say)


def _called(text: str) -> str:
    return digits(text, one="幺")


def _year(text: str) -> str:
    return digits(text)


def _telephone(found: re.Match[str]) -> str:
    numbers = re.split(r"[、,，/]\s?", found[2])
    return found[1] + "、".join(
        "，".join(_called(part) for part in re.split(r"[-－—–转\s]+", one) if part) for one in numbers
    )


def _clock(hour: str, minute: str, second: str | None = None) -> str:
    said = cardinal(str(int(hour))) + "点"
    if int(minute) or second:
        said += ("零" if int(minute) < 10 and int(minute) else "") + (
            cardinal(str(int(minute))) + "分" if int(minute) else "整"
        )
    if second and int(second):
        said += cardinal(str(int(second))) + "秒"
    return said


def _time(found: re.Match[str]) -> str:
    return _clock(found[1], found[2], found[3])


def _times(found: re.Match[str]) -> str:
    return f"{_clock(found[1], found[2])}到{_clock(found[3], found[4])}"


def _degrees(text: str) -> str:
    return ("零下" if text.startswith(("-", "−", "－", "—")) else "") + cardinal(text.lstrip("-−－—"))


def _letters_and_digits(found: re.Match[str]) -> str:
    letters, number = found[1].rstrip("-·"), found[2]
    said = digits(number, one="幺") if len(number) >= 3 and "." not in number else cardinal(number)
    return letters + said


def _in_quotes(found: re.Match[str]) -> str:
    inside = re.sub(r"\d+", lambda number: _called(number[0]) if len(number[0]) >= 3 else cardinal(number[0]), found[2])
    return found[1] + inside.replace("+", "加").replace("·", "").replace("-", "") + found[3]


def _memorial(found: re.Match[str]) -> str:
    return found[1] + _year(found[2]) + _year(found[3]) + found[4]


def _range(found: re.Match[str]) -> str:
    return f"{cardinal(found[1])}{found[2] or ''}到{_measure(found[3], found[4] or '')}"


def _measure(number: str, unit: str) -> str:
    return cardinal(number) + unit


PERCENT = {"%": "百分之", "％": "百分之", "‰": "千分之"}
CIRCLED = {chr(0x2460 + number): cardinal(str(number + 1)) for number in range(20)}
ROMAN = dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "一二三四五六七八九十", strict=True))
UNITS = {
    "μg/m³": "微克每立方米",
    "mg/m³": "毫克每立方米",
    "mg/L": "毫克每升",
    "m³": "立方米",
    "㎡": "平方米",
    "m²": "平方米",
    "km²": "平方公里",
    "㎞": "公里",
    "kWh": "千瓦时",
    "kW": "千瓦",
    "km": "公里",
    "kg": "公斤",
    "cm": "厘米",
    "mm": "毫米",
    "ml": "毫升",
    "mL": "毫升",
}
MONEY = {"￥": "元", "¥": "元", "$": "美元", "US$": "美元", "€": "欧元", "£": "英镑"}
SIGNS = {
    "×": "乘",
    "=": "等于",
    "≥": "大于等于",
    "≤": "小于等于",
    "±": "正负",
    ">": "大于",
    "<": "小于",
    "&": "和",
    "+": "加",
}

RULES: tuple[Rule, ...] = (
    _rule(
        "telephones",
        r"((?:热线|电话|传真|手机号?|拨打|致电|联系方式|咨询|专线|短信|客服)[^0-9，。；！？]{0,10}?)"
        r"((?:\d[\d\-－—–\s]{2,22}\d(?:转\d{1,5})?)(?:[、,，/]\s?\d[\d\-－—–\s]{4,22}\d){0,4})",
        _telephone,
    ),
    _rule("hotlines", r"()(?<!\d)(\d{3,5}|400-?\d{3}-?\d{4})(?=(?:[\u3400-\u9fff]{0,4})(?:热线|专线))", _telephone),
    _rule("area codes", r"()(?<!\d)(0\d{2,3}[-－—]\d{7,8}|1[3-9]\d(?:[-\s]?\d{4}){2})(?!\d)", _telephone),
    _rule("memorial days in quotes", r"([“‘「])(\d{1,2})[·•.](\d{1,2})([”’」]|[\u3400-\u9fff]{1,6}[”’」])", _memorial),
    _rule("codes in quotes", r"([“‘「])([A-Za-z0-9+\-]{1,12}\d[A-Za-z0-9+\-]{0,12}|\d{3,8})([”’」])", _in_quotes),
    _rule(
        "seasons",
        r"(?<!\d)((?:19|20)\d\d)/((?:19|20)\d\d)(?=赛季|年度|学年)",
        lambda m: f"{_year(m[1])}到{_year(m[2])}",
    ),
    _rule(
        "years and ranges of years",
        rf"(?<!\d)((?:1[5-9]|20)\d\d)(年?)(?:{DASH}|(至|到))((?:1[5-9]|20)\d\d)(?=年|学年)",
        lambda m: f"{_year(m[1])}{m[2]}{m[3] or '到'}{_year(m[4])}",
    ),
    _rule("years", r"(?<!\d)((?:1[5-9]|20)\d\d)(?=年(?!以|前|后|来|多|之)|届|级)", lambda m: _year(m[1])),
    _rule(
        "dates in figures",
        r"(?<!\d)((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])[-./](3[01]|[12]\d|0?[1-9])(?!\d)",
        lambda m: f"{_year(m[1])}年{cardinal(str(int(m[2])))}月{cardinal(str(int(m[3])))}日",
    ),
    _rule(
        "ranges of days",
        rf"(?<!\d)(\d{{1,2}})([月日号]?){DASH}(?:(\d{{1,2}})月)?(\d{{1,2}})(?=[月日号])",
        lambda m: f"{cardinal(m[1])}{m[2]}到{cardinal(m[3]) + '月' if m[3] else ''}{cardinal(m[4])}",
    ),
    _rule(
        "ranges of times",
        rf"(?<![\d:：])([01]?\d|2[0-4])[:：]([0-5]\d)(?:{DASH}|至|到)([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:：])",
        _times,
    ),
    _rule(
        "scores",
        r"((?:比分|战胜|击败|力克|险胜|大胜|负于|不敌|战平|逼平|[以为])[\u3400-\u9fff“”]{0,6})(\d{1,3})\s?[:：∶\-—]\s?(\d{1,3})(?!\d)",
        lambda m: f"{m[1]}{cardinal(m[2])}比{cardinal(m[3])}",
    ),
    _rule("times", r"(?<![\d:：])([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?(?![\d:：])", _time),
    _rule("ratios", rf"(?<!\d)({NUMBER})\s?[:：∶]\s?({NUMBER})(?!\d)", lambda m: f"{cardinal(m[1])}比{cardinal(m[2])}"),
    _rule(
        "ranges of percentages",
        rf"({NUMBER})([%％‰]?)(?:{DASH}|至|到)({NUMBER})([%％‰])",
        lambda m: f"{PERCENT[m[2] or m[4]]}{cardinal(m[1])}到{PERCENT[m[4]]}{cardinal(m[3])}",
    ),
    _rule("percentages", rf"[-−]({NUMBER})([%％‰])", lambda m: f"负{PERCENT[m[2]]}{cardinal(m[1])}"),
    _rule("percentages", rf"({NUMBER})([%％‰])", lambda m: PERCENT[m[2]] + cardinal(m[1])),
    _rule(
        "ranges of temperatures",
        rf"((?:[-−－](?=\d))?{NUMBER})(?:℃|°C|度)?\s?(?:—{{1,2}}|–|~|～|至|到|-)\s?((?:[-−－](?=\d))?{NUMBER})\s?(?:℃|°C)",
        lambda m: f"{_degrees(m[1])}到{_degrees(m[2])}摄氏度",
    ),
    _rule("temperatures", rf"([-−－]?{NUMBER})\s?(?:℃|°C)", lambda m: f"{_degrees(m[1])}摄氏度"),
    _rule("money", rf"(US\$|[￥¥$€£])\s?({NUMBER})([万亿]?)", lambda m: f"{cardinal(m[2])}{m[3]}{MONEY[m[1]]}"),
    _rule("speeds", rf"({NUMBER})\s?(?:km/h|公里/小时|公里/时)", lambda m: f"每小时{cardinal(m[1])}公里"),
    _rule(
        "units",
        rf"(?<=[0-9多余])\s?({'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?![A-Za-z])",
        lambda m: UNITS[m[1]],
    ),
    _rule(
        "per",
        r"(?<=[\u3400-\u9fff])/(?=(?:平方米|立方米|亩|人|天|日|小时|年|月|吨|公斤|斤|户|次|辆)(?![\u3400-\u9fff]))",
        lambda _: "每",
    ),
    _rule("decades", r"(?<!\d)(\d0)(?=年代)", lambda m: cardinal(m[1])),
    _rule("born in", r"(?<!\d)(\d0)(?=后(?![\u3400-\u9fff]{0,2}[天年月日]))", lambda m: digits(m[1])),
    _rule("roads", r"(?<!\d)(\d{3})(?=国道|省道|县道)", lambda m: _called(m[1])),
    _rule("types of aircraft and the like", r"(?<=[\u3400-\u9fff])-(\d{1,4})(?![\d-])", lambda m: cardinal(m[1])),
    _rule("grades", r"(?<![A-Za-z])(A{2,5})级", lambda m: f"{cardinal(str(len(m[1])))}A级"),
    _rule(
        "numbered things",
        r"(?<![A-Za-z0-9])([A-Za-z]{1,4}-?|[浙京沪津渝苏皖赣闽粤湘鄂豫鲁冀晋陕甘青川黔滇桂琼吉黑辽蒙藏新宁][A-Z]·?)(\d{1,6}(?:\.\d)?)(?![\d.]*\d)",
        _letters_and_digits,
    ),
    _rule(
        "ordinal ranges",
        rf"第(\d{{1,6}}){DASH}(\d{{1,6}})",
        lambda m: f"第{cardinal(m[1])}到{cardinal(m[2])}",
    ),
    _rule("ordinals", r"第(\d{1,8})", lambda m: f"第{cardinal(m[1])}"),
    _rule(
        "ranges",
        rf"(?<![\d.])({NUMBER})([万亿千百]?[\u3400-\u9fff]?){DASH}({NUMBER})((?:[万亿千百])?)(?![\d-])",
        _range,
    ),
    _rule("fractions", r"(?<![\d/])(\d{1,3})/(\d{1,4})(?![\d/])", lambda m: f"{cardinal(m[2])}分之{cardinal(m[1])}"),
    _rule("list marks", r"[①-⑳]", lambda m: CIRCLED[m[0]]),
    _rule("list marks", r"[Ⅰ-Ⅹ]", lambda m: ROMAN[m[0]]),
    _rule("list marks", r"^\s?[(（](\d{1,2})[)）]", lambda m: f"（{cardinal(m[1])}）"),
    _rule("list marks", r"^\s?(\d{1,2})[.．、]\s?(?=\D)", lambda m: f"{cardinal(m[1])}、"),
    _rule("more than", rf"({NUMBER})\+(?=[\u3400-\u9fff]|$)", lambda m: f"{cardinal(m[1])}多"),
    _rule("signs", r"[×=≥≤±><&+](?=\s?[\w\u3400-\u9fff])", lambda m: SIGNS[m[0]]),
    _rule("long codes", r"(?<![\d.,])(0\d+|\d{17,})(?![\d.])", lambda m: _called(m[1])),
    _rule("fillers", r"(?<=[\u3400-\u9fff])/(?=[\u3400-\u9fff])", lambda _: "、"),
)
