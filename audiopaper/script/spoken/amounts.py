"""Amounts: percentages, scores, temperatures, money, rates, ranges, counts."""

from __future__ import annotations

import re

from audiopaper.script.spoken.numerals import cardinal, counted, digits, quantity
from audiopaper.script.spoken.rule import DASH, HANZI, MINUS, NUMBER, SPAN, Rule, alternatives, rule, said_span
from audiopaper.script.spoken.units import COUNTED, MONEY, PER, UNITS

COLON = r"\s?[:：∶]\s?"
PERCENT = {"%": "百分之", "‰": "千分之", "‱": "万分之"}
SCORES = (
    "比分|战胜|击败|力克|险胜|大胜|完胜|小胜|负于|不敌|战平|逼平|取胜|获胜|胜出|夺冠|领先|落后|逆转|横扫|扳平|告负|惜败"
    "|淘汰|击溃|完败|赢|输|拿下|告捷|平局|握手言和|[踢打战扳追]成|[首次末]局|决胜局|[一二三四五六七]局|第\\d局|[首末]节"
    "|半场|终场|盘分|点球|直落|连胜|[零三]连|大比分"
)
RATIOS = "比例|之比|配比|比为|稀释|赔率|比率|水灰|兑"
ENDS_RANGE = (
    "年|个月|月|日|号(?!楼)|时|点|分钟|分|秒|元|岁|万|亿|吨|公斤|千克|克|斤|公里|千米|米|厘米|毫米|里|亩|公顷|度|级|人次|人|天|小时|"
    "个百分点|个|名|届|期|版|层|倍|次|成|折|平方米|平方公里|立方米|户|家|周|周岁|头|只|台|辆|℃|°C|°|%|‰|㎡|m²|km|kg|mm|cm|m|g|ml|mL|L"
)
LONE = r"(?<![\d.:：/-])"


def _score(found: re.Match[str]) -> str:
    return f"{cardinal(found[1])}比{cardinal(found[2])}"


def _percent(found: re.Match[str]) -> str:
    amount = "百" if found[2] == "100" and found[3] == "%" else cardinal(found[2])
    return SIGNED.get(found[1], "") + PERCENT[found[3]] + amount


SIGNED = {**dict.fromkeys(MINUS, "负"), "+": "正", "±": "正负"}


def _percents(found: re.Match[str]) -> str:
    name = PERCENT[found[4]]
    low = SIGNED.get(found[1][:1], "") + name + cardinal(found[1].lstrip(MINUS))
    return f"{low}{said_span(found[2])}{name}{cardinal(found[3])}"


def degrees(text: str) -> str:
    """Temperatures below zero are 零下."""
    return ("零下" if text[0] in MINUS else "") + cardinal(text.lstrip(MINUS + "+"))


def _warmth(found: re.Match[str]) -> str:
    return f"{degrees(found[1])}{said_span(found[2])}{degrees(found[3])}摄氏度"


def _unit(printed: str) -> str:
    return UNITS.get(printed, printed)


def _each(per: str) -> str:
    """每人每年 for 人·年."""
    return "".join(f"每{_unit(each)}" for each in ([per] if per in UNITS else per.split("·")))


def _rate(found: re.Match[str]) -> str:
    low, sign, high, tens, many, unit, base, per = found.groups()
    one = _unit(unit)
    first = f"{counted(low, (many or '') + one)}{said_span(sign)}" if low else ""
    each = f"每{counted(base, per)}{_unit(per)}" if base else _each(per)
    return f"{each}{first}{counted(high, (tens or many or '') + one)}{tens or ''}{many or ''}{one}"


def _money(found: re.Match[str]) -> str:
    sign, low, span, high, many = found.groups()
    unit = MONEY[sign]
    first = f"{counted(low, many + unit)}{said_span(span)}" if low else ""
    return f"{first}{counted(high, many + unit)}{many}{unit}"


def _range(found: re.Match[str]) -> str:
    low, few, sign, high, many, unit, following = found.groups()
    measure = (many or "") + _unit(unit or "")
    after = measure or following or ""
    return f"{counted(low, few + after)}{few}{said_span(sign)}{counted(high, after)}{measure}"


def _fraction(found: re.Match[str]) -> str:
    return f"{cardinal(found[2])}分之{cardinal(found[1])}"


def _count(found: re.Match[str]) -> str:
    number, many, unit, following = found.groups()
    measure = (many or "") + _unit(unit or "")
    return counted(number, measure or following or "") + measure


UNIT = alternatives(UNITS)
MEASURED = rf"(?:([多余]?[万亿]{{0,2}})\s?({UNIT})(?![A-Za-z0-9]))?(?=([多余]?[{HANZI}]{{1,3}})?)"
"""After a number: a unit in letters, which is said with it, or Hanzi, which are only looked at."""
SLASHED = rf"(?:{alternatives(COUNTED)}|{UNIT})"
PERS = rf"(?:{alternatives(PER)}|{UNIT}|d|a)"

EARLY: tuple[Rule, ...] = (
    rule(
        "ranges with two units",
        rf"(?<=\d)(多?[万亿千百]?(?:{ENDS_RANGE})|[万亿])(?:——?|－|–|―|-|−|~|～|〜)(?=[{MINUS}]?\d|[次翌][年日]|[上下]午|今|至今)",
        lambda m: f"{m[1]}到",
    ),
)
"""Before all other rules: what a dash means is plain where units stand before it."""

AMOUNTS: tuple[Rule, ...] = (
    rule("scores", rf"(?<![\d.:：])(\d{{1,3}}){COLON}(\d{{1,3}})(?![\d:：])", _score, where=SCORES),
    rule(
        "scores",
        rf"(?<![\d.{MINUS}])(\d{{1,3}}){DASH}(\d{{1,3}})(?![\d.{MINUS}]|[年月日天岁个名人元号小次位家分场])",
        _score,
        where=SCORES,
    ),
    rule(
        "ratios",
        rf"(?<![\d.:：])({NUMBER}){COLON}({NUMBER}){COLON}({NUMBER})(?![\d:：])",
        lambda m: "比".join(map(cardinal, m.groups())),
        where=RATIOS,
    ),
    rule("ratios", rf"(?<![\d.:：])({NUMBER}){COLON}({NUMBER})(?![\d:：])", _score, where=RATIOS),
)
"""Before times, which look alike."""

MEASURES: tuple[Rule, ...] = (
    rule("ratios", rf"(?<![\d.:：])({NUMBER}){COLON}({NUMBER})(?![\d:：])", _score),
    rule(
        "ranges of percentages",
        rf"(?<![\d.])((?:(?<![{HANZI}])[{MINUS}])?{NUMBER})({SPAN})({NUMBER})\s?([%‰])",
        _percents,
    ),
    rule("percentages", rf"(?<![\d.])([{MINUS}+±]?)({NUMBER})\s?([%‰‱])", _percent),
    rule(
        "ranges of temperatures",
        rf"(?<![\d.])([{MINUS}+]?{NUMBER})({SPAN}|/)([{MINUS}+]?{NUMBER})\s?(?:℃|°C)",
        _warmth,
    ),
    rule("temperatures", rf"(?<![\d.])([{MINUS}+]?{NUMBER})\s?(?:℃|°C)", lambda m: f"{degrees(m[1])}摄氏度"),
    rule(
        "money",
        rf"({alternatives(MONEY)})\s?(?:({NUMBER})({DASH}))?({NUMBER})([万亿]{{0,2}})(?:元(?!/))?(?![万亿])",
        _money,
    ),
    rule(
        "rates",
        rf"(?<![\d.])(?:({NUMBER})({SPAN}))?({NUMBER})([多余])?([万亿千]{{0,2}})\s?({SLASHED})/(\d{{1,4}})?({PERS}(?:·{PERS})?)(?![A-Za-z0-9])",
        _rate,
    ),
    rule("rates", rf"(?<=[{HANZI}])/(?=(?:{alternatives(PER)})(?![{HANZI}]))", lambda _: "每"),
    rule(
        "blood pressure",
        r"(?<![\d/.])(\d{2,3})/(\d{2,3})\s?(?:mmHg|毫米汞柱)",
        lambda m: f"{cardinal(m[1])}，{cardinal(m[2])}毫米汞柱",
    ),
    rule(
        "blood pressure",
        r"(?<![\d/.])([12]\d\d|[89]\d)/([4-9]\d|1[0-4]\d)(?![\d/.])",
        lambda m: f"{cardinal(m[1])}比{cardinal(m[2])}",
        where="血压|收缩压|舒张压",
    ),
    rule("fractions", r"(?<![\d/.])(\d{1,4})\s?/\s?(\d{1,5})(?![\d/.])", _fraction),
    rule(
        "more than",
        rf"({NUMBER})\+(?=[{HANZI}])(?=[万亿个名人项家种条位场次件所座户款])",
        lambda m: f"{quantity(m[1])}多",
    ),
    rule(
        "degrees",
        rf"(?<![\d.])({NUMBER})°(?:(\d{{1,2}})[′'])?(?:(\d{{1,2}})[″\"])?",
        lambda m: "".join(
            cardinal(number) + name for number, name in zip(m.groups(), ("度", "分", "秒"), strict=True) if number
        ),
    ),
    rule("inches", rf"({NUMBER})[″](?!\d)", lambda m: f"{quantity(m[1])}英寸"),
    rule(
        "lengths of sport",
        r"(?<![\d.])(\d{1,2})米(\d\d)(?![\d.]|[个万亿元米厘人名高多余])",
        lambda m: f"{counted(m[1], '米')}米{digits(m[2])}",
        where="成绩|跳远|跳高|铅球|铁饼|标枪|链球|纪录|投掷|冠军",
    ),
    rule(
        "heights",
        r"(?<![\d.])([12])米(\d\d?)(?![\d.]|[个万亿元米厘人名高多余])",
        lambda m: f"{counted(m[1], '米')}米{digits(m[2])}",
    ),
)
"""After times."""

COUNTS: tuple[Rule, ...] = (
    rule("ranges", rf"{LONE}({NUMBER})([万亿千百]?)({SPAN})({NUMBER})(?![\d.]|[-—]\d){MEASURED}", _range),
    rule("discounts", r"(?<![\d.])([1-9]{2})(?=折)", lambda m: digits(m[1])),
    rule("seats", r"(?<!\d)2(?=排\d{1,3}[座号])", lambda _: "二"),
    rule("issues of a paper", r"(?<=[每逢][周月季年旬])2(?=期)", lambda _: "两"),
    rule(
        "storeys",
        r"(?:^|(?<=[，。；、：（]))2(?=层(?:为|是|设|有|则|[东西南北]|大厅|展厅|办公|会议|食堂|餐厅|住))",
        lambda _: "二",
    ),
    rule("lists of numbers", rf"(?<![\d.])2(?=[、和或]\d{{1,2}}(?!\d)[{HANZI}])", lambda _: "二"),
    rule("negative", rf"(?:^|(?<=[^\dA-Za-z]))[{MINUS}](?=\d)", lambda _: "负"),
    rule("positive", rf"(?:^|(?<=[^\dA-Za-z{HANZI}”]))\+(?=\d)", lambda _: "正"),
    rule("counts", rf"(?<![\d.])({NUMBER})(?!\d){MEASURED}(?!\s?[a-zμ])", _count),
)
"""Last: whatever number is left is a count, but for those before letters that are no unit we know: wetext's."""
